"""Who does something together: side by side on a seat, round a fire, in each other's arms."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import channels
from generation.engines.animatic.picture.costumes import COSTUMES
from generation.engines.animatic.scene import Body, Motion, Place, Shot
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.tracks import width
from generation.engines.animatic.world import simulate
from tests.generation.engines.test_picture import action_of, drawn, person, shot_of

FPS: Final = 24.0


def shot_for(prompt: str) -> Shot:
    return write_screenplay(prompt, seconds=2, seed=4).shots[0]


def poses_of(shot: Shot) -> dict[str, list[Pose]]:
    action = simulate(shot, (), fps=FPS, aspect=16 / 9, seed=4)
    return {each.name: [frame[at] for frame in action.poses] for at, each in enumerate(shot.actors)}


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("Two friends sit on a bench in the park", 2),
        ("Three women sit on a sofa and laugh", 3),
        ("An old couple sits on a pew", 2),
    ],
)
def test_each_has_a_place_of_their_own_on_a_seat_and_looks_at_the_others(
    prompt: str, count: int
) -> None:
    shot = shot_for(prompt)
    poses = poses_of(shot)

    people = [each for each in shot.actors if each.body is Body.PERSON]
    at = sorted((poses[each.name][0].x, poses[each.name][0].facing) for each in people)
    (seat,) = (each for each in shot.actors if each.name == people[0].rides)
    assert len(people) == count
    assert all(poses[each.name][-1].seated for each in people)
    assert np.diff([x for x, _ in at]).min() >= width(people[0])
    assert at[-1][0] - at[0][0] < count / 2 * width(seat)
    assert (at[0][1], at[-1][1]) == (1, -1)


def test_people_sit_round_a_campfire_that_is_in_their_middle() -> None:
    shot = shot_for("Two people sing round a campfire at night")
    poses = poses_of(shot)
    left, right = sorted(
        (poses[each.name][0] for each in shot.actors if each.body is Body.PERSON),
        key=lambda pose: pose.x,
    )

    assert left.x < poses["campfire"][0].x < right.x
    assert (left.facing, right.facing) == (1, -1)
    assert [left.grounded, right.grounded] == [True, True]
    assert shot.place is Place.FOREST
    assert "fire" in shot.sounds


@pytest.mark.parametrize(
    ("prompt", "most"),
    [("Two friends hug", 0.2), ("A couple kisses", 0.3), ("Two men shake hands", 0.55)],
)
def test_two_who_touch_are_within_reach_and_face_to_face(prompt: str, most: float) -> None:
    shot = shot_for(prompt)
    poses = poses_of(shot)

    first, second = (poses[each.name][-1] for each in shot.actors[:2])
    assert 0 < (second.x - first.x) / shot.actors[0].height <= most
    assert (first.facing, second.facing) == (1, -1)


def test_two_who_dance_together_turn_about_each_other() -> None:
    action = simulate(
        shot_for("A couple waltzes").model_copy(update={"seconds": 4}),
        (), fps=FPS, aspect=16 / 9, seed=4,
    )  # fmt: skip

    between = np.array([second.x - first.x for first, second, *_ in action.poses])
    assert between.min() < -0.3 < 0.3 < between.max()
    assert np.abs(np.diff(between)).max() < 0.1


def test_a_mermaid_has_a_tail_and_no_feet() -> None:
    mermaid = person("mermaid", Motion.STAND)
    frame = drawn(action_of(shot_of(mermaid), [[Pose(x=0, y=0)]]))[0]
    bare = drawn(action_of(shot_of(), [[Pose(x=0, y=0)]]))[0]

    changed = (np.abs(frame.astype(int) - bare).max(axis=2) > 24).nonzero()
    rows, columns = changed[0], changed[1]
    low = rows > rows.max() - 0.35 * (rows.max() - rows.min())
    red, green, blue = frame[rows[low], columns[low]][:, :3].mean(axis=0)
    tail = channels(int(COSTUMES["mermaid"]["bottom"]))
    assert tail[1] > tail[0]
    assert min(green, blue) > red


def test_a_fence_goes_on_beyond_the_picture_in_its_colour() -> None:
    shot = shot_for("A white fence around a garden").model_copy(update={"place": Place.FOREST})
    rest = Pose(x=0, y=0)
    fenced = drawn(action_of(shot, [[rest] * len(shot.actors)]))[0].astype(int)
    bare = drawn(action_of(shot.model_copy(update={"actors": ()}), [[]]))[0].astype(int)

    changed = np.abs(fenced - bare).max(axis=2) > 24
    columns = changed.any(axis=0)
    assert [each.kind for each in shot.actors] == ["fence"]
    assert [columns[:20].any(), columns[-20:].any()] == [True, True]
    red, green, blue = fenced[changed][:, :3].mean(axis=0)
    assert min(red, green, blue) > 140
    assert max(red, green, blue) - min(red, green, blue) < 40
