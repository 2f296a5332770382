"""The cave: rock above and below, crystals that glow, a pool, and daylight far off at its mouth."""

from __future__ import annotations

import math
import random

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.land import bands
from generation.engines.animatic.picture.site import Built, Site

ROCK = 0x6A5F7C
CRYSTALS = (0x6FE7E0, 0xB88CFF, 0x7FB6FF, 0xF59BD0)


def build(site: Site) -> Built:
    floor = site.ground - 0.09 * site.height
    behind = [
        _mouth(site, floor),
        _teeth(site, floor, 0.3, 0.30),
        _crystals(site, floor),
        site.moving(0.5, _pulses(site, floor), _bats(site, floor)),
        _teeth(site, floor, 0.62, 0.10),
        bands(site, floor, [mix(ROCK, 0x2A2440, share) for share in (0.25, 0.12, 0.3)]),
        site.moving(0.9, _drips(site, floor)),
    ]
    return Built(behind, mirror=0.12, ambient=(0.72, 0.70, 0.86), indoors=True)


def _mouth(site: Site, floor: float) -> Layer:
    x, y, size = site.width * 0.60, floor - 0.17 * site.height, 0.24 * site.height

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawPaint(
            site.ink.fade((0, 0), (0, floor), [(0x1C1830, 1.0), (0x3E3656, 1.0)], (0, 1))
        )
        sky = site.light.sky
        opening = [
            (x - size, floor), (x - size * 0.95, y - size * 0.2), (x - size * 0.3, y - size * 0.8),
            (x + size * 0.5, y - size * 0.6), (x + size * 1.1, y + size * 0.1), (x + size, floor),
        ]  # fmt: skip
        for reach, alpha in ((2.6, 0.35), (1.7, 0.4)):
            glow = site.ink.glow((x, y), size * reach, sky[3], alpha)
            canvas.drawCircle(x, y, size * reach, glow)
        tones = [(sky[1], 1.0), (sky[3], 1.0)]
        canvas.drawPath(blob(opening), site.ink.fade((0, y - size), (0, floor), tones, (0, 1)))

    return site.bake(0.15, draw)


def _teeth(site: Site, floor: float, depth: float, haze: float) -> Layer:
    """Stone that hangs from the roof and stone that grows to meet it."""
    rock = mix(ROCK, 0x2A2440, 0.35 + 0.3 * (1 - depth))

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"teeth {depth}", extent, over=90 * site.unit):
            for _ in range(4):
                x, half = rng.uniform(part.left, part.right), rng.uniform(16, 42) * site.unit
                long = rng.uniform(0.08, 0.36) * site.height * (0.6 + depth)
                _tooth(canvas, site, (x, extent.top, half), (long, rock))
                if rng.random() < 0.6:
                    up = rng.uniform(0.04, 0.16) * site.height * (0.5 + depth)
                    _tooth(canvas, site, (x + half * 2, floor + 20, half * 1.1), (-up, rock))
        top = skia.Rect.MakeLTRB(extent.left, extent.top, extent.right, extent.top + 34 * site.unit)
        canvas.drawRect(top, site.ink.fill(rock))
        veil = skia.Rect.MakeLTRB(extent.left, extent.top, extent.right, floor)
        canvas.drawRect(veil, site.ink.fill(0x8C86B8, haze * 0.2))

    return site.bake(depth, draw, floor=floor + 24 * site.unit)


def _tooth(
    canvas: skia.Canvas, site: Site, root: tuple[float, float, float], form: tuple[float, int]
) -> None:
    (x, y, half), (long, rgb) = root, form
    path = skia.Path()
    path.moveTo(x - half, y)
    path.quadTo(x - half * 0.25, y + long * 0.4, x, y + long)
    path.quadTo(x + half * 0.25, y + long * 0.4, x + half, y)
    path.close()
    canvas.drawPath(path, site.ink.fill(rgb))
    light = [(x - half * 0.6, y), (x - half * 0.05, y + long * 0.85), (x - half * 0.1, y)]
    canvas.drawPath(polygon(light), site.ink.fill(lighter(rgb, 0.14)))


def _clusters(site: Site, floor: float) -> list[tuple[float, float, float, int]]:
    rng = site.dice("crystals")
    return [
        (
            (index + rng.random()) / 8 * 1.3 * site.width - 0.15 * site.width,
            floor + rng.uniform(-4, 16) * site.unit,
            rng.uniform(40, 96) * site.unit,
            rng.choice(CRYSTALS),
        )
        for index in range(8)
    ]


def _crystals(site: Site, floor: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x, y, size, rgb in _clusters(site, floor):
            rng = site.dice("shards", round(x))
            for _ in range(6):
                _shard(canvas, site, (x, y, size * rng.uniform(0.5, 1.0)), (rgb, rng))

    return site.bake(0.5, draw, floor=floor + 24 * site.unit)


def _shard(
    canvas: skia.Canvas,
    site: Site,
    root: tuple[float, float, float],
    made: tuple[int, random.Random],
) -> None:
    (x, y, size), (rgb, rng) = root, made
    turn, half = rng.uniform(-0.75, 0.75), size * 0.11
    canvas.save()
    canvas.translate(x + math.sin(turn) * size * 0.2, y)
    canvas.rotate(math.degrees(turn))
    left = [(-half, 0), (-half, -size * 0.8), (0, -size), (0, 0)]
    right = [(0, 0), (0, -size), (half, -size * 0.8), (half, 0)]
    canvas.drawPath(polygon(left), site.ink.fill(lighter(rgb, 0.35)))
    canvas.drawPath(polygon(right), site.ink.fill(darker(rgb, 0.18)))
    canvas.restore()


def _pulses(site: Site, floor: float) -> Live:
    """Draw the glow about each cluster, which comes and goes."""
    spots = _clusters(site, floor)

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, (x, y, size, rgb) in enumerate(spots):
            alpha = 0.13 + 0.10 * math.sin(time * 1.9 + index * 1.9)
            for reach in (1.5, 1.0, 0.6):
                canvas.drawCircle(x, y - size * 0.4, size * reach, site.ink.fill(rgb, alpha))

    return live


def _bats(site: Site, floor: float) -> Live:
    """Bats that flap to and fro before the mouth."""
    rng, unit = site.dice("bats"), site.unit
    bats = [(rng.random(), rng.uniform(0.25, 0.6), rng.uniform(0.5, 0.9)) for _ in range(4)]
    shown = [] if site.lacks("bat", "animal") else bats

    def live(canvas: skia.Canvas, time: float) -> None:
        for start, high, pace in shown:
            x = site.width * (0.5 + 0.42 * math.sin(time * pace + start * 30))
            y = floor * high + 26 * unit * math.sin(time * 2.1 * pace + start * 50)
            wing = 15 * unit * math.sin(time * 15 + start * 20)
            shape = [(-30, wing), (-12, -7), (0, -2), (12, -7), (30, wing), (9, 9), (-9, 9)]
            path = polygon([(x + dx * unit, y + dy) for dx, dy in shape])
            canvas.drawPath(path, site.ink.fill(0x120E1E))

    return live


def _drips(site: Site, floor: float) -> Live:
    rng, unit = site.dice("drips"), site.unit
    drops = [(rng.random() * site.width, rng.random(), rng.uniform(1.8, 3.4)) for _ in range(5)]

    def live(canvas: skia.Canvas, time: float) -> None:
        for x, start, period in drops:
            share = (time / period + start) % 1.0
            y = -20 + (floor + 60 * unit) * min(1.0, share * 2.2) ** 2
            if share < 0.45:
                canvas.drawCircle(x, y, 3 * unit, site.ink.fill(0xBFE6FF, 0.9))
            else:
                ring = (share - 0.45) * 90 * unit
                box = skia.Rect.MakeLTRB(
                    x - ring,
                    floor + 60 * unit - ring * 0.2,
                    x + ring,
                    floor + 60 * unit + ring * 0.2,
                )
                canvas.drawOval(box, site.ink.stroke(0xBFE6FF, 1.6 * unit, 0.5 * (1 - share)))

    return live
