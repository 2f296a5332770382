"""Ten styles: each looks different at a glance, and none costs the speed."""

from __future__ import annotations

from functools import cache
from itertools import combinations, islice
from pathlib import Path
from time import process_time

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.picture.manner import grown
from generation.engines.animatic.scene import Style
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.protocol import Clip, Frame, RenderOrder
from generation.engines.workspace import FolderWorkspace

PROMPT = "A girl in a yellow coat and a fox walk through a forest"


def made(style: Style, size: tuple[int, int] = (640, 360)) -> Clip:
    engine = AnimaticEngine()
    order = RenderOrder(
        prompt=PROMPT, width=size[0], height=size[1], seconds=4, seed=3, style=style, sound=False
    )
    nowhere = FolderWorkspace(Path("/nonexistent"))
    return engine.render(engine.plan(order), workspace=nowhere, report=lambda *_: None)


@cache
def first_frames(style: Style) -> list[Frame]:
    return [frame.copy() for frame in islice(made(style).frames, 4)]


def features(style: Style) -> npt.NDArray[np.float64]:
    """Measure what the eye notices first: brightness, colour, contrast, fine detail."""
    picture = first_frames(style)[0][:, :, :3].astype(np.float64)
    grey = picture.mean(axis=2)
    colour = picture.max(axis=2) - picture.min(axis=2)
    detail = np.abs(np.diff(grey, axis=1)).mean()
    tint = picture.mean(axis=(0, 1)) - grey.mean()
    return np.array([grey.mean(), grey.std(), colour.mean(), 4 * detail, *tint])


def test_there_are_ten_and_each_is_offered() -> None:
    assert len(Style) == 10
    assert AnimaticEngine().capabilities().styles == tuple(Style)


def test_no_two_styles_look_alike() -> None:
    for one, other in combinations(Style, 2):
        apart = np.linalg.norm(features(one) - features(other))
        differ = np.abs(first_frames(one)[0].astype(np.int16) - first_frames(other)[0]).mean()
        assert apart > 6, (one, other)
        assert differ > 6, (one, other)


@pytest.mark.parametrize("style", [Style.CLAYMATION, Style.PAPERCUT])
def test_what_is_moved_by_hand_moves_on_twos(style: Style) -> None:
    first, second, third, fourth = first_frames(style)

    assert np.array_equal(first, second)
    assert np.array_equal(third, fourth)
    assert not np.array_equal(second, third)


def test_what_is_filmed_moves_at_every_frame() -> None:
    first, second, *_ = first_frames(Style.ANIME)

    assert not np.array_equal(first, second)


@pytest.mark.parametrize("style", list(Style)[4:])
def test_a_style_keeps_the_speed(style: Style) -> None:
    """A second of 720p takes no more of the processor than a second, outlines and glow included."""
    frames = made(style, (1280, 720)).frames
    next(frames)  # the set is built once

    began = process_time()
    for _ in range(24):
        next(frames)

    assert process_time() - began < 1.0


def test_a_shape_grows_round() -> None:
    shape = np.zeros((41, 41), np.uint8)
    shape[20, 20] = 255

    wide = grown(shape, 10)

    rows, columns = np.nonzero(wide)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (10, 30, 10, 30)
    assert wide[11, 11] == 0
    assert grown(shape, 0) is shape


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("anime", Style.ANIME),
        ("pencil sketch", Style.PENCIL),
        ("claymation", Style.CLAYMATION),
        ("stop motion", Style.CLAYMATION),
        ("comic book", Style.COMIC),
        ("synthwave", Style.NEON),
        ("papercut", Style.PAPERCUT),
        ("アニメ風", Style.ANIME),
        ("剪纸", Style.PAPERCUT),
    ],
)
def test_a_prompt_names_its_style(words: str, style: Style) -> None:
    assert write_screenplay(f"A cat, {words}", seconds=4, seed=1).style is style


def test_things_are_not_taken_for_styles() -> None:
    scene = write_screenplay("A pencil on a table under neon lights", seconds=4, seed=1)

    assert scene.style is Style.CINEMATIC


def test_the_sheet_in_the_documentation_shows_all_of_them() -> None:
    sheet = Path(__file__).parents[3] / "docs" / "styles.webp"

    assert sheet.stat().st_size < 400_000
    with Image.open(sheet) as picture:
        assert picture.height >= len(Style) / 2 * 270


def test_the_sheet_of_prompts_shows_every_one_of_its_list() -> None:
    root = Path(__file__).parents[3]
    prompts = (root / "benchmarks" / "sheet_prompts.txt").read_text().splitlines()

    assert len(prompts) == 24
    assert (root / "docs" / "prompts.webp").stat().st_size < 400_000
    with Image.open(root / "docs" / "prompts.webp") as picture:
        assert picture.height >= len(prompts) / 4 * 180
