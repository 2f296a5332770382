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


def _helm(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    """Draw a helmet down to the nape, its visor up."""
    rgb = look.cloth_of_hat
    canvas.drawPath(_dome(), ink.fill(rgb))
    canvas.drawPath(
        blob([(-0.106, 0.06), (-0.115, -0.05), (-0.07, -0.085), (-0.045, 0.05)]), ink.fill(rgb)
    )
    brim = skia.Rect.MakeLTRB(-0.106, 0.030, 0.098, 0.050)
    canvas.drawRoundRect(brim, 0.01, 0.01, ink.fill(darker(rgb, 0.25)))
    canvas.drawPath(blob([(-0.03, 0.118), (-0.09, 0.165), (-0.10, 0.10)]), ink.fill(0xC8402F))


def _bicorne(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    rgb = look.cloth_of_hat
    hat = blob(
        [(-0.17, 0.05), (-0.10, 0.12), (0.0, 0.175), (0.10, 0.12), (0.18, 0.05), (0.0, 0.03)]
    )
    canvas.drawPath(hat, ink.fill(rgb))
    rim = polygon([(-0.165, 0.05), (-0.02, 0.048), (0.175, 0.05)], close=False)
    canvas.drawPath(rim, ink.stroke(0xE8B43C, 0.012))
    canvas.drawCircle(0.012, 0.102, 0.024, ink.fill(0xF4F1E8))


def _santa(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    rgb = look.cloth_of_hat
    canvas.drawPath(
        blob([(-0.095, 0.04), (-0.03, 0.17), (-0.16, 0.13), (-0.06, 0.21), (0.085, 0.05)]),
        ink.fill(rgb),
    )
    fur = skia.Rect.MakeLTRB(-0.104, 0.022, 0.096, 0.062)
    canvas.drawRoundRect(fur, 0.02, 0.02, ink.fill(0xF6F4F0))
    canvas.drawCircle(-0.15, 0.125, 0.028, ink.fill(0xF6F4F0))


def _hood(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    """Draw cloth about the head and over the mouth; the eyes stay free."""
    rgb = look.cloth_of_hat
    canvas.drawPath(_dome(), ink.fill(rgb))
    nape = [(-0.104, 0.06), (-0.112, -0.05), (-0.06, -0.105), (-0.035, 0.05)]
    canvas.drawPath(blob(nape), ink.fill(rgb))
    mouth = [(-0.06, -0.045), (0.088, -0.035), (0.07, -0.095), (0.0, -0.112), (-0.06, -0.095)]
    canvas.drawPath(blob(mouth), ink.fill(darker(rgb, 0.15)))


def _horns(canvas: skia.Canvas, look: Wardrobe, ink: Ink) -> None:
    if look.suit != "hero":  # a helmet below them
        canvas.drawPath(_dome(), ink.fill(0x8E99A6))
    for side in (-1, 1):
        horn = polygon([(0.045 * side, 0.085), (0.125 * side, 0.175), (0.085 * side, 0.062)])
        canvas.drawPath(horn, ink.fill(0xEFE3C8 if look.suit != "hero" else darker(look.skin, 0.4)))


HATS: Final[dict[str, Callable[[skia.Canvas, Wardrobe, Ink], None]]] = {
    "cap": _cap,
    "hard": _cap,
    "beanie": _beanie,
    "crown": _crown,
    "wizard": _wizard,
    "cowboy": _cowboy,
    "chef": _chef,
    "helm": _helm,
    "bicorne": _bicorne,
    "santa": _santa,
    "hood": _hood,
    "horns": _horns,
}
