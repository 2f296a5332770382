"""Things that we draw ourselves, in units of their height, y up, standing on the origin."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, polygon
from generation.engines.animatic.scene import Actor


@dataclass
class Hoop:
    """A basketball stand seen from the side; the rim looks to where `facing` points."""

    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink = self.ink
        canvas.drawRect(skia.Rect.MakeLTRB(-0.012, 0, 0.012, 0.80), ink.fill(0x4A5468))
        canvas.drawLine(0, 0.78, 0.09, 0.80, ink.stroke(0x4A5468, 0.02))
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(0.085, 0.71, 0.105, 1.0), 0.006, 0.006, ink.fill(0xF3F5F8)
        )
        canvas.drawRect(skia.Rect.MakeLTRB(0.105, 0.76, 0.109, 0.88), ink.fill(0xE5533B))
        canvas.drawLine(0.105, 0.75, 0.235, 0.75, ink.stroke(0xF0652F, 0.013))
        sway = 0.004 * math.sin(time * 2)
        net = ink.stroke(0xFFFFFF, 0.004, 0.9)
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            top, low = 0.115 + 0.115 * share, 0.135 + 0.075 * share + sway
            canvas.drawPath(polygon([(top, 0.745), (low, 0.655)], close=False), net)
        for row in (0.725, 0.70, 0.675):
            inset = (0.745 - row) * 0.22
            canvas.drawLine(0.115 + inset, row, 0.23 - inset, row, net)


@dataclass
class Ball:
    """A plain ball."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xE9573F)
        canvas.drawCircle(0, 0.5, 0.5, self.ink.fill(rgb))
        canvas.drawArc(
            skia.Rect.MakeLTRB(-0.5, 0, 0.5, 1),
            -40,
            80,
            False,
            self.ink.stroke(darker(rgb, 0.25), 0.06),
        )
        canvas.drawCircle(-0.16, 0.68, 0.13, self.ink.fill(lighter(rgb, 0.45)))


@dataclass
class Parcel:
    """What has no picture of its own: a box with a ribbon."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xD9A066)
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.5, 0, 0.5, 1), 0.06, 0.06, self.ink.fill(rgb))
        canvas.drawRect(skia.Rect.MakeLTRB(-0.5, 0.78, 0.5, 1), self.ink.fill(lighter(rgb, 0.18)))
        canvas.drawRect(skia.Rect.MakeLTRB(-0.09, 0, 0.09, 1), self.ink.fill(darker(rgb, 0.35)))
