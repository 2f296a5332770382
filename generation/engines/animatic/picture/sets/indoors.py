"""What rooms have in common: where things stand, floors, lamps that hang, and a warm light."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import WARM, Plan, every_bay, inside
from generation.engines.animatic.picture.site import Site


def plan_of(site: Site, wall: int) -> Plan:
    """Lay a room out around its window."""
    metre = min(site.metre * 0.92, site.width / 4.6)
    skirting = site.ground - 0.075 * site.height
    wide, tall = 2.2 * metre, 1.75 * metre
    middle = site.width * (0.50 if site.width > site.height else 0.44)
    top = max(0.07 * site.height, skirting - 1.05 * metre - tall)
    window = skia.Rect.MakeLTRB(middle - wide / 2, top, middle + wide / 2, skirting - 1.05 * metre)
    return Plan(wall, skirting, metre, window, round(8.0 * metre))


def lamplight(site: Site) -> tuple[float, float, float]:
    """Return what a white thing reflects in a room: warmer the more lamps are on."""
    lamp = site.light.lamps
    red, green, blue = site.light.ambient
    return (
        red + (0.98 - red) * 0.8 * lamp,
        green + (0.84 - green) * 0.8 * lamp,
        blue + (0.76 - blue) * 0.7 * lamp,
    )


def plain_wall(site: Site, plan: Plan, rgb: int) -> Layer:
    """Draw a wall without a window, lighter towards the floor."""
    tone = inside(site, rgb)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(tone, 0.2), 1.0), (lighter(tone, 0.05), 1.0)]
        canvas.drawPaint(site.ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))

    return site.bake(0.5, draw)


def chequered(site: Site, plan: Plan, tones: tuple[int, int]) -> Layer:
    """Tiles in two tones that run towards the lens."""
    one, other = (inside(site, rgb) for rgb in tones)
    middle, low = site.width / 2, site.height * 1.08

    def across(column: int, y: float) -> float:
        spread = 1.0 + 1.3 * (y - plan.skirting) / site.height
        return middle + (column * 0.62 * plan.metre) * spread

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
        canvas.drawRect(box, site.ink.fill(one))
        deep = low - plan.skirting
        rows = [plan.skirting + deep * (row / 6) ** 1.35 for row in range(7)]
        count = math.ceil(extent.width / (0.62 * plan.metre) / 2) + 2
        for row in range(6):
            for column in range(-count, count):
                if (row + column) % 2:
                    continue
                tile = [
                    (across(column, rows[row]), rows[row]),
                    (across(column + 1, rows[row]), rows[row]),
                    (across(column + 1, rows[row + 1]), rows[row + 1]),
                    (across(column, rows[row + 1]), rows[row + 1]),
                ]
                canvas.drawPath(polygon(tile), site.ink.fill(other))

    return site.bake(1.0, draw)


def boards(site: Site, plan: Plan, rgb: int) -> Layer:
    """Wooden boards that run towards the lens."""
    wood, unit, middle = inside(site, rgb), site.unit, site.width / 2

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
        tones = [(darker(wood, 0.2), 1.0), (lighter(wood, 0.06), 1.0)]
        canvas.drawRect(box, site.ink.fade((0, plan.skirting), (0, site.height), tones, (0, 1)))
        seam = site.ink.stroke(darker(wood, 0.24), 1.6 * unit, 0.6)
        for x in site.steps(extent, 70 * unit):
            end = middle + (x - middle) * 1.9
            canvas.drawLine(x, plan.skirting, end, extent.bottom, seam)

    return site.bake(1.0, draw)


def pendants(site: Site, plan: Plan, rgb: int) -> Layer:
    """Lamps on long cords, three to a bay, with their light below them."""
    metre, ink = plan.metre, site.ink
    shade, cord = inside(site, rgb), ink.stroke(0x2B2A33, 2 * site.unit)
    bottom = max(0.16 * site.height, plan.skirting - 2.5 * metre)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for index in range(3):
            x = extent.left + plan.bay * (0.2 + 0.3 * index)
            canvas.drawLine(x, extent.top, x, bottom - 0.2 * metre, cord)
            if site.light.lamps:
                glow = ink.glow((x, bottom), 1.7 * metre, WARM, 0.5 * site.light.lamps)
                canvas.drawCircle(x, bottom, 1.7 * metre, glow)
            box = skia.Rect.MakeLTRB(
                x - 0.3 * metre, bottom - 0.3 * metre, x + 0.3 * metre, bottom + 0.3 * metre
            )
            canvas.drawArc(box, 180, 180, True, ink.fill(shade))  # noqa: FBT003 - of skia
            canvas.drawCircle(x, bottom, 0.09 * metre, ink.fill(0xFFF6D8))

    return site.bake(0.55, every_bay(plan, draw, clip=False))


def box_at(plan: Plan, left: float, width: float, span: tuple[float, float]) -> skia.Rect:
    """Return a box in metres: from the window's middle, and up from the skirting (low, high)."""
    low, high = span
    x = plan.middle + left * plan.metre
    return skia.Rect.MakeLTRB(
        x,
        plan.skirting - high * plan.metre,
        x + width * plan.metre,
        plan.skirting - low * plan.metre,
    )


def motes(site: Site, plan: Plan) -> Live:
    """Dust that floats in the light."""
    rng, box, unit = site.dice("motes"), plan.window, site.unit
    motes = [(rng.random(), rng.random(), rng.uniform(0.9, 2.0)) for _ in range(22)]

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, start, size in motes:
            fall = (start + time * 0.02) % 1.0
            y = box.top() + fall * (site.ground - box.top())
            x = (
                box.left()
                + across * box.width()
                - fall * plan.metre * 1.8
                + 16 * unit * math.sin(time * 0.6 + start * 40)
            )
            alpha = (
                0.55 * math.sin(math.pi * fall) * (0.6 + 0.4 * math.sin(time * 1.3 + across * 50))
            )
            canvas.drawCircle(x, y, size * unit, site.ink.fill(site.light.sun, alpha))

    return live


def steam(site: Site, plan: Plan, at: tuple[float, float]) -> Live:
    """Let steam rise from a place, in metres from the window's middle and up from the skirting."""
    x, y = plan.middle + at[0] * plan.metre, plan.skirting - at[1] * plan.metre

    def live(canvas: skia.Canvas, time: float) -> None:
        for index in range(7):
            rise = (time * 0.35 + index / 7) % 1.0
            drift = 0.12 * plan.metre * math.sin(time * 1.3 + index * 2) * rise
            size = (0.05 + 0.13 * rise) * plan.metre
            paint = site.ink.fill(0xFFFFFF, 0.30 * math.sin(math.pi * rise))
            canvas.drawCircle(x + drift, y - 0.75 * rise * plan.metre, size, paint)

    return live
