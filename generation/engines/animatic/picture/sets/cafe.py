"""The café: a counter with a machine, cakes under glass, a slate, little tables, lamps on cords."""

from __future__ import annotations

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
    lamplight,
    motes,
    pendants,
    plan_of,
    steam,
)
from generation.engines.animatic.picture.sets.wall import wall
from generation.engines.animatic.picture.sets.window import outside, weather_outside
from generation.engines.animatic.picture.site import Built, Site

WALLS = (0x7D9B8C, 0xB9826B, 0x8C86A8)
CAKES = (0xE58FA5, 0x8A5A3C, 0xF2D9A0, 0xC9504A)


def build(site: Site) -> Built:
    plan = plan_of(site, site.dice("wall").choice(WALLS))
    behind = [
        outside(site, plan),
        site.moving(0.5, live_bays(plan, weather_outside(site, plan))),
        wall(site, plan),
        _counter(site, plan),
        site.moving(
            0.5, live_bays(plan, steam(site, plan, (1.9, 1.6))), live_bays(plan, clock(site, plan))
        ),
        pendants(site, plan, 0x2F3E46),
        boards(site, plan, 0x9C6B48),
    ]
    front = [site.moving(0.5, live_bays(plan, motes(site, plan))), _tables(site, plan)]
    return Built(behind, front, mirror=0.08, ambient=lamplight(site), indoors=True)


def _counter(site: Site, plan: Plan) -> Layer:
    ink = site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        wood = inside(site, 0x6B4632)
        canvas.drawRect(box_at(plan, 1.35, 2.6, (0.0, 1.02)), ink.fill(wood))
        for index in range(6):
            panel = box_at(plan, 1.42 + 0.43 * index, 0.36, (0.12, 0.86))
            canvas.drawRect(panel, ink.fill(lighter(wood, 0.08)))
        canvas.drawRect(box_at(plan, 1.28, 2.74, (1.0, 1.08)), ink.fill(inside(site, 0xE3CFA9)))
        _machine(canvas, site, plan)
        _cakes(canvas, site, plan)
        _slate(canvas, site, plan)
        spot = (plan.middle - 2.9 * plan.metre, plan.skirting + 0.1 * plan.metre)
        plant(canvas, site, plan, spot)

    return site.bake(0.5, every_bay(plan, draw))


def _machine(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink, steel = site.ink, inside(site, 0xC4CCD6)
    canvas.drawRect(box_at(plan, 1.5, 0.85, (1.08, 1.55)), ink.fill(steel))
    canvas.drawRect(box_at(plan, 1.56, 0.73, (1.12, 1.3)), ink.fill(darker(steel, 0.5)))
    canvas.drawRect(box_at(plan, 1.46, 0.93, (1.52, 1.6)), ink.fill(inside(site, 0xC9504A)))
    for index in range(2):
        cup = box_at(plan, 1.68 + 0.32 * index, 0.13, (1.1, 1.2))
        canvas.drawRect(cup, ink.fill(inside(site, 0xFBF5E6)))


def _cakes(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink = site.ink
    canvas.drawRect(box_at(plan, 2.6, 1.2, (1.08, 1.5)), ink.fill(0xDDF1FF, 0.35))
    for index, rgb in enumerate(CAKES):
        cake = box_at(plan, 2.68 + 0.28 * index, 0.22, (1.1, 1.24))
        canvas.drawRoundRect(cake, 3, 3, ink.fill(inside(site, rgb)))
        cherry = (cake.centerX(), cake.top() - 0.02 * plan.metre)
        canvas.drawCircle(*cherry, 0.03 * plan.metre, ink.fill(inside(site, 0xE5383B)))
    edge = ink.stroke(inside(site, 0xF4F1E8), 2.5 * site.unit)
    canvas.drawRect(box_at(plan, 2.6, 1.2, (1.08, 1.5)), edge)


def _slate(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Draw a board with lines on it that nobody could read from here."""
    box, rng = box_at(plan, 1.35, 0.95, (1.85, 2.6)), site.dice("slate")
    canvas.drawRect(box.makeOutset(5, 5), site.ink.fill(inside(site, 0xB98A5C)))
    canvas.drawRect(box, site.ink.fill(inside(site, 0x2C3A38)))
    chalk = site.ink.stroke(0xF4F1E8, 2.4 * site.unit, 0.75)
    for row in range(5):
        y = box.top() + (row + 0.8) / 5.6 * box.height()
        for left in (0.08, 0.56):
            reach = rng.uniform(0.2, 0.34) * box.width()
            x = box.left() + left * box.width()
            canvas.drawLine(x, y, x + reach, y, chalk)


def _tables(site: Site, plan: Plan) -> Layer:
    """Draw a table with cups near the lens, at the side, out of focus."""
    unit, ink = site.unit, site.ink
    x, y = site.width * 0.02, site.height * 0.93

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top = skia.Rect.MakeLTRB(x - 190 * unit, y - 30 * unit, x + 190 * unit, y + 34 * unit)
        canvas.drawRect(
            skia.Rect.MakeXYWH(x - 12 * unit, y, 24 * unit, 200 * unit), ink.fill(0x2B2A33)
        )
        canvas.drawOval(top, ink.fill(inside(site, 0x7A4B33)))
        for dx, rgb in ((-20, 0xFBF5E6), (90, 0x6FA7A0)):
            cup = skia.Rect.MakeXYWH(x + dx * unit, y - 62 * unit, 56 * unit, 52 * unit)
            canvas.drawRoundRect(cup, 12 * unit, 12 * unit, ink.fill(inside(site, rgb)))

    return site.bake(1.3, draw, blur=3 * unit)
