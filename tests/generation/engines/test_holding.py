"""Hands that hold: the thing is where the palm is, whatever the body does, and gets where it is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np
import pytest

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.clothes import Torso
from generation.engines.animatic.picture.grips import GRIPS, MOUTH, hand_of
from generation.engines.animatic.picture.holding import PALM, Hands, hands_of
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.joints import Joints, Point
from generation.engines.animatic.picture.limbs import arm, reaching
from generation.engines.animatic.picture.motions import joints
from generation.engines.animatic.picture.people import grounded, seated
from generation.engines.animatic.picture.props import Parcel
from generation.engines.animatic.picture.sprites import sprite_of
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.vocabulary import thing
from tests.generation.engines.test_picture import action_of, drawn, person, shot_of

INK: Final = Ink(lambda rgb: rgb)
HOLDER: Final = person("man")


def on_a_seat(motion: Motion, phase: float) -> Joints:
    return seated(joints(motion, phase))


def on_the_ground(motion: Motion, phase: float) -> Joints:
    return grounded(joints(motion, phase))


def held(kind: str) -> Actor:
    noun = thing(kind, kind)
    return Actor(
        name=kind, kind=kind, body=Body.THING, emoji=noun.emoji, height=noun.height, held_by="man"
    )


def palm(shoulder: Point, angles: Point) -> Point:
    _, wrist = arm(shoulder, *angles)
    turn = sum(angles)
    return wrist[0] + PALM * math.sin(turn), wrist[1] - PALM * math.cos(turn)


@pytest.mark.parametrize(
    "hand", [(0.2, 0.0), (0.1, 0.1), (0.15, -0.2), (0.02, -0.2), (-0.05, -0.28)]
)
def test_an_arm_reaches_what_is_in_its_reach_with_the_elbow_low(hand: Point) -> None:
    angles = reaching((0.0, 0.0), hand, PALM)

    assert palm((0.0, 0.0), angles) == pytest.approx(hand, abs=1e-6)
    assert angles[1] >= 0


def test_an_arm_points_at_what_is_too_far() -> None:
    x, y = palm((0.0, 0.0), reaching((0.0, 0.0), (3.0, 4.0), PALM))

    assert math.hypot(x, y) == pytest.approx(0.33, abs=0.01)
    assert y / x == pytest.approx(4 / 3, rel=1e-3)


def hands_with(*things: Actor, holder: Actor = HOLDER) -> Hands:
    made = [(each, sprite_of(each, INK) or Parcel(each, INK)) for each in things]
    return hands_of(holder, made, INK)


@pytest.mark.parametrize(
    "rest", [joints, on_a_seat, on_the_ground], ids=["up", "on a seat", "on the ground"]
)
@pytest.mark.parametrize("motion", [Motion.EAT, Motion.DRINK])
def test_what_is_eaten_or_drunk_gets_to_the_mouth_and_away_from_it(
    motion: Motion, rest: Callable[[Motion, float], Joints]
) -> None:
    hands, gaps = hands_with(held("hot beverage")), []

    for phase in np.linspace(0, 1, 25):
        body = hands.gripping(rest(motion, phase), Pose(x=0, y=0, motion=motion, phase=phase))
        torso = Torso.of(body)
        mouth = torso.shoulder[0] + MOUTH[0], torso.shoulder[1] + MOUTH[1]
        gaps.append(math.dist(palm(torso.beside(0.040), body.far_arm), mouth))

    assert min(gaps) < 0.06
    assert max(gaps) > 0.2


@pytest.mark.parametrize(
    "kind", [kind for kind, grip in GRIPS.items() if grip.far or grip.at is None]
)
def test_a_hand_is_within_reach_of_what_it_holds(kind: str) -> None:
    hands = hands_with(held(kind).model_copy(update={"height": 0.4}))

    for motion in (Motion.STAND, Motion.WALK, Motion.SIT, Motion.TALK):
        body = hands.gripping(joints(motion, 0.3), Pose(x=0, y=0, motion=motion, phase=0.3))
        grip, torso = GRIPS[kind], Torso.of(body)
        wanted = hand_of(grip, motion, 0.3) or (0.0, 0.0)
        hand = palm(torso.beside(0.040), body.far_arm)
        goal = torso.shoulder[0] + wanted[0], torso.shoulder[1] + wanted[1]
        assert math.dist(hand, goal) < 0.02


def test_who_waves_has_it_in_the_other_hand() -> None:
    hands = hands_with(held("umbrella"))
    waving = joints(Motion.WAVE, 0.2)

    body = hands.gripping(waving, Pose(x=0, y=0, motion=Motion.WAVE, phase=0.2))

    assert body.far_arm == waving.far_arm
    assert body.near_arm != waving.near_arm


@pytest.mark.parametrize(
    "other",
    [
        held("drum"),
        held("umbrella").model_copy(update={"height": 3.0}),
        held("umbrella").model_copy(update={"held_by": "somebody else"}),
        held("umbrella").model_copy(update={"motion": Motion.BOUNCE}),
    ],
    ids=["before one", "too large", "not theirs", "thrown"],
)
def test_what_is_not_in_a_hand_leaves_the_arms_alone(other: Actor) -> None:
    body, pose = joints(Motion.STAND, 0.2), Pose(x=0, y=0)

    assert hands_with(other).gripping(body, pose) is body


def test_an_umbrella_is_seen_over_the_head_of_who_holds_it_and_once_only() -> None:
    rest = [Pose(x=0, y=0), Pose(x=1.2, y=0)]
    umbrella = held("umbrella").model_copy(update={"colour": "red"})

    shown = drawn(action_of(shot_of(HOLDER, umbrella), [rest]))[0].astype(int)
    bare = drawn(action_of(shot_of(HOLDER), [rest[:1]]))[0].astype(int)

    rows, columns = (np.abs(shown - bare).max(axis=2) > 40).nonzero()
    people = (np.abs(bare - drawn(action_of(shot_of(), [[]]))[0]).max(axis=2) > 40).nonzero()
    assert rows.min() < people[0].min()
    assert columns.min() < people[1].mean() < columns.max() < 320 * 0.68


def test_who_types_sits_at_a_desk_and_not_on_the_keyboard() -> None:
    shot = write_screenplay("A man types on a laptop", seconds=2, seed=1).shots[0]
    man, laptop = shot.actors

    assert (man.rides, laptop.held_by) == ("", man.name)
    hands = hands_with(laptop, holder=man)
    assert hands.sits_down_to(Pose(x=0, y=0, motion=Motion.TYPE))
    assert not hands.sits_down_to(Pose(x=0, y=0, motion=Motion.TYPE, seated=True))
    assert not hands.sits_down_to(Pose(x=0, y=0, motion=Motion.TALK))


def test_who_looks_at_a_phone_has_it_in_hand() -> None:
    actors = write_screenplay("A girl looks at her phone", seconds=2, seed=1).shots[0].actors

    assert [each.held_by for each in actors if each.kind == "mobile phone"] == ["girl"]


def test_who_plays_the_piano_sits_with_both_hands_on_the_keys() -> None:
    hands, pose = hands_with(held("musical keyboard")), Pose(x=0, y=0, motion=Motion.PLAY_PIANO)

    body = hands.gripping(on_a_seat(Motion.PLAY_PIANO, 0.1), pose)

    torso = Torso.of(body)
    near = palm(torso.beside(-0.034), body.near_arm)
    far = palm(torso.beside(0.040), body.far_arm)
    assert hands.sits_down_to(pose)
    assert math.dist(near, far) < 0.08
    assert near[1] == pytest.approx(torso.shoulder[1] - 0.115, abs=0.03)


def test_a_string_ties_a_balloon_to_the_hand_that_holds_it() -> None:
    balloon = held("balloon").model_copy(update={"motion": Motion.FLY})
    loose = balloon.model_copy(update={"held_by": ""})
    rest = [Pose(x=0, y=0), Pose(x=0.5, y=2.2)]

    tied, free = (
        drawn(action_of(shot_of(HOLDER, each), [rest]))[0].astype(int) for each in (balloon, loose)
    )

    rows = (np.abs(tied - free).max(axis=2) > 10).any(axis=1).nonzero()[0]
    assert rows.max() - rows.min() > 25
    assert np.diff(rows).max() <= 3


def test_windows_of_a_street_are_those_of_its_houses() -> None:
    prompt = "A street at night with lit windows, a man walks home"

    actors = write_screenplay(prompt, seconds=2, seed=1).shots[0].actors

    assert [each.kind for each in actors] == ["man"]
