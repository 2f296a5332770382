"""Riders on what carries them, and things in hands: they share its motion at every frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from generation.engines.animatic.gestures import LYING
from generation.engines.animatic.paths import Path
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.sequences import perform
from generation.engines.animatic.tracks import Clock, Curve, Track, width

SEATS: Final = {  # how high one sits, as a share of the carrier's height; elsewhere one stands on top
    "horse": 0.62, "bicycle": 0.85, "motorcycle": 0.65, "motor scooter": 0.6, "automobile": 0.6,
    "racing car": 0.6, "tractor": 0.7, "taxi": 0.6, "chair": 0.5, "couch and lamp": 0.5, "bed": 0.45,
    "bench": 0.53,
    "sailboat": 0.3, "canoe": 0.5, "speedboat": 0.6, "ship": 0.5, "whale": 0.9, "dolphin": 0.75,
    "elephant": 0.9, "unicorn": 0.62, "dragon": 0.6, "two hump camel": 0.7, "camel": 0.7, "cow": 0.8,
    "rocket": 0.6, "flying saucer": 0.7, "kick scooter": 0.15, "broom": 0.5, "airplane": 0.6, "sled": 0.5,
}  # fmt: skip
SHARED: Final = frozenset({"bench", "couch and lamp"})
"""Where people sit side by side."""
PERCHES: Final = {"rock": 0.86, "wood": 0.8}
"""What one may sit on, or stand."""
CABS: Final = frozenset(
    {
        "automobile", "taxi", "sport utility vehicle", "bus", "minibus", "police car", "ambulance",
        "fire engine", "delivery truck", "pickup truck", "locomotive", "railway car",
        "auto rickshaw", "flying saucer", "racing car",
    }
)  # fmt: skip
"""What one sits in, behind glass."""
AT_THE_WHEEL: Final = frozenset(
    {Motion.DRIVE, Motion.LOOK, Motion.SING, Motion.TALK, Motion.LAUGH, Motion.CRY, Motion.SLEEP}
)
"""What is done in a seat, not on a roof."""
SEAT_HIP: Final = 0.25  # of a seated person, in their heights
HANDS: Final = {  # where a thing's middle is held, forward and up, in heights; elsewhere at the side
    Motion.READ: (0.20, 0.66), Motion.DRINK: (0.17, 0.76), Motion.EAT: (0.18, 0.74),
    Motion.SING: (0.13, 0.80), Motion.PHOTOGRAPH: (0.16, 0.85), Motion.TYPE: (0.24, 0.60),
    Motion.PLAY_GUITAR: (0.08, 0.56), Motion.PLAY_VIOLIN: (0.15, 0.78), Motion.FISH: (0.46, 0.74),
    Motion.PLAY_TRUMPET: (0.26, 0.84), Motion.PAINT: (0.28, 0.80), Motion.WRITE: (0.22, 0.62),
    Motion.SWEEP: (0.24, 0.38), Motion.DIG: (0.26, 0.40), Motion.COOK: (0.28, 0.58),
    Motion.POUR: (0.30, 0.68), Motion.FENCE: (0.36, 0.74), Motion.CONJURE: (0.30, 0.86),
    Motion.LIFT: (0.04, 1.08), Motion.CHEER: (0.05, 1.08), Motion.JUGGLE: (0.14, 1.02),
    Motion.WAVE: (0.16, 1.02), Motion.CONDUCT: (0.24, 0.86), Motion.HUG: (0.20, 0.62),
    Motion.PUNCH: (0.32, 0.74), Motion.PUSH: (0.40, 0.42), Motion.PULL: (0.36, 0.5),
    Motion.TALK: (0.24, 0.56), Motion.BUILD: (0.30, 0.66),
}  # fmt: skip
STOOD_BEFORE: Final = {
    "musical keyboard": 0.44,
    "drum": 0.40,
    "ladder": 0.13,
    "long drum": 0.36,
    "shopping cart": 0.5,
}
"""What is played or pushed where it stands: how far ahead of its player, in heights."""
_ON_ITS_FEET: Final = frozenset(
    {Motion.CYCLE, Motion.SURF, Motion.SKATE, Motion.SKI, Motion.JUMP, Motion.BACKFLIP, Motion.DANCE,
     Motion.FALL, Motion.SLEEP, Motion.LIE, Motion.STRETCH, Motion.TWIRL, Motion.PUSH_UP, Motion.CARTWHEEL}
)  # fmt: skip
HIP: Final = {Body.PERSON: 0.45, Body.ANIMAL: 0.22, Body.THING: 0.0}  # of the rider's height
_TURN_FRAMES: Final = 9  # that a hand takes to swing over when its owner turns round
_MOVED_BY_CARRIER: Final = frozenset({Motion.SURF, Motion.SWIM, Motion.FLY, Motion.FALL})


def ride(rider: Actor, carrier: Actor, base: Track, fellows: Sequence[str], clock: Clock) -> Track:
    """Move a rider with its carrier; it may hop, flip or dance there, but goes nowhere else.

    :param base: the carrier's track.
    :param fellows: names of all riders of this carrier, who share the room on it.
    """
    own = _own_motion(rider, clock)
    number, seats = list(fellows).index(rider.name), carrier.kind in SHARED
    room = (1.25 if seats else 0.8) * width(rider)
    aside = (number - (len(fellows) - 1) / 2) * room
    own.x = base.x + aside + (own.x - own.x[0])
    own.seated = _sits(rider, carrier)
    own.y = base.y + _perch(rider, carrier) + own.y
    own.angle = base.angle + own.angle * base.facing
    own.facing = base.facing.copy()
    if seats and number >= len(fellows) / 2 and len(fellows) > 1:
        own.facing = -own.facing  # who shares a seat looks at the others
    return own


def driven_by(actors: Sequence[Actor]) -> dict[int, int]:
    """Give, by the index of each who sits behind glass, the index of what they are in."""
    places = {actor.name: index for index, actor in enumerate(actors) if actor.kind in CABS}
    return {
        index: places[actor.rides]
        for index, actor in enumerate(actors)
        if actor.rides in places and actor.motion in AT_THE_WHEEL
    }


def _perch(rider: Actor, carrier: Actor) -> float:
    """Metres that a rider's feet are above the lowest point of its carrier."""
    seat = SEATS.get(carrier.kind, PERCHES.get(carrier.kind, 0.0))
    sits = _sits(rider, carrier)
    if not seat or (carrier.kind in PERCHES and not sits):
        return carrier.height
    hip = SEAT_HIP if sits else HIP[rider.body]
    hip = 0.0 if rider.motion in LYING else hip
    return max(0.05, seat * carrier.height - hip * rider.height)


def _sits(rider: Actor, carrier: Actor) -> bool:
    upright = not _ON_ITS_FEET.isdisjoint((rider.motion, *rider.then))
    is_seat = carrier.kind in SEATS or (
        carrier.kind in PERCHES and rider.motion is not Motion.STAND
    )
    return is_seat and rider.body is Body.PERSON and not upright


def _own_motion(rider: Actor, clock: Clock) -> Track:
    track = perform(rider, Path(start=0.0, speed=0.0), clock)
    by_itself = [motion not in _MOVED_BY_CARRIER for motion in track.motions()]
    track.y, track.angle = track.y * by_itself, track.angle * by_itself
    track.contacts = [each for each in track.contacts if each.kind in {"land", "whoosh"}]
    return track


def carried(
    thing: Actor, holder: Actor, base: Track, fellows: Sequence[str], clock: Clock
) -> Track:
    """Move a thing with the hand that holds it.

    :param base: the holder's track.
    :param fellows: names of all that the holder carries; the first is in the hand, on strings they fan out.
    """
    track = Track.resting(len(base.x), 0.0)
    at = HANDS.get(holder.motion)
    ahead = STOOD_BEFORE.get(thing.kind, at[0] if at else 0.28)
    track.x = base.x + _hand_side(base) * ahead * holder.height
    if thing.motion is Motion.FLY:  # on a string
        track.motion = Motion.FLY
        track.phase = clock.times.copy()
        number = list(fellows).index(thing.name)
        aside = (number + 1) // 2 * (-1) ** number
        swing = np.sin(2 * np.pi * (0.3 * clock.times + 0.17 * number))
        track.x = track.x + aside * 0.75 * width(thing)
        track.y = base.y + 1.35 * holder.height + 0.12 * swing + 0.22 * (number % 3)
    elif thing.kind in STOOD_BEFORE:
        track.y = np.zeros_like(base.y) if holder.motion is Motion.CLIMB else base.y.copy()
    elif at and holder.body is Body.PERSON:
        track.y = base.y + max(0.0, at[1] * holder.height - 0.5 * thing.height)
    else:
        track.y = base.y + max(0.0, 0.5 * holder.height - 0.3 * thing.height)
    track.facing = base.facing.copy()
    return track


def _hand_side(base: Track) -> Curve:
    """Tell which side a hand is on; it swings over when its owner turns round."""
    reach = _TURN_FRAMES // 2
    padded = np.pad(base.facing.astype(np.float64), reach, mode="edge")
    return np.convolve(padded, np.full(_TURN_FRAMES, 1 / _TURN_FRAMES), mode="valid")
