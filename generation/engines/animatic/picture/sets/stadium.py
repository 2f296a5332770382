"""The stadium: stands full of people who wave, floodlights, boards, and a mown pitch with a goal."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

TURF = 0x4FA84F
SHIRTS = (0xE5504B, 0x3E7BD6, 0xF2D154, 0xF6F2FF, 0x58B368, 0xF08A3C)
BOARDS = (0x2F6FDE, 0xE5383B, 0xF2B632, 0x2E8B6A, 0x8A4BC9)


def build(site: Site) -> Built:
    edge = site.ground - 0.15 * site.height
    behind = [
        sky_layer(site, edge),
        cloud_layer(site, edge * 0.5, 3),
        _stands(site, edge),
        _lights(site, edge),
        site.moving(0.3, _waves(site, edge)),
        _pitch(site, edge),
        *([] if site.lacks("goal net") else [_goal(site, edge)]),
    ]
    share = 0.75 * site.light.lamps
    red, green, blue = (part + (0.96 - part) * share for part in site.light.ambient)
    return Built(behind, ambient=(red, green, blue))


def lit(site: Site, rgb: int, distance: float = 0.0) -> int:
    """Return a colour under the floodlights, which make day of the night."""
    return mix(site.light.on(rgb, distance), rgb, 0.62 * site.light.lamps)


def _stands(site: Site, edge: float) -> Layer:
    """Two tiers of seats; heads are dots in the colours of shirts."""
    unit, light = site.unit, site.light
    concrete = light.on(0x9AA3B4, 0.25)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top = edge - 0.42 * site.height
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, top, extent.right, edge), site.ink.fill(concrete)
        )
        roof = skia.Rect.MakeLTRB(extent.left, top - 26 * unit, extent.right, top + 12 * unit)
        canvas.drawRect(roof, site.ink.fill(light.on(0xE9EDF2, 0.15)))
        shade = skia.Rect.MakeLTRB(extent.left, top + 12 * unit, extent.right, top + 40 * unit)
        canvas.drawRect(shade, site.ink.fill(darker(concrete, 0.35)))
        middle = skia.Rect.MakeLTRB(
            extent.left, edge - 0.215 * site.height, extent.right, edge - 0.19 * site.height
        )
        canvas.drawRect(middle, site.ink.fill(darker(concrete, 0.28)))
        if not site.lacks("crowd"):
            _people(canvas, site, extent, edge)

    return site.bake(0.3, draw, floor=edge + 20 * unit)


def _people(canvas: skia.Canvas, site: Site, extent: Extent, edge: float) -> None:
    step = 17 * site.unit
    skins = (0xF2C9A0, 0xC98F62, 0x8A5A3C)
    for part, rng in site.stretches("people", extent):
        for row in range(18):
            y = edge - (0.012 + row * 0.0222) * site.height
            if 7.5 < row < 9.2:
                continue
            for number in range(int(part.width / step)):
                if rng.random() < 0.12:
                    continue
                x = part.left + (number + 0.5 * (row % 2) + rng.uniform(-0.1, 0.1)) * step
                shirt = lit(site, mix(rng.choice(SHIRTS), 0x6C7484, 0.25), 0.2)
                canvas.drawCircle(x, y, step * 0.36, site.ink.fill(shirt))
                skin = lit(site, rng.choice(skins), 0.2)
                canvas.drawCircle(x, y - step * 0.42, step * 0.22, site.ink.fill(skin))


def _waves(site: Site, edge: float) -> Live:
    """Wave flags, which go up in a wave along the stand."""
    rng, unit = site.dice("flags"), site.unit
    flags = [
        (
            rng.random() * site.width,
            edge - rng.uniform(0.05, 0.38) * site.height,
            rng.choice(SHIRTS),
        )
        for _ in range(26)
    ]
    shown = [] if site.lacks("crowd") else flags

    def live(canvas: skia.Canvas, time: float) -> None:
        for x, y, rgb in shown:
            swing = 5 * unit * math.sin(time * 5 + x)
            lift = 10 * unit * max(0.0, math.sin(time * 1.6 - x / (160 * unit)))
            pole = site.ink.stroke(0xF4F1E8, 1.6 * unit)
            canvas.drawLine(x, y - lift, x + swing * 0.4, y - lift - 20 * unit, pole)
            cloth = [
                (x + swing * 0.4, y - lift - 20 * unit),
                (x + swing + 18 * unit, y - lift - 17 * unit),
                (x + swing * 0.7 + 17 * unit, y - lift - 8 * unit),
                (x + swing * 0.3, y - lift - 10 * unit),
            ]
            canvas.drawPath(polygon(cloth), site.ink.fill(site.light.on(rgb)))

    return live


def _lights(site: Site, edge: float) -> Layer:
    unit, ink = site.unit, site.ink
    steel = site.light.on(0x6A7488, 0.2)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0.12, 0.88):
            x, top = side * site.width, edge - 0.62 * site.height
            canvas.drawLine(x, edge - 0.40 * site.height, x, top, ink.stroke(steel, 9 * unit))
            panel = skia.Rect.MakeXYWH(x - 52 * unit, top - 38 * unit, 104 * unit, 46 * unit)
            canvas.drawRoundRect(panel, 5 * unit, 5 * unit, ink.fill(darker(steel, 0.25)))
            for index in range(8):
                lamp = (x + (index % 4 - 1.5) * 25 * unit, top + (index // 4 - 1.1) * 22 * unit)
                lit = site.light.lamps > 0
                if lit:
                    canvas.drawCircle(*lamp, 70 * unit, ink.glow(lamp, 70 * unit, 0xFFF8DC, 0.5))
                canvas.drawCircle(*lamp, 9 * unit, ink.fill(0xFFFBEA if lit else 0xD5DCE6))

    return site.bake(0.2, draw)


def _pitch(site: Site, edge: float) -> Layer:
    unit = site.unit
    turf = 0xEAF1F4 if site.shot.weather is Weather.SNOW else TURF

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        far, low = edge + 26 * unit, extent.bottom
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, edge, extent.right, low), site.ink.fill(lit(site, turf))
        )
        wide = 150 * unit
        middle = site.width / 2
        first = math.floor((extent.left - middle) / wide) - 4
        for index in range(first, first + round(extent.width / wide) + 9, 2):
            x = middle + index * wide
            spread = 1.0 + 1.1 * (low - far) / site.height
            stripe = [
                (x, far), (x + wide, far),
                (middle + (x + wide - middle) * spread, low), (middle + (x - middle) * spread, low),
            ]  # fmt: skip
            canvas.drawPath(polygon(stripe), site.ink.fill(lit(site, lighter(turf, 0.10)), 0.75))
        _boards(canvas, site, extent, edge)
        white = site.ink.stroke(lit(site, 0xFFFFFF), 5 * unit, 0.85)
        canvas.drawLine(extent.left, far + 12 * unit, extent.right, far + 12 * unit, white)
        ring = skia.Rect.MakeLTRB(
            middle - 300 * unit,
            site.ground - 20 * unit,
            middle + 300 * unit,
            site.ground + 95 * unit,
        )
        canvas.drawOval(ring, white)

    return site.bake(1.0, draw)


def _boards(canvas: skia.Canvas, site: Site, extent: Extent, edge: float) -> None:
    """Advertising boards that say nothing."""
    unit = site.unit
    for x in site.steps(extent, 170 * unit):
        rgb = BOARDS[round(x / (170 * unit)) % len(BOARDS)]
        box = skia.Rect.MakeXYWH(x, edge - 12 * unit, 168 * unit, 38 * unit)
        canvas.drawRect(box, site.ink.fill(lit(site, rgb)))
        canvas.drawCircle(
            x + 84 * unit,
            edge + 7 * unit,
            11 * unit,
            site.ink.fill(lit(site, lighter(rgb, 0.6))),
        )


def _goal(site: Site, edge: float) -> Layer:
    unit, metre = site.unit, site.metre * 0.7
    x, y = site.width * 0.87, edge + 60 * unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        net = site.ink.stroke(0xFFFFFF, 1.2 * unit, 0.45)
        left, right, top = x - 1.6 * metre, x + 1.6 * metre, y - 2.3 * metre
        for step in range(13):
            share = step / 12
            canvas.drawLine(left + share * 3.2 * metre, top, left + share * 3.2 * metre, y, net)
            canvas.drawLine(left, top + share * 2.3 * metre, right, top + share * 2.3 * metre, net)
        post = site.ink.stroke(site.light.on(0xFDFDFD), 8 * unit)
        canvas.drawPath(
            polygon([(left, y), (left, top), (right, top), (right, y)], close=False), post
        )

    return site.bake(0.85, draw)
