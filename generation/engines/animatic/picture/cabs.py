"""Drivers behind the glass of what they drive: drawn in its window, not on its roof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.sprites import Sprite
from generation.engines.animatic.scene import Actor, Body

GLASS: Final = frozenset({0xBBDDF5, 0x55ACEE, 0x88C9F9, 0x5DADEC})
LOWEST: Final = 0.5  # of the height of what is driven: what is lower is no window
SMALLEST: Final = 0.04  # of its height squared
DRIVER_AT: Final = 0.68  # of the window's width, from behind
BEHIND: Final = 0.36  # of the window's width, from one seat to the next
HEAD: Final = 0.62  # of their height: where the head of somebody who sits is
TALL_HEAD: Final = 0.24
FILLS: Final = 0.85  # of the window's height


class Drawable(Protocol):
    """Draws itself in units of its height, y up, its foot point at the origin."""

    def draw(self, canvas: skia.Canvas, pose: Pose, time: float) -> None: ...


@dataclass(frozen=True)
class Cab:
    """A window, in units of the height of what it belongs to, y up, its front to the right."""

    glass: skia.Path
    box: skia.Rect

    def seat(
        self,
        canvas: skia.Canvas,
        riders: tuple[Actor, Actor],
        drawable: Drawable,
        at: tuple[Pose, float],
        place: int = 0,
    ) -> None:
        """Draw somebody in it; `riders` are who drives or sits behind, and what is driven.

        :param place: 0 is at the wheel, the next is behind it.
        """
        (driver, driven), (pose, time) = riders, at
        is_person = driver.body is Body.PERSON
        share = driver.height / driven.height
        fit = FILLS * self.box.height() / (TALL_HEAD * share if is_person else share)
        size = share * (min(2.0, max(1.0, fit)) if is_person else fit)
        middle = HEAD if is_person else 0.5
        canvas.save()
        canvas.clipPath(self.glass, skia.ClipOp.kIntersect, doAntiAlias=True)
        canvas.translate(
            self.box.left() + (DRIVER_AT - BEHIND * place) * self.box.width(),
            self.box.centerY() - middle * size,
        )
        canvas.scale(size, size)
        drawable.draw(canvas, replace(pose, seated=is_person), time)
        canvas.restore()

    def shine(self, canvas: skia.Canvas, ink: Ink) -> None:
        canvas.drawPath(self.glass, ink.fill(0xD9EEFB, 0.22))


def cab_of(sprite: object) -> Cab | None:
    """Find the largest window of a vehicle, if it has one."""
    if not isinstance(sprite, Sprite):
        return None
    drawing = sprite.drawing
    tall = drawing.bottom - drawing.top
    panes = [shape.path for shape in drawing.shapes if shape.rgb in GLASS]
    found = [pane for pane in panes if _is_window(pane, drawing.bottom, tall)]
    if not found:
        return None
    widest = max(found, key=lambda pane: pane.computeTightBounds().width())
    flip = -1 if sprite.leftward else 1
    middle = (drawing.left + drawing.right) / 2
    glass = skia.Path(widest)
    glass.transform(
        skia.Matrix.MakeAll(
            flip / tall, 0, -flip * middle / tall, 0, -1 / tall, drawing.bottom / tall, 0, 0, 1
        )
    )
    return Cab(glass, glass.computeTightBounds())


def _is_window(pane: skia.Path, bottom: float, tall: float) -> bool:
    box = pane.computeTightBounds()
    low = (bottom - box.bottom()) / tall
    return bool(low >= LOWEST and box.width() * box.height() >= SMALLEST * tall * tall)
