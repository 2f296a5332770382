"""The joints of a body one unit tall, and how one set of them turns into another.

x points where the body faces, y up from the soles. Arms are angles in radians: 0 hangs down,
positive swings forward; the elbow's angle is added to the upper arm's.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, Final

Point = tuple[float, float]
TAU: Final = math.tau
ANKLE: Final = 0.035  # how high the ankle is above the sole


@dataclass(frozen=True, kw_only=True)
class Joints:
    """One moment of a body."""

    hip: Point = (0.0, 0.497)
    lean: float = 0.0  # of the spine, radians, positive forward
    nod: float = 0.0  # of the head against the spine
    near_arm: Point = (0.12, 0.18)  # upper arm, elbow
    far_arm: Point = (-0.08, 0.16)
    near_foot: Point = (-0.042, 0.0)  # soles
    far_foot: Point = (0.044, 0.0)
    near_toe: float = 0.0  # radians, positive lifts the toes
    far_toe: float = 0.0
    roll: float = 0.0  # of the whole body about its middle, radians, positive forward
    centre: float = 0.5  # how high the body's middle is once it is rolled
    cheer: float = 0.0  # how much the face smiles beyond its habit


def wave(phase: float, shift: float = 0.0) -> float:
    return math.sin(TAU * (phase + shift))


def stride(cycle: float, reach: float, lift: float, stance: float) -> tuple[Point, float]:
    """Return a foot on its way: planted while it passes under the body, then swung forward."""
    cycle %= 1.0
    if cycle < stance:
        share = cycle / stance
        return (reach * (1 - 2 * share), 0.0), max(0.0, 0.5 - share * 3) * 0.8
    share = (cycle - stance) / (1 - stance)
    ease = (1 - math.cos(math.pi * share)) / 2
    height = lift * math.sin(math.pi * share) ** 0.8
    return (reach * (2 * ease - 1), height), 0.35 - 1.1 * math.cos(math.pi * share * 0.5)


def between(one: Joints, other: Joints, share: float) -> Joints:
    """Return the body part of the way from one pose to another."""
    mixed: dict[str, Any] = {
        each.name: _mixed(getattr(one, each.name), getattr(other, each.name), share)
        for each in fields(Joints)
    }
    return Joints(**mixed)


def _mixed(one: float | Point, other: float | Point, share: float) -> float | Point:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
    if isinstance(one, tuple) or isinstance(other, tuple):
        raise TypeError("A point does not turn into an angle.")
    return one + (other - one) * share


class Course(Enum):
    """How a body goes from its first pose to its second, in a cycle."""

    SWAY = "to and fro"
    STRIKE = "slowly back, quickly forward"
    SETTLE = "once, and stays there"
    VISIT = "there and back, once"


@dataclass(frozen=True, kw_only=True)
class Gesture:
    """A motion between two poses."""

    one: Joints
    other: Joints
    course: Course = Course.SWAY

    def __call__(self, phase: float) -> Joints:
        return _breathing(between(self.one, self.other, _SHARES[self.course](phase)), phase)


def _breathing(body: Joints, phase: float) -> Joints:
    breath = wave(phase * 0.25)
    return replace(body, lean=body.lean + 0.008 * breath, nod=body.nod - 0.012 * breath)


def _eased(share: float) -> float:
    return (1 - math.cos(math.pi * min(1.0, max(0.0, share)))) / 2


def _struck(phase: float) -> float:
    at = phase % 1.0
    return _eased(at / 0.25) if at < 0.25 else _eased((1 - at) / 0.75)


def _swayed(phase: float) -> float:
    return (1 - math.cos(TAU * phase)) / 2


def _visited(phase: float) -> float:
    return _eased(phase / 0.35) * (1 - _eased((phase - 0.65) / 0.35))


_SHARES: Final[dict[Course, Callable[[float], float]]] = {
    Course.SWAY: _swayed,
    Course.STRIKE: _struck,
    Course.SETTLE: _eased,
    Course.VISIT: _visited,
}
