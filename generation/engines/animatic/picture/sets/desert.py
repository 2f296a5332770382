"""The desert: table mountains, dunes that cast shade, cacti, and a weed that tumbles past."""

from __future__ import annotations

import math
import random

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, tuft
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.sets.land import bands, rolling
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer

SAND = 0xE8B46A


def build(site: Site) -> Built:
    horizon = site.ground - 0.11 * site.height
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 2),
        _mesas(site, horizon),
        rolling(site, horizon, 0.22, tall=0.13, rgb=site.light.on(0xDFA05C, 0.42)),
        rolling(site, horizon + 12 * site.unit, 0.45, tall=0.10, rgb=site.light.on(SAND, 0.22)),
        _cacti(site, horizon),
        bands(site, horizon + 20 * site.unit, (lighter(SAND, 0.12), SAND, darker(SAND, 0.08))),
        _ripples(site),
        site.moving(1.0, _tumbleweed(site)),
    ]
    return Built(behind, [_foreground(site)])


def _mesas(site: Site, horizon: float) -> Layer:
    """Rock that stands with flat tops, banded by its ages."""
    rock = site.light.on(0xB5623F, 0.45)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("mesas", extent, over=site.width * 0.2):
            wide = part.width * rng.uniform(0.45, 0.9)
            tall = site.height * rng.uniform(0.10, 0.24)
            x, slope = part.left + rng.uniform(0, 0.3) * part.width, wide * 0.16
            top = horizon - tall
            shape = [(x, horizon), (x + slope, top), (x + wide - slope, top), (x + wide, horizon)]
            canvas.drawPath(polygon(shape), site.ink.fill(rock))
            for share in (0.22, 0.45, 0.7):
                y, inset = top + tall * share, slope * (1 - share)
                canvas.drawLine(
                    x + inset, y, x + wide - inset, y, site.ink.stroke(darker(rock, 0.16), 5, 0.5)
                )
            shade = [(x + wide * 0.62, top), *shape[2:], (x + wide * 0.70, horizon)]
            canvas.drawPath(polygon(shade), site.ink.fill(darker(rock, 0.22)))

    return site.bake(0.1, draw, floor=horizon + 24 * site.unit)


def _cacti(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("cacti", extent, over=120 * site.unit):
            x = part.left + rng.uniform(0.05, 0.95) * part.width
            y = horizon + rng.uniform(22, 34) * site.unit
            _cactus(canvas, site, Spot(x, y, site.metre * rng.uniform(1.5, 2.6), 0.10), rng)

    return site.bake(0.8, draw)


def _cactus(canvas: skia.Canvas, site: Site, spot: Spot, rng: random.Random) -> None:
    green, wide = site.light.on(0x4E8B57, spot.distance), spot.size * 0.15
    body = site.ink.stroke(green, wide)
    light = site.ink.stroke(lighter(green, 0.22), wide * 0.14)
    trunk = (spot.x, spot.y, spot.x, spot.y - spot.size)
    canvas.drawLine(*trunk, body)
    canvas.drawLine(spot.x - wide * 0.2, spot.y, spot.x - wide * 0.2, spot.y - spot.size, light)
    for side in (-1, 1):
        if rng.random() < 0.25:
            continue
        low, high = rng.uniform(0.36, 0.52), rng.uniform(0.62, 0.84)
        x = spot.x + side * spot.size * 0.24
        arm = skia.Path()
        arm.moveTo(spot.x, spot.y - spot.size * low)
        arm.quadTo(x, spot.y - spot.size * low, x, spot.y - spot.size * high)
        canvas.drawPath(arm, body)


def _ripples(site: Site) -> Layer:
    """Draw what the wind wrote into the sand."""
    line = site.ink.stroke(site.light.on(darker(SAND, 0.16)), 1.6 * site.unit, 0.5)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("ripples", extent):
            for _ in range(16):
                x = rng.uniform(part.left, part.right)
                y = site.ground + rng.uniform(0.015, 0.30) * site.height
                reach = rng.uniform(30, 90) * site.unit
                path = skia.Path()
                path.moveTo(x, y)
                path.cubicTo(x + reach * 0.3, y - 7, x + reach * 0.6, y + 7, x + reach, y)
                canvas.drawPath(path, line)

    return site.bake(1.0, draw)


def _tumbleweed(site: Site) -> Live:
    unit, twig = site.unit, site.ink.stroke(site.light.on(0x9C7A4A), 2.2 * site.unit)
    size, rng = 26 * unit, site.dice("weed")
    start, turns = rng.random(), [rng.uniform(0, math.tau) for _ in range(9)]

    def live(canvas: skia.Canvas, time: float) -> None:
        span = site.width * 1.6
        left = canvas.getLocalClipBounds().left() - 60 * unit
        x = round_again(start * span + 95 * unit * time, span, left)
        hop = 22 * unit * abs(math.sin(time * 2.1))
        canvas.save()
        canvas.translate(x, site.ground - 0.035 * site.height - size - hop)
        canvas.rotate(time * 190)
        for turn in turns:
            ring = skia.Rect.MakeLTRB(-size, -size * abs(math.sin(turn)) - 3, size, size * 0.9)
            canvas.drawArc(ring, math.degrees(turn), 220, False, twig)  # noqa: FBT003 - of skia
        canvas.restore()

    return live


def _foreground(site: Site) -> Layer:
    """Draw a stone and dry grass near the lens, out of focus."""
    unit, rng = site.unit, site.dice("near")

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x, y = site.width * 0.98, site.height + 10 * unit
        stone = [(x - 190, y), (x - 130, y - 84), (x - 10, y - 110), (x + 90, y - 60), (x + 120, y)]
        canvas.drawPath(blob(stone), site.ink.fill(site.light.on(0x8A5038)))
        for _ in range(9):
            spot = Spot(rng.uniform(-10, 150) * unit, y + 12, rng.uniform(70, 130) * unit)
            tuft(canvas, site, spot, 0xA88A4C)

    return site.bake(1.35, draw, blur=2.8 * unit)
