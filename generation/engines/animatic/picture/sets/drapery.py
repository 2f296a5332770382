"""The stage's curtains, and the colours of its lights."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.site import Site


@dataclass(frozen=True)
class Gels:
    """The colours of the lights."""

    back: tuple[int, int]  # the backdrop, from the top down
    beams: tuple[int, ...]
    curtain: int
    floor: int
    lamp: int
    room: float  # how much light there is besides the beams


def lit(gels: Gels, rgb: int) -> int:
    return mix(darker(rgb, 0.72), rgb, gels.room)


def drape(canvas: skia.Canvas, site: Site, box: skia.Rect, rgb: int) -> None:
    """Cloth in vertical folds."""
    folds = max(3, round(box.width() / (30 * site.unit)))
    wide = box.width() / folds
    canvas.drawRect(box, site.ink.fill(rgb))
    for fold in range(folds):
        x = box.left() + fold * wide
        canvas.drawRect(
            skia.Rect.MakeLTRB(x, box.top(), x + wide * 0.34, box.bottom()),
            site.ink.fill(darker(rgb, 0.34)),
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(x + wide * 0.34, box.top(), x + wide * 0.5, box.bottom()),
            site.ink.fill(darker(rgb, 0.15)),
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(x + wide * 0.72, box.top(), x + wide * 0.86, box.bottom()),
            site.ink.fill(lighter(rgb, 0.14)),
        )


def wings(site: Site, gels: Gels, edge: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        rgb = lit(gels, darker(gels.curtain, 0.42))
        wide = 0.13 * site.width
        drape(
            canvas,
            site,
            skia.Rect.MakeLTRB(extent.left, extent.top, wide, edge + 8 * site.unit),
            rgb,
        )
        drape(
            canvas,
            site,
            skia.Rect.MakeLTRB(site.width - wide, extent.top, extent.right, edge + 8 * site.unit),
            rgb,
        )
        truss = site.ink.stroke(lit(gels, 0x6A6880), 4 * site.unit)
        y = 0.075 * site.height
        for line in (y, y + 26 * site.unit):
            canvas.drawLine(extent.left, line, extent.right, line, truss)
        x = extent.left
        while x < extent.right:
            canvas.drawLine(x, y, x + 26 * site.unit, y + 26 * site.unit, truss)
            canvas.drawLine(x + 26 * site.unit, y + 26 * site.unit, x + 52 * site.unit, y, truss)
            x += 52 * site.unit

    return site.bake(0.10, draw)


def curtains(site: Site, gels: Gels) -> Layer:
    """Draw the house curtain, gathered at both sides, and its valance."""
    rgb = lit(gels, gels.curtain)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0, 1):
            canvas.save()
            if side:
                canvas.translate(site.width, 0)
                canvas.scale(-1, 1)
            _gathered(canvas, site, extent, rgb)
            canvas.restore()
        _valance(canvas, site, extent, rgb)

    return site.bake(0.0, draw)


def _gathered(canvas: skia.Canvas, site: Site, extent: Extent, rgb: int) -> None:
    """Draw one side of the curtain and the cord that holds it."""
    high, wide = site.height, 0.105 * site.width
    path = skia.Path()
    path.moveTo(extent.left - 60, extent.top)
    path.lineTo(wide * 1.45, extent.top)
    path.cubicTo(wide * 1.35, high * 0.42, wide * 0.8, high * 0.52, wide * 0.42, high * 0.58)
    path.cubicTo(wide * 0.75, high * 0.72, wide * 0.72, high * 0.86, wide * 0.66, extent.bottom)
    path.lineTo(extent.left - 60, extent.bottom)
    path.close()
    canvas.clipPath(path, skia.ClipOp.kIntersect, doAntiAlias=True)
    cloth = skia.Rect.MakeLTRB(extent.left - 60, extent.top, wide * 1.5, extent.bottom)
    drape(canvas, site, cloth, rgb)
    cord = site.ink.stroke(0xF2C14E, 9 * site.unit)
    canvas.drawLine(-60, high * 0.60, wide * 0.5, high * 0.58, cord)


def _valance(canvas: skia.Canvas, site: Site, extent: Extent, rgb: int) -> None:
    unit = site.unit
    step = 128 * unit
    x = site.width / 2 - step * math.ceil((site.width / 2 - extent.left) / step)
    while x < extent.right:
        path = skia.Path()
        path.moveTo(x, extent.top)
        path.lineTo(x, 26 * unit)
        path.quadTo(x + step / 2, 88 * unit, x + step, 26 * unit)
        path.lineTo(x + step, extent.top)
        path.close()
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, doAntiAlias=True)
        drape(canvas, site, skia.Rect.MakeLTRB(x, extent.top, x + step, 96 * unit), rgb)
        canvas.restore()
        hem = skia.Path()
        hem.moveTo(x, 26 * unit)
        hem.quadTo(x + step / 2, 88 * unit, x + step, 26 * unit)
        canvas.drawPath(hem, site.ink.stroke(0xF2C14E, 5 * unit))
        x += step
