"""What hides what: who is behind something, who is in a cab, and fireworks behind everybody."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engines.animatic.action import Pose
from generation.engines.animatic.hiding import stand_by
from generation.engines.animatic.picture.cabs import cab_of
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.sprites import sprite_of
from generation.engines.animatic.riding import CABS
from generation.engines.animatic.scene import Actor, Body, Motion, Where
from generation.engines.animatic.tracks import Clock, Track
from generation.engines.animatic.vocabulary import thing
from tests.generation.engines.test_picture import Picture, action_of, drawn, shot_of

CLOCK = Clock(frame_count=24, fps=24, seed=1)


def actor(kind: str, height: float, **more: object) -> Actor:
    noun = thing(kind, kind)
    known = {"name": kind, "kind": kind, "body": noun.body, "emoji": noun.emoji, "height": height}
    return Actor.model_validate({**known, **more})


def seen(*actors: Actor) -> Picture:
    """Draw everybody at one place, on a bare stage."""
    return drawn(action_of(shot_of(*actors), [[Pose(x=0, y=0)] * len(actors)]))[0]


def changed(one: Picture, other: Picture) -> int:
    return int((np.abs(one.astype(int) - other.astype(int)).max(axis=2) > 24).sum())


@pytest.mark.parametrize(
    ("kind", "where", "hidden"),
    [
        ("house", Where.BEHIND, True),
        ("house", Where.BEFORE, False),
        ("house", Where.BESIDE, False),
        ("package", Where.INSIDE, True),
        ("tent", Where.INSIDE, False),
    ],
)
def test_who_is_behind_is_hidden_and_who_is_before_is_not(
    kind: str, where: Where, hidden: bool
) -> None:
    mark = actor(kind, 4.0)
    dog = actor("dog", 0.6)
    alone = seen(mark)

    shown = changed(alone, seen(mark, dog.model_copy(update={"by": kind, "where": where})))

    in_front = changed(alone, seen(mark, dog))
    assert in_front > 100
    assert shown < 0.25 * in_front if hidden else shown >= 0.9 * in_front


def test_what_somebody_behind_holds_is_behind_too() -> None:
    house, lamp = actor("house", 4.0), actor("wrapped gift", 0.5, held_by="dog")
    dog = actor("dog", 0.6, by="house", where=Where.BEHIND)

    assert changed(seen(house), seen(house, dog, lamp)) < 60


def test_who_is_behind_a_tree_looks_out_from_it_and_keeps_to_it() -> None:
    tree, cat = actor("deciduous tree", 4.5), actor("cat", 0.4, where=Where.BEHIND)
    base = Track.resting(24, 2.0)

    track = stand_by(cat, tree, base, CLOCK)

    assert np.all(track.x - 2.0 > 0.3 * tree.height * 0.8)
    assert np.all(track.x - 2.0 < 0.6 * tree.height)
    assert np.all(track.y == 0)


def test_who_is_in_a_box_is_seen_above_its_rim() -> None:
    box, cat = actor("package", 0.6), actor("cat", 0.4, where=Where.INSIDE)

    track = stand_by(cat, box, Track.resting(24, 0.0), CLOCK)

    assert track.y[0] < box.height < track.y[0] + cat.height


@pytest.mark.parametrize("kind", sorted(CABS))
def test_every_cab_has_a_window_for_its_driver(kind: str) -> None:
    sprite = sprite_of(actor(kind, 2.0), Ink(lambda rgb: rgb))

    cab = cab_of(sprite)

    assert cab is not None
    assert 0.4 < cab.box.centerY() < 1.0


def test_a_driver_is_seen_in_the_window_and_nowhere_else() -> None:
    car = actor("automobile", 1.5)
    driver = actor("cat", 0.4, rides="automobile", motion=Motion.DRIVE)

    empty, driven = seen(car), seen(car, driver)

    rows, columns = np.nonzero(np.abs(empty.astype(int) - driven.astype(int)).max(axis=2) > 24)
    assert len(rows) > 40
    assert np.ptp(rows) < 0.3 * 1.5 / 4.5 * empty.shape[0]
    assert np.ptp(columns) < 1.0 * 1.5 / 4.5 * empty.shape[0]


def test_fireworks_burst_above_and_behind_everybody() -> None:
    show = Actor(name="fireworks", kind="fireworks", body=Body.THING, height=6.0)
    action = action_of(shot_of(show), [[Pose(x=0, y=0)]] * 40)
    frames, bare = drawn(action), drawn(action_of(shot_of(), [()] * 40))

    lit = [changed(one[:90], other[:90]) for one, other in zip(frames, bare, strict=True)]

    assert max(lit) > 150
    assert changed(frames[30][140:], bare[30][140:]) == 0


@pytest.mark.parametrize("motion", [Motion.SLEEP, Motion.LIE, Motion.SIT])
def test_animals_that_rest_have_their_legs_folded(motion: Motion) -> None:
    horse = actor("horse", 1.8)
    standing, bare = (
        drawn(action_of(shot_of(*cast), [[Pose(x=0, y=0)] * len(cast)]))[0]
        for cast in ((horse,), ())
    )
    resting = drawn(action_of(shot_of(horse), [[Pose(x=0, y=0, motion=motion)]]))[0]

    tops = [
        np.nonzero(np.abs(each.astype(int) - bare.astype(int)).max(axis=2) > 60)[0].mean()
        for each in (standing, resting)
    ]

    assert tops[1] > tops[0] + 2
