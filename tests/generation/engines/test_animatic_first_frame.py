"""A given picture: the clip begins with it, then moves over it or turns into the drawn scene."""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.picture.board import Board
from generation.engines.animatic.scene import Daylight
from generation.engines.protocol import Clip, EngineError, Frame, RenderOrder, Source
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip

SIZE = (640, 360)


def order(prompt: str, **changes: Any) -> RenderOrder:
    asked = {"width": SIZE[0], "height": SIZE[1], "seconds": 5, "seed": 5, **changes}
    return RenderOrder(prompt=prompt, **asked)


def rendered(asked: RenderOrder) -> Clip:
    engine = AnimaticEngine()
    nowhere = FolderWorkspace(Path("/nonexistent"))
    return engine.render(engine.plan(asked), workspace=nowhere, report=lambda *_: None)


def frames(clip: Clip, *wanted: int) -> list[Frame]:
    seen = dict(enumerate(islice(clip.frames, max(wanted) + 1)))
    return [seen[number] for number in wanted]


def likeness(first: Frame, second: Frame) -> float:
    one, other = (picture[::4, ::4, :3].astype(float).ravel() for picture in (first, second))
    return float(np.corrcoef(np.stack((one, other)))[0, 1])


@pytest.fixture(scope="module")
def picture() -> Frame:
    """Coloured patches of many sizes, as in a photograph."""
    rng = np.random.default_rng(3)
    image = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    for size in (90, 45, 15):
        cells = rng.integers(0, 86, (SIZE[1] // size + 1, SIZE[0] // size + 1, 3), np.uint8)
        image[:, :, :3] += cells.repeat(size, 0).repeat(size, 1)[: SIZE[1], : SIZE[0]]
    image[:, :, 3] = 255
    return image


@pytest.fixture(scope="module")
def path(picture: Frame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("start") / "start.png"
    Image.fromarray(picture).save(file)
    return file


def test_the_first_frame_is_the_picture(picture: Frame, path: Path) -> None:
    (first,) = frames(rendered(order("A woman runs on a beach", first_frame=path)), 0)

    assert np.array_equal(first, picture)


def test_with_somebody_who_acts_the_drawn_scene_takes_over(picture: Frame, path: Path) -> None:
    clip = rendered(order("A woman runs on a beach", first_frame=path))
    plain = rendered(order("A woman runs on a beach"))

    soon, later = frames(clip, 24, 80)

    assert 0.4 < likeness(soon, picture) < 0.999
    assert np.array_equal(later, frames(plain, 80)[0])
    assert "seen for 1.5 seconds, then the drawn scene" in clip.account["notes"][0]


def test_no_frame_jumps_but_the_edge_of_the_scene_sweeps_over(path: Path) -> None:
    clip = rendered(order("A woman stands on a beach", first_frame=path))

    steps = [frame.astype(np.int16) for frame in islice(clip.frames, 70)]

    changes = [np.abs(after - before).mean() for before, after in pairwise(steps)]
    assert max(changes) < 0.25 * np.abs(steps[-1] - steps[0]).mean()


def test_with_nobody_in_it_the_picture_is_moved_over_in_the_weather(
    picture: Frame, path: Path
) -> None:
    clip = rendered(order("Rain, calm music", first_frame=path))

    first, last = frames(clip, 0, 110)

    assert np.array_equal(first, picture)
    assert 0.2 < likeness(last, picture) < 0.99
    assert (last[:, :, :3] > 200).mean() > (first[:, :, :3] > 200).mean()
    assert clip.end_state is None
    assert "all the time" in clip.account["notes"][0]
    assert clip.sound is not None


def test_the_scene_takes_its_hour_from_the_picture(tmp_path: Path) -> None:
    night = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    night[..., 2] = 60
    Image.fromarray(night).save(tmp_path / "night.png")

    clip = rendered(order("A man walks in a street", first_frame=tmp_path / "night.png"))
    told = rendered(order("A man walks in a street at noon", first_frame=tmp_path / "night.png"))

    assert clip.account["shots"][0]["daylight"] == Daylight.NIGHT
    assert told.account["shots"][0]["daylight"] == Daylight.DAY


@pytest.mark.parametrize("hour", ["", " at sunset", " at night"])
@pytest.mark.parametrize("place", ["A beach", "A street", "A forest"])
def test_our_own_pictures_are_seen_at_the_hour_they_were_drawn_for(place: str, hour: str) -> None:
    clip = rendered(order(f"{place}{hour}"))

    (frame,) = frames(clip, 5)

    assert Board(frame).daylight.value == clip.account["shots"][0]["daylight"]


def test_a_picture_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")

    for name in ("broken.png", "missing.png"):
        with pytest.raises(EngineError, match="starting picture"):
            rendered(order("A cat", first_frame=tmp_path / name))


def test_another_engines_clip_is_extended_from_its_last_picture(tmp_path: Path) -> None:
    before = rendered(order("A car drives down a street", seconds=4))
    files = write_clip(before, tmp_path)
    source = Source(
        relation="extend", video=files.video, prompt="A car drives down a street", seed=5,
        seconds=4, engine="diffusion",
    )  # fmt: skip
    last = frames(rendered(order("A car drives down a street", seconds=4)), 95)[0]

    clip = rendered(order("The car stops", source=source))

    (first,) = frames(clip, 0)
    assert likeness(first, last) > 0.98
    assert "last picture of the clip before" in clip.account["notes"][1]


def test_a_clip_whose_file_is_lost_is_extended_without_it() -> None:
    source = Source(
        relation="extend", video=Path("/nonexistent.mp4"), prompt="A car drives down a street",
        seed=5, seconds=4, engine="diffusion",
    )  # fmt: skip

    clip = rendered(order("", source=source))

    assert clip.account["shots"][0]["actors"][0]["name"] == "car"
    assert len(clip.account["notes"]) == 1
