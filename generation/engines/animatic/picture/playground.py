"""What is played with in set pieces: seesaw, trampoline, billiards, a wakeboard."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, oval, polygon
from generation.engines.animatic.picture.set_props import area, level
from generation.engines.animatic.scene import Actor

STEEL: Final = 0x5D6B82
CLOTH: Final = 0x1F8A5B
OAK: Final = 0x7A4527


@dataclass
class Seesaw:
    """The plank with its seats and handles, twenty-five times as long as it is thick."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xE8452F)
        canvas.drawRoundRect(area(-12.9, 0.1, 12.9, 0.9), 0.35, 0.35, self.ink.fill(rgb))
        canvas.drawRect(area(-12.6, 0.12, 12.6, 0.34), self.ink.fill(darker(rgb, 0.25)))
        canvas.drawRect(area(-12.6, 0.70, 12.6, 0.84), self.ink.fill(lighter(rgb, 0.35)))
        for side in (-1, 1):
            bar = self.ink.stroke(STEEL, 0.28)
            canvas.drawLine(side * 8.0, 0.8, side * 8.2, 3.0, bar)
            canvas.drawCircle(side * 8.2, 3.1, 0.35, self.ink.fill(0xFFD23F))


@dataclass
class SeesawStand:
    """The trestle that bears the plank."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        for x, shade in ((0.55, 0.2), (-0.55, 0.0)):
            leg = self.ink.stroke(darker(0x2F6FDE, shade), 0.11)
            canvas.drawLine(0, 0.95, x, 0.04, leg)
        canvas.drawLine(-0.36, 0.34, 0.36, 0.34, self.ink.stroke(0x2557B3, 0.07))
        canvas.drawCircle(0, 0.98, 0.11, self.ink.fill(0xFFD23F))


@dataclass
class Trampoline:
    """Legs, a padded ring and a mat that gives way under whoever lands on it."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, pad = self.ink, named(self.actor.colour, 0x2F7DE1)
        for x in (-1.35, -0.75, 0.75, 1.35):
            low = 0.0 if abs(x) > 1 else 0.1
            canvas.drawLine(x, low, x, 0.8, ink.stroke(STEEL, 0.05))
        canvas.drawOval(oval(0, 0.84, 1.62, 0.17), ink.fill(pad))
        canvas.drawOval(oval(0, 0.84, 1.40, 0.125), ink.fill(0x1B2030))
        self._mat(canvas, pose.give)
        canvas.drawArc(
            oval(0, 0.84, 1.51, 0.15),
            0,
            180,
            useCenter=False,
            paint=ink.stroke(darker(pad, 0.18), 0.07),
        )
        canvas.drawArc(
            oval(0, 0.84, 1.56, 0.16),
            180,
            180,
            useCenter=False,
            paint=ink.stroke(lighter(pad, 0.4), 0.02),
        )

    def _mat(self, canvas: skia.Canvas, give: float) -> None:
        """Draw the mat's web, drawn down in its middle."""
        web, deep = self.ink.stroke(0x46506A, 0.012), min(0.6, give)
        for number in range(-5, 6):
            x = number / 5 * 1.30
            path = skia.Path()
            half = 0.115 * math.sqrt(max(0.02, 1 - (x / 1.4) ** 2))
            dip = deep * max(0.0, 1 - abs(x) / 1.4)
            path.moveTo(x, 0.84 - half)
            path.quadTo(x * 0.96, 0.84 - 1.6 * dip, x, 0.84 + half)
            canvas.drawPath(path, web)
        sag = skia.Path()
        sag.moveTo(-1.38, 0.83)
        sag.quadTo(0, 0.83 - 2 * deep, 1.38, 0.83)
        sag.quadTo(0, 0.74 - 2 * deep, -1.38, 0.83)
        canvas.drawPath(sag, self.ink.fill(0x10131D))


@dataclass
class BilliardTable:
    """A table seen from before it, a little from above; its cloth is two metres long."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, metre = self.ink, 1 / self.actor.height
        low, high = 0.575 * metre, 1.145 * metre
        half, rail = 1.0 * metre, 0.11 * metre
        for x in (-half * 0.92, half * 0.92):
            leg = [(x - 0.07, 0), (x + 0.07, 0), (x + 0.09, low), (x - 0.09, low)]
            canvas.drawPath(polygon(leg), ink.fill(darker(OAK, 0.35)))
        canvas.drawOval(oval(0, 0.0, half * 1.15, 0.05), ink.fill(0x120E2A, 0.28))
        apron = area(-half - rail, low - 0.16, half + rail, low)
        canvas.drawRoundRect(apron, 0.03, 0.03, ink.fill(darker(OAK, 0.2)))
        frame = area(-half - rail, low - 0.065, half + rail, high + 0.055)
        canvas.drawRoundRect(frame, 0.05, 0.05, ink.fill(OAK))
        canvas.drawRoundRect(
            area(-half - 0.8 * rail, low - 0.045, half + 0.8 * rail, high + 0.04),
            0.04, 0.04, ink.fill(lighter(OAK, 0.18)),
        )  # fmt: skip
        cushion = area(-half - 0.035, low - 0.022, half + 0.035, high + 0.02)
        canvas.drawRect(cushion, ink.fill(darker(CLOTH, 0.3)))
        canvas.drawRect(area(-half, low, half, high), ink.fill(CLOTH))
        shine = oval(0, (low + high) / 2, 0.62 * half, 0.36 * (high - low))
        canvas.drawOval(shine, ink.fill(lighter(CLOTH, 0.18), 0.55))
        for x in (-half, 0, half):
            for y in (low, high):
                canvas.drawOval(oval(x, y, 0.058, 0.036), ink.fill(0x0B0A10))


@dataclass
class BilliardBall:
    """A small glossy ball."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xF5F2E8)
        level(canvas, pose)
        canvas.drawOval(oval(0.10, 0.06, 0.56, 0.26), self.ink.fill(0x06301E, 0.45))
        canvas.drawCircle(0, 0.5, 0.5, self.ink.fill(darker(rgb, 0.22)))
        canvas.drawCircle(-0.05, 0.55, 0.42, self.ink.fill(rgb))
        turn = math.sin(pose.angle)
        if self.actor.colour != "white" and math.cos(pose.angle) > -0.2:
            canvas.drawOval(oval(0.3 * turn, 0.52, 0.19, 0.2), self.ink.fill(0xFFFDF5))
        canvas.drawOval(oval(-0.17, 0.74, 0.12, 0.09), self.ink.fill(0xFFFFFF, 0.85))


@dataclass
class Cue:
    """A cue, its tip to the right, thirty-six times as long as it is thick."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        shaft = [(-18, 0.05), (18, 0.32), (18, 0.68), (-18, 0.95)]
        canvas.drawPath(polygon(shaft), self.ink.fill(0xE6C48D))
        butt = [(-18, 0.05), (-8, 0.12), (-8, 0.88), (-18, 0.95)]
        canvas.drawPath(polygon(butt), self.ink.fill(0x5A2D1B))
        canvas.drawRect(area(17.2, 0.3, 17.7, 0.7), self.ink.fill(0xFFFFFF))
        canvas.drawRect(area(17.7, 0.3, 18, 0.7), self.ink.fill(0x2E5BDB))


@dataclass
class Wakeboard:
    """A short board with turned-up ends and two bindings, fourteen times as long as it is thick."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xFF5D73)
        deck = polygon([(-7, 1.5), (-5.4, 0.5), (5.4, 0.5), (7, 1.5)], close=False)
        canvas.drawPath(deck, self.ink.stroke(darker(rgb, 0.35), 1.1))
        canvas.drawPath(deck, self.ink.stroke(rgb, 0.7))
        for x in (-2.6, 2.6):
            canvas.drawRoundRect(
                area(x - 0.9, 0.7, x + 0.9, 1.7), 0.4, 0.4, self.ink.fill(0x2B2D38)
            )


@dataclass
class TowRope:
    """A rope that goes on to the boat, six hundred times as long as it is thick; its handle is to the left."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        canvas.drawLine(-294, 0.5, 300, 0.5, self.ink.stroke(0xFFF4D6, 0.6))
        for side in (-1, 1):
            canvas.drawLine(-294, 0.5, -300, 0.5 + 3.2 * side, self.ink.stroke(0xFFF4D6, 0.6))
        canvas.drawLine(-300, -3.2, -300, 4.2, self.ink.stroke(0x2B2D38, 1.5))


PLAYGROUND: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "seesaw": Seesaw,
    "seesaw stand": SeesawStand,
    "trampoline": Trampoline,
    "billiard table": BilliardTable,
    "billiard ball": BilliardBall,
    "cue": Cue,
    "wakeboard": Wakeboard,
    "tow rope": TowRope,
}
"""By an actor's kind."""
