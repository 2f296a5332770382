"""The graveyard: leaning stones and crosses, a chapel on the hill, bare trees, mist over the ground."""

from __future__ import annotations

import math
import random

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, tuft
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.sets.furniture import WARM
from generation.engines.animatic.picture.sets.land import bands, rolling
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Daylight, Weather

GRASS, STONE, BARK = 0x6F8F5E, 0x9AA3A8, 0x4A3B38


def build(site: Site) -> Built:
    horizon = site.ground - 0.10 * site.height
    white = site.shot.weather is Weather.SNOW
    grass = 0xE6ECF1 if white else GRASS
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 5),
        rolling(site, horizon, 0.25, tall=0.16, rgb=site.light.on(darker(grass, 0.1), 0.3)),
        _chapel(site, horizon),
        bands(site, horizon, (lighter(grass, 0.08), grass, darker(grass, 0.12))),
        _graves(site, (0.72, horizon + 0.03 * site.height, 0.75)),
        _fence(site, horizon),
        _graves(site, (0.92, site.ground - 0.025 * site.height, 1.0)),
        _grass(site, white=white),
    ]
    return Built(behind, [site.moving(1.0, _mist(site))])


def _chapel(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("bare trees", extent, over=160 * site.unit):
            x = rng.uniform(part.left, part.right)
            _bare_tree(canvas, site, (x, horizon + 6 * site.unit), rng)
        _tower(canvas, site, (0.70 * site.width, horizon - 0.05 * site.height))

    return site.bake(0.42, draw, floor=horizon + 24 * site.unit)


def _tower(canvas: skia.Canvas, site: Site, at: tuple[float, float]) -> None:
    (x, y), size, ink = at, 0.2 * site.height, site.ink
    wall, roof = site.light.on(0x8E8A92, 0.15), site.light.on(0x45404F, 0.15)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.15 * size, y - 0.6 * size, x + 0.85 * size, y + 0.3 * size),
        ink.fill(wall),
    )
    nave = [(-0.2, 0.58), (0.35, 0.95), (0.95, 0.58)]
    canvas.drawPath(polygon([(x + dx * size, y - up * size) for dx, up in nave]), ink.fill(roof))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.45 * size, y - 1.05 * size, x - 0.1 * size, y + 0.3 * size),
        ink.fill(darker(wall, 0.08)),
    )
    spire = [(-0.5, 1.03), (-0.275, 1.75), (-0.05, 1.03)]
    canvas.drawPath(polygon([(x + dx * size, y - up * size) for dx, up in spire]), ink.fill(roof))
    cross = ink.stroke(roof, 0.035 * size)
    canvas.drawLine(x - 0.275 * size, y - 1.72 * size, x - 0.275 * size, y - 1.98 * size, cross)
    canvas.drawLine(x - 0.35 * size, y - 1.9 * size, x - 0.2 * size, y - 1.9 * size, cross)
    glass = ink.fill(WARM if site.light.lamps else darker(wall, 0.4))
    for left in (-0.32, 0.1, 0.32, 0.54):
        window = skia.Rect.MakeXYWH(x + left * size, y - 0.42 * size, 0.1 * size, 0.3 * size)
        canvas.drawRoundRect(window, 0.05 * size, 0.05 * size, glass)


def _bare_tree(
    canvas: skia.Canvas, site: Site, at: tuple[float, float], rng: random.Random
) -> None:
    bark, size = site.light.on(BARK, 0.2), rng.uniform(0.2, 0.34) * site.height

    def bough(start: tuple[float, float], turn: float, length: float, thick: float) -> None:
        end = (start[0] + math.sin(turn) * length, start[1] - math.cos(turn) * length)
        canvas.drawLine(*start, *end, site.ink.stroke(bark, thick))
        if length > 0.09 * size:
            for lean in (-rng.uniform(0.3, 0.7), rng.uniform(0.3, 0.7)):
                bough(end, turn + lean, length * rng.uniform(0.6, 0.74), thick * 0.66)

    bough(at, rng.uniform(-0.1, 0.1), 0.34 * size, 0.055 * size)


def _graves(site: Site, row: tuple[float, float, float]) -> Layer:
    """Draw a row of stones: its depth, the ground below them, and how large they are."""
    depth, y, size = row

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"graves {depth}", extent, over=90 * site.unit):
            for number in range(3):
                x = part.left + (number + rng.uniform(0.2, 0.8)) * part.width / 3
                canvas.save()
                canvas.translate(x, y)
                canvas.rotate(rng.uniform(-7, 7))
                _stone(canvas, site, size * rng.uniform(0.75, 1.0) * site.metre, rng)
                canvas.restore()

    return site.bake(depth, draw)


def _stone(canvas: skia.Canvas, site: Site, high: float, rng: random.Random) -> None:
    ink, tone = site.ink, site.light.on(lighter(STONE, rng.uniform(-0.0, 0.2)))
    if rng.random() < 0.3:
        pen = ink.stroke(tone, 0.17 * high)
        canvas.drawLine(0, 0, 0, -1.1 * high, pen)
        canvas.drawLine(-0.32 * high, -0.78 * high, 0.32 * high, -0.78 * high, pen)
        return
    half = 0.34 * high
    slab = skia.Path()
    slab.moveTo(-half, 0)
    slab.lineTo(-half, -0.6 * high)
    slab.cubicTo(-half, -1.08 * high, half, -1.08 * high, half, -0.6 * high)
    slab.lineTo(half, 0)
    slab.close()
    canvas.save()
    canvas.translate(0.09 * high, -0.02 * high)
    canvas.drawPath(slab, ink.fill(darker(tone, 0.3)))
    canvas.restore()
    canvas.drawPath(slab, ink.fill(tone))
    carved = ink.stroke(darker(tone, 0.3), 0.035 * high)
    for up, reach in ((0.66, 0.15), (0.54, 0.21), (0.42, 0.17)):
        canvas.drawLine(-reach * high, -up * high, reach * high, -up * high, carved)


def _fence(site: Site, horizon: float) -> Layer:
    metre, y = site.metre, horizon + 0.05 * site.height
    iron = site.ink.stroke(site.light.on(0x2C2F38), 0.045 * metre)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for up in (0.2, 0.85):
            canvas.drawLine(extent.left, y - up * metre, extent.right, y - up * metre, iron)
        for x in site.steps(extent, 0.3 * metre):
            canvas.drawLine(x, y, x, y - 1.08 * metre, iron)

    return site.bake(0.82, draw)


def _grass(site: Site, *, white: bool) -> Layer:
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("grass", extent, over=30 * unit):
            for _ in range(round(part.width / (20 * unit))):
                y = site.ground + rng.uniform(0.03, 0.28) * site.height
                spot = Spot(rng.uniform(part.left, part.right), y, rng.uniform(12, 26) * unit)
                tuft(canvas, site, spot, 0xD3DEE6 if white else rng.choice((0x5A7D4C, 0x7A9A5E)))

    return site.bake(1.0, draw)


def _mist(site: Site) -> Live:
    """Let banks of mist creep over the ground, thicker by night."""
    rng, unit = site.dice("mist"), site.unit
    thick = 0.20 if site.shot.daylight is Daylight.NIGHT else 0.12
    tone = mix(site.light.on(0xDCE6EA), site.light.glow, 0.2)
    banks = [
        (rng.random(), rng.uniform(-0.02, 0.1), rng.uniform(150, 260), rng.uniform(9, 20))
        for _ in range(7)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        left, span = canvas.getLocalClipBounds().left() - 300 * unit, site.width + 600 * unit
        for start, low, wide, pace in banks:
            x = round_again(start * span + time * pace * unit, span, left)
            y = site.ground + low * site.height
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(1, 0.22)
            canvas.drawCircle(
                0, 0, wide * unit, site.ink.glow((0, 0), wide * unit, tone, thick * 2)
            )
            canvas.restore()

    return live
