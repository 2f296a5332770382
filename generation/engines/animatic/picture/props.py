"""Things that we draw ourselves, in units of their height, y up, standing on the origin."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic import hoop
from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture import fireworks
from generation.engines.animatic.picture.basket import Basket
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.grounds import GROUNDS
from generation.engines.animatic.picture.hearths import HEARTHS_DRAWN
from generation.engines.animatic.picture.ink import Ink, polygon
from generation.engines.animatic.picture.keepsakes import KEEPSAKES
from generation.engines.animatic.picture.playground import PLAYGROUND
from generation.engines.animatic.picture.set_props import SET_PROPS
from generation.engines.animatic.picture.tools import TOOLS
from generation.engines.animatic.scene import Actor


@dataclass
class Surfboard:
    """A long board seen from the side, twelve times as long as it is thick."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xF6C945)
        path = skia.Path()
        path.moveTo(-6.0, 0.55)
        path.cubicTo(-4.5, -0.12, 3.2, -0.20, 6.2, 1.25)
        path.cubicTo(4.6, 1.08, 2.5, 0.95, 0.0, 0.95)
        path.cubicTo(-3.0, 0.95, -5.2, 0.98, -6.0, 0.55)
        path.close()
        fin = polygon([(-4.6, 0.3), (-5.2, -0.75), (-3.9, 0.2)])
        canvas.drawPath(fin, self.ink.fill(darker(rgb, 0.35)))
        canvas.drawPath(path, self.ink.fill(rgb))
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, doAntiAlias=True)
        canvas.drawRect(skia.Rect.MakeLTRB(-7, -1, 7, 0.34), self.ink.fill(darker(rgb, 0.22)))
        for left, right in ((2.6, 3.2), (3.5, 3.8)):
            stripe = skia.Rect.MakeLTRB(left, -1, right, 2)
            canvas.drawRect(stripe, self.ink.fill(lighter(rgb, 0.65)))
        canvas.restore()


@dataclass
class Skateboard:
    """A deck with kicked ends on two pairs of wheels, five times as long as it is high."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xE4572E)
        rolled = math.cos(pose.roll)
        canvas.translate(0, 0.5)
        canvas.scale(1, rolled if abs(rolled) > 0.2 else math.copysign(0.2, rolled))
        canvas.translate(0, -0.5)
        for x in (-1.35, 1.35):
            canvas.drawRect(
                skia.Rect.MakeLTRB(x - 0.16, 0.3, x + 0.16, 0.75), self.ink.fill(0x8D96A6)
            )
            canvas.drawCircle(x, 0.28, 0.28, self.ink.fill(0xF4F1E8))
            turn = pose.x * 4
            spoke = (x + 0.15 * math.cos(turn), 0.28 - 0.15 * math.sin(turn))
            canvas.drawCircle(*spoke, 0.08, self.ink.fill(0x5C6474))
        deck = polygon([(-2.5, 1.12), (-1.9, 0.80), (1.9, 0.80), (2.5, 1.12)], close=False)
        canvas.drawPath(deck, self.ink.stroke(rgb, 0.26))
        grip = polygon([(-2.45, 1.2), (-1.85, 0.90), (1.85, 0.90), (2.45, 1.2)], close=False)
        canvas.drawPath(grip, self.ink.stroke(0x2B2D38, 0.1))


@dataclass
class Ball:
    """A ball with a band, so that it is seen to roll."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xE9573F)
        canvas.drawCircle(0, 0.5, 0.5, self.ink.fill(rgb))
        canvas.save()
        canvas.clipPath(skia.Path.Circle(0, 0.5, 0.5), skia.ClipOp.kIntersect, doAntiAlias=True)
        canvas.drawRect(skia.Rect.MakeLTRB(-0.5, 0.42, 0.5, 0.58), self.ink.fill(lighter(rgb, 0.5)))
        canvas.drawCircle(0, 0.5, 0.14, self.ink.fill(lighter(rgb, 0.5)))
        canvas.restore()
        canvas.drawCircle(0, 0.5, 0.48, self.ink.stroke(darker(rgb, 0.25), 0.05))


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


DRAWN: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    hoop.KIND: Basket,
    "ball": Ball,
    "surfboard": Surfboard,
    "skateboard": Skateboard,
    **SET_PROPS,
    **KEEPSAKES,
    **TOOLS,
    **HEARTHS_DRAWN,
    fireworks.KIND: fireworks.Fireworks,
    **PLAYGROUND,
    **GROUNDS,
}
"""By an actor's kind."""
