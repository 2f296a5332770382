"""A basketball stand, turned a little towards who looks, in units of its height, y up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic import hoop
from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.ink import Ink, oval, polygon
from generation.engines.animatic.scene import Actor

TURN: Final = 0.052  # how far the board's edges lie apart sideways, since it is seen at an angle
RISE: Final = 0.020  # how much higher its far edge is
MIDDLE: Final = (hoop.RIM_NEAR + hoop.RIM_FAR) / 2
HALF: Final = (hoop.RIM_FAR - hoop.RIM_NEAR) / 2
FLAT: Final = 0.26  # the rim's height over its width, as it is seen
NET: Final = 0.115  # how far the net hangs down
CORDS: Final = 9


@dataclass
class Basket:
    """Post, arm, board, rim and net; what is before a ball in the rim is drawn by `front`."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        self._stand(canvas)
        self._board(canvas)
        self._cords(canvas, time, range(1, CORDS - 1), 0.55)
        self._rim(canvas, 0)
        bracket = self.ink.stroke(0xB8431C, 0.020)
        canvas.drawLine(hoop.BOARD_OUT, hoop.RIM_HEIGHT, hoop.RIM_NEAR, hoop.RIM_HEIGHT, bracket)

    def front(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        """Draw the near half of rim and net."""
        self._cords(canvas, time, range(CORDS), 0.95)
        self._rim(canvas, 180)

    def _stand(self, canvas: skia.Canvas) -> None:
        ink, board = self.ink, hoop.BOARD_OUT
        iron, shine = 0x2A3654, 0xA9BBDD
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.11, 0, 0.10, 0.026), 0.01, 0.01, ink.fill(iron))
        canvas.drawLine(-0.005, 0.80, board, 0.87, ink.stroke(iron, 0.030))
        canvas.drawLine(-0.005, 0.66, board, 0.80, ink.stroke(0x3D4C73, 0.018))
        canvas.drawRect(skia.Rect.MakeLTRB(-0.021, 0.01, 0.021, 0.84), ink.fill(iron))
        canvas.drawRect(skia.Rect.MakeLTRB(0.012, 0.01, 0.021, 0.84), ink.fill(shine))
        pad = skia.Rect.MakeLTRB(-0.034, 0.03, 0.034, 0.42)
        canvas.drawRoundRect(pad, 0.014, 0.014, ink.fill(0x2F6FDE))
        lit = skia.Rect.MakeLTRB(0.016, 0.034, 0.030, 0.416)
        canvas.drawRoundRect(lit, 0.007, 0.007, ink.fill(0x86B0F5))
        for low in (0.12, 0.30):
            canvas.drawRect(skia.Rect.MakeLTRB(-0.034, low, 0.034, low + 0.03), ink.fill(0xF6F4EE))

    def _board(self, canvas: skia.Canvas) -> None:
        """Draw the board in its own plane: across it -1..1, up in heights of the stand."""
        low, high, rim = hoop.BOARD_LOW, hoop.BOARD_HIGH, hoop.RIM_HEIGHT
        canvas.save()
        plane = skia.Matrix()
        plane.setAll(TURN, 0, hoop.BOARD_OUT - 0.014, RISE, 1, 0, 0, 0, 1)
        canvas.concat(plane)
        for across, bottom, top, rgb in (
            (1.10, low - 0.010, high + 0.008, 0x222C48),
            (0.98, low, high - 0.002, 0xFFFFFF),
            (0.44, rim + 0.018, rim + 0.150, 0xE2332B),
            (0.30, rim + 0.030, rim + 0.138, 0xFFFFFF),
        ):
            face = skia.Rect.MakeLTRB(-across, bottom, across, top)
            canvas.drawRect(face, self.ink.fill(rgb))
        canvas.restore()
        near = hoop.BOARD_OUT - 0.014 - TURN * 1.10
        edge = [
            (near - 0.012, low - 0.010 - RISE),
            (near, low - 0.010 - RISE * 1.1),
            (near, high + 0.008 - RISE * 1.1),
            (near - 0.012, high + 0.008 - RISE),
        ]
        canvas.drawPath(polygon(edge), self.ink.fill(0x6E7FA8))

    def _rim(self, canvas: skia.Canvas, start: float) -> None:
        box = oval(MIDDLE, hoop.RIM_HEIGHT, HALF, HALF * FLAT)
        rgb = 0xFF6A1F if start else 0xC94B14
        paint = self.ink.stroke(rgb, 2.4 * hoop.RIM_THICKNESS)
        canvas.drawArc(box, start, 180, useCenter=False, paint=paint)

    def _cords(self, canvas: skia.Canvas, time: float, cords: range, alpha: float) -> None:
        """Draw cords that cross; those seen through the net are fainter."""
        cord = self.ink.stroke(0xFFFFFF, 0.0048, alpha)
        sway, bend = 0.003 * math.sin(time * 2), -1.0 if alpha > 0.6 else 1.0
        low = hoop.RIM_HEIGHT - NET
        for index in cords:
            across = math.cos(math.pi * index / (CORDS - 1))
            top = hoop.RIM_HEIGHT + bend * HALF * FLAT * math.sqrt(1 - across * across)
            for turn in (-0.28, 0.28):
                end = MIDDLE + 0.60 * HALF * max(-1.0, min(1.0, across + turn)) + sway
                canvas.drawLine(MIDDLE + HALF * across, top, end, low, cord)
        for share in (0.45, 1.0):
            half = HALF * (1 - 0.40 * share)
            ring = oval(MIDDLE + sway * share, hoop.RIM_HEIGHT - NET * share, half, half * 0.16)
            canvas.drawArc(ring, 0 if bend > 0 else 180, 180, useCenter=False, paint=cord)
