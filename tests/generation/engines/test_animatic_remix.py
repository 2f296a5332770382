"""A remix: with the same seed only that changes which the prompt changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.scene import Shot
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.world import simulate
from generation.engines.protocol import Clip, RenderOrder
from generation.engines.workspace import FolderWorkspace

SIZE = (640, 360)
Picture = npt.NDArray[np.uint8]


def made(prompt: str, seed: int = 5) -> Clip:
    engine = AnimaticEngine()
    order = RenderOrder(prompt=prompt, width=SIZE[0], height=SIZE[1], seconds=4, seed=seed)
    workspace = FolderWorkspace(Path("/nonexistent"))
    return engine.render(engine.plan(order), workspace=workspace, report=lambda *_: None)


def frames(clip: Clip, *wanted: int) -> list[Picture]:
    seen = dict(zip(range(max(wanted) + 1), clip.frames, strict=False))
    return [seen[number] for number in wanted]


def changed_box(before: Picture, after: Picture) -> tuple[int, int]:
    """Width and height of the smallest rectangle that holds every changed pixel."""
    rows, columns = np.nonzero((before != after).any(axis=2))
    return (int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1) if len(rows) else (0, 0)


def first_shot(prompt: str) -> Shot:
    return write_screenplay(prompt, seconds=4, seed=5).shots[0]


@pytest.mark.parametrize(
    ("prompt", "remix"),
    [
        ("A corgi surfs a big wave at sunset", "A corgi in a red hat surfs a big wave at sunset"),
        ("A man stands in the street", "A man in a blue cap stands in the street"),
        ("A horse runs through a forest", "A horse in a yellow beanie runs through a forest"),
    ],
    ids=["surfing corgi", "man in the street", "horse in the forest"],
)
def test_a_hat_changes_pixels_only_about_the_hat(prompt: str, remix: str) -> None:
    before, after = made(prompt), made(remix)

    for plain, hatted in zip(frames(before, 0, 40), frames(after, 0, 40), strict=True):
        width, height = changed_box(plain, hatted)
        assert 8 < width < 0.25 * SIZE[0]
        assert 4 < height < 0.3 * SIZE[1]
    assert before.sound is not None
    assert after.sound is not None
    assert np.array_equal(before.sound, after.sound)


@pytest.mark.parametrize("change", ["at night", "in the rain", "in watercolour"])
def test_light_weather_and_style_leave_every_movement_as_it_was(change: str) -> None:
    shots = [first_shot(f"A girl and a dog dance on a beach{more}") for more in ("", f" {change}")]

    plain, other = (simulate(shot, (), fps=24, aspect=16 / 9, seed=5) for shot in shots)

    assert plain.poses == other.poses
    assert plain.camera == other.camera
    assert plain.contacts == other.contacts


def test_night_keeps_the_shape_of_the_place() -> None:
    """The edges of hills, trees and path lie where they lay; only what is lit changes."""
    day, night = (frames(made(f"A forest{when}"), 30)[0].mean(axis=2) for when in ("", " at night"))

    edges = [np.abs(np.diff(picture, axis=0))[120:] > 6 for picture in (day, night)]

    overlap = (edges[0] & edges[1]).sum() / edges[1].sum()
    assert overlap > 0.6


def test_one_actor_more_moves_nobody_else() -> None:
    alone, joined = (
        simulate(first_shot(prompt), (), fps=24, aspect=16 / 9, seed=5)
        for prompt in ("A man dances on a stage", "A man and a dog dance on a stage")
    )

    assert [frame[0] for frame in joined.poses] == [frame[0] for frame in alone.poses]


def test_another_seed_casts_and_builds_anew() -> None:
    first, second = (frames(made("A woman in a forest", seed=seed), 0)[0] for seed in (5, 6))

    assert (first != second).any(axis=2).mean() > 0.1
