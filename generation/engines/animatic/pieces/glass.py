"""A pane and the shards it breaks into: one geometry for the physics and the picture.

Metres; the pane's middle is the origin, y up. The cracks run from where it is hit.
"""

from __future__ import annotations

import math
from typing import Final

Point = tuple[float, float]
Polygon = tuple[Point, ...]

HALF_WIDTH: Final = 0.78
HALF_HEIGHT: Final = 0.62
HIT: Final[Point] = (0.12, 0.06)
RAYS: Final = 11
RING: Final = 0.24  # metres, of the inner cracks


def _rays() -> list[float]:
    return [2 * math.pi * (number + 0.22 * math.sin(3.7 * number)) / RAYS for number in range(RAYS)]


def _border(angle: float) -> Point:
    """Follow a crack to the frame."""
    dx, dy = math.cos(angle), math.sin(angle)
    far = 1e9
    if abs(dx) > 1e-9:
        far = min(far, (math.copysign(HALF_WIDTH, dx) - HIT[0]) / dx)
    if abs(dy) > 1e-9:
        far = min(far, (math.copysign(HALF_HEIGHT, dy) - HIT[1]) / dy)
    return HIT[0] + dx * far, HIT[1] + dy * far


def _inner(number: int, angle: float) -> Point:
    out = RING * (1 + 0.25 * math.sin(5.1 * number))
    return HIT[0] + out * math.cos(angle), HIT[1] + out * math.sin(angle)


def _corners(begin: float, end: float) -> list[Point]:
    """Give the pane's corners between two cracks."""
    corners = [
        (HALF_WIDTH, HALF_HEIGHT), (-HALF_WIDTH, HALF_HEIGHT),
        (-HALF_WIDTH, -HALF_HEIGHT), (HALF_WIDTH, -HALF_HEIGHT),
    ]  # fmt: skip
    found = []
    for x, y in corners:
        turn = (math.atan2(y - HIT[1], x - HIT[0]) - begin) % (2 * math.pi)
        if turn < (end - begin) % (2 * math.pi):
            found.append((turn, (x, y)))
    return [corner for _, corner in sorted(found)]


def _shards() -> tuple[Polygon, ...]:
    rays = _rays()
    shards: list[Polygon] = []
    for number, begin in enumerate(rays):
        after = (number + 1) % RAYS
        end = rays[after]
        near, far = _inner(number, begin), _inner(after, end)
        shards.append((HIT, near, far))
        shards.append((near, _border(begin), *_corners(begin, end), _border(end), far))
    return tuple(shards)


SHARDS: Final = _shards()


def middle(shard: Polygon) -> Point:
    """Give the mean of a shard's corners, about which it is drawn."""
    return sum(x for x, _ in shard) / len(shard), sum(y for _, y in shard) / len(shard)
