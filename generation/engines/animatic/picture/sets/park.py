"""The park: lawns under big trees, a gravel path, benches, lamps, and houses far behind."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, broadleaf, bush, tuft
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.breeze import air, swaying
from generation.engines.animatic.picture.sets.furniture import WARM
from generation.engines.animatic.picture.sets.land import bands, rolling
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

LAWN, GRAVEL = 0x7FBF5F, 0xD9C39A
LEAVES = (0x5FA052, 0x77B054, 0x4F9A5B, 0x8DB84E)


def build(site: Site) -> Built:
    horizon = site.ground - 0.11 * site.height
    white = site.shot.weather is Weather.SNOW
    lawn = 0xECF2F6 if white else LAWN
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 6),
        _town(site, horizon),
        rolling(site, horizon, 0.24, tall=0.08, rgb=site.light.on(0x6FAE6A, 0.3)),
        _trees(site, horizon, (0.38, 0.42, 0.3)),
        bands(site, horizon, (lighter(lawn, 0.12), lawn, darker(lawn, 0.08))),
        _trees(site, horizon + 16 * site.unit, (0.72, 0.6, 0.1)),
        _furniture(site, horizon),
        _path(site, white=white),
        site.moving(1.0, swaying(site)),
    ]
    return Built(behind, [site.moving(1.0, air(site)), _hedge(site)])


def _town(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("town", extent, over=40 * site.unit):
            for step in range(4):
                x = part.left + (step + rng.random()) * part.width / 4
                tall, wide = rng.uniform(0.08, 0.2) * site.height, rng.uniform(40, 80) * site.unit
                tone = site.light.on(rng.choice((0x9FB2C8, 0xB7A9B8, 0x8FA6B5)), 0.6)
                box = skia.Rect.MakeXYWH(x, horizon - tall, wide, tall + 10 * site.unit)
                canvas.drawRect(box, site.ink.fill(tone))

    return site.bake(0.12, draw, floor=horizon + 24 * site.unit)


def _trees(site: Site, base: float, look: tuple[float, float, float]) -> Layer:
    """Draw a row of trees: its depth, its height and how hazy it is."""
    depth, tall, haze = look

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"trees{depth}", extent, over=200 * site.unit):
            for _ in range(2 if depth < 0.5 else 1):
                x = rng.uniform(part.left, part.right)
                size = tall * rng.uniform(0.75, 1.1) * site.height
                broadleaf(canvas, site, Spot(x, base + 6, size, haze), rng.choice(LEAVES))

    return site.bake(depth, draw, floor=base + 24 * site.unit)


def _furniture(site: Site, horizon: float) -> Layer:
    metre, y = site.metre, horizon + 0.055 * site.height

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in site.steps(extent, metre * 6.2):
            if not site.shows("bench"):
                _bench(canvas, site, (x + 1.6 * metre, y))
            _lamp(canvas, site, (x + 4.2 * metre, y))

    return site.bake(0.88, draw)


def _bench(canvas: skia.Canvas, site: Site, at: tuple[float, float]) -> None:
    (x, y), metre = at, site.metre
    wood = site.ink.stroke(site.light.on(0x9A6A3C), 0.09 * metre)
    iron = site.ink.stroke(site.light.on(0x3B3F4A), 0.06 * metre)
    for dx in (-0.6, 0.6):
        canvas.drawLine(x + dx * metre, y, x + dx * metre, y - 0.82 * metre, iron)
    for up in (0.42, 0.62, 0.78):
        canvas.drawLine(x - 0.75 * metre, y - up * metre, x + 0.75 * metre, y - up * metre, wood)


def _lamp(canvas: skia.Canvas, site: Site, at: tuple[float, float]) -> None:
    (x, y), metre, ink = at, site.metre, site.ink
    top = y - 2.5 * metre
    canvas.drawLine(x, y, x, top, ink.stroke(site.light.on(0x2F3440), 0.08 * metre))
    if site.light.lamps:
        glow = ink.glow((x, top), 1.5 * metre, WARM, 0.6 * site.light.lamps)
        canvas.drawCircle(x, top, 1.5 * metre, glow)
    canvas.drawCircle(x, top, 0.17 * metre, ink.fill(WARM if site.light.lamps else 0xF4F1E8))
    canvas.drawCircle(x, top - 0.2 * metre, 0.08 * metre, ink.fill(site.light.on(0x2F3440)))


def _path(site: Site, *, white: bool) -> Layer:
    tone = site.light.on(0xF4F7FA if white else GRAVEL)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top, low = site.ground - 0.03 * site.height, site.ground + 0.10 * site.height
        box = skia.Rect.MakeLTRB(extent.left, top, extent.right, low)
        tones = [(darker(tone, 0.08), 1.0), (lighter(tone, 0.05), 1.0)]
        canvas.drawRect(box, site.ink.fade((0, top), (0, low), tones, (0, 1)))
        for part, rng in site.stretches("gravel", extent):
            for _ in range(46):
                spot = rng.uniform(part.left, part.right), rng.uniform(top, low)
                speck = site.ink.fill(darker(tone, rng.uniform(0.06, 0.2)))
                canvas.drawCircle(*spot, rng.uniform(1, 2.4) * site.unit, speck)
            for _ in range(12):
                x = rng.uniform(part.left, part.right)
                blade = Spot(x, low + rng.uniform(6, 60) * site.unit, 20 * site.unit)
                tuft(canvas, site, blade, 0xD3DEE6 if white else 0x5CAA50)

    return site.bake(1.0, draw)


def _hedge(site: Site) -> Layer:
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in (0.0, 0.07, 0.95, 1.02):
            spot = Spot(x * site.width, site.height + 46 * unit, 95 * unit)
            bush(canvas, site, spot, 0x3F7A42)

    return site.bake(1.3, draw, blur=3 * unit)
