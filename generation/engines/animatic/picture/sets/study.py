"""Rooms where people work and learn: a board on the wall, desks before it; an office, a classroom."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.furniture import (
    Plan,
    clock,
    every_bay,
    inside,
    live_bays,
    plant,
)
from generation.engines.animatic.picture.sets.indoors import (
    boards,
    box_at,
    chequered,
    lamplight,
    motes,
    pendants,
    plan_of,
)
from generation.engines.animatic.picture.sets.wall import wall
from generation.engines.animatic.picture.sets.window import outside, weather_outside
from generation.engines.animatic.picture.site import Built, Site

Draw = Callable[[skia.Canvas, Site, Plan], None]
CHARTS = (0x3B82C4, 0xE4572E, 0xF2B134, 0x3BA37B)


def classroom(site: Site) -> Built:
    plan = plan_of(site, 0xD9CFA8)
    return _room(site, plan, _blackboard, boards(site, plan, 0xB98A5C), _benches(site, plan))


def office(site: Site) -> Built:
    plan = plan_of(site, 0xBFCBD6)
    floor = chequered(site, plan, (0x7C8794, 0x8A95A2))
    return _room(site, plan, _whiteboard, floor, _desks(site, plan))


def _room(site: Site, plan: Plan, board: Draw, floor: Layer, tables: Layer) -> Built:
    def on_the_wall(canvas: skia.Canvas, extent: Extent) -> None:
        board(canvas, site, plan)
        spot = (plan.middle - 2.6 * plan.metre, plan.skirting + 0.1 * plan.metre)
        plant(canvas, site, plan, spot)

    behind = [
        outside(site, plan),
        site.moving(0.5, live_bays(plan, weather_outside(site, plan))),
        wall(site, plan),
        site.bake(0.5, every_bay(plan, on_the_wall)),
        site.moving(0.5, live_bays(plan, clock(site, plan))),
        pendants(site, plan, 0xE6EBEF),
        floor,
        tables,
    ]
    front = [site.moving(0.5, live_bays(plan, motes(site, plan)))]
    return Built(behind, front, mirror=0.05, ambient=lamplight(site), indoors=True)


def _blackboard(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    box, rng = box_at(plan, 1.3, 2.4, (0.95, 2.35)), site.dice("chalk")
    canvas.drawRect(box.makeOutset(6, 6), site.ink.fill(inside(site, 0x9A6A3C)))
    canvas.drawRect(box, site.ink.fill(inside(site, 0x2F5D4A)))
    chalk = site.ink.stroke(0xF4F1E8, 2.6 * site.unit, 0.8)
    for row in range(4):
        y = box.top() + (row + 0.8) / 5 * box.height()
        reach = rng.uniform(0.25, 0.42) * box.width()
        canvas.drawLine(box.left() + 0.07 * box.width(), y, box.left() + reach, y, chalk)
    x, y, size = box.left() + 0.72 * box.width(), box.centerY(), 0.28 * box.height()
    canvas.drawCircle(x, y, size, chalk)
    canvas.drawLine(x, y, x + size, y, chalk)
    canvas.drawLine(x, y, x + size * 0.6, y - size * 0.8, chalk)
    ledge = skia.Rect.MakeXYWH(box.left(), box.bottom() + 4, box.width(), 0.05 * plan.metre)
    canvas.drawRect(ledge, site.ink.fill(inside(site, 0x7A5233)))


def _whiteboard(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    box, ink = box_at(plan, 1.35, 2.1, (1.0, 2.3)), site.ink
    canvas.drawRect(box.makeOutset(5, 5), ink.fill(inside(site, 0x8B95A1)))
    canvas.drawRect(box, ink.fill(inside(site, 0xFBFBF8)))
    for index, rgb in enumerate(CHARTS):
        tall = (0.2 + 0.14 * index) * box.height()
        x = box.left() + (0.1 + 0.1 * index) * box.width()
        bar = skia.Rect.MakeXYWH(
            x, box.bottom() - 0.12 * box.height() - tall, 0.07 * box.width(), tall
        )
        canvas.drawRect(bar, ink.fill(inside(site, rgb)))
    line = skia.Path()
    for step in range(6):
        x = box.left() + (0.58 + 0.07 * step) * box.width()
        y = box.bottom() - (0.25 + 0.1 * step + 0.06 * math.sin(step * 2.4)) * box.height()
        (line.moveTo if step == 0 else line.lineTo)(x, y)
    canvas.drawPath(line, ink.stroke(inside(site, 0xD7263D), 3.5 * site.unit))


def _table(canvas: skia.Canvas, site: Site, plan: Plan, at: tuple[float, float], rgb: int) -> None:
    """Draw a table by its middle and how wide it is, in metres, at the wall."""
    left, wide = at
    wood, ink = inside(site, rgb), site.ink
    canvas.drawRect(box_at(plan, left, wide, (0.62, 0.70)), ink.fill(lighter(wood, 0.1)))
    for leg in (left + 0.05, left + wide - 0.11):
        canvas.drawRect(box_at(plan, leg, 0.06, (-0.12, 0.62)), ink.fill(darker(wood, 0.25)))


def _benches(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for left in (-3.5, -1.9, 1.5, 2.9):
            _table(canvas, site, plan, (left, 1.15), 0xC08A52)
            book = box_at(plan, left + 0.3, 0.34, (0.70, 0.76))
            canvas.drawRect(book, site.ink.fill(inside(site, CHARTS[round(left) % 4])))

    return site.bake(0.7, every_bay(plan, draw))


def _desks(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for left in (-3.4, 1.7):
            _table(canvas, site, plan, (left, 1.8), 0xE6E2DA)
            for shift in (0.25, 1.05):
                screen = box_at(plan, left + shift, 0.58, (0.82, 1.2))
                canvas.drawRect(screen, site.ink.fill(0x23262F))
                canvas.drawRect(screen.makeInset(4, 4), site.ink.fill(inside(site, 0x6FA8DC)))
                foot = box_at(plan, left + shift + 0.24, 0.1, (0.70, 0.84))
                canvas.drawRect(foot, site.ink.fill(0x23262F))

    return site.bake(0.7, every_bay(plan, draw))
