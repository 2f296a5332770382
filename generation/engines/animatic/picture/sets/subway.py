"""The underground station: tiles, lamps, a bench, a yellow line, and trains that come and go."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

TILES, BAND = 0xE8EBEA, 0x2F6FC0
TRAIN, DOORS = 0xC9D1D8, 0xC8323C
ROUND: float = 9.0  # seconds from one train to the next
CARRIAGE: float = 6.0  # metres


def build(site: Site) -> Built:
    plan = plan_of(site, TILES)
    behind = [
        _wall(site, plan),
        site.moving(0.5, _train(site, plan)),
        chequered(site, plan, (0xB9BEC4, 0xA9AFB6)),
        _edge(site, plan),
    ]
    return Built(behind, mirror=0.12, ambient=lamplight(site), indoors=True)


def _wall(site: Site, plan: Plan) -> Layer:
    tile, ink, metre = inside(site, TILES), site.ink, plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(tile, 0.35), 1.0), (tile, 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))
        joint, step = ink.stroke(darker(tile, 0.16), 1.4 * site.unit), 0.24 * metre
        for row in range(round((plan.skirting - extent.top) / step) + 2):
            y = plan.skirting - row * step
            canvas.drawLine(extent.left, y, extent.right, y, joint)
            x = extent.left + (row % 2) * step
            while x < extent.right:
                canvas.drawLine(x, y, x, y - step, joint)
                x += 2 * step
        band = box_at(plan, -4.2, 9.0, (2.75, 3.0))
        canvas.drawRect(band, ink.fill(inside(site, BAND)))
        for left in (-2.6, 1.4):
            _sign(canvas, site, plan, left)
        for left in (-3.6, -0.9, 1.8):
            tube = box_at(plan, left, 1.7, (3.5, 3.58))
            canvas.drawRect(tube, ink.fill(0xFDFBEA))
            glow = ink.glow((tube.centerX(), tube.top()), 1.6 * metre, 0xFFF6D8, 0.35)
            canvas.drawCircle(tube.centerX(), tube.top(), 1.6 * metre, glow)

    return site.bake(0.45, every_bay(plan, draw))


def _sign(canvas: skia.Canvas, site: Site, plan: Plan, left: float) -> None:
    """Draw the name of a station that is nowhere: a ring with a bar."""
    ink = site.ink
    box = box_at(plan, left, 0.9, (1.7, 2.6))
    middle = (box.centerX(), box.centerY())
    canvas.drawCircle(*middle, 0.42 * plan.metre, ink.fill(inside(site, 0xF7F7F2)))
    canvas.drawCircle(
        *middle, 0.36 * plan.metre, ink.stroke(inside(site, DOORS), 0.12 * plan.metre)
    )
    bar = box_at(plan, left - 0.1, 1.1, (2.04, 2.26))
    canvas.drawRect(bar, ink.fill(inside(site, BAND)))


def _train(site: Site, plan: Plan) -> Live:
    """Let a train of four carriages pass before the wall, then leave it empty for a while."""
    ink, metre, lag = site.ink, plan.metre, site.dice("train").uniform(0.0, 0.4)
    steel, dark = inside(site, TRAIN), inside(site, 0x39424E)

    def carriage(canvas: skia.Canvas, left: float) -> None:
        top, low = plan.skirting - 2.35 * metre, plan.skirting - 0.05 * metre
        body = skia.Rect.MakeLTRB(left, top, left + (CARRIAGE - 0.1) * metre, low)
        canvas.drawRoundRect(body, 0.12 * metre, 0.12 * metre, ink.fill(steel))
        stripe = skia.Rect.MakeLTRB(left, low - 0.8 * metre, body.right(), low - 0.66 * metre)
        canvas.drawRect(stripe, ink.fill(inside(site, BAND)))
        for part in range(3):
            x = left + (0.35 + 1.95 * part) * metre
            pane = skia.Rect.MakeXYWH(x, top + 0.35 * metre, 0.95 * metre, 0.75 * metre)
            canvas.drawRoundRect(pane, 6, 6, ink.fill(0xFFF3C9))
            canvas.drawRoundRect(pane, 6, 6, ink.stroke(dark, 3 * site.unit))
            door = skia.Rect.MakeXYWH(
                x + 1.15 * metre, top + 0.25 * metre, 0.6 * metre, 2.0 * metre
            )
            canvas.drawRect(door, ink.fill(lighter(steel, 0.2)))
            canvas.drawRect(door, ink.stroke(inside(site, DOORS), 4 * site.unit))

    def live(canvas: skia.Canvas, time: float) -> None:
        way = 2.2 * ((time / ROUND + lag) % 1.0) - 0.6
        seen = canvas.getLocalClipBounds()
        length = 4 * CARRIAGE * metre
        start = seen.left() - length + way * (seen.width() + length)
        for number in range(4):
            carriage(canvas, start + number * CARRIAGE * metre)

    return live


def _edge(site: Site, plan: Plan) -> Layer:
    """Draw the yellow line that nobody shall cross."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top = plan.skirting + 0.012 * site.height
        line = skia.Rect.MakeLTRB(extent.left, top, extent.right, top + 0.016 * site.height)
        canvas.drawRect(line, site.ink.fill(inside(site, 0xF2C230)))

    return site.bake(1.0, draw)
