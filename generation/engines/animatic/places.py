"""Who stands where when a shot begins, and how much room each has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from generation.engines.animatic.motions import TRAVELLING
from generation.engines.animatic.scene import Actor, Motion
from generation.engines.animatic.tracks import width

GAP: Final = 0.4  # metres between two actors, at most
NARROWEST_GAP: Final = 0.12
LANE: Final = 1.6  # metres to either side that a walker may go among standers
NARROW_LANE: Final = 0.6


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where an actor begins."""

    x: float  # metres
    lane: float  # metres to either side


def spots_of(free: Sequence[Actor], cast: Sequence[Actor], *, upright: bool) -> dict[str, Spot]:
    """Side by side, the first in the middle, so that one more actor moves nobody else."""
    together = travel_together(free)
    left = right = 0.0
    spots: dict[str, Spot] = {}
    chased = {actor.aims_at for actor in free if actor.motion is Motion.RUN}
    for index, actor in enumerate(free):
        ahead = actor.name in chased or (index % 2 == 1 and not actor.aims_at)
        lane = _lane(upright=upright) if travels(actor) and not together else 0.0
        half, gap = _room(actor, cast) / 2 + lane, _gap(actor, upright=upright)
        if index == 0:
            x, left, right = 0.0, -half, half
        elif ahead:
            x, right = right + gap + half, right + gap + 2 * half
        else:
            x, left = left - gap - half, left - gap - 2 * half
        spots[actor.name] = Spot(x=x, lane=lane)
    return spots


def travels(actor: Actor) -> bool:
    """Whether it goes somewhere, now or later in the shot."""
    return not TRAVELLING.isdisjoint((actor.motion, *actor.then))


def travel_together(free: Sequence[Actor]) -> bool:
    """Whether all go the same way, so that the camera goes with them."""
    ways = {actor.then for actor in free}
    return len(free) > 0 and all(travels(actor) for actor in free) and len(ways) == 1


def _gap(actor: Actor, *, upright: bool) -> float:
    """Metres kept free beside an actor: less for the small, and less in an upright picture."""
    share = 0.2 if upright else 0.5
    return float(np.clip(share * width(actor), NARROWEST_GAP, GAP))


def _lane(*, upright: bool) -> float:
    return NARROW_LANE if upright else LANE


def _room(actor: Actor, cast: Sequence[Actor]) -> float:
    on_it = [width(other) for other in cast if other.rides == actor.name]
    return max([width(actor), *on_it])
