"""A room's wall: paper, panels, and pictures that hang on it."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.furniture import (
    Plan,
    every_bay,
    inside,
)
from generation.engines.animatic.picture.sets.window import window_frame
from generation.engines.animatic.picture.site import Site


def wall(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        below = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
        canvas.drawRect(below, site.ink.fill(inside(site, 0x8A5F43)))
        canvas.save()
        canvas.clipRect(plan.window, skia.ClipOp.kDifference, doAntiAlias=False)
        _paper(canvas, site, plan, extent)
        _panelling(canvas, site, plan, extent)
        canvas.restore()
        window_frame(canvas, site, plan)
        _pictures(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _paper(canvas: skia.Canvas, site: Site, plan: Plan, extent: Extent) -> None:
    """Paper the wall, in dots."""
    tone, ink, step = inside(site, plan.wall), site.ink, plan.metre * 0.52
    face = skia.Rect.MakeLTRB(extent.left, extent.top, extent.right, plan.skirting)
    fade = [(darker(tone, 0.14), 1.0), (lighter(tone, 0.06), 1.0)]
    canvas.drawRect(face, ink.fade((0, 0), (0, plan.skirting), fade, (0, 1)))
    motif = ink.fill(lighter(tone, 0.16), 0.55)
    for row in range(round(face.height() / step) + 2):
        for column in range(round(face.width() / step) + 2):
            x = face.left() + (column + 0.5 * (row % 2)) * step
            canvas.drawCircle(x, face.top() + row * step, plan.metre * 0.028, motif)


def _panelling(canvas: skia.Canvas, site: Site, plan: Plan, extent: Extent) -> None:
    """Panel its lower part."""
    ink, metre = site.ink, plan.metre
    top = plan.skirting - metre * 0.78
    panel = skia.Rect.MakeLTRB(extent.left, top, extent.right, plan.skirting)
    canvas.drawRect(panel, ink.fill(inside(site, lighter(plan.wall, 0.42))))
    groove = ink.stroke(inside(site, lighter(plan.wall, 0.22)), 2 * site.unit)
    x = extent.left - extent.left % (metre * 0.4)
    while x < extent.right:
        canvas.drawLine(x, top, x, plan.skirting, groove)
        x += metre * 0.4
    rail = skia.Rect.MakeLTRB(extent.left, top - metre * 0.07, extent.right, top)
    canvas.drawRect(rail, ink.fill(inside(site, lighter(plan.wall, 0.6))))


def _pictures(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, ink = plan.metre, site.ink
    y = plan.window.top() + metre * 0.35
    for x, wide, tall, rgb in (
        (plan.window.right() + metre * 0.95, 0.52, 0.68, 0xF2CC8F),
        (plan.window.right() + metre * 1.62, 0.42, 0.42, 0x81B29A),
    ):
        box = skia.Rect.MakeXYWH(x, y, wide * metre, tall * metre)
        canvas.drawRect(
            skia.Rect.MakeLTRB(box.left() + 5, box.top() + 7, box.right() + 5, box.bottom() + 7),
            ink.fill(0x201830, 0.18),
        )
        canvas.drawRect(box, ink.fill(inside(site, 0x5B4133)))
        inner = skia.Rect.MakeLTRB(
            box.left() + metre * 0.05,
            box.top() + metre * 0.05,
            box.right() - metre * 0.05,
            box.bottom() - metre * 0.05,
        )
        canvas.drawRect(inner, ink.fill(inside(site, rgb)))
        canvas.save()
        canvas.clipRect(inner)
        canvas.drawCircle(
            inner.right() - metre * 0.13,
            inner.top() + metre * 0.13,
            metre * 0.07,
            ink.fill(inside(site, 0xFBF3DC)),
        )
        peaks = [
            (inner.left(), inner.bottom()),
            (inner.left() + metre * 0.12, inner.centerY()),
            (inner.centerX(), inner.bottom() - metre * 0.1),
            (inner.right() - metre * 0.1, inner.centerY() + metre * 0.05),
            (inner.right() + metre * 0.05, inner.bottom()),
        ]
        canvas.drawPath(polygon(peaks), ink.fill(inside(site, darker(rgb, 0.45))))
        canvas.restore()
