"""The garden behind a house: the house with its veranda, a fence, a shed, beds of flowers, a washing line."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, broadleaf, bush, flower, tuft
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.breeze import air, swaying
from generation.engines.animatic.picture.sets.furniture import WARM
from generation.engines.animatic.picture.sets.land import bands
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

LAWN, WALL, ROOF, FENCE = 0x82C35C, 0xF1DCC0, 0xB45A45, 0xC99A66
PETALS = (0xE5504B, 0xF6F2FF, 0xF7D154, 0x8E7BE8, 0xF08CB4)
WASH = (0xF4F1E8, 0xE4572E, 0x6FA8DC, 0xF2B134)
PLOT = 11.0  # metres from one house to the next


def build(site: Site) -> Built:
    horizon = site.ground - 0.09 * site.height
    white = site.shot.weather is Weather.SNOW
    lawn = 0xECF2F6 if white else LAWN
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 5),
        _trees(site, horizon),
        _houses(site, horizon, white=white),
        bands(site, horizon, (lighter(lawn, 0.12), lawn, darker(lawn, 0.09))),
        *([] if site.shows("fence") else [_fence(site, horizon)]),
        _beds(site, horizon, white=white),
        site.moving(0.9, _washing(site, horizon)),
        site.moving(1.0, swaying(site)),
    ]
    return Built(behind, [site.moving(1.0, air(site)), _near(site)])


def _trees(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("trees", extent, over=200 * site.unit):
            for _ in range(2):
                size = rng.uniform(0.28, 0.42) * site.height
                spot = Spot(rng.uniform(part.left, part.right), horizon + 6, size, 0.22)
                broadleaf(canvas, site, spot, rng.choice((0x5FA052, 0x77B054, 0x8DB84E)))

    return site.bake(0.5, draw, floor=horizon + 24 * site.unit)


def _houses(site: Site, horizon: float, *, white: bool) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in site.steps(extent, PLOT * site.metre):
            _house(canvas, site, (x + 2.2 * site.metre, horizon + 8 * site.unit), white=white)
            _shed(canvas, site, (x + 7.6 * site.metre, horizon + 8 * site.unit), white=white)

    return site.bake(0.7, draw, floor=horizon + 24 * site.unit)


def _house(canvas: skia.Canvas, site: Site, at: tuple[float, float], *, white: bool) -> None:
    (x, y), metre, ink = at, site.metre, site.ink
    wall = site.light.on(WALL, 0.1)
    roof = site.light.on(0xEEF3F7 if white else ROOF, 0.1)
    trim = ink.fill(site.light.on(0xFBF7EE, 0.1))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 2.1 * metre, y - 2.3 * metre, x + 2.1 * metre, y), ink.fill(wall)
    )
    gable = [(-2.5, 2.25), (0.0, 3.7), (2.5, 2.25)]
    canvas.drawPath(polygon([(x + dx * metre, y - up * metre) for dx, up in gable]), ink.fill(roof))
    lit = ink.fill(WARM if site.light.lamps else site.light.on(0x9CC7E4, 0.1))
    for left, wide, low, high in (
        (-1.6, 1.0, 0.8, 1.8),
        (0.75, 0.95, 0.0, 1.9),
        (-0.4, 0.8, 2.45, 3.05),
    ):
        box = skia.Rect.MakeLTRB(
            x + left * metre, y - high * metre, x + (left + wide) * metre, y - low * metre
        )
        canvas.drawRect(box.makeOutset(0.07 * metre, 0.07 * metre), trim)
        canvas.drawRect(box, lit)
        canvas.drawRect(
            skia.Rect.MakeXYWH(box.centerX() - 0.03 * metre, box.top(), 0.06 * metre, box.height()),
            trim,
        )
    canvas.drawRect(
        skia.Rect.MakeXYWH(x + 1.2 * metre, y - 3.75 * metre, 0.42 * metre, 0.95 * metre),
        ink.fill(darker(wall, 0.3)),
    )


def _shed(canvas: skia.Canvas, site: Site, at: tuple[float, float], *, white: bool) -> None:
    (x, y), metre, ink = at, site.metre, site.ink
    wood = site.light.on(0x7FA38C, 0.1)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.95 * metre, y - 1.7 * metre, x + 0.95 * metre, y), ink.fill(wood)
    )
    roof = [(-1.15, 1.65), (0.0, 2.25), (1.15, 1.65)]
    tone = site.light.on(0xEEF3F7 if white else 0x5C4A55, 0.1)
    canvas.drawPath(polygon([(x + dx * metre, y - up * metre) for dx, up in roof]), ink.fill(tone))
    door = skia.Rect.MakeLTRB(x - 0.35 * metre, y - 1.4 * metre, x + 0.35 * metre, y)
    canvas.drawRect(door, ink.fill(darker(wood, 0.25)))
    canvas.drawCircle(
        x + 0.24 * metre, y - 0.7 * metre, 0.05 * metre, ink.fill(site.light.on(0xF2C95F))
    )


def _fence(site: Site, horizon: float) -> Layer:
    metre, ink, y = site.metre, site.ink, horizon + 0.04 * site.height
    wood = site.light.on(FENCE)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for up in (0.35, 0.85):
            rail = skia.Rect.MakeLTRB(
                extent.left, y - (up + 0.05) * metre, extent.right, y - (up - 0.05) * metre
            )
            canvas.drawRect(rail, ink.fill(darker(wood, 0.2)))
        for x in site.steps(extent, 0.34 * metre):
            top = [(0.0, 0.0), (0.0, 1.0), (0.12, 1.14), (0.24, 1.0), (0.24, 0.0)]
            canvas.drawPath(
                polygon([(x + dx * metre, y - up * metre) for dx, up in top]), ink.fill(wood)
            )

    return site.bake(0.82, draw)


def _beds(site: Site, horizon: float, *, white: bool) -> Layer:
    """Draw roses along the fence, and flowers in the grass beside the actors."""
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("beds", extent, over=70 * unit):
            for _ in range(5):
                x = rng.uniform(part.left, part.right)
                spot = Spot(x, horizon + 0.055 * site.height, rng.uniform(34, 54) * unit)
                bush(canvas, site, spot, rng.choice((0x4F9A5B, 0x5FA052)))
                for _ in range(0 if white else 7):
                    at = (
                        x + rng.uniform(-0.8, 0.8) * spot.size,
                        spot.y - rng.uniform(0.2, 0.75) * spot.size,
                    )
                    petal = site.ink.fill(site.light.on(rng.choice(PETALS)))
                    canvas.drawCircle(*at, rng.uniform(3.0, 5.5) * unit, petal)
            for _ in range(round(part.width / (26 * unit))):
                y = site.ground + rng.uniform(0.05, 0.26) * site.height
                spot = Spot(rng.uniform(part.left, part.right), y, rng.uniform(12, 24) * unit)
                tuft(canvas, site, spot, 0xD3DEE6 if white else 0x5CAA50)
                if rng.random() < 0.45 and not white:
                    flower(canvas, site, spot, rng.choice(PETALS))

    return site.bake(1.0, draw)


def _washing(site: Site, horizon: float) -> Live:
    """Let the washing swing on its line."""
    metre, ink, y = site.metre, site.ink, horizon + 0.05 * site.height
    rope, post = (
        ink.stroke(site.light.on(0xF4F1E8), 2 * site.unit),
        ink.stroke(site.light.on(0x8A5F43), 0.08 * metre),
    )

    def live(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        first, last = (math.floor(x / (PLOT * metre)) for x in (seen.left(), seen.right()))
        for plot in range(first - 1, last + 1):
            left = plot * PLOT * metre + 8.9 * metre
            right, top = left + 3.0 * metre, y - 1.75 * metre
            for x in (left, right):
                canvas.drawLine(x, y, x, top - 0.1 * metre, post)
            canvas.drawLine(left, top, right, top, rope)
            for number, rgb in enumerate(WASH):
                x, swing = (
                    left + (0.3 + 0.65 * number) * metre,
                    0.10 * math.sin(1.6 * time + number),
                )
                low = top + (0.75 - 0.15 * (number % 2)) * metre
                cloth = [
                    (x, top),
                    (x + 0.48 * metre, top),
                    (x + (0.48 + swing) * metre, low),
                    (x + swing * metre, low),
                ]
                canvas.drawPath(polygon(cloth), ink.fill(site.light.on(rgb)))

    return live


def _near(site: Site) -> Layer:
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in (0.0, 0.06, 0.96, 1.02):
            bush(canvas, site, Spot(x * site.width, site.height + 46 * unit, 95 * unit), 0x3F7A42)

    return site.bake(1.3, draw, blur=3 * unit)
