"""How things are held: where on them the hand is, where the hand is then, and how they are turned.

Points on a thing are in its heights about its foot point, y up, as its drawing has them; points of
a hand are in body heights from the shoulders, x to the front. Angles are radians, counter-clockwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.picture.joints import Point
from generation.engines.animatic.scene import Motion

MOUTH: Final[Point] = (0.100, 0.080)
BEFORE_THE_BELLY: Final[Point] = (0.17, -0.17)
AT_THE_SIDE: Final[Point] = (0.13, -0.23)


@dataclass(frozen=True, kw_only=True)
class Grip:
    """How one kind of thing is held."""

    by: Point = (-0.25, 0.40)  # of the thing
    turn: float = 0.0
    flip: bool = False  # whether it is mirrored first; `by` is then of its mirror image
    rest: Point = BEFORE_THE_BELLY  # of the hand, while it does nothing with it
    at: Point | None = None  # of the thing's `by`, where that is not the far hand
    far: Point | None = None  # of the far hand while it is played
    near: Point | None = None
    spoken_into: Point | None = None  # where the hand is while one talks
    bowed: bool = False  # played with a bow, which the near hand draws
    swings: bool = False  # with the forearm


_TOOL: Final = Grip(by=(-0.36, 0.14), flip=True, turn=-0.1, swings=True)
GRIPS: Final[dict[str, Grip]] = {
    "umbrella": Grip(by=(0.0, 0.10), rest=(0.11, -0.15)),
    "umbrella with rain drops": Grip(by=(0.0, 0.10), rest=(0.11, -0.15)),
    "mobile phone": Grip(by=(-0.1, 0.35), rest=(0.19, -0.06), turn=0.15, spoken_into=(0.055, 0.07)),
    "camera": Grip(by=(-0.3, 0.4), rest=(0.17, -0.10)),
    "open book": Grip(by=(0.0, 0.12), rest=(0.20, -0.10)),
    "newspaper": Grip(by=(0.0, 0.12), rest=(0.20, -0.10)),
    "hot beverage": Grip(by=(-0.42, 0.45)),
    "teacup without handle": Grip(by=(-0.42, 0.45)),
    "soft ice cream": Grip(by=(0.0, 0.15), rest=(0.17, -0.08)),
    "ice cream": Grip(by=(0.0, 0.15), rest=(0.17, -0.08)),
    "microphone": Grip(by=(0.14, 0.22), flip=True, turn=0.35, rest=(0.13, 0.02)),
    "dagger": Grip(by=(0.34, 0.86), turn=2.9, swings=True),
    "magic wand": Grip(by=(-0.40, 0.10), turn=-0.1, swings=True),
    "hammer": _TOOL,
    "pick": _TOOL,
    "axe": _TOOL,
    "broom": Grip(by=(0.18, 0.70), turn=1.45),
    "fishing pole": Grip(by=(-0.30, 0.08), flip=True),
    "paintbrush": Grip(by=(-0.16, 0.62), flip=True, turn=1.1),
    "pencil": Grip(by=(-0.15, 0.62), turn=-0.1),
    "cooking": Grip(by=(-1.35, 0.45), swings=False, rest=(0.16, -0.15)),
    "water pistol": Grip(by=(-0.30, 0.20), flip=True, rest=(0.26, -0.03)),
    "laptop": Grip(at=(0.43, -0.105), by=(0.0, 0.0), far=(0.33, -0.08), near=(0.30, -0.09)),
    "guitar": Grip(at=(0.03, -0.17), by=(-0.24, 0.26), turn=-0.25, far=(0.24, -0.06)),
    "banjo": Grip(at=(0.03, -0.17), by=(-0.24, 0.26), turn=-0.25, far=(0.24, -0.06)),
    "violin": Grip(at=(0.055, 0.015), by=(-0.40, 0.16), turn=-0.62, far=(0.29, -0.02), bowed=True),
    "trumpet": Grip(at=MOUTH, by=(-0.48, 0.04), turn=-0.62, far=(0.20, 0.05), near=(0.16, 0.03)),
    "saxophone": Grip(at=MOUTH, by=(-0.45, 0.88), flip=True, far=(0.15, -0.16), near=(0.12, -0.05)),
    "flute": Grip(at=MOUTH, by=(-0.38, 0.18), turn=-0.80, far=(0.24, 0.06), near=(0.17, 0.05)),
}  # fmt: skip
"""By a thing's kind."""
PLAIN: Final = Grip()

TO_THE_MOUTH: Final = frozenset({Motion.EAT, Motion.DRINK})
ACTS: Final = frozenset(
    {
        Motion.SWEEP, Motion.DIG, Motion.BUILD, Motion.FENCE, Motion.CONJURE, Motion.POUR, Motion.PAINT,
        Motion.CONDUCT, Motion.CHEER, Motion.LIFT, Motion.JUGGLE, Motion.THROW, Motion.FISH, Motion.PUNCH,
        Motion.WRITE, Motion.HUG, Motion.PUSH, Motion.PULL, Motion.CLIMB, Motion.PHOTOGRAPH, Motion.READ,
    }
)  # fmt: skip
"""What the far hand does with what it holds, each in its own way."""
WITHOUT_IT: Final = frozenset({Motion.WAVE, Motion.POINT, Motion.SALUTE, Motion.SHAKE_HANDS})
"""What the far hand does while the near one holds."""
SIPS: Final = (0.19, -0.15)  # where a cup is between two sips
TILT: Final = 0.55  # of a cup at the mouth


def at_the_mouth(phase: float) -> float:
    """Tell how near to the mouth a hand is that eats or drinks, 0..1."""
    share = (1 - math.cos(math.tau * phase)) / 2
    return share * share * (3 - 2 * share)


def hand_of(grip: Grip, motion: Motion, phase: float) -> Point | None:
    """Return where the far hand is; None where its own motion says it."""
    if motion in TO_THE_MOUTH:
        near = at_the_mouth(phase)
        goal = (MOUTH[0] + 0.04, MOUTH[1] - 0.035)
        return SIPS[0] + (goal[0] - SIPS[0]) * near, SIPS[1] + (goal[1] - SIPS[1]) * near
    if motion is Motion.COOK:
        return grip.rest[0], grip.rest[1] + 0.025 * math.sin(math.tau * phase)
    rest = grip.rest if grip.at is None else grip.far
    if motion is Motion.TALK:
        rest = grip.spoken_into or rest
    return None if motion in ACTS else rest
