"""The pool: turquoise water with light that plays in it, loungers and parasols on pale flags."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, broadleaf, bush
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.lake import AFLOAT
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer

WATER, FLAGS = 0x35B9D6, 0xEDE4D3
PARASOLS = (0xE5484D, 0xF2B632, 0x2F9BA0, 0xF08A3C)


def build(site: Site) -> Built:
    horizon = site.ground - 0.24 * site.height
    floats = any(AFLOAT.intersection((actor.motion, *actor.then)) for actor in site.shot.actors)
    edge = site.ground - 0.13 * site.height  # the far rim
    near = site.height * 1.2 if floats else site.ground - 0.045 * site.height
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 5),
        _garden(site, horizon),
        _flags(site, horizon),
        _loungers(site, edge),
        _basin(site, edge, near),
        site.moving(0.9, _light(site, edge, near)),
    ]
    if floats:
        return Built(behind, [site.moving(1.0, _surface(site))], water=True)
    return Built([*behind, _flags(site, near)])


def _garden(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("garden", extent, over=160 * site.unit):
            for _ in range(2):
                x, tall = rng.uniform(part.left, part.right), rng.uniform(0.18, 0.3) * site.height
                broadleaf(
                    canvas, site, Spot(x, horizon + 8, tall, 0.2), rng.choice((0x4F9A5B, 0x77B054))
                )
        for x in site.steps(extent, 46 * site.unit):
            bush(canvas, site, Spot(x, horizon + 12 * site.unit, 40 * site.unit), 0x3F8A4A)

    return site.bake(0.4, draw, floor=horizon + 24 * site.unit)


def _flags(site: Site, top: float) -> Layer:
    """Draw a floor of pale stone from a line on."""
    tone = site.light.on(FLAGS)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, top, extent.right, extent.bottom)
        tones = [(darker(tone, 0.08), 1.0), (lighter(tone, 0.1), 1.0)]
        canvas.drawRect(box, site.ink.fade((0, top), (0, site.height), tones, (0, 1)))
        joint = site.ink.stroke(darker(tone, 0.14), 1.6 * site.unit)
        for x in site.steps(extent, 90 * site.unit):
            spread = site.width / 2 + (x - site.width / 2) * 1.8
            canvas.drawLine(x, top, spread, extent.bottom, joint)
        for row in range(6):
            y = top + (extent.bottom - top) * (row / 6) ** 1.5
            canvas.drawLine(extent.left, y, extent.right, y, joint)

    return site.bake(0.95, draw)


def _loungers(site: Site, edge: float) -> Layer:
    metre, base = site.metre * 0.7, edge - 0.02 * site.height

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for number, x in enumerate(site.steps(extent, 3.6 * metre)):
            tone = site.light.on(PARASOLS[number % len(PARASOLS)])
            pole = site.ink.stroke(site.light.on(0xF5F1E8), 0.06 * metre)
            canvas.drawLine(x, base, x, base - 1.9 * metre, pole)
            roof = [
                (x - 0.95 * metre, base - 1.5 * metre),
                (x, base - 2.1 * metre),
                (x + 0.95 * metre, base - 1.5 * metre),
            ]
            canvas.drawPath(polygon(roof), site.ink.fill(tone))
            half = [
                (x - 0.3 * metre, base - 1.5 * metre),
                (x, base - 2.1 * metre),
                (x + 0.3 * metre, base - 1.5 * metre),
            ]
            canvas.drawPath(polygon(half), site.ink.fill(lighter(tone, 0.45)))
            seat = site.ink.stroke(site.light.on(0xFDFBF5), 0.13 * metre)
            canvas.drawLine(
                x + 0.5 * metre, base - 0.3 * metre, x + 1.7 * metre, base - 0.3 * metre, seat
            )
            canvas.drawLine(
                x + 1.7 * metre, base - 0.3 * metre, x + 2.2 * metre, base - 0.8 * metre, seat
            )

    return site.bake(0.7, draw)


def _basin(site: Site, edge: float, near: float) -> Layer:
    tone = site.light.on(WATER)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        rim = skia.Rect.MakeLTRB(
            extent.left, edge - 8 * site.unit, extent.right, edge + 4 * site.unit
        )
        canvas.drawRect(rim, site.ink.fill(site.light.on(0xFBF8F0)))
        water = skia.Rect.MakeLTRB(extent.left, edge, extent.right, near)
        tones = [(darker(tone, 0.12), 1.0), (lighter(tone, 0.12), 1.0)]
        canvas.drawRect(water, site.ink.fade((0, edge), (0, min(near, site.height)), tones, (0, 1)))

    return site.bake(0.9, draw)


def _light(site: Site, edge: float, near: float) -> Live:
    """Let the light play on the water: bright dashes that drift."""
    rng, unit = site.dice("light"), site.unit
    low = min(near, site.height) - 4 * unit
    dashes = [(rng.random(), rng.random() ** 1.4, rng.random()) for _ in range(70)]
    tone = lighter(site.light.on(WATER), 0.6)

    def live(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        for across, down, start in dashes:
            wide = (10 + 46 * down) * unit
            x = seen.left() + (across + 0.01 * math.sin(time + start * 9)) * seen.width()
            y = edge + 6 * unit + down * (low - edge - 6 * unit)
            bright = 0.25 + 0.35 * math.sin(time * 1.7 + start * 40)
            if bright > 0:
                brush = site.ink.stroke(tone, (1.4 + 2.2 * down) * unit, bright)
                canvas.drawLine(x, y, x + wide, y, brush)

    return live


def _surface(site: Site) -> Live:
    """Draw the water before those who are in it."""
    unit, tone = site.unit, site.light.on(WATER)
    level = site.ground + 0.012 * site.height

    def live(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        path = skia.Path()
        path.moveTo(seen.left(), seen.bottom())
        x = seen.left()
        while x < seen.right() + 20 * unit:
            path.lineTo(x, level + 5 * unit * math.sin(x / (60 * unit) + time * 1.6))
            x += 20 * unit
        path.lineTo(seen.right(), seen.bottom())
        path.close()
        canvas.drawPath(path, site.ink.fill(tone, 0.72))

    return live
