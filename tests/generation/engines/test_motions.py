"""Motions: enough of them, each said by some verb, seen on the body, and never a jerk."""

from __future__ import annotations

import math
from dataclasses import astuple
from itertools import chain, pairwise
from typing import Final

import pytest

from generation.engines.animatic.action import Pose
from generation.engines.animatic.lexicon.terms import LANGUAGES, Kind, phrases
from generation.engines.animatic.lexicon.verbs import ENGLISH_VERBS
from generation.engines.animatic.morphology import verb_forms
from generation.engines.animatic.picture.joints import Joints, Point
from generation.engines.animatic.picture.limbs import arm
from generation.engines.animatic.picture.motions import joints
from generation.engines.animatic.picture.people import seated
from generation.engines.animatic.scene import Actor, Body, Motion, Place, Shot
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.vocabulary import vocabulary
from generation.engines.animatic.world import simulate

FPS: Final = 24.0
FASTEST_LIMB: Final = 9.0  # metres a second against the body, of somebody 1.7 m tall
LEAST_DIFFERENT: Final = 0.03  # of the height or in radians, somewhere on the body
SHOULDER: Final = (0.0, 0.77)


def poses(motion: Motion, body: Body = Body.PERSON, seconds: float = 3) -> list[Pose]:
    actor = Actor(name="woman", kind="woman", body=body, height=1.7, motion=motion)
    shot = Shot(text="", seconds=seconds, place=Place.STREET, actors=(actor,))
    return [frame[0] for frame in simulate(shot, (), fps=FPS, aspect=16 / 9, seed=3).poses]


def numbers(body: Joints) -> list[float]:
    return [
        part for each in astuple(body) for part in (each if isinstance(each, tuple) else (each,))
    ]


def limb_ends(body: Joints) -> tuple[Point, ...]:
    hands = (arm(SHOULDER, *angles)[1] for angles in (body.near_arm, body.far_arm))
    return (body.near_foot, body.far_foot, body.hip, *hands)


def test_there_are_enough_motions_and_verbs() -> None:
    verbs = {verb for listing in ENGLISH_VERBS.values() for verb in phrases(listing)}

    assert len(Motion) >= 40
    assert len([verb for verb in verbs if " " not in verb]) >= 150


@pytest.mark.parametrize("motion", Motion)
def test_every_motion_is_reached_by_its_first_verb(motion: Motion) -> None:
    verb = phrases(ENGLISH_VERBS[motion])[0]
    (shot,) = write_screenplay(f"A woman {verb}s.", seconds=4, seed=1).shots
    head, _, rest = verb.partition(" ")
    if rest:
        (shot,) = write_screenplay(f"A woman {head}s {rest}.", seconds=4, seed=1).shots

    assert next(each for each in shot.actors if each.name == "woman").motion is motion


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_language_has_verbs_for_most_motions(language: str) -> None:
    meanings = chain.from_iterable(vocabulary(language).values())

    motions = {value for kind, value in meanings if kind is Kind.MOTION}

    assert motions <= set(Motion)
    assert len(motions) >= 40


@pytest.mark.parametrize("motion", [each for each in Motion if each is not Motion.STAND])
def test_every_motion_looks_like_no_standing(motion: Motion) -> None:
    standing = numbers(joints(Motion.STAND, 0.0))
    shown = [(numbers(joints(motion, pose.phase)), pose.y, pose.squash) for pose in poses(motion)]

    assert max(abs(a - b) for body, *_ in shown for a, b in zip(body, standing, strict=True)) > 0.1
    assert len({(*body, y, squash) for body, y, squash in shown}) > 1


@pytest.mark.parametrize("motion", [each for each in Motion if each is not Motion.STAND])
def test_every_motion_moves_an_animal_too(motion: Motion) -> None:
    standing, moving = poses(Motion.STAND, Body.ANIMAL), poses(motion, Body.ANIMAL)

    differences = [
        max(abs(a.x - b.x), abs(a.y - b.y), abs(a.angle - b.angle), abs(a.squash - b.squash))
        for a, b in zip(standing, moving, strict=True)
    ]

    assert max(differences) > LEAST_DIFFERENT or motion is Motion.TALK


@pytest.mark.parametrize("motion", Motion)
def test_no_limb_jumps(motion: Motion) -> None:
    bodies = [joints(motion, pose.phase) for pose in poses(motion)]

    for before, after in pairwise(bodies):
        steps = zip(limb_ends(before), limb_ends(after), strict=True)
        assert max(math.dist(a, b) for a, b in steps) * 1.7 * FPS <= FASTEST_LIMB


@pytest.mark.parametrize("motion", [Motion.SIT, Motion.READ, Motion.DRIVE, Motion.RIDE])
def test_who_sits_has_the_hips_at_the_height_of_the_knees(motion: Motion) -> None:
    body = seated(joints(motion, 0.3))

    assert 0.2 < body.hip[1] < 0.3
    assert body.near_foot[0] > body.hip[0] + 0.1


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("swim", {"swims", "swam", "swum", "swimming"}),
        ("take a photo", {"takes a photo", "took a photo", "taking a photo"}),
        ("fly", {"flies", "flew", "flown", "flying"}),
        ("lie", {"lies", "lay", "lying"}),
        ("carry", {"carries", "carried", "carrying"}),
    ],
)
def test_verbs_are_inflected(verb: str, forms: set[str]) -> None:
    assert forms <= verb_forms(verb)


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("A cat plays the piano.", "musical keyboard"),
        ("A man reads.", "open book"),
        ("An elephant is painting.", "paintbrush"),
        ("Un perro toca la guitarra.", "guitar"),
    ],
)
def test_who_needs_something_in_hand_has_it(prompt: str, kind: str) -> None:
    (shot,) = write_screenplay(prompt, seconds=4, seed=1).shots
    actor, tool = shot.actors

    assert (tool.kind, tool.held_by) == (kind, actor.name)


def test_the_rider_of_a_chair_sits_on_it() -> None:
    (shot,) = write_screenplay("A woman sits on a chair in a room.", seconds=4, seed=1).shots

    frame = simulate(shot, (), fps=FPS, aspect=16 / 9, seed=1).poses[10]

    assert {actor.name: pose.seated for actor, pose in zip(shot.actors, frame, strict=True)} == {
        "woman": True,
        "chair": False,
    }
