"""The basketball hoop: one geometry for the physics that hits it and the picture that draws it.

Shares are of the actor's height, measured from `Pose.x`, where its post stands; board and rim
reach out on the side it faces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KIND: Final = "hoop"
BOARD_OUT: Final = 0.095  # the middle of the backboard, out from the post
BOARD_LOW: Final = 0.71
BOARD_HIGH: Final = 1.0
RIM_HEIGHT: Final = 0.75
RIM_NEAR: Final = 0.115  # the end of the rim at the backboard
RIM_FAR: Final = 0.235  # the end of the rim that reaches out
RIM_THICKNESS: Final = 0.0065
POST_HALF: Final = 0.04  # half the width of the post and its foot


@dataclass(frozen=True, kw_only=True)
class Hoop:
    """A hoop in world metres, seen from the side."""

    facing: int
    board_x: float
    board_low: float
    board_high: float
    rim_y: float
    rim_back_x: float
    rim_front_x: float
    thickness: float

    @classmethod
    def standing(cls, *, x: float, facing: int, height: float) -> Hoop:
        """Put up a hoop `height` metres tall with its post at `x`."""
        return cls(
            facing=facing,
            board_x=x + facing * BOARD_OUT * height,
            board_low=BOARD_LOW * height,
            board_high=BOARD_HIGH * height,
            rim_y=RIM_HEIGHT * height,
            rim_back_x=x + facing * RIM_NEAR * height,
            rim_front_x=x + facing * RIM_FAR * height,
            thickness=RIM_THICKNESS * height,
        )
