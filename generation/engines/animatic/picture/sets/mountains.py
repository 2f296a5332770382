"""The mountains: peaks with snow on them, a lake that mirrors them, firs, and rock underfoot."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, flower, pine, tuft
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.land import bands
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

ROCK, SNOW, TURF = 0x66748E, 0xF4F8FC, 0x86A968


def build(site: Site) -> Built:
    shore = site.ground - 0.13 * site.height
    white = site.shot.weather is Weather.SNOW
    turf = 0xE9F0F5 if white else TURF
    behind = [
        sky_layer(site, shore),
        cloud_layer(site, shore, 5),
        _peaks(site, shore, 0.06, (0.60, 0.52)),
        _peaks(site, shore, 0.14, (0.42, 0.30)),
        _lake(site, shore),
        site.moving(0.3, _glints(site, shore)),
        _firs(site, shore),
        bands(site, shore + 0.05 * site.height, (lighter(turf, 0.08), turf, darker(turf, 0.10))),
        _stones(site, white=white),
    ]
    return Built(behind, [_foreground(site)])


def _peaks(site: Site, base: float, depth: float, form: tuple[float, float]) -> Layer:
    """Peaks whose sunny sides are bright, with snow that ends in a ragged line."""
    tall, haze = form
    rock, snow = site.light.on(ROCK, haze), site.light.on(SNOW, haze * 0.35)
    far = tall * base

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"peaks {depth}", extent, over=site.width * 0.28):
            x = part.left + rng.uniform(0.2, 0.8) * part.width
            high, half = far * rng.uniform(0.72, 1.0), part.width * rng.uniform(0.62, 0.85)
            top, lean = (x, base - high), rng.uniform(-0.12, 0.12) * half
            canvas.drawPath(
                polygon([(x - half, base + 2), top, (x + half, base + 2)]), site.ink.fill(rock)
            )
            ridge = [(x + lean * share, base - high * (1 - share)) for share in (0.3, 0.6, 1.0)]
            dark = [top, *ridge, (x + half, base + 2)]
            canvas.drawPath(polygon(dark), site.ink.fill(darker(rock, 0.26)))
            line = _snow_line(top, (half, high), rng.uniform(0.34, 0.5))
            canvas.drawPath(polygon([top, *line]), site.ink.fill(snow))
            middle = line[len(line) // 2]
            canvas.drawPath(
                polygon([top, middle, *line[: len(line) // 2]]),
                site.ink.fill(mix(snow, rock, 0.35)),
            )

    return site.bake(depth, draw, floor=base + 24 * site.unit)


def _snow_line(
    top: tuple[float, float], size: tuple[float, float], share: float
) -> list[tuple[float, float]]:
    """Points from the right to the left of a peak, some lower than others."""
    half, high = size
    teeth = (0.0, 0.26, 0.08, 0.34, 0.02, 0.24, 0.0)
    points = []
    for index, tooth in enumerate(teeth):
        down = share * (1 + tooth * 0.7) * high
        across = (1 - 2 * index / (len(teeth) - 1)) * half * share
        points.append((top[0] + across, top[1] + min(down, high)))
    return points


def _lake(site: Site, shore: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, shore, extent.right, extent.bottom)
        far, near = site.light.sky[3], site.light.on(0x3E88A8)
        water = site.ink.fade(
            (0, shore), (0, shore + 0.08 * site.height), [(far, 1.0), (near, 1.0)], (0, 1)
        )
        canvas.drawRect(box, water)

    return site.bake(0.3, draw, floor=shore + 0.1 * site.height)


def _glints(site: Site, shore: float) -> Live:
    rng, unit = site.dice("glints"), site.unit
    spots = [(rng.random(), rng.random(), rng.uniform(14, 60)) for _ in range(36)]

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, down, reach in spots:
            y = shore + (0.004 + 0.07 * down) * site.height
            alpha = 0.35 * max(0.0, math.sin(time * 1.4 + across * 40))
            x = across * site.width
            canvas.drawLine(
                x, y, x + reach * unit, y, site.ink.stroke(site.light.glow, 1.6 * unit, alpha)
            )

    return live


def _firs(site: Site, shore: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("firs", extent, over=90 * site.unit):
            for _ in range(rng.randint(2, 7)):
                x = rng.uniform(part.left, part.right)
                y = shore + rng.uniform(0.055, 0.075) * site.height
                size = site.height * rng.uniform(0.10, 0.24)
                pine(canvas, site, Spot(x, y, size, 0.18), rng.choice((0x2F6B5B, 0x3B7A55)))

    return site.bake(0.62, draw)


def _stones(site: Site, *, white: bool) -> Layer:
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("stones", extent, over=40 * unit):
            for _ in range(5):
                x, y = rng.uniform(part.left, part.right), rng.uniform(0.03, 0.28) * site.height
                size = rng.uniform(10, 34) * unit
                stone = skia.Rect.MakeXYWH(x, site.ground + y, size * 2, size)
                canvas.drawOval(stone, site.ink.fill(site.light.on(0x8A93A3)))
                top = skia.Rect.MakeXYWH(x + size * 0.2, site.ground + y, size * 1.4, size * 0.5)
                tone = SNOW if white else 0xAEB6C2
                canvas.drawOval(top, site.ink.fill(site.light.on(tone)))
            for _ in range(0 if white else 14):
                y = site.ground + rng.uniform(0.02, 0.28) * site.height
                spot = Spot(rng.uniform(part.left, part.right), y, rng.uniform(8, 16) * unit)
                tuft(canvas, site, spot, 0x6E9A52)
                if rng.random() < 0.3:
                    flower(canvas, site, spot, rng.choice((0x8FA3F2, 0xF6F2FF, 0xF2D154)))

    return site.bake(1.0, draw)


def _foreground(site: Site) -> Layer:
    """Draw a boulder near the lens, out of focus."""
    unit, rgb = site.unit, site.light.on(0x4A566C)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        y = site.height + 12 * unit
        outline = [(-30, 0), (-20, -120), (70, -150), (190, -90), (240, 0)]
        canvas.drawPath(blob([(x * unit, y + up * unit) for x, up in outline]), site.ink.fill(rgb))

    return site.bake(1.35, draw, blur=2.8 * unit)
