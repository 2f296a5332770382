"""Ways through a set, and the steps that are heard on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.scene import Actor, Body, Material, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track

_TREAD: Final = {Motion.RUN: 0.45, Motion.SKIP: 0.4, Motion.MARCH: 0.45, Motion.SNEAK: 0.08}


@dataclass(frozen=True, kw_only=True)
class Path:
    """How far an actor may go: straight on, or to and fro about its place."""

    start: float  # metres
    speed: float  # metres a second; the highest on the path
    reach: float = 0.0  # metres to either side; 0 goes straight on
    stop: float = 0.0  # seconds at which a straight path ends; 0 goes on
    brake: float = 0.4  # seconds that stopping takes

    def x(self, times: Curve) -> Curve:
        if self.speed == 0:
            return np.full_like(times, self.start)
        if not self.reach:
            return self.start + self.speed * self._going(times)
        return self.start + self.reach * np.sin(self.speed / self.reach * times)

    def _going(self, times: Curve) -> Curve:
        """Seconds at full speed that come to the same distance."""
        if not self.stop:
            return times
        braked = np.clip(times - (self.stop - self.brake), 0.0, self.brake)
        return np.minimum(times, self.stop - self.brake) + braked - braked**2 / (2 * self.brake)

    def velocity(self, times: Curve) -> Curve:
        if not self.reach:
            braking = (self.stop - times) / self.brake if self.stop else np.ones_like(times)
            return self.speed * np.clip(braking, 0.0, 1.0)
        return self.speed * np.cos(self.speed / self.reach * times)


def distance(path: Path, clock: Clock) -> Curve:
    speed = np.abs(path.velocity(clock.times))
    return np.concatenate(([0.0], np.cumsum((speed[1:] + speed[:-1]) / 2))) / clock.fps


def gait(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    """Two steps a cycle; the stride grows with the body and the speed."""
    stride = 0.8 * actor.height + 0.18 * abs(path.speed)
    track.phase = distance(path, clock) / stride
    if actor.body is not Body.THING:
        strength = _TREAD.get(actor.motion, 0.25)
        track.contacts += at_phase(track, clock, 2.0, "footstep", strength * weight(actor))


def weight(actor: Actor) -> float:
    return float(np.clip(0.5 + actor.height / 3, 0.3, 2.0))


def at_phase(
    track: Track, clock: Clock, a_cycle: float, kind: str, strength: float
) -> list[Contact]:
    """Make a contact each time the phase passes the next of `a_cycle` marks."""
    marks = np.floor(track.phase * a_cycle)
    frames = np.flatnonzero(np.diff(marks) > 0) + 1
    return [
        Contact(
            time=float(frame / clock.fps), kind=kind, strength=min(1.0, strength),
            x=float(track.x[frame]), material=Material.STONE,
        )
        for frame in frames
    ]  # fmt: skip


def contact(actor: Actor, time: float, kind: str, strength: float, x: float) -> Contact:
    return Contact(
        time=float(time), kind=kind, strength=min(1.0, strength), x=x, material=actor.material
    )


def hear_landings(actor: Actor, clock: Clock, track: Track) -> None:
    falling = (track.y[:-1] > 1e-9) & (track.y[1:] <= 1e-9)
    for frame in np.flatnonzero(falling) + 1:
        track.contacts.append(
            contact(actor, frame / clock.fps, "land", 0.6 * weight(actor), float(track.x[frame]))
        )
