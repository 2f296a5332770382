"""How a ball is bowled, moment by moment: the body, and where its hand is.

A share of 0 stands with the ball before the chest, `RELEASE` lets it go, 1 has followed through.
Places are in heights, x forward of the body, y up; arms are angles from hanging down.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.bones import FOREARM, SPINE, UPPER_ARM

BACK: Final = 0.52  # the share at which the arm is furthest back
RELEASE: Final = 0.74


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One moment of a delivery."""

    share: float
    hip: tuple[float, float]
    lean: float  # radians forward
    arm: tuple[float, float]  # upper arm, elbow
    lunge: float  # how far the feet are apart as in a lunge, 0..1


MOMENTS: Final = (
    Moment(share=0.0, hip=(0.0, 0.49), lean=0.08, arm=(0.25, 1.45), lunge=0.0),
    Moment(share=0.2, hip=(0.0, 0.48), lean=0.14, arm=(0.55, 0.75), lunge=0.0),
    Moment(share=BACK, hip=(-0.01, 0.44), lean=0.42, arm=(-1.15, 0.0), lunge=0.3),
    Moment(share=RELEASE, hip=(0.02, 0.335), lean=0.74, arm=(0.42, 0.0), lunge=1.0),
    Moment(share=1.0, hip=(0.02, 0.35), lean=0.55, arm=(2.1, 0.35), lunge=1.0),
)


def moment(share: float) -> Moment:
    """Give the body at a share of the delivery; it ends as it has followed through."""
    share = min(max(share, 0.0), 1.0)
    after = next(at for at, each in enumerate(MOMENTS) if each.share >= share)
    if after == 0:
        return MOMENTS[0]
    before, then = MOMENTS[after - 1], MOMENTS[after]
    way = _WAYS[after]((share - before.share) / (then.share - before.share))

    def part(one: float, other: float) -> float:
        return one + (other - one) * way

    return Moment(
        share=share,
        hip=(part(before.hip[0], then.hip[0]), part(before.hip[1], then.hip[1])),
        lean=part(before.lean, then.lean),
        arm=(part(before.arm[0], then.arm[0]), part(before.arm[1], then.arm[1])),
        lunge=part(before.lunge, then.lunge),
    )


def hand(share: float) -> tuple[float, float]:
    """Give the place of the wrist."""
    body = moment(share)
    upper, lower = body.arm[0], sum(body.arm)
    return (
        body.hip[0] + SPINE * math.sin(body.lean)
        + UPPER_ARM * math.sin(upper) + FOREARM * math.sin(lower),
        body.hip[1] + SPINE * math.cos(body.lean)
        - UPPER_ARM * math.cos(upper) - FOREARM * math.cos(lower),
    )  # fmt: skip


def _eased(way: float) -> float:
    return way * way * (3 - 2 * way)


def _swung(way: float) -> float:
    """Go the faster, the nearer the end."""
    return float(way**1.7)


def _slowed(way: float) -> float:
    return float(1 - (1 - way) ** 1.7)


_WAYS: Final[tuple[Callable[[float], float], ...]] = (_eased, _eased, _eased, _swung, _slowed)
"""How each moment is come to from the one before."""
