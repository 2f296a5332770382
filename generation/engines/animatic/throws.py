"""Throws: the launch that hits what it is aimed at, or misses it as the prompt asks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generation.engines.animatic.hoop import Hoop
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.physics import Arena, Flight, Launch, fly
from generation.engines.animatic.scene import Actor

KICKED = frozenset({"soccer ball", "american football", "rugby football"})
SEARCH_SECONDS = 3.0  # how far a try is followed
_HEADROOM = (0.7, 0.95, 1.25, 0.5)  # metres the arc rises above rim or hand


@dataclass(frozen=True, kw_only=True)
class Throw:
    """A throw to be made, from the hand at (x, y)."""

    actor: Actor
    x: float
    y: float
    misses: bool
    fps: float


def launch_at_hoop(throw: Throw, hoop: Hoop) -> Launch:
    """Find a launch that scores, or one that hits rim or board and comes back, as asked."""
    tries = [_launch(throw, x, y, headroom) for x, y, headroom in _targets(throw, hoop)]
    arena = Arena(hoop=hoop)
    for launch in tries:
        frames = math.ceil(SEARCH_SECONDS * throw.fps)
        (flight,) = fly([launch], arena, frame_count=frames, fps=throw.fps)
        if _is_as_asked(throw, hoop, flight):
            return launch
    return tries[0]


def _targets(throw: Throw, hoop: Hoop) -> Iterator[tuple[float, float, float]]:
    """Points the ball's centre is sent through, with the headroom of the arc."""
    radius = throw.actor.height / 2
    middle = (hoop.rim_front_x + hoop.rim_back_x) / 2
    out = hoop.facing
    for headroom in _HEADROOM:
        if throw.misses:
            for over in (0.3, 0.8, 0.0, -0.3, -0.6):
                yield hoop.rim_front_x + out * over * radius, hoop.rim_y + radius, headroom
            yield hoop.board_x + out * radius, hoop.board_high - 0.15, headroom
        else:
            for aside in (0.0, 0.03, -0.03, 0.06, -0.06):
                yield middle + out * aside, hoop.rim_y + 0.02, headroom


def launch_at_point(throw: Throw, x: float, y: float) -> Launch:
    """Launch so that the ball passes through a point on its way down."""
    return _launch(throw, x, y, _HEADROOM[0] / 2)


def _launch(throw: Throw, x: float, y: float, headroom: float) -> Launch:
    top = max(throw.y, y) + headroom
    rising = math.sqrt(2 * GRAVITY * (top - throw.y))
    seconds = rising / GRAVITY + math.sqrt(2 * (top - y) / GRAVITY)
    across = (x - throw.x) / seconds
    return Launch(
        actor=throw.actor,
        x=throw.x,
        y=throw.y,
        vx=across,
        vy=rising,
        spin=-3 * math.copysign(1, across),
    )


def _is_as_asked(throw: Throw, hoop: Hoop, flight: Flight) -> bool:
    scored = passes_through(hoop, flight)
    if not throw.misses:
        return scored
    back = (flight.x[-1] - hoop.rim_front_x) * hoop.facing > 0
    return not scored and flight.touched("rim") and back


def passes_through(hoop: Hoop, flight: Flight) -> bool:
    """Whether the ball's centre ever falls between the ends of the rim."""
    low, high = sorted((hoop.rim_front_x, hoop.rim_back_x))
    steps = zip(flight.x, flight.y, flight.x[1:], flight.y[1:], strict=False)
    return any(
        y0 >= hoop.rim_y > y1 and low < x0 + (x1 - x0) * (y0 - hoop.rim_y) / (y0 - y1) < high
        for x0, y0, x1, y1 in steps
    )
