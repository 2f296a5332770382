"""The room: a window onto the hour and the weather, a lamp, shelves, plants and a sofa."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, bush
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.furniture import (
    WARM,
    Plan,
    clock,
    every_bay,
    inside,
    lamp,
    live_bays,
    plant,
    shelf,
    sofa,
)
from generation.engines.animatic.picture.sets.indoors import lamplight, motes, plan_of
from generation.engines.animatic.picture.sets.wall import wall
from generation.engines.animatic.picture.sets.window import outside, weather_outside
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Daylight

RUG = ((0.0, 0xB5485D), (0.13, 0xF1E0C0), (0.2, 0xB5485D), (0.75, 0xE8B04B), (0.95, 0xC95C6C))
WALLS = (0x8FB8A8, 0xE3B7A0, 0x9DB4D0, 0xE6CFA0, 0xB9A6CC)


def build(site: Site) -> Built:
    plan = plan_of(site, site.dice("wall").choice(WALLS))
    behind = [
        outside(site, plan),
        site.moving(0.5, live_bays(plan, weather_outside(site, plan))),
        wall(site, plan),
        _furniture(site, plan),
        site.moving(0.5, live_bays(plan, clock(site, plan))),
        _floor(site, plan),
    ]
    front = [
        _glow(site, plan),
        site.moving(0.5, live_bays(plan, motes(site, plan))),
        _foreground(site),
    ]
    return Built(behind, front, mirror=0.07, ambient=lamplight(site), indoors=True)


def _furniture(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shelf(canvas, site, plan)
        if not site.shows("couch and lamp"):
            sofa(canvas, site, plan)
        lamp(canvas, site, plan)
        pot = (plan.window.left() - plan.metre * 0.95, plan.skirting + plan.metre * 0.10)
        plant(canvas, site, plan, pot)

    return site.bake(0.5, every_bay(plan, draw))


def _floor(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        _boards(canvas, site, plan, extent)
        _rug(canvas, site, plan)
        _sunbeam(canvas, site, plan)

    return site.bake(1.0, draw)


def _boards(canvas: skia.Canvas, site: Site, plan: Plan, extent: Extent) -> None:
    """Draw boards that run towards the lens, and the skirting board behind them."""
    unit, ink, wood = site.unit, site.ink, inside(site, 0xB9835A)
    box = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
    tones = [(darker(wood, 0.18), 1.0), (lighter(wood, 0.08), 1.0)]
    canvas.drawRect(box, ink.fade((0, plan.skirting), (0, site.height), tones, (0, 1)))
    middle, depth = site.width / 2, extent.bottom - plan.skirting
    seam = ink.stroke(darker(wood, 0.22), 1.6 * unit, 0.6)
    for index in range(-40, 41):
        x = middle + index * 74 * unit
        low = x + (x - middle) * 0.004 * depth / unit
        canvas.drawLine(x, plan.skirting, low, extent.bottom, seam)
    top = plan.skirting - plan.metre * 0.11
    board = skia.Rect.MakeLTRB(extent.left, top, extent.right, plan.skirting)
    canvas.drawRect(board, ink.fill(inside(site, lighter(plan.wall, 0.66))))


def _rug(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    middle, metre = site.width / 2, plan.metre
    rug = skia.Rect.MakeLTRB(
        middle - 2.5 * metre,
        site.ground - 0.030 * site.height,
        middle + 2.5 * metre,
        site.ground + 0.085 * site.height,
    )
    for inset, rgb in RUG:
        ring = skia.Rect.MakeLTRB(
            rug.left() + inset * metre,
            rug.top() + inset * metre * 0.2,
            rug.right() - inset * metre,
            rug.bottom() - inset * metre * 0.2,
        )
        canvas.drawOval(ring, site.ink.fill(inside(site, rgb)))


def _sunbeam(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Draw the window's light on the floor."""
    strength = {Daylight.DAY: 0.26, Daylight.SUNSET: 0.34, Daylight.NIGHT: 0.13}[site.shot.daylight]
    box, floor = plan.window, site.ground
    slide = -0.9 * plan.metre
    for left, right in ((0.0, 0.48), (0.52, 1.0)):
        x0, x1 = box.left() + left * box.width() + slide, box.left() + right * box.width() + slide
        pane = [
            (x0, plan.skirting + 6 * site.unit),
            (x1, plan.skirting + 6 * site.unit),
            (x1 - plan.metre * 0.7, floor + 0.12 * site.height),
            (x0 - plan.metre * 0.9, floor + 0.12 * site.height),
        ]
        canvas.drawPath(polygon(pane), site.ink.fill(site.light.glow, strength))


def _glow(site: Site, plan: Plan) -> Layer:
    """Draw the lamp's glow, and the light that slants in from the window, over everybody."""
    metre = plan.metre
    x, y = plan.window.right() + metre * 2.95, plan.skirting - metre * 1.7
    beam = {Daylight.DAY: 0.13, Daylight.SUNSET: 0.20, Daylight.NIGHT: 0.06}[site.shot.daylight]

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        if site.light.lamps:
            canvas.drawCircle(
                x, y, metre * 3.4, site.ink.glow((x, y), metre * 3.4, WARM, 0.52 * site.light.lamps)
            )
        box = plan.window
        slant = [
            (box.left(), box.top()),
            (box.right(), box.top()),
            (box.right() - metre * 1.5, site.ground + 0.1 * site.height),
            (box.left() - metre * 2.2, site.ground + 0.1 * site.height),
        ]
        paint = site.ink.fade(
            (0, box.top()),
            (0, site.ground),
            [(site.light.glow, beam), (site.light.glow, 0.0)],
            (0, 1),
        )
        canvas.drawPath(polygon(slant), paint)

    return site.bake(0.5, every_bay(plan, draw, clip=False))


def _foreground(site: Site) -> Layer:
    """Draw a plant near the lens, out of focus."""
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        paint = site.ink.fill(inside(site, 0x24503F))
        for index in range(7):
            turn = -0.5 + index * 0.22
            x, y = -14 * unit, site.height + 24 * unit
            tip = (x + math.sin(turn + 0.5) * 210 * unit, y - math.cos(turn) * 230 * unit)
            leaf = blob(
                [
                    (x, y),
                    (x + 40 * unit, (y + tip[1]) / 2 - 20 * unit),
                    tip,
                    ((x + tip[0]) / 2 + 34 * unit, (y + tip[1]) / 2 + 30 * unit),
                ]
            )
            canvas.drawPath(leaf, paint)
        bush(
            canvas, site, Spot(site.width + 6 * unit, site.height + 30 * unit, 110 * unit), 0x2C5A48
        )

    return site.bake(1.35, draw, blur=3.2 * unit)
