"""Leaps through the air: ballistic heights, and turns that go on evenly until the landing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.piece import Record
from generation.engines.animatic.tracks import Clock, Curve, Track

CROUCH: Final = 0.28  # seconds before a take-off
GIVE_IN: Final = 0.40  # seconds after a landing until one stands upright again


@dataclass(frozen=True, kw_only=True)
class Leap:
    """One flight."""

    begin: float  # seconds
    rise: float  # metres

    @property
    def take_off(self) -> float:
        """Metres a second upwards."""
        return float(np.sqrt(2 * GRAVITY * self.rise))

    @property
    def seconds(self) -> float:
        return 2 * self.take_off / GRAVITY

    @property
    def end(self) -> float:
        return self.begin + self.seconds

    def height(self, times: Curve) -> Curve:
        since = np.clip(times - self.begin, 0, self.seconds)
        return np.maximum(0.0, self.take_off * since - GRAVITY / 2 * since**2)

    def share(self, times: Curve) -> Curve:
        """How much of it is done, 0..1; a body in the air turns by as much."""
        return np.clip((times - self.begin) / self.seconds, 0.0, 1.0)

    def flying(self, times: Curve) -> Curve:
        return ((times > self.begin) & (times < self.end)).astype(np.float64)

    def bend(self, times: Curve) -> Curve:
        """How far the knees bend before and after, as a squash."""
        before = np.clip((times - self.begin + CROUCH) / CROUCH, 0, 1) * (times <= self.begin)
        after = np.clip(1 - (times - self.end) / GIVE_IN, 0, 1) * (times >= self.end)
        return np.asarray(-0.17 * np.sin(np.pi * before * 0.75) - 0.20 * after)


def frames_of(clock: Clock, seconds: float) -> int:
    """Give the first frame at or after a time, within the shot."""
    return min(clock.frame_count - 1, int(np.ceil(seconds * clock.fps)))


def record_of(bodies: Sequence[tuple[float, Track, Sequence[Leap]]], clock: Clock) -> Record:
    """Measure bodies whose ways are known: (kilograms, track, leaps). Take-offs are pushes."""
    energy = np.zeros(clock.frame_count)
    fastest = np.zeros(clock.frame_count)
    for mass, track, leaps in bodies:
        across = np.gradient(track.x) * clock.fps
        up = np.sum([_speed_up(leap, clock.times) for leap in leaps], axis=0)
        energy += mass * ((across**2 + up**2) / 2 + GRAVITY * track.y)
        fastest = np.maximum(fastest, np.hypot(across, np.abs(up)))
    fastest[:-1] = np.maximum(fastest[:-1], fastest[1:])
    pushes = [(leap.begin, leap.begin) for _, _, leaps in bodies for leap in leaps]
    return Record(energy=energy, fastest=fastest, deepest=0.0, pushes=tuple(pushes))


def _speed_up(leap: Leap, times: Curve) -> Curve:
    since = times - leap.begin
    return np.asarray((leap.take_off - GRAVITY * since) * leap.flying(times))
