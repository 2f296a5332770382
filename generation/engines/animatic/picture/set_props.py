"""The props of set pieces, in units of their height, y up, standing on the origin."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, blob, oval, polygon
from generation.engines.animatic.scene import Actor

BRASS: Final = 0xE2B24A
WOOD: Final = 0x8A5A3A


PIPS: Final = (
    ((0.25, 0.16), (0.5, 0.27), (0.75, 0.38), (0.5, 0.76)),
    ((0.25, 0.16), (0.75, 0.38), (0.25, 0.66), (0.75, 0.66), (0.25, 0.86), (0.75, 0.86)),
    ((0.5, 0.26), (0.25, 0.66), (0.5, 0.76), (0.75, 0.86)),
    ((0.25, 0.16), (0.75, 0.16), (0.25, 0.38), (0.75, 0.38), (0.25, 0.66), (0.75, 0.86)),
    ((0.25, 0.16), (0.75, 0.38), (0.25, 0.66), (0.75, 0.66), (0.5, 0.76), (0.25, 0.86)),
)
"""Across the face of a domino, 0 at its near edge, and up it."""


def area(left: float, low: float, right: float, high: float) -> skia.Rect:
    """Return a rectangle by its edges, y up."""
    return skia.Rect.MakeLTRB(left, low, right, high)


def level(canvas: skia.Canvas, pose: Pose) -> None:
    """Undo the turn of a round thing, for what light does on it."""
    canvas.translate(0, 0.5)
    canvas.rotate(-math.degrees(pose.angle) * pose.facing)
    canvas.translate(0, -0.5)


@dataclass
class Domino:
    """A stone seen obliquely: its edge, and behind it the face with its pips."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb, half, deep = named(self.actor.colour, 0xFBF6E9), 0.095, 0.26
        face = [(-half, 0), (-half, 1), (-half - deep, 1.09), (-half - deep, 0.09)]
        top = [(-half, 1), (half, 1), (half - deep, 1.09), (-half - deep, 1.09)]
        canvas.drawPath(polygon(top), self.ink.fill(lighter(rgb, 0.5)))
        canvas.drawPath(polygon(face), self.ink.fill(rgb))
        canvas.drawRect(area(-half, 0, half, 1), self.ink.fill(darker(rgb, 0.26)))
        canvas.drawRect(area(half - 0.03, 0, half, 1), self.ink.fill(darker(rgb, 0.4)))
        dark = darker(rgb, 0.78)
        canvas.drawLine(-half - 0.03, 0.51, -half - deep + 0.03, 0.58, self.ink.stroke(dark, 0.016))
        for across, up in PIPS[sum(map(ord, self.actor.name)) % len(PIPS)]:
            x = -half - deep * across
            canvas.drawOval(oval(x, up + 0.09 * across, 0.026, 0.036), self.ink.fill(dark))


@dataclass
class BowlingLane:
    """Polished boards between their gutters, and the hood above the pins."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, left, right = self.ink, -1.75, 1.72
        self._hood(canvas, right)
        canvas.drawRect(area(left, -0.02, right, 0.06), ink.fill(0x2B2433))
        canvas.drawRect(area(left, 0.045, right, 0.355), ink.fill(0xE3B26D))
        for number in range(9):
            low = 0.045 + number * 0.0345
            shade = (0xDDA860, 0xEABD7C, 0xD79F57)[number % 3]
            canvas.drawRect(area(left, low, right, low + 0.031), ink.fill(shade))
        canvas.drawRect(area(left, 0.355, right, 0.385), ink.fill(0x3A3040))
        canvas.drawRect(area(left, 0.19, right, 0.225), ink.fill(0xFFF2D2, 0.28))
        for number in range(5):
            x, y = -0.95 + 0.07 * abs(number - 2) * -1, 0.09 + 0.05 * number
            arrow = polygon([(x, y - 0.014), (x + 0.10, y), (x, y + 0.014)])
            canvas.drawPath(arrow, ink.fill(0x7A3E1D))
        canvas.drawLine(-1.45, 0.045, -1.45, 0.355, ink.stroke(0x54301A, 0.012))

    def _hood(self, canvas: skia.Canvas, right: float) -> None:
        ink, left = self.ink, -0.42
        canvas.drawRoundRect(area(left, 0.30, right, 1.0), 0.03, 0.03, ink.fill(0x241B3A))
        canvas.drawRect(area(left + 0.05, 0.36, right - 0.04, 0.72), ink.fill(0x120D20))
        board = area(left, 0.72, right, 1.0)
        canvas.drawRoundRect(board, 0.03, 0.03, ink.fill(0x5B2BBF))
        canvas.drawRect(area(left, 0.72, right, 0.745), ink.fill(0xFFC83D))
        for number in range(9):
            x = left + 0.14 + number * 0.225
            self._star(canvas, x, 0.87, 0.05 if number % 2 else 0.075)

    def _star(self, canvas: skia.Canvas, x: float, y: float, size: float) -> None:
        points = [
            (
                x + size * (1 if tip % 2 == 0 else 0.45) * math.sin(math.pi * tip / 5),
                y + size * (1 if tip % 2 == 0 else 0.45) * math.cos(math.pi * tip / 5),
            )
            for tip in range(10)
        ]
        canvas.drawPath(polygon(points), self.ink.fill(0xFFD966))


@dataclass
class BowlingBall:
    """A glossy ball with its three holes."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0x2E5BDB)
        canvas.drawCircle(0, 0.5, 0.5, self.ink.fill(rgb))
        canvas.save()
        canvas.clipPath(skia.Path.Circle(0, 0.5, 0.5), skia.ClipOp.kIntersect, doAntiAlias=True)
        swirl = blob([(-0.6, 0.3), (-0.1, 0.75), (0.5, 0.55), (0.6, 0.75), (0, 0.95), (-0.6, 0.6)])
        canvas.drawPath(swirl, self.ink.fill(lighter(rgb, 0.16)))
        for x, y in ((-0.12, 0.72), (0.05, 0.76), (-0.02, 0.58)):
            canvas.drawCircle(x, y, 0.055, self.ink.fill(darker(rgb, 0.6)))
        canvas.restore()
        level(canvas, pose)
        canvas.drawOval(oval(0, 0.02, 0.42, 0.06), self.ink.fill(0x120E2A, 0.25))
        canvas.drawOval(oval(-0.18, 0.76, 0.13, 0.09), self.ink.fill(0xFFFFFF, 0.65))


@dataclass
class Pin:
    """A bowling pin with two red rings about its neck."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        path = skia.Path()
        path.moveTo(-0.10, 0.0)
        path.cubicTo(-0.14, 0.10, -0.20, 0.24, -0.19, 0.36)
        path.cubicTo(-0.17, 0.52, -0.08, 0.58, -0.075, 0.70)
        path.cubicTo(-0.09, 0.78, -0.12, 0.84, -0.10, 0.90)
        path.cubicTo(-0.07, 1.02, 0.07, 1.02, 0.10, 0.90)
        path.cubicTo(0.12, 0.84, 0.09, 0.78, 0.075, 0.70)
        path.cubicTo(0.08, 0.58, 0.17, 0.52, 0.19, 0.36)
        path.cubicTo(0.20, 0.24, 0.14, 0.10, 0.10, 0.0)
        path.close()
        canvas.drawPath(path, self.ink.fill(0xFBF7EE))
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, doAntiAlias=True)
        canvas.drawRect(area(0.055, -0.1, 0.3, 1.1), self.ink.fill(0xC9BFD0, 0.55))
        for low in (0.62, 0.70):
            canvas.drawRect(area(-0.3, low, 0.3, low + 0.045), self.ink.fill(0xD9302C))
        canvas.restore()
        canvas.drawPath(path, self.ink.stroke(0x8C7F94, 0.018))


@dataclass
class PendulumStand:
    """A foot, a post and an arm from which something hangs."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink = self.ink
        canvas.drawRoundRect(area(-0.48, 0, 0.48, 0.05), 0.02, 0.02, ink.fill(darker(WOOD, 0.25)))
        for x in (-0.43, 0.43):
            canvas.drawRect(area(x - 0.022, 0.04, x + 0.022, 0.94), ink.fill(WOOD))
            canvas.drawRect(area(x + 0.008, 0.04, x + 0.022, 0.94), ink.fill(darker(WOOD, 0.2)))
        canvas.drawRoundRect(area(-0.5, 0.925, 0.5, 0.99), 0.02, 0.02, ink.fill(WOOD))
        canvas.drawRect(area(-0.47, 0.965, 0.47, 0.978), ink.fill(lighter(WOOD, 0.3)))
        canvas.drawCircle(0, 0.923, 0.022, ink.fill(BRASS))
        scale = ink.stroke(darker(WOOD, 0.35), 0.006)
        for tick in range(-4, 5):
            turn = tick * 0.10
            x, y = math.sin(turn), math.cos(turn)
            canvas.drawLine(0.80 * x, 0.93 - 0.80 * y, 0.83 * x, 0.93 - 0.83 * y, scale)


@dataclass
class Pendulum:
    """A thin rod and a heavy bob, hung by its top."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb, radius = named(self.actor.colour, BRASS), 0.0875
        canvas.drawLine(0, radius, 0, 1.0, self.ink.stroke(0x596073, 0.014))
        canvas.drawCircle(0, 1.0, 0.02, self.ink.fill(0x596073))
        canvas.drawCircle(0, radius, radius, self.ink.fill(darker(rgb, 0.2)))
        canvas.drawCircle(-0.006, radius + 0.006, radius * 0.9, self.ink.fill(rgb))
        gleam = oval(-0.03, radius + 0.032, 0.026, 0.018)
        canvas.drawOval(gleam, self.ink.fill(lighter(rgb, 0.7)))


SET_PROPS: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "domino": Domino,
    "bowling lane": BowlingLane,
    "bowling ball": BowlingBall,
    "pin": Pin,
    "pendulum stand": PendulumStand,
    "pendulum": Pendulum,
}
"""By an actor's kind."""
