"""The bathroom: tiles, a tub full of foam, a basin under its mirror, towels, bubbles that rise."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import (
    box_at,
    chequered,
    lamplight,
    pendants,
    plan_of,
)
from generation.engines.animatic.picture.site import Built, Site

TILES, BAND, CHINA = 0xD6ECF0, 0x4FA3B5, 0xFDFDFB
TUB = (-3.1, 2.3)  # metres from the middle of a bay: left edge, width
TOWELS = (0xF2A65A, 0xE5728A, 0x7A9E5F)


def build(site: Site) -> Built:
    plan = plan_of(site, TILES)
    behind = [
        _tiles(site, plan),
        _fittings(site, plan),
        site.moving(0.5, live_bays(plan, _bubbles(site, plan))),
        pendants(site, plan, 0xF4FBFC),
        chequered(site, plan, (0xF1F5F5, 0x9CC4CC)),
    ]
    return Built(behind, mirror=0.14, ambient=lamplight(site), indoors=True)


def _tiles(site: Site, plan: Plan) -> Layer:
    tile, ink, step = inside(site, TILES), site.ink, 0.3 * plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(tile, 0.15), 1.0), (tile, 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))
        joint = ink.stroke(lighter(tile, 0.55), 1.8 * site.unit)
        for row in range(round((plan.skirting - extent.top) / step) + 2):
            y = plan.skirting - row * step
            canvas.drawLine(extent.left, y, extent.right, y, joint)
        for x in site.steps(extent, step):
            canvas.drawLine(x, extent.top, x, plan.skirting, joint)
        band = skia.Rect.MakeLTRB(
            extent.left, plan.skirting - 5 * step, extent.right, plan.skirting - 4.6 * step
        )
        canvas.drawRect(band, ink.fill(inside(site, BAND)))

    return site.bake(0.5, draw)


def _fittings(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        _tub(canvas, site, plan)
        _basin(canvas, site, plan)
        _toilet(canvas, site, plan)
        rod = box_at(plan, 1.75, 0.95, (1.62, 1.66))
        canvas.drawRect(rod, site.ink.fill(inside(site, 0x9AA8B0)))
        for index, rgb in enumerate(TOWELS):
            towel = box_at(plan, 1.8 + 0.3 * index, 0.25, (0.95 + 0.08 * index, 1.66))
            canvas.drawRoundRect(towel, 4, 4, site.ink.fill(inside(site, rgb)))

    return site.bake(0.5, every_bay(plan, draw))


def _tub(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink, rng, (left, wide) = site.ink, site.dice("foam"), TUB
    steel = inside(site, 0x9AA8B0)
    canvas.drawRect(box_at(plan, left + 0.16, 0.05, (0.6, 2.35)), ink.fill(steel))
    head = box_at(plan, left + 0.1, 0.42, (2.3, 2.38))
    canvas.drawRoundRect(head, 4, 4, ink.fill(steel))
    for foot in (left + 0.25, left + wide - 0.4):
        canvas.drawOval(box_at(plan, foot, 0.16, (0.0, 0.14)), ink.fill(inside(site, 0xC9A24B)))
    for _ in range(26):
        x, y = left + rng.uniform(0.25, wide - 0.25), rng.uniform(0.66, 0.86)
        size = rng.uniform(0.07, 0.17)
        foam = box_at(plan, x - size, 2 * size, (y - size, y + size))
        canvas.drawOval(foam, ink.fill(inside(site, rng.choice((0xFFFFFF, 0xEAF6FB)))))
    body = box_at(plan, left, wide, (0.1, 0.66))
    round_ = 0.22 * plan.metre
    canvas.drawRoundRect(body, round_, round_, ink.fill(inside(site, CHINA)))
    rim = box_at(plan, left - 0.08, wide + 0.16, (0.6, 0.7))
    canvas.drawRoundRect(rim, 8, 8, ink.fill(darker(inside(site, CHINA), 0.08)))


def _basin(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink = site.ink
    mirror = box_at(plan, 0.1, 1.1, (1.25, 2.35))
    corner = (mirror.right(), mirror.bottom())
    tones = [(inside(site, 0xF2FAFC), 1.0), (inside(site, 0xA8CBD8), 1.0)]
    canvas.drawRoundRect(mirror.makeOutset(6, 6), 10, 10, ink.fill(inside(site, 0xC9A24B)))
    shine = ink.fade((mirror.left(), mirror.top()), corner, tones, (0, 1))
    canvas.drawRoundRect(mirror, 8, 8, shine)
    canvas.drawRect(box_at(plan, 0.52, 0.26, (0.0, 0.72)), ink.fill(inside(site, 0xEDEFEE)))
    bowl = box_at(plan, 0.12, 1.06, (0.68, 0.94))
    canvas.drawRoundRect(bowl, 14, 14, ink.fill(inside(site, CHINA)))
    canvas.drawRect(box_at(plan, 0.6, 0.08, (0.92, 1.1)), ink.fill(inside(site, 0x9AA8B0)))
    canvas.drawRect(box_at(plan, 0.6, 0.24, (1.06, 1.12)), ink.fill(inside(site, 0x9AA8B0)))
    for at, rgb in ((0.24, 0xE5728A), (0.98, 0x4FA3B5)):
        cup = box_at(plan, at, 0.1, (0.94, 1.1))
        canvas.drawRoundRect(cup, 3, 3, ink.fill(inside(site, rgb)))


def _toilet(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink, china = site.ink, inside(site, CHINA)
    canvas.drawRoundRect(box_at(plan, 3.2, 0.7, (0.5, 1.05)), 8, 8, ink.fill(china))
    canvas.drawRoundRect(box_at(plan, 3.14, 0.82, (1.02, 1.1)), 4, 4, ink.fill(darker(china, 0.1)))
    canvas.drawRoundRect(box_at(plan, 3.3, 0.5, (0.0, 0.42)), 10, 10, ink.fill(darker(china, 0.06)))
    canvas.drawOval(box_at(plan, 3.1, 0.9, (0.34, 0.56)), ink.fill(china))


def _bubbles(site: Site, plan: Plan) -> Live:
    """Let soap bubbles rise from the tub."""
    ink, metre, rng = site.ink, plan.metre, site.dice("bubbles")
    drawn = [(rng.uniform(0.2, TUB[1] - 0.2), rng.random(), rng.uniform(3, 6)) for _ in range(14)]

    def live(canvas: skia.Canvas, time: float) -> None:
        for at, lag, way in drawn:
            rise = (time / way + lag) % 1.0
            base = box_at(plan, TUB[0] + at, 0.0, (0.8, 0.8))
            spot = (
                base.left() + 0.12 * metre * math.sin(time * 1.7 + lag * 9),
                base.top() - rise * 1.9 * metre,
            )
            size = (0.03 + 0.05 * lag) * metre
            fade = 1 - rise**2
            canvas.drawCircle(*spot, size, ink.fill(0xFFFFFF, 0.25 * fade))
            canvas.drawCircle(*spot, size, ink.stroke(0xFFFFFF, 2 * site.unit, 0.8 * fade))

    return live
