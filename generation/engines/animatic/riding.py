"""Riders on what carries them, and things in hands: they share its motion at every frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from generation.engines.animatic.motions import Path
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.sequences import perform
from generation.engines.animatic.tracks import Clock, Curve, Track, width

SEATS: Final = {  # how high one sits, as a share of the carrier's height; elsewhere one stands on top
    "horse": 0.62, "bicycle": 0.85, "motorcycle": 0.65, "motor scooter": 0.6, "automobile": 0.6,
    "racing car": 0.6, "tractor": 0.7, "taxi": 0.6, "chair": 0.5, "couch and lamp": 0.45, "bed": 0.45,
    "sailboat": 0.3, "canoe": 0.5, "speedboat": 0.6, "ship": 0.5, "whale": 0.9, "dolphin": 0.75,
    "elephant": 0.9, "unicorn": 0.62, "dragon": 0.6, "two hump camel": 0.7, "camel": 0.7, "cow": 0.8,
    "rocket": 0.6, "flying saucer": 0.7, "kick scooter": 0.15, "airplane": 0.6, "sled": 0.5,
}  # fmt: skip
HIP: Final = {Body.PERSON: 0.45, Body.ANIMAL: 0.22, Body.THING: 0.0}  # of the rider's height
_TURN_FRAMES: Final = 9  # that a hand takes to swing over when its owner turns round
_MOVED_BY_CARRIER: Final = frozenset({Motion.SURF, Motion.SWIM, Motion.FLY, Motion.FALL})


def ride(rider: Actor, carrier: Actor, base: Track, fellows: Sequence[str], clock: Clock) -> Track:
    """Move a rider with its carrier; it may hop, flip or dance there, but goes nowhere else.

    :param base: the carrier's track.
    :param fellows: names of all riders of this carrier, who share the room on it.
    """
    own = _own_motion(rider, clock)
    aside = (list(fellows).index(rider.name) - (len(fellows) - 1) / 2) * 0.8 * width(rider)
    own.x = base.x + aside + (own.x - own.x[0])
    own.y = base.y + _perch(rider, carrier) + own.y
    own.angle = base.angle + own.angle * base.facing
    own.facing = base.facing.copy()
    return own


def _perch(rider: Actor, carrier: Actor) -> float:
    """Metres that a rider's feet are above the lowest point of its carrier."""
    if carrier.kind not in SEATS:
        return carrier.height
    return max(0.05, SEATS[carrier.kind] * carrier.height - HIP[rider.body] * rider.height)


def _own_motion(rider: Actor, clock: Clock) -> Track:
    track = perform(rider, Path(start=0.0, speed=0.0), clock)
    by_itself = [motion not in _MOVED_BY_CARRIER for motion in track.motions()]
    track.y, track.angle = track.y * by_itself, track.angle * by_itself
    track.contacts = [each for each in track.contacts if each.kind in {"land", "whoosh"}]
    return track


def carried(thing: Actor, holder: Actor, base: Track, clock: Clock) -> Track:
    """Move a thing with the hand that holds it. `base` is the holder's track."""
    track = Track.resting(len(base.x), 0.0)
    track.x = base.x + _hand_side(base) * 0.28 * holder.height
    if thing.motion is Motion.FLY:  # on a string
        track.motion = Motion.FLY
        track.phase = clock.times.copy()
        track.y = base.y + 1.35 * holder.height + 0.12 * np.sin(2 * np.pi * 0.3 * clock.times)
    else:
        track.y = base.y + max(0.0, 0.5 * holder.height - 0.3 * thing.height)
    track.facing = base.facing.copy()
    return track


def _hand_side(base: Track) -> Curve:
    """Tell which side a hand is on; it swings over when its owner turns round."""
    reach = _TURN_FRAMES // 2
    padded = np.pad(base.facing.astype(np.float64), reach, mode="edge")
    return np.convolve(padded, np.full(_TURN_FRAMES, 1 / _TURN_FRAMES), mode="valid")
