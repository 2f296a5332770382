"""Two who live and run into one another: they meet, part as their weights say, and stagger back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.motions import GRAVITY, top_speed
from generation.engines.animatic.paths import at_phase
from generation.engines.animatic.scene import Actor, Body, Material, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track, width

MEET_AT: Final = 0.9  # seconds
FASTEST: Final = 2.9  # metres a second
BOUNCE: Final = 0.35  # of the speed they near each other with, that they part with
FRICTION: Final = 0.22  # of feet that slide
GIRTH: Final = 0.6  # of a person's width, that is breast and back
STRIDE: Final = 0.9  # metres of two steps
DAZED: Final = 0.7  # seconds that somebody sways who has come to a stand


@dataclass(frozen=True, kw_only=True)
class _Side:
    """One of the two: where it meets the other, and how fast it is before and after."""

    actor: Actor
    sign: int  # -1 comes from the left
    met: float  # metres
    before: float  # metres a second
    after: float

    def x(self, times: Curve) -> Curve:
        slowing = FRICTION * GRAVITY
        since = np.clip(times - MEET_AT, 0, abs(self.after) / slowing)
        slid = np.sign(self.after) * (abs(self.after) * since - slowing * since**2 / 2)
        return np.asarray(self.met + self.before * np.minimum(times - MEET_AT, 0) + slid)

    @property
    def stands_at(self) -> float:
        """The second at which it has come to a stand."""
        return MEET_AT + abs(self.after) / (FRICTION * GRAVITY)


def bump(first: Actor, second: Actor, clock: Clock) -> tuple[Track, Track]:
    """Let two meet about the middle of the set; whoever does not run is run into."""
    speeds = (_speed(first), -_speed(second))
    parted = _parted((_mass(first), _mass(second)), speeds)
    return (
        _track(_Side(actor=first, sign=-1, met=-girth(first) / 2, before=speeds[0],
                     after=parted[0]), clock),
        _track(_Side(actor=second, sign=1, met=girth(second) / 2, before=speeds[1],
                     after=parted[1]), clock),
    )  # fmt: skip


def girth(actor: Actor) -> float:
    """Metres from the middle of who is in front to the middle of who is behind, twice."""
    return width(actor) * (GIRTH if actor.body is Body.PERSON else 1.0)


def _speed(actor: Actor) -> float:
    return min(FASTEST, top_speed(actor)) if actor.motion is Motion.RUN else 0.0


def _mass(actor: Actor) -> float:
    return float(20.0 * actor.height**1.5)


def _parted(masses: tuple[float, float], speeds: tuple[float, float]) -> tuple[float, float]:
    """Metres a second after the blow: together they go on as before."""
    common = (masses[0] * speeds[0] + masses[1] * speeds[1]) / sum(masses)
    return (
        common + masses[1] / sum(masses) * BOUNCE * (speeds[1] - speeds[0]),
        common + masses[0] / sum(masses) * BOUNCE * (speeds[0] - speeds[1]),
    )


def _track(side: _Side, clock: Clock) -> Track:
    times = clock.times
    track = Track.resting(clock.frame_count, 0.0, Motion.RUN if side.before else Motion.STAND)
    track.x = side.x(times)
    track.facing[:] = -side.sign
    walked = np.concatenate(([0.0], np.cumsum(np.abs(np.diff(track.x)))))
    track.phase = walked / STRIDE + 0.25 * np.maximum(times - side.stands_at, 0)
    since = times - MEET_AT
    track.angle = side.sign * -0.16 * np.exp(-3 * np.maximum(since, 0)) * (since >= 0)
    met = min(clock.frame_count - 1, int(np.ceil(MEET_AT * clock.fps)))
    upright = min(clock.frame_count - 1, int(np.ceil((side.stands_at + DAZED) * clock.fps)))
    track.later = [(met, Motion.STAGGER), (upright, Motion.STAND)]
    track.contacts = at_phase(track, clock, 2.0, "footstep", 0.4)
    if side.sign < 0 and clock.seconds > MEET_AT:
        track.contacts.append(
            Contact(time=MEET_AT, kind="impact", strength=0.8, x=0.0, material=Material.FLESH)
        )
    return track
