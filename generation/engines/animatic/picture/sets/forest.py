"""The forest: hazy rows of trees, shafts of light, a clearing, and ferns before the camera."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import (
    Spot,
    broadleaf,
    bush,
    fern,
    flower,
    pine,
    tuft,
)
from generation.engines.animatic.picture.ink import oval, polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.breeze import air, swaying
from generation.engines.animatic.picture.sets.land import mound, ridge
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer, sun_point
from generation.engines.animatic.scene import Daylight, Weather

GRASS = 0x6DB257
PINES = (0x2F7F68, 0x3B8F5E, 0x2A6F5B)
LEAVES = (0x6BB04A, 0x8BBF4B, 0xD9A441, 0x4FA05A)
BLADES = (0x4E9A4B, 0x8CC963, 0x5CAA50)
PETALS = (0xF6F2FF, 0xF2B5D4, 0xF7D154, 0xB79CF0)


def build(site: Site) -> Built:
    horizon = site.ground - 0.09 * site.height
    snow = site.shot.weather is Weather.SNOW
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 4),
        _mountains(site, horizon),
        _row(site, horizon, 0.22, 0.74),
        _row(site, horizon + 4 * site.unit, 0.40, 0.50),
        _shafts(site, horizon),
        _row(site, horizon + 12 * site.unit, 0.62, 0.24),
        _ground(site, horizon, snow=snow),
        site.moving(1.0, swaying(site)),
    ]
    front = [site.moving(1.0, air(site)), _foreground(site)]
    return Built(behind, front)


def _mountains(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for step, (rgb, distance) in enumerate(((0x6F8FB8, 0.62), (0x5C86A0, 0.48))):
            ridge(
                canvas,
                site,
                extent,
                (step, horizon, (0.42 - 0.15 * step) * site.height, site.light.on(rgb, distance)),
            )

    return site.bake(0.1, draw, floor=horizon + 24 * site.unit)


def _row(site: Site, base: float, depth: float, distance: float) -> Layer:
    """One row of trees with mist about its roots."""
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        size = site.height * (0.20 + 0.46 * depth)
        for part, rng in site.stretches(f"trees {depth}", extent, over=size * 0.4):
            x = part.left + size * rng.uniform(0.0, 0.2)
            while x < part.right:
                _tree(canvas, site, Spot(x, base + 10 * unit, size, distance), rng)
                x += size * rng.uniform(0.16, 0.40)
        box = skia.Rect.MakeLTRB(extent.left, base - size * 0.34, extent.right, base + 14 * unit)
        haze = site.light.haze
        mist = site.ink.fade(
            (0, box.top()),
            (0, base + 10 * unit),
            [(haze, 0.0), (haze, 0.62 * distance + 0.12)],
            (0, 1),
        )
        canvas.drawRect(box, mist)
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, base + 9 * unit, extent.right, extent.bottom),
            site.ink.fill(site.light.on(GRASS, distance)),
        )

    return site.bake(depth, draw, floor=base + 24 * unit)


def _tree(canvas: skia.Canvas, site: Site, spot: Spot, rng: random.Random) -> None:
    size = spot.size * rng.uniform(0.72, 1.15)
    if rng.random() < 0.7:
        pine(canvas, site, replace(spot, size=size), rng.choice(PINES))
    else:
        broadleaf(canvas, site, replace(spot, size=size * 0.82), rng.choice(LEAVES))


def _shafts(site: Site, horizon: float) -> Layer:
    """Sunlight that falls between the trees."""
    x, y = sun_point(site, horizon * 0.5)
    strength = {Daylight.DAY: 0.20, Daylight.SUNSET: 0.26, Daylight.NIGHT: 0.10}[site.shot.daylight]
    if site.shot.weather is not Weather.CLEAR:
        strength *= 0.3

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        reach, rng = site.height * 1.15, site.dice("shafts")
        for index in range(7):
            turn = 0.25 + index * 0.15 + rng.uniform(-0.04, 0.04)
            wide = rng.uniform(0.018, 0.05)
            ends = [
                (x - math.sin(turn + side) * reach, y + math.cos(turn + side) * reach)
                for side in (-wide, wide)
            ]
            glow = site.light.glow
            paint = site.ink.fade(
                (x, y),
                ends[0],
                [(glow, strength), (glow, strength * 0.6), (glow, 0.0)],
                (0, 0.5, 1),
            )
            canvas.drawPath(polygon([(x, y), *ends]), paint)

    return site.bake(0.4, draw, blur=3 * site.unit, floor=horizon + 40 * site.unit)


def _ground(site: Site, horizon: float, *, snow: bool) -> Layer:
    unit = site.unit
    grass = 0xE6EEF4 if snow else GRASS

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for step, tone in enumerate((lighter(grass, 0.14), grass, darker(grass, 0.10))):
            top = horizon + (0, 0.055, 0.15)[step] * site.height
            mound(
                canvas,
                site,
                extent,
                (top, 11 * unit, step, site.light.on(tone, 0.14 - 0.07 * step)),
            )
        _trail(canvas, site, extent, 0xF4F2EC if snow else 0xD9B888)
        for part, rng in site.stretches("meadow", extent, over=60 * unit):
            _meadow(canvas, site, part, rng, snow=snow)
            spot = Spot(
                rng.uniform(part.left, part.right),
                horizon + 24 * unit,
                rng.uniform(34, 58) * unit,
                0.12,
            )
            bush(canvas, site, spot, rng.choice((0x4F9A52, 0x63A84B)))

    return site.bake(1.0, draw)


def _meadow(
    canvas: skia.Canvas, site: Site, part: Extent, rng: random.Random, *, snow: bool
) -> None:
    """Grass and flowers on one stretch, away from the path."""
    unit = site.unit
    for _ in range(round(part.width / (16 * unit))):
        y = site.ground + rng.uniform(-0.07, 0.20) * site.height
        spot = Spot(rng.uniform(part.left, part.right), y, rng.uniform(9, 20) * unit)
        green, petals = rng.choice(BLADES), rng.choice(PETALS)
        blooms = rng.random() < 0.22 and not snow
        if abs(y - site.ground) < 0.03 * site.height:
            continue
        tuft(canvas, site, spot, 0xCBD8E2 if snow else green)
        if blooms:
            flower(canvas, site, spot, petals)


def _trail(canvas: skia.Canvas, site: Site, extent: Extent, rgb: int) -> None:
    """Draw the beaten path that the actors use."""
    unit, y = site.unit, site.ground
    xs = site.steps(extent, 30 * unit)
    upper = [(x, y - (13 + 3 * math.sin(x / (90 * unit))) * unit) for x in xs]
    lower = [(x, y + (25 + 4 * math.sin(x / (120 * unit) + 1)) * unit) for x in reversed(xs)]
    canvas.drawPath(polygon([*upper, *lower]), site.ink.fill(site.light.on(darker(rgb, 0.1))))
    canvas.drawPath(
        polygon([*((x, py + 6 * unit) for x, py in upper), *lower]),
        site.ink.fill(site.light.on(rgb)),
    )
    pebble = site.ink.fill(site.light.on(darker(rgb, 0.2)))
    for part, rng in site.stretches("pebbles", extent):
        for _ in range(round(part.width / (60 * unit))):
            x, dy = rng.uniform(part.left, part.right), rng.uniform(-2, 20) * unit
            half = rng.uniform(2, 5) * unit
            canvas.drawOval(oval(x, y + dy, half, half * 0.4), pebble)


def _foreground(site: Site) -> Layer:
    """Ferns and a bough near the lens, dark and out of focus."""
    rng, unit = site.dice("ferns"), site.unit
    dark = site.light.on(mix(0x1F4A3A, 0x0F2233, 0.25))

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        paint = site.ink.fill(dark)
        for side in (0.0, 1.0):
            for _ in range(5):
                x = side * site.width + rng.uniform(-70, 70) * unit
                lean = (0.55 if side == 0 else -0.55) + rng.uniform(-0.4, 0.4)
                fern(
                    canvas,
                    Spot(x, site.height + 30 * unit, rng.uniform(150, 240) * unit),
                    lean,
                    paint,
                )
            top = (side * site.width, -10 * unit)
            for _ in range(16):
                x = top[0] + (1 - 2 * side) * abs(rng.gauss(0, 90)) * unit
                y = top[1] + abs(rng.gauss(0, 34)) * unit
                canvas.drawCircle(x, y, rng.uniform(18, 40) * unit, paint)

    return site.bake(1.4, draw, blur=2.6 * unit)
