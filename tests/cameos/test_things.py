"""A pet or a thing needs no liveness, but must not bring a person along."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import skia
from PIL import Image

from cameos.checking import Challenge, Thresholds, Verdict, check_photo, check_thing, models
from tests.cameos.heads import Held, Picture, Room, filmed, person
from tests.cameos.takes import Take, write_mp4

ROOM = Room(width=320, height=240)


def teapot() -> Picture:
    """Draw a blue pot on a table before a wall."""
    surface = skia.Surface(ROOM.width, ROOM.height)
    with surface as canvas:
        canvas.drawColor(skia.ColorSetRGB(205, 196, 180))
        canvas.drawRect(
            skia.Rect(0, 190, 320, 240), skia.Paint(Color=skia.ColorSetRGB(150, 110, 80))
        )
        paint = skia.Paint(AntiAlias=True, Color=skia.ColorSetRGB(30, 70, 160))
        canvas.drawOval(skia.Rect(100, 90, 220, 200), paint)
        canvas.drawRect(skia.Rect(210, 120, 270, 135), paint)
        canvas.drawCircle(160, 86, 12, paint)
    return np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3], np.uint8)


def film_of(folder: Path, *frames: Picture) -> Path:
    shown = [frame for frame in frames for _ in range(12)]
    return write_mp4(Take(frames=shown, sound=np.zeros(48_000, np.float32)), folder / "film.mp4")


def test_a_thing_is_cut_out(asked: Challenge, tmp_path: Path) -> None:
    report = check_thing(film_of(tmp_path, teapot()), Thresholds())

    still, cutout = report.references
    clear = np.asarray(Image.open(io.BytesIO(cutout.content)))[..., 3]
    assert report.verdict is Verdict.ACCEPT
    assert (still.kind, cutout.kind) == ("front", "cutout")
    assert cutout.width < still.width * 0.7
    assert clear[clear.shape[0] // 2, clear.shape[1] // 3] == 255
    assert clear[0, 0] == 0


@pytest.mark.parametrize("size", [0.2, 0.07], ids=["near", "far"])
def test_a_person_is_found_out_also_in_part_of_the_film(
    size: float, asked: Challenge, tmp_path: Path
) -> None:
    somebody = filmed(person(5), Held(x=1.0), Room(width=640, height=480, size=size))
    alone = np.asarray(Image.fromarray(teapot()).resize((640, 480)))

    report = check_thing(film_of(tmp_path, alone, somebody), Thresholds())

    assert report.verdict is Verdict.REFUSE
    assert report.reasons == ["There is a person in it. Show the pet or the thing alone."]


def test_without_the_networks_a_person_looks_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.network.cache_clear()

    report = check_thing(film_of(tmp_path, teapot()), Thresholds())

    models.network.cache_clear()
    assert report.verdict is Verdict.UNSURE
    assert [reference.kind for reference in report.references] == ["front", "cutout"]


def test_what_is_of_one_shade_has_no_outline(tmp_path: Path) -> None:
    photo = tmp_path / "photo"
    Image.new("RGB", (320, 240), "grey").save(photo, "PNG")

    report = check_photo(photo, Thresholds())

    assert report.verdict is Verdict.ACCEPT
    assert [reference.kind for reference in report.references] == ["front"]
