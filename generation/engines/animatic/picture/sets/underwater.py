"""Under water: light that falls in shafts, corals and weed that sways, bubbles, a shoal."""

from __future__ import annotations

import math
import random
from typing import Final

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.sets.land import bands
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Daylight

WATER: Final = {
    Daylight.DAY: (0x7FE3F0, 0x2FA7D0, 0x12649C),
    Daylight.SUNSET: (0xF7B27E, 0x9C5E9A, 0x3A3A86),
    Daylight.NIGHT: (0x2E5C9C, 0x17346F, 0x081538),
}
CORALS: Final = (0xF0718A, 0xF59B5B, 0xB079D8, 0xF2CF63, 0xE2557A)
SAND: Final = 0xE9D8A6


def build(site: Site) -> Built:
    floor = site.ground - 0.10 * site.height
    behind = [
        _water(site),
        site.moving(0.05, _shafts(site)),
        _reef(site, floor, 0.2, 0.55),
        site.moving(0.3, _shoal(site, floor)),
        _reef(site, floor + 6 * site.unit, 0.5, 0.28),
        bands(site, floor, (lighter(SAND, 0.1), SAND, darker(SAND, 0.08))),
        site.moving(0.9, _weed(site, floor)),
    ]
    front = [site.moving(1.0, _bubbles(site)), _haze(site)]
    top, middle, _ = WATER[site.shot.daylight]
    red, green, blue = (
        0.45 + 0.55 * part / 255 for part in (mix(top, middle, 0.4) >> s & 255 for s in (16, 8, 0))
    )
    bright = {Daylight.DAY: 1.0, Daylight.SUNSET: 0.85, Daylight.NIGHT: 0.6}[site.shot.daylight]
    ambient = (red * bright, green * bright, blue * bright)
    return Built(behind, front, ambient=ambient, indoors=True)


def _water(site: Site) -> Layer:
    top, middle, low = WATER[site.shot.daylight]

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        tones = [(top, 1.0), (middle, 1.0), (low, 1.0)]
        canvas.drawPaint(site.ink.fade((0, extent.top), (0, site.ground), tones, (0, 0.45, 1)))
        x = site.width * 0.62
        reach = 0.7 * site.height
        canvas.drawCircle(
            x, extent.top, reach, site.ink.glow((x, extent.top), reach, 0xFFFFFF, 0.4)
        )

    return site.bake(0.0, draw)


def _shafts(site: Site) -> Live:
    rng = site.dice("shafts")
    rays = [(rng.uniform(-0.1, 1.1), rng.uniform(0.03, 0.09), rng.random()) for _ in range(9)]
    strength = {Daylight.DAY: 0.11, Daylight.SUNSET: 0.09, Daylight.NIGHT: 0.05}[site.shot.daylight]

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, wide, start in rays:
            alpha = strength * (0.55 + 0.45 * math.sin(time * 0.9 + start * 40))
            x = (across + 0.02 * math.sin(time * 0.4 + start * 9)) * site.width
            lean, half = 0.24 * site.height, wide * site.width
            ray = [
                (x, -20),
                (x + half * 0.5, -20),
                (x + half - lean, site.ground),
                (x - half - lean, site.ground),
            ]
            canvas.drawPath(polygon(ray), site.ink.fill(0xFFFFFF, alpha))

    return live


def _reef(site: Site, floor: float, depth: float, distance: float) -> Layer:
    low = WATER[site.shot.daylight][1]

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"reef {depth}", extent, over=site.width * 0.1):
            x, size = (
                part.left + rng.random() * part.width * 0.6,
                site.height * (0.08 + 0.13 * depth),
            )
            rock = mix(site.light.on(0x5C6B7A), low, distance)
            shape = [
                (x - size * 1.4, floor + 20),
                (x - size, floor - size * rng.uniform(0.4, 0.8)),
                (x + size * 0.2, floor - size * rng.uniform(0.9, 1.3)),
                (x + size * 1.3, floor - size * rng.uniform(0.3, 0.6)),
                (x + size * 1.7, floor + 20),
            ]
            canvas.drawPath(blob(shape), site.ink.fill(rock))
            for _ in range(rng.randint(3, 6)):
                root = (x + rng.uniform(-1.1, 1.3) * size, floor - rng.uniform(0.0, 0.5) * size)
                rgb = mix(site.light.on(rng.choice(CORALS)), low, distance)
                _coral(canvas, site, (*root, size * rng.uniform(0.35, 0.7)), (rgb, rng))

    return site.bake(depth, draw, floor=floor + 24 * site.unit)


def _coral(
    canvas: skia.Canvas,
    site: Site,
    spot: tuple[float, float, float],
    made: tuple[int, random.Random],
) -> None:
    """Draw a fan of branches, or a heap of rounds."""
    (x, y, size), (rgb, rng) = spot, made
    if rng.random() < 0.4:
        for _ in range(7):
            dx, up = rng.uniform(-0.5, 0.5) * size, rng.uniform(0.1, 0.5) * size
            canvas.drawCircle(x + dx, y - up, size * rng.uniform(0.14, 0.26), site.ink.fill(rgb))
        return
    for index in range(7):
        turn = (index / 6 - 0.5) * 1.9
        end = (x + math.sin(turn) * size, y - math.cos(turn) * size)
        half = (x + math.sin(turn * 0.6) * size * 0.55, y - size * 0.55)
        path = skia.Path()
        path.moveTo(x, y)
        path.quadTo(*half, *end)
        canvas.drawPath(path, site.ink.stroke(rgb, size * 0.11))
        canvas.drawCircle(*end, size * 0.09, site.ink.fill(lighter(rgb, 0.25)))


def _shoal(site: Site, floor: float) -> Live:
    rng, unit = site.dice("shoal"), site.unit
    fish = [(rng.uniform(-130, 130), rng.uniform(-60, 60), rng.random()) for _ in range(22)]
    rgb = mix(site.light.on(0xF7C948), WATER[site.shot.daylight][1], 0.35)
    shown = [] if site.lacks("fish", "animal") else fish

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left() - 200 * unit
        middle = round_again(48 * unit * time, site.width * 1.4, left)
        for dx, dy, start in shown:
            x = middle + (dx + 14 * math.sin(time * 1.3 + start * 30)) * unit
            y = floor * 0.45 + (dy + 10 * math.sin(time * 1.7 + start * 50)) * unit
            size = (7 + 4 * start) * unit
            canvas.drawOval(
                skia.Rect.MakeLTRB(x - size * 1.6, y - size * 0.7, x + size * 1.6, y + size * 0.7),
                site.ink.fill(rgb),
            )
            wag = size * (0.7 + 0.25 * math.sin(time * 9 + start * 20))
            tail = [(x - size * 1.3, y), (x - size * 2.6, y - wag), (x - size * 2.6, y + wag)]
            canvas.drawPath(polygon(tail), site.ink.fill(darker(rgb, 0.15)))

    return live


def _weed(site: Site, floor: float) -> Live:
    rng, unit = site.dice("weed"), site.unit
    stems = [
        (rng.random() * site.width, floor + rng.uniform(14, 60) * unit, rng.uniform(70, 190) * unit)
        for _ in range(15)
    ]
    return _swaying(site, stems, (0x2F8F6B, 0x4FAE5F), 9)


def _swaying(
    site: Site, stems: list[tuple[float, float, float]], tones: tuple[int, int], wide: float
) -> Live:
    paints = [site.ink.stroke(site.light.on(rgb), wide * site.unit) for rgb in tones]

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left() - 80 * site.unit
        for index, (root, y, tall) in enumerate(stems):
            x = round_again(root, site.width + 160 * site.unit, left)
            lean = 0.20 * tall * math.sin(time * 0.9 + root / (170 * site.unit))
            path = skia.Path()
            path.moveTo(x, y)
            path.cubicTo(x - lean, y - tall * 0.35, x + lean, y - tall * 0.7, x + lean, y - tall)
            canvas.drawPath(path, paints[index % 2])

    return live


def _bubbles(site: Site) -> Live:
    rng, unit = site.dice("bubbles"), site.unit
    spots = [(rng.random(), rng.random(), rng.uniform(2.5, 8)) for _ in range(26)]
    ring = [site.ink.stroke(0xFFFFFF, 1.6 * unit, 0.55), site.ink.fill(0xFFFFFF, 0.14)]

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left()
        for across, start, size in spots:
            rise = (start + time * (0.07 + 0.006 * size)) % 1.0
            x = round_again(across * site.width, site.width, left)
            x += 12 * unit * math.sin(time * 2 + start * 40)
            for paint in ring:
                canvas.drawCircle(x, site.height * (1.05 - 1.1 * rise), size * unit, paint)

    return live


def _haze(site: Site) -> Layer:
    """Water between the lens and the actors: it takes a little of every colour."""
    top, _, low = WATER[site.shot.daylight]

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawPaint(
            site.ink.fade((0, 0), (0, site.height), [(top, 0.10), (low, 0.20)], (0, 1))
        )

    return site.bake(1.0, draw)
