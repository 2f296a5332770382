"""Hats, in units of body height about the middle of the head."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import skia

from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.garments import Wardrobe
from generation.engines.animatic.picture.ink import Ink, blob, oval, polygon


def draw(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    HATS[look.hat](canvas, look, ink)


def _dome() -> skia.Path:
    dome = skia.Path()
    dome.addArc(oval(-0.006, 0.040, 0.094, 0.080), 0, 180)
    dome.close()
    return dome


def _cap(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    rgb = 0xF4B942 if look.hat == "hard" else look.cloth_of_hat
    canvas.drawPath(_dome(), ink.fill(rgb))
    brim = skia.Rect.MakeLTRB(-0.01, 0.028, 0.150, 0.048)
    canvas.drawRoundRect(brim, 0.01, 0.01, ink.fill(darker(rgb, 0.2)))


def _beanie(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    canvas.drawPath(_dome(), ink.fill(look.cloth_of_hat))
    fold = skia.Rect.MakeLTRB(-0.104, 0.022, 0.092, 0.058)
    canvas.drawRoundRect(fold, 0.018, 0.018, ink.fill(darker(look.cloth_of_hat, 0.2)))
    canvas.drawCircle(-0.006, 0.128, 0.022, ink.fill(lighter(look.cloth_of_hat, 0.5)))


def _crown(canvas: skia.Canvas, _look: Wardrobe, ink: Ink) -> None:
    left = [(-0.08, 0.062), (-0.085, 0.145), (-0.042, 0.102)]
    right = [(0.042, 0.102), (0.085, 0.145), (0.080, 0.062)]
    canvas.drawPath(polygon([*left, (0.0, 0.160), *right]), ink.fill(0xF7C948))
    canvas.drawCircle(0.0, 0.088, 0.012, ink.fill(0xD62839))


def _wizard(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    cloth = ink.fill(look.cloth_of_hat)
    canvas.drawPath(blob([(-0.16, 0.05), (0.0, 0.035), (0.16, 0.05), (0.0, 0.082)]), cloth)
    canvas.drawPath(polygon([(-0.085, 0.062), (-0.045, 0.27), (0.082, 0.062)]), cloth)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.082, 0.062, 0.08, 0.082), ink.fill(0xF2C14E))


def _cowboy(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    felt = 0x8A5A33 if look.hat_colour is None else look.hat_colour
    brim = [(-0.17, 0.075), (-0.07, 0.04), (0.08, 0.04), (0.18, 0.075), (0.0, 0.055)]
    top = [(-0.085, 0.05), (-0.075, 0.15), (0.0, 0.125), (0.07, 0.15), (0.082, 0.05)]
    canvas.drawPath(blob(brim), ink.fill(felt))
    canvas.drawPath(blob(top), ink.fill(felt))
    band = skia.Rect.MakeLTRB(-0.078, 0.058, 0.076, 0.074)
    canvas.drawRect(band, ink.fill(darker(felt, 0.35)))


def _chef(canvas: skia.Canvas, _look: Wardrobe, ink: Ink) -> None:
    canvas.drawRect(skia.Rect.MakeLTRB(-0.08, 0.05, 0.075, 0.12), ink.fill(0xE9E6DF))
    for x in (-0.06, 0.0, 0.055):
        canvas.drawCircle(x, 0.135, 0.048, ink.fill(0xFAF8F3))


HATS: Final[dict[str, Callable[[skia.Canvas, Wardrobe, Ink], None]]] = {
    "cap": _cap,
    "hard": _cap,
    "beanie": _beanie,
    "crown": _crown,
    "wizard": _wizard,
    "cowboy": _cowboy,
    "chef": _chef,
}
