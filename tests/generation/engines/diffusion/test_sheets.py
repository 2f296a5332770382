"""Everybody on one picture, and the words for who is where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from generation.engines.diffusion.sheets import sheet_of, words_for
from generation.engines.footage import Unreadable
from generation.engines.protocol import Cameo

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def cameo(handle: str, kind: str, still: Path, cutout: Path | None = None) -> Cameo:
    return Cameo(handle=handle, kind=kind, stills=(still,), cutout=cutout)  # type: ignore[arg-type]


def painted(path: Path, colour: tuple[int, ...], size: tuple[int, int] = (60, 90)) -> Path:
    Image.new("RGB" if len(colour) == 3 else "RGBA", size, colour).save(path)
    return path


@pytest.fixture
def three(tmp_path: Path) -> tuple[Cameo, ...]:
    colours = {"ana": RED, "rex": GREEN, "cup": BLUE}
    kinds = {"ana": "person", "rex": "pet", "cup": "thing"}
    return tuple(
        cameo(name, kinds[name], painted(tmp_path / f"{name}.png", colour))
        for name, colour in colours.items()
    )


def middle(sheet: npt.NDArray[np.uint8], across: float, down: float) -> tuple[int, ...]:
    return tuple(sheet[int(sheet.shape[0] * down), int(sheet.shape[1] * across)].tolist())


def test_people_stand_side_by_side_on_black_each_whole(three: tuple[Cameo, ...]) -> None:
    sheet = sheet_of(three, 1280, 720)

    assert sheet.shape == (720, 1280, 3)
    assert [middle(sheet, x, 0.5) for x in (1 / 6, 3 / 6, 5 / 6)] == [RED, GREEN, BLUE]
    assert not sheet[:, [0, 426, 853, -1]].any(), "between them there is nothing"
    assert not sheet[[0, -1]].any()
    red = np.argwhere((sheet == RED).all(axis=2))
    tall, wide = np.ptp(red, axis=0) + 1
    assert tall / wide == pytest.approx(90 / 60, rel=0.03), "neither cropped nor stretched"
    assert wide == pytest.approx(1280 / 3 * 0.92, abs=3), "as large as there is room"


def test_in_an_upright_clip_they_stand_one_above_the_other(three: tuple[Cameo, ...]) -> None:
    sheet = sheet_of(three[:2], 720, 1280)

    assert [middle(sheet, 0.5, y) for y in (1 / 4, 3 / 4)] == [RED, GREEN]


def test_what_is_cut_out_is_shown_without_its_background(tmp_path: Path) -> None:
    still = painted(tmp_path / "still.png", RED)
    cutout = Image.new("RGBA", (200, 200), (255, 255, 255, 0))
    cutout.paste((*GREEN, 255), (80, 90, 120, 110))
    cutout.save(tmp_path / "cut.png")

    sheet = sheet_of([cameo("ana", "person", still, tmp_path / "cut.png")], 640, 320)

    green = np.argwhere((sheet == GREEN).all(axis=2))
    assert np.ptp(green, axis=0) + 1 == pytest.approx([294, 589], abs=3), "nothing clear around it"
    assert {tuple(colour) for colour in np.unique(sheet.reshape(-1, 3), axis=0).tolist()} == {
        GREEN,
        (0, 0, 0),
    }


@pytest.mark.parametrize("broken", ["empty", "no picture"])
def test_a_cut_out_that_shows_nothing_is_said(tmp_path: Path, broken: str) -> None:
    still, cut = painted(tmp_path / "still.png", RED), tmp_path / "cut.png"
    painted(cut, (0, 0, 0, 0)) if broken == "empty" else cut.write_bytes(b"nothing")

    with pytest.raises(Unreadable, match="Choose another one"):
        sheet_of([cameo("ana", "person", still, cut)], 64, 64)


def test_the_words_say_who_is_where_by_the_names_in_the_prompt(three: tuple[Cameo, ...]) -> None:
    assert words_for(three, 1280, 720) == (
        "Left (Character): @ana, a person, their face seen from the front."
        " Middle (Character): @rex, a pet, seen whole."
        " Right (Prop): @cup, a thing, seen whole."
    )
    assert words_for(three[:2], 720, 1280).startswith("Top (Character): @ana")
    assert "Bottom (Character): @rex" in words_for(three[:2], 720, 1280)
    assert words_for(three[:1], 720, 1280).startswith("Centre (Character): @ana")
