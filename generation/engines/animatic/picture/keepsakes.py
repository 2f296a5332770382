"""Things and beings that the emoji lack, or draw badly, in units of their height, y up."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, polygon
from generation.engines.animatic.scene import Actor

GORES: Final = (0xE4572E, 0xF2B134, 0xF7F1E3, 0x2E86AB)
TAILS: Final = 5  # points of a ghost's hem


@dataclass
class HotAirBalloon:
    """An envelope in stripes over a basket, with a flame that is lit now and then."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rope = self.ink.stroke(0x5B4636, 0.006)
        for near, far in ((-0.055, -0.16), (0.055, 0.16), (-0.02, -0.06), (0.02, 0.06)):
            canvas.drawLine(near, 0.13, far, 0.34, rope)
        self._envelope(canvas)
        if math.sin(1.7 * time) > 0.2:
            flame = polygon(
                [
                    (-0.018, 0.19),
                    (0.0, 0.19 + 0.07 * abs(math.sin(19 * time)) + 0.03),
                    (0.018, 0.19),
                ]
            )
            canvas.drawPath(flame, self.ink.fill(0xFFB347))
        basket = skia.Rect.MakeLTRB(-0.065, 0.0, 0.065, 0.13)
        canvas.drawRoundRect(basket, 0.02, 0.02, self.ink.fill(0x8A5A34))
        for up in (0.03, 0.065, 0.1):
            canvas.drawLine(-0.06, up, 0.06, up, self.ink.stroke(0x6B4326, 0.008))

    def _envelope(self, canvas: skia.Canvas) -> None:
        shape = skia.Path()
        shape.moveTo(-0.06, 0.33)
        shape.cubicTo(-0.20, 0.46, -0.35, 0.55, -0.34, 0.72)
        shape.cubicTo(-0.33, 0.90, -0.17, 1.0, 0.0, 1.0)
        shape.cubicTo(0.17, 1.0, 0.33, 0.90, 0.34, 0.72)
        shape.cubicTo(0.35, 0.55, 0.20, 0.46, 0.06, 0.33)
        shape.close()
        main = named(self.actor.colour, GORES[0])
        tones = (main, *GORES[1:]) if not self.actor.colour else (main, lighter(main, 0.45)) * 2
        canvas.save()
        canvas.clipPath(shape, skia.ClipOp.kIntersect, doAntiAlias=True)
        for number in range(8, 0, -1):  # gores, the widest first
            half = 0.36 * math.sin(math.pi / 2 * number / 8)
            gore = skia.Rect.MakeLTRB(-half, 0.25, half, 1.1)
            canvas.drawOval(gore, self.ink.fill(tones[number % len(tones)]))
        shade = skia.Rect.MakeLTRB(0.1, 0.3, 0.5, 1.05)
        canvas.drawOval(shade, self.ink.fill(0x1A1440, 0.12))
        canvas.restore()
        canvas.drawRect(
            skia.Rect.MakeLTRB(-0.065, 0.315, 0.065, 0.34), self.ink.fill(darker(main, 0.3))
        )


@dataclass
class Barbell:
    """A bar with discs at its ends, three times as long as it is high."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0x2B2E36)
        canvas.drawRect(skia.Rect.MakeLTRB(-1.75, 0.46, 1.75, 0.54), self.ink.fill(0xB9C2CC))
        for side in (-1, 1):
            for at, half, tone in ((1.18, 0.5, rgb), (1.36, 0.42, 0xC8402F), (1.51, 0.30, rgb)):
                x = side * at
                disc = skia.Rect.MakeLTRB(x - 0.08, 0.5 - half, x + 0.08, 0.5 + half)
                canvas.drawRoundRect(disc, 0.05, 0.05, self.ink.fill(tone))
                shine = skia.Rect.MakeLTRB(x - 0.05, 0.5, x - 0.02, 0.5 + 0.8 * half)
                canvas.drawRect(shine, self.ink.fill(lighter(tone, 0.35)))


@dataclass
class Cigarette:
    """A cigarette with an ember, and smoke that curls up from it."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        canvas.drawLine(-0.6, 0.5, 1.1, 0.7, self.ink.stroke(0xF7F3EA, 0.4))
        canvas.drawLine(-0.6, 0.5, -0.1, 0.56, self.ink.stroke(0xD9A066, 0.4))
        canvas.drawCircle(1.2, 0.71, 0.24, self.ink.fill(0xFF7A3C))
        for puff in range(5):
            rise = (0.4 * time + puff / 5) % 1.0
            x = 1.2 + 0.8 * math.sin(2.1 * time + 1.9 * puff) * rise
            canvas.drawCircle(
                x, 1.0 + 7 * rise, 0.3 + 0.9 * rise, self.ink.fill(0xDADDE2, 0.35 * (1 - rise))
            )


@dataclass
class RobotVacuum:
    """A flat disc on wheels with a lamp."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0x3A4048)
        body = skia.Rect.MakeLTRB(-1.5, 0.12, 1.5, 1.0)
        canvas.drawRoundRect(body, 0.4, 0.4, self.ink.fill(rgb))
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(-1.4, 0.72, 1.4, 1.0), 0.14, 0.14, self.ink.fill(lighter(rgb, 0.25))
        )
        for x in (-0.8, 0.8):
            canvas.drawCircle(x, 0.14, 0.16, self.ink.fill(0x15171B))
        lamp = 0x5CF2A0 if math.sin(4 * time) > 0 else 0x2B8F62
        canvas.drawCircle(1.1, 0.5, 0.12, self.ink.fill(lamp))


@dataclass
class Table:
    """A table on four legs, twice as wide as it is high."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        wood = named(self.actor.colour, 0x9A6A3C)
        for x, tone in ((-0.78, 0.35), (0.70, 0.35), (-0.95, 0.12), (0.87, 0.12)):
            leg = skia.Rect.MakeLTRB(x, 0.0, x + 0.09, 0.92)
            canvas.drawRect(leg, self.ink.fill(darker(wood, tone)))
        canvas.drawRect(
            skia.Rect.MakeLTRB(-0.92, 0.76, 0.92, 0.9), self.ink.fill(darker(wood, 0.22))
        )
        top = skia.Rect.MakeLTRB(-1.05, 0.88, 1.05, 1.0)
        canvas.drawRoundRect(top, 0.03, 0.03, self.ink.fill(lighter(wood, 0.12)))


@dataclass
class Ghost:
    """A sheet that billows, with dark eyes and a mouth that opens when it speaks."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xF4F6FA)
        sheet = skia.Path()
        sheet.moveTo(-0.34, 0.08)
        sheet.cubicTo(-0.36, 0.5, -0.34, 1.0, 0.0, 1.0)
        sheet.cubicTo(0.34, 1.0, 0.36, 0.5, 0.34, 0.08)
        for tail in range(TAILS):
            x = 0.34 - (tail + 1) * 0.68 / TAILS
            sway = 0.035 * math.sin(3.0 * time + 1.3 * tail)
            sheet.quadTo(x + 0.34 / TAILS, -0.04 + sway, x, 0.09 + sway)
        sheet.close()
        canvas.drawPath(sheet, self.ink.fill(rgb, 0.93))
        canvas.save()
        canvas.clipPath(sheet, skia.ClipOp.kIntersect, doAntiAlias=True)
        fold = skia.Rect.MakeLTRB(-0.6, -0.2, -0.14, 0.9)
        canvas.drawOval(fold, self.ink.fill(darker(rgb, 0.18), 0.6))
        canvas.restore()
        for side in (-1, 1):
            arm = 0.05 * math.sin(2.2 * time + side)
            canvas.drawOval(
                skia.Rect.MakeLTRB(side * 0.36 - 0.11, 0.42 + arm, side * 0.36 + 0.11, 0.58 + arm),
                self.ink.fill(rgb),
            )
        for x in (0.0, 0.17):
            canvas.drawOval(
                skia.Rect.MakeLTRB(x - 0.045, 0.68, x + 0.045, 0.83), self.ink.fill(0x23202B)
            )
        gape = 0.03 + 0.06 * pose.mouth
        canvas.drawOval(
            skia.Rect.MakeLTRB(0.05, 0.57 - gape, 0.13, 0.59 + gape), self.ink.fill(0x23202B)
        )


KEEPSAKES: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "hot air balloon": HotAirBalloon,
    "barbell": Barbell,
    "cigarette": Cigarette,
    "robot vacuum": RobotVacuum,
    "table": Table,
    "ghost": Ghost,
}
"""By an actor's kind."""
