"""The basketball hoop: one geometry for the physics that hits it and the picture that draws it.

An actor of kind "hoop" stands at `Pose.x`, its backboard upright above that point; the rim reaches
out on the side it faces. Measures are for a hoop `FULL_HEIGHT` tall and scale with the actor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KIND: Final = "hoop"
FULL_HEIGHT: Final = 3.95  # metres, to the top of the backboard
RIM_HEIGHT: Final = 3.05
RIM_NEAR: Final = 0.15  # from the backboard to the near end of the rim
RIM_FAR: Final = 0.61  # from the backboard to the far end of the rim
BOARD_LOW: Final = 2.9


@dataclass(frozen=True, kw_only=True)
class Hoop:
    """A hoop in world metres, seen from the side."""

    x: float  # of the backboard
    facing: int
    rim_y: float
    board_low: float
    board_high: float
    rim_back_x: float  # the end of the rim at the backboard
    rim_front_x: float  # the end of the rim that reaches out

    @classmethod
    def standing(cls, *, x: float, facing: int, height: float) -> Hoop:
        scale = height / FULL_HEIGHT
        return cls(
            x=x,
            facing=facing,
            rim_y=RIM_HEIGHT * scale,
            board_low=BOARD_LOW * scale,
            board_high=height,
            rim_back_x=x + facing * RIM_NEAR * scale,
            rim_front_x=x + facing * RIM_FAR * scale,
        )
