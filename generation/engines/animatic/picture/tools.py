"""Things for hands that the emoji show from the wrong side, in units of their height, y up."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, oval, polygon
from generation.engines.animatic.picture.set_props import area
from generation.engines.animatic.scene import Actor, Motion

PANELS: Final = 6
WIDE: Final = 0.60  # half of an umbrella's width
RIM, TOP = 0.66, 0.97
TOSS: Final = 0.9  # a second, of what is in a pan


@dataclass
class Umbrella:
    """An open umbrella on a straight stick, a little wider than it is tall."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0x8E4EC6)
        canvas.drawLine(0, 0.04, 0, 0.99, self.ink.stroke(0x555B68, 0.022))
        canvas.drawRoundRect(area(-0.022, 0.0, 0.022, 0.14), 0.02, 0.02, self.ink.fill(0x6B4326))
        for panel in range(PANELS):
            left, right = _across(panel), _across(panel + 1)
            path = skia.Path()
            path.moveTo(0, TOP)
            path.quadTo(left * 0.95, TOP - 0.04, left, RIM)
            path.quadTo((left + right) / 2, RIM + 0.055, right, RIM)
            path.quadTo(right * 0.95, TOP - 0.04, 0, TOP)
            tone = lighter(rgb, 0.16) if panel % 2 else darker(rgb, 0.08)
            canvas.drawPath(path, self.ink.fill(tone))


def _across(rib: int) -> float:
    return -WIDE * math.cos(math.pi * rib / PANELS)


@dataclass
class Pan:
    """A pan from the side, its handle to the back; what is in it is tossed while one cooks."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, tossed = self.ink, pose.motion is Motion.COOK
        canvas.drawLine(-1.5, 0.46, -0.62, 0.34, ink.stroke(0x2A2C33, 0.10))
        turn = math.tau * TOSS * time
        up = max(0.0, math.sin(turn)) if tossed else 0.0
        canvas.save()
        canvas.translate(0, 0.36 + 1.5 * up)
        canvas.rotate(math.degrees(math.pi * (0.5 - 0.5 * math.cos(turn)) if up else 0.0))
        canvas.drawOval(oval(0, 0, 0.46, 0.10), ink.fill(0xB9742F))
        canvas.drawOval(oval(0, 0.03, 0.45, 0.08), ink.fill(0xEDB35A))
        canvas.restore()
        pan = skia.Path()
        pan.moveTo(-0.72, 0.40)
        pan.lineTo(0.72, 0.40)
        pan.quadTo(0.68, 0.06, 0.50, 0.06)
        pan.lineTo(-0.50, 0.06)
        pan.quadTo(-0.68, 0.06, -0.72, 0.40)
        canvas.drawPath(pan, ink.fill(0x34363F))
        canvas.drawLine(-0.70, 0.385, 0.70, 0.385, ink.stroke(0x6A6D78, 0.05))
        self._steam(canvas, time)

    def _steam(self, canvas: skia.Canvas, time: float) -> None:
        for puff in range(4):
            rise = (0.5 * time + puff / 4) % 1.0
            x = 0.3 * math.sin(2.1 * puff + 1.3 * time) * (0.4 + rise)
            paint = self.ink.fill(0xFFFFFF, round(0.28 * (1 - rise), 2))
            canvas.drawCircle(x, 0.6 + 1.6 * rise, 0.12 + 0.22 * rise, paint)


@dataclass
class Easel:
    """A canvas on three legs, seen from its side; one metre is its height."""

    ink: Ink

    def draw(self, canvas: skia.Canvas) -> None:
        wood = self.ink.stroke(0x8A5A34, 0.016)
        canvas.drawLine(-0.10, 0.0, 0.04, 0.98, wood)
        canvas.drawLine(0.24, 0.0, 0.04, 0.98, wood)
        canvas.drawLine(0.02, 0.0, 0.02, 0.90, self.ink.stroke(0x6B4326, 0.014))
        canvas.save()
        canvas.translate(0.0, 0.42)
        canvas.skew(-0.14 * -1, 0)
        canvas.drawRect(area(-0.10, 0.0, 0.20, 0.42), self.ink.fill(0xF7F4EC))
        canvas.drawRect(area(-0.08, 0.02, 0.18, 0.40), self.ink.fill(0x9FD3F0))
        canvas.drawOval(oval(0.12, 0.32, 0.035, 0.035), self.ink.fill(0xFFD257))
        canvas.drawRect(area(-0.08, 0.02, 0.18, 0.13), self.ink.fill(0x6BBF59))
        canvas.drawOval(oval(-0.01, 0.13, 0.06, 0.07), self.ink.fill(0x4E9A4B))
        canvas.restore()
        canvas.drawLine(-0.08, 0.42, 0.22, 0.42, self.ink.stroke(0x6B4326, 0.018))


@dataclass
class Desk:
    """A chair with a back, and a desk before it; somebody one unit tall sits at it."""

    ink: Ink

    def draw(self, canvas: skia.Canvas) -> None:
        steel, wood = self.ink.stroke(0x4A4E59, 0.016), self.ink.fill(0xB98552)
        canvas.drawLine(-0.02, 0.03, -0.02, 0.19, steel)
        for x in (-0.11, 0.07):
            canvas.drawLine(-0.02, 0.06, x, 0.02, steel)
            canvas.drawCircle(x, 0.014, 0.014, self.ink.fill(0x2A2C33))
        canvas.drawRoundRect(area(-0.13, 0.175, 0.12, 0.205), 0.012, 0.012, self.ink.fill(0x3F5A8A))
        canvas.drawLine(-0.12, 0.19, -0.15, 0.36, steel)
        canvas.drawRoundRect(area(-0.17, 0.30, -0.13, 0.50), 0.015, 0.015, self.ink.fill(0x3F5A8A))
        for x in (0.24, 0.64):
            canvas.drawRect(area(x - 0.010, 0.0, x + 0.010, 0.40), self.ink.fill(0x7A5534))
        canvas.drawRect(area(0.18, 0.395, 0.70, 0.42), wood)


@dataclass
class Stool:
    """What a pianist sits on who is one unit tall."""

    ink: Ink

    def draw(self, canvas: skia.Canvas) -> None:
        for x in (-0.12, 0.09):
            canvas.drawLine(x, 0.01, x * 0.7, 0.19, self.ink.stroke(0x2A2430, 0.016))
        canvas.drawRoundRect(area(-0.13, 0.175, 0.10, 0.21), 0.015, 0.015, self.ink.fill(0x7A2E3A))


@dataclass
class Piano:
    """An upright piano from the side of who plays it, the keys to the left."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, wood = self.ink, named(self.actor.colour, 0x2F2430)
        for x in (-0.36, 0.42):
            canvas.drawRect(area(x - 0.035, 0.0, x + 0.035, 0.74), ink.fill(darker(wood, 0.25)))
        canvas.drawRoundRect(area(-0.12, 0.03, 0.50, 1.36), 0.03, 0.03, ink.fill(wood))
        canvas.drawRect(area(-0.06, 0.12, 0.44, 0.62), ink.fill(lighter(wood, 0.10)))
        canvas.drawRoundRect(
            area(-0.16, 1.33, 0.54, 1.41), 0.03, 0.03, ink.fill(lighter(wood, 0.18))
        )
        canvas.drawRoundRect(
            area(-0.48, 0.66, -0.08, 0.76), 0.03, 0.03, ink.fill(darker(wood, 0.1))
        )
        canvas.drawRect(area(-0.46, 0.755, -0.12, 0.79), ink.fill(0xF7F4EC))
        for number in range(5):
            x = -0.43 + 0.07 * number
            canvas.drawRect(area(x, 0.775, x + 0.03, 0.80), ink.fill(0x1B1A20))
        canvas.drawPath(
            polygon([(-0.12, 0.88), (-0.20, 1.22), (-0.17, 1.22), (-0.10, 0.88)]),
            ink.fill(0xF7F4EC),
        )


TOOLS: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "umbrella": Umbrella,
    "umbrella with rain drops": Umbrella,
    "cooking": Pan,
    "musical keyboard": Piano,
}
"""By an actor's kind."""
