"""What is lit and what encloses: a campfire with its sparks, a picket fence."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, Point, polygon
from generation.engines.animatic.picture.set_props import area
from generation.engines.animatic.scene import Actor

BARK, EMBER = 0x6B4326, 0xFF7A2F
FLAMES: Final = ((0.40, 0.72, 0xE8491D), (0.29, 0.56, 0xF98B24), (0.17, 0.36, 0xFFD257))
SPARKS, PUFFS = 11, 5
LIT: Final = 3.4  # metres about a fire
REACH: Final = 16.0  # metres to either side that a fence goes on


@dataclass
class Campfire:
    """Logs laid crosswise, flames that lick, sparks that fly up and smoke that drifts."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        self._smoke(canvas, time)
        flicker = 0.5 + 0.1 * math.sin(9.1 * time) + 0.06 * math.sin(15.7 * time)
        canvas.drawCircle(0, 0.35, 2.6, self.ink.glow((0, 0.35), 2.6, EMBER, flicker))
        for x in (-0.52, -0.3, 0.3, 0.52):
            canvas.drawCircle(x, 0.05, 0.12, self.ink.fill(0x7D7F88 if abs(x) > 0.4 else 0x62646E))
        for x0, y0, x1, y1 in ((-0.44, 0.06, 0.36, 0.24), (0.44, 0.06, -0.36, 0.24)):
            canvas.drawLine(x0, y0, x1, y1, self.ink.stroke(BARK, 0.13))
            canvas.drawLine(x0, y0 + 0.03, x1, y1 + 0.03, self.ink.stroke(lighter(BARK, 0.2), 0.03))
        for number, (half, tall, rgb) in enumerate(FLAMES):
            canvas.drawPath(_flame(half, tall, time + 0.7 * number), self.ink.fill(rgb, 0.94))
        self._sparks(canvas, time)

    def _smoke(self, canvas: skia.Canvas, time: float) -> None:
        for puff in range(PUFFS):
            rise = (0.16 * time + puff / PUFFS) % 1.0
            x = 0.22 * math.sin(1.1 * time + 2.3 * puff) * rise + 0.25 * rise
            smoke = self.ink.fill(0xB9B4BE, round(0.12 * (1 - rise), 2))
            canvas.drawCircle(x, 0.75 + 1.5 * rise, 0.10 + 0.26 * rise, smoke)

    def _sparks(self, canvas: skia.Canvas, time: float) -> None:
        for spark in range(SPARKS):
            rise = (0.55 * time + 0.618 * spark) % 1.0
            x = 0.30 * math.sin(3.7 * spark) * (1 - 0.3 * rise) + 0.10 * math.sin(5 * time + spark)
            paint = self.ink.fill(0xFFC24A, round(1 - rise, 1))
            canvas.drawCircle(x, 0.5 + 1.2 * rise, 0.022 * (1.2 - rise), paint)


def firelight(ink: Ink, at: Point, reach: float, time: float) -> skia.Paint:
    """Return what a fire adds to the dark about it."""
    flicker = 1 + 0.12 * math.sin(8.3 * time) + 0.08 * math.sin(13.9 * time)
    paint = ink.glow(at, reach, EMBER, 0.34 * flicker)
    paint.setBlendMode(skia.BlendMode.kPlus)
    return paint


def _flame(half: float, tall: float, time: float) -> skia.Path:
    """Return one tongue about a leaning tip, and a smaller one to each side."""
    path = skia.Path()
    for x, share, speed in ((0.0, 1.0, 7.0), (-0.55, 0.62, 9.0), (0.55, 0.68, 8.2)):
        up = tall * share * (1 + 0.16 * math.sin(speed * time + 4 * x))
        wide, middle = half * (0.4 + 0.6 * share), x * half
        tip = middle + 0.3 * half * math.sin(0.7 * speed * time + x)
        path.moveTo(middle - 0.6 * wide, 0.16)
        path.cubicTo(
            middle - 1.1 * wide, 0.16 + 0.45 * up, tip - 0.1 * wide, 0.16 + 0.5 * up, tip, 0.16 + up
        )
        path.cubicTo(
            tip + 0.25 * wide, 0.16 + 0.55 * up, middle + 1.1 * wide, 0.16 + 0.4 * up, middle + 0.6 * wide, 0.16
        )  # fmt: skip
        path.close()
    return path


@dataclass
class Fence:
    """Pickets on two rails, beyond the picture on every side."""

    actor: Actor
    ink: Ink

    def __post_init__(self) -> None:
        recorder = skia.PictureRecorder()
        reach = REACH / self.actor.height
        self._pickets(recorder.beginRecording(skia.Rect.MakeLTRB(-reach, 0, reach, 1.2)), reach)
        self._picture = recorder.finishRecordingAsPicture()

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        canvas.drawPicture(self._picture)

    def _pickets(self, canvas: skia.Canvas, reach: float) -> None:
        wood = named(self.actor.colour, 0xF6F3EA)
        for low in (0.26, 0.66):
            rail = area(-reach, low, reach, low + 0.09)
            canvas.drawRect(rail, self.ink.fill(darker(wood, 0.22)))
        for number in range(round(-reach / 0.26), round(reach / 0.26)):
            x = number * 0.26
            picket = [(x, 0.0), (x, 0.88), (x + 0.085, 1.0), (x + 0.17, 0.88), (x + 0.17, 0.0)]
            canvas.drawPath(polygon(picket), self.ink.fill(wood))
            shade = area(x + 0.12, 0.0, x + 0.17, 0.88)
            canvas.drawRect(shade, self.ink.fill(darker(wood, 0.12)))


HEARTHS_DRAWN: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "campfire": Campfire,
    "fence": Fence,
}
"""By an actor's kind."""
