"""Hats and glasses on animals: the same that people wear, where the head of a drawing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.picture import hats
from generation.engines.animatic.picture.garments import Wardrobe, put_on
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.vector import Bend, Drawing
from generation.engines.animatic.scene import Actor

FELT: Final = 0xC8402F
HEAD_RADIUS: Final = 0.1  # of people, in the units that hats are drawn in
DARKEST_EYE: Final = 0x60
LARGEST_EYE: Final = 0.13  # of the drawing's height
_BARE: Final = Wardrobe(
    skin=0, hair=0, hair_style="none", top=FELT, bottom=0, shoes=0, hat_colour=None
)


@dataclass(frozen=True)
class Head:
    """Where the head of an animal that looks left is, in units of its drawing, y down."""

    x: float
    crown: float
    radius: float
    eye: tuple[float, float]


def head_of(box: Drawing) -> Head:
    """Find the highest of what is in front, and the eye: a small dark spot in it."""
    wide, tall = box.right - box.left, box.bottom - box.top
    front = box.left + 0.45 * wide
    points = [
        (point.x(), point.y())
        for shape in box.shapes
        for _, corners in shape.path
        for point in corners
        if point.x() <= front
    ]
    crown = min(y for _, y in points)
    near = [x for x, y in points if y < crown + 0.16 * tall]
    x = (min(near) + max(near)) / 2
    radius = min(0.17 * tall, 0.2 * wide)
    return Head(x, crown, radius, _eye(box, front) or (x - 0.3 * radius, crown + radius))


def _eye(box: Drawing, front: float) -> tuple[float, float] | None:
    for shape in box.shapes:
        spot = shape.path.computeTightBounds()
        small = max(spot.width(), spot.height()) < LARGEST_EYE * (box.bottom - box.top)
        dark = max(shape.rgb >> 16, shape.rgb >> 8 & 255, shape.rgb & 255) < DARKEST_EYE
        if small and dark and spot.centerX() < front and spot.centerY() < box.bottom * 0.6:
            return spot.centerX(), spot.centerY()
    return None


def put_on_head(
    canvas: skia.Canvas, actor: Actor, ink: Ink, head: Head, bend: Bend | None = None
) -> None:
    """Draw what an actor wears on its head, moved as its head is."""
    look = _BARE
    for garment in actor.wears:
        look = put_on(look, garment)
    move = bend or (lambda x, y: (x, y))
    if look.glasses:
        _glasses(canvas, ink, move(*head.eye), head.radius)
    if look.hat:
        canvas.save()
        canvas.translate(*move(head.x, head.crown + 0.55 * head.radius))
        canvas.scale(-head.radius / HEAD_RADIUS, -head.radius / HEAD_RADIUS)
        hats.draw(canvas, look, ink)
        canvas.restore()


def _glasses(canvas: skia.Canvas, ink: Ink, eye: tuple[float, float], radius: float) -> None:
    (x, y), lens = eye, 0.36 * radius
    frame = ink.stroke(0x1E2030, 0.12 * radius)
    for aside in (-0.5, 0.42):
        spot = (x + aside * radius, y)
        canvas.drawCircle(*spot, lens, ink.fill(0x2A3350, 0.75))
        canvas.drawCircle(*spot, lens, frame)
    canvas.drawLine(x + 0.6 * radius, y, x + 1.4 * radius, y - 0.15 * radius, frame)
