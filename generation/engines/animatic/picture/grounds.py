"""What set pieces stand on, in or before: ice, a mat, a swell, a window; and what falls."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import skia

from generation.engines.animatic import swell
from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.colours import darker, lighter, named
from generation.engines.animatic.picture.ink import Ink, oval, polygon
from generation.engines.animatic.picture.set_props import area
from generation.engines.animatic.pieces import glass
from generation.engines.animatic.scene import Actor

FAR: Final = 40.0  # metres to either side
BANNERS: Final = (0xE8452F, 0x2F6FDE, 0xFFC83D, 0x1FA37A, 0x8E4EC6)


@dataclass
class Ice:
    """A rink: ice with its glints, and the boards behind it."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink = self.ink
        canvas.drawRect(area(-FAR, 0.34, FAR, 1.0), ink.fill(0xF7FAFD))
        canvas.drawRect(area(-FAR, 0.94, FAR, 1.0), ink.fill(0x2F6FDE))
        for number in range(-13, 14):
            left = number * 3.0 + 0.35
            rgb = BANNERS[number % len(BANNERS)]
            canvas.drawRoundRect(area(left, 0.52, left + 2.3, 0.84), 0.05, 0.05, ink.fill(rgb))
            canvas.drawCircle(left + 0.35, 0.68, 0.09, ink.fill(lighter(rgb, 0.7)))
            canvas.drawRect(area(left + 0.6, 0.65, left + 2.0, 0.71), ink.fill(lighter(rgb, 0.7)))
        canvas.drawRect(area(-FAR, 0.34, FAR, 0.42), ink.fill(0xFFC83D))
        canvas.drawRect(area(-FAR, -6.0, FAR, 0.34), ink.fill(0xDCEFFA))
        canvas.drawRect(area(-FAR, 0.22, FAR, 0.34), ink.fill(0xC4E0F1))
        for number in range(-60, 60):
            x, y = number * 0.67, -0.16 - 0.23 * ((number * 7) % 5)
            long = 0.35 + 0.25 * ((number * 5) % 3)
            canvas.drawLine(x, y, x + long, y + 0.05, ink.stroke(0xFFFFFF, 0.022, 0.8))
        canvas.drawRect(area(-FAR, -0.62, FAR, -0.54), ink.fill(0xE57373, 0.6))


@dataclass
class GymMat:
    """A sprung floor with its white border."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        canvas.drawRect(area(-130, -20, 130, 1.0), self.ink.fill(0x3467C8))
        canvas.drawRect(area(-130, 0.72, 130, 0.9), self.ink.fill(0xFFFFFF))
        canvas.drawRect(area(-130, -20, 130, -1.1), self.ink.fill(0x2854A8))
        for number in range(-18, 18):
            seam = self.ink.stroke(0x2B59B5, 0.05)
            canvas.drawLine(number * 7, 0.7, number * 7 - 1.5, -1.1, seam)


@dataclass
class Swell:
    """The near water, as high as it bears what floats on it."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        for drop, rgb, alpha in (
            (0.0, 0x2E9BC6, 0.85),
            (0.16, 0x1F7FB0, 0.9),
            (0.42, 0x17669A, 1.0),
        ):
            path = self._water(time, drop)
            canvas.drawPath(path, self.ink.fill(rgb, alpha))
        crest = self._points(time, 0.0)
        canvas.drawPath(polygon(crest, close=False), self.ink.stroke(0xE9F8FF, 0.018, 0.9))

    def _points(self, time: float, drop: float) -> list[tuple[float, float]]:
        metre, x = 1 / self.actor.height, np.linspace(-16, 16, 130)
        y = swell.height(x + 1.3 * drop, np.full_like(x, time)) * (1 - 0.7 * drop) - drop + 2.0
        return list(zip((x * metre).tolist(), (np.asarray(y) * metre).tolist(), strict=True))

    def _water(self, time: float, drop: float) -> skia.Path:
        crest = self._points(time, drop)
        return polygon([(crest[0][0], -3.0), *crest, (crest[-1][0], -3.0)])


@dataclass
class WindowFrame:
    """A frame with its sill, and the day outside; the pane is drawn by its shards."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        ink, metre = self.ink, 1 / self.actor.height
        wide, tall, frame = glass.HALF_WIDTH * metre, 2 * glass.HALF_HEIGHT * metre, 0.1 * metre
        outer = area(-wide - frame, 0, wide + frame, tall + 2 * frame)
        canvas.drawRoundRect(outer, 0.02, 0.02, ink.fill(0xFFFFFF))
        canvas.drawRect(area(-wide - frame, 0, wide + frame, 0.02), ink.fill(0xC9C3D6))
        inner = area(-wide, frame, wide, frame + tall)
        canvas.drawRect(inner, ink.fill(0x8FD0F5))
        canvas.save()
        canvas.clipRect(inner)
        for x, y, size in ((-0.34, 0.74, 0.09), (-0.24, 0.77, 0.11), (-0.13, 0.74, 0.08),
                           (0.30, 0.60, 0.07), (0.39, 0.63, 0.09)):  # fmt: skip
            canvas.drawCircle(x, y, size, ink.fill(0xFFFFFF, 0.95))
        canvas.drawOval(oval(-0.25, 0.06, 0.62, 0.24), ink.fill(0x6BBF59))
        canvas.drawOval(oval(0.45, 0.04, 0.5, 0.2), ink.fill(0x57A84C))
        canvas.restore()
        canvas.drawRect(inner, ink.stroke(0xB9B2C9, 0.012))
        sill = area(-wide - 1.7 * frame, -0.05, wide + 1.7 * frame, 0.025)
        canvas.drawRoundRect(sill, 0.015, 0.015, ink.fill(0xF1ECE2))


@dataclass
class Shard:
    """One piece of the pane; while the pane is whole its edges are not seen."""

    actor: Actor
    ink: Ink

    def __post_init__(self) -> None:
        _, _, number = self.actor.name.partition(" ")
        outline = glass.SHARDS[(int(number) if number.isdigit() else 1) - 1]
        x, y = glass.middle(outline)
        metre = 1 / self.actor.height
        self._path = polygon([((px - x) * metre, (py - y) * metre + 0.5) for px, py in outline])

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        broken = pose.give > 0
        canvas.drawPath(self._path, self.ink.fill(0xDDF3FF, 0.62 if broken else 0.22))
        if broken:
            canvas.drawPath(self._path, self.ink.stroke(0xFFFFFF, 0.02, 0.95))
            canvas.drawPath(self._path, self.ink.stroke(0x6FA9C9, 0.008, 0.9))


@dataclass
class Leaf:
    """A leaf with its veins, flat along its own axis; it is seen from above and from below."""

    actor: Actor
    ink: Ink

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None:
        rgb = named(self.actor.colour, 0xE07B2A)
        canvas.translate(0, 0.5)
        canvas.scale(1, 0.50 + 0.35 * math.cos(2 * pose.angle))
        path = skia.Path()
        path.moveTo(-0.55, 0)
        path.cubicTo(-0.30, 0.42, 0.20, 0.40, 0.52, 0.0)
        path.cubicTo(0.20, -0.40, -0.30, -0.42, -0.55, 0)
        canvas.drawPath(path, self.ink.fill(rgb))
        dark = self.ink.stroke(darker(rgb, 0.35), 0.03)
        canvas.drawLine(-0.72, 0, 0.42, 0, dark)
        for x in (-0.3, -0.08, 0.14):
            canvas.drawLine(x, 0, x + 0.14, 0.18, dark)
            canvas.drawLine(x, 0, x + 0.14, -0.18, dark)


GROUNDS: Final[dict[str, Callable[[Actor, Ink], Any]]] = {
    "ice": Ice,
    "gym mat": GymMat,
    "swell": Swell,
    "window frame": WindowFrame,
    "shard": Shard,
    "leaf": Leaf,
}
"""By an actor's kind."""
