"""The kitchen: tiles, cupboards, a stove with a pot that steams, a fridge, and a chequered floor."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import (
    box_at,
    chequered,
    lamplight,
    pendants,
    plan_of,
    steam,
)
from generation.engines.animatic.picture.sets.window import outside, weather_outside, window_frame
from generation.engines.animatic.picture.site import Built, Site

FRONTS = (0x6FA7A0, 0xD98E73, 0x7F93C4, 0xC7B25E)
STOVE = 1.55  # metres to the right of the window's middle


def build(site: Site) -> Built:
    front = site.dice("fronts").choice(FRONTS)
    plan = plan_of(site, 0xF3EBDD)
    behind = [
        outside(site, plan),
        site.moving(0.5, live_bays(plan, weather_outside(site, plan))),
        _tiles(site, plan),
        _cupboards(site, plan, front),
        site.moving(0.5, live_bays(plan, steam(site, plan, (STOVE + 0.22, 1.3)))),
        pendants(site, plan, front),
        chequered(site, plan, (0xEFE7DA, 0x9FB3B5)),
    ]
    return Built(behind, mirror=0.10, ambient=lamplight(site), indoors=True)


def _tiles(site: Site, plan: Plan) -> Layer:
    metre, ink, wall = plan.metre, site.ink, inside(site, 0xF3EBDD)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.save()
        canvas.clipRect(plan.window, skia.ClipOp.kDifference, doAntiAlias=False)
        tones = [(darker(wall, 0.14), 1.0), (wall, 1.0)]
        canvas.drawPaint(ink.fade((0, 0), (0, plan.skirting), tones, (0, 1)))
        seam, step = ink.stroke(darker(wall, 0.14), 1.5 * site.unit), 0.26 * metre
        top = plan.skirting - 1.75 * metre
        for row in range(9):
            y = top + row * step * 0.8
            canvas.drawLine(extent.left, y, extent.right, y, seam)
        for index in range(round(extent.width / step) + 1):
            x = extent.left + index * step
            canvas.drawLine(x, top, x, plan.skirting, seam)
        canvas.restore()
        window_frame(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _cupboards(site: Site, plan: Plan, front: int) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in (-3.2, -2.55, 1.85, 2.5, 3.15):
            _door(canvas, site, box_at(plan, x, 0.62, (1.75, 2.55)), front)
        for x in (-2.55, -1.9, -1.25, -0.6, 0.05, 0.7, 2.3, 2.95, 3.6):
            _door(canvas, site, box_at(plan, x, 0.62, (0.08, 0.86)), front)
        top = box_at(plan, -2.6, 6.9, (0.86, 0.96))
        canvas.drawRect(top, site.ink.fill(inside(site, 0xB98A5C)))
        _fridge(canvas, site, box_at(plan, -3.3, 0.72, (0.0, 1.72)))
        _stove(canvas, site, plan)
        _pans(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _door(canvas: skia.Canvas, site: Site, box: skia.Rect, rgb: int) -> None:
    tone, unit = inside(site, rgb), site.unit
    canvas.drawRect(box, site.ink.fill(tone))
    inner = box.makeInset(box.width() * 0.1, box.width() * 0.1)
    canvas.drawRect(inner, site.ink.stroke(darker(tone, 0.2), 2.4 * unit))
    canvas.drawCircle(
        box.left() + box.width() * 0.84, box.centerY(), 4 * unit, site.ink.fill(0xF2D9A0)
    )


def _fridge(canvas: skia.Canvas, site: Site, box: skia.Rect) -> None:
    tone, round_by = inside(site, 0xE9EDF2), box.width() * 0.09
    canvas.drawRoundRect(box, round_by, round_by, site.ink.fill(tone))
    y = box.top() + box.height() * 0.36
    canvas.drawLine(box.left(), y, box.right(), y, site.ink.stroke(darker(tone, 0.25), 3))
    grip = site.ink.stroke(inside(site, 0x8D96A6), box.width() * 0.06)
    for top, low in ((0.12, 0.28), (0.44, 0.66)):
        x = box.right() - box.width() * 0.14
        canvas.drawLine(x, box.top() + top * box.height(), x, box.top() + low * box.height(), grip)


def _stove(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink, steel = site.ink, inside(site, 0x4A505E)
    canvas.drawRect(box_at(plan, STOVE - 0.25, 0.95, (0.0, 0.96)), ink.fill(steel))
    canvas.drawRect(box_at(plan, STOVE - 0.15, 0.75, (0.15, 0.6)), ink.fill(darker(steel, 0.4)))
    canvas.drawRect(box_at(plan, STOVE - 0.07, 0.59, (0.2, 0.5)), ink.fill(0xF2A65A, 0.45))
    for index in range(4):
        knob = box_at(plan, STOVE - 0.1 + 0.19 * index, 0.08, (0.72, 0.8))
        canvas.drawOval(knob, ink.fill(inside(site, 0xD5DAE2)))
    canvas.drawRect(box_at(plan, STOVE - 0.02, 0.5, (0.98, 1.24)), ink.fill(inside(site, 0xC9504A)))
    canvas.drawRect(
        box_at(plan, STOVE - 0.05, 0.56, (1.22, 1.28)), ink.fill(inside(site, 0xE0716A))
    )
    hood = box_at(plan, STOVE - 0.25, 0.95, (1.95, 2.2))
    canvas.drawRect(hood, ink.fill(lighter(steel, 0.4)))


def _pans(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Pans that hang over the worktop."""
    rail = box_at(plan, -2.3, 1.0, (1.62, 1.66))
    canvas.drawRect(rail, site.ink.fill(inside(site, 0x6B6F7A)))
    for index, size in enumerate((0.15, 0.12, 0.17)):
        x = rail.left() + (0.18 + 0.32 * index) * plan.metre
        iron = inside(site, (0x5B4A44, 0xB0713F, 0x50586A)[index])
        y = rail.bottom() + 0.36 * plan.metre
        canvas.drawLine(x, rail.bottom(), x, y, site.ink.stroke(iron, 0.04 * plan.metre))
        canvas.drawCircle(x, y, size * plan.metre, site.ink.fill(iron))
