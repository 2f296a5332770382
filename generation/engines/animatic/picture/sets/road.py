"""The open road: hills, poles whose wires sag, grass at the side, and asphalt with a broken line."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, broadleaf, tuft
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.land import bands, rolling
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

VERGE, ASPHALT = 0xA3B55A, 0x565B66


def build(site: Site) -> Built:
    horizon = site.ground - 0.12 * site.height
    white = site.shot.weather is Weather.SNOW
    wet = site.shot.weather is Weather.RAIN
    verge = 0xE8EEF3 if white else VERGE
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 5),
        rolling(site, horizon, 0.1, tall=0.20, rgb=site.light.on(0x7C93A8, 0.55)),
        rolling(site, horizon, 0.24, tall=0.12, rgb=site.light.on(0x9AAE66, 0.35)),
        _trees(site, horizon),
        bands(site, horizon, (lighter(verge, 0.1), verge)),
        _poles(site, horizon),
        _asphalt(site),
    ]
    return Built(behind, [_verge(site, white=white)], mirror=0.3 if wet else 0.0)


def _trees(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("trees", extent, over=80 * site.unit):
            for _ in range(rng.randint(0, 3)):
                x, size = rng.uniform(part.left, part.right), rng.uniform(0.08, 0.15) * site.height
                broadleaf(
                    canvas, site, Spot(x, horizon + 5, size, 0.3), rng.choice((0x6A9A52, 0x83A85A))
                )

    return site.bake(0.38, draw, floor=horizon + 24 * site.unit)


def _poles(site: Site, horizon: float) -> Layer:
    """Poles at even distances; the wire hangs from each to the next."""
    metre, unit = site.metre, site.unit
    y, step = horizon + 30 * unit, site.metre * 5.0
    top = y - 4.6 * metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        wood = site.light.on(0x7A5A42, 0.08)
        pole, wire = site.ink.stroke(wood, 0.13 * metre), site.ink.stroke(0x2B2A33, 1.6 * unit, 0.8)
        for x in site.steps(extent, step):
            canvas.drawLine(x, y, x, top, pole)
            arm = top + 0.35 * metre
            canvas.drawLine(x - 0.55 * metre, arm, x + 0.55 * metre, arm, pole)
            for dx in (-0.5, 0.5):
                path = skia.Path()
                path.moveTo(x + dx * metre, arm - 0.08 * metre)
                path.quadTo(
                    x + dx * metre + step / 2,
                    arm + 0.75 * metre,
                    x + dx * metre + step,
                    arm - 0.08 * metre,
                )
                canvas.drawPath(path, wire)

    return site.bake(0.8, draw)


def _asphalt(site: Site) -> Layer:
    unit, top = site.unit, site.ground - 0.055 * site.height
    grey = site.light.on(ASPHALT)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        low = site.ground + 0.17 * site.height
        box = skia.Rect.MakeLTRB(extent.left, top, extent.right, low)
        tones = [(darker(grey, 0.16), 1.0), (lighter(grey, 0.06), 1.0)]
        canvas.drawRect(box, site.ink.fade((0, top), (0, low), tones, (0, 1)))
        white = site.ink.fill(site.light.on(0xF4F1E8), 0.9)
        for y in (top + 8 * unit, low - 12 * unit):
            canvas.drawRect(skia.Rect.MakeLTRB(extent.left, y, extent.right, y + 4 * unit), white)
        middle = site.ground + 0.048 * site.height
        yellow = site.ink.fill(site.light.on(0xF2C230), 0.95)
        for x in site.steps(extent, 150 * unit):
            dash = [
                (x, middle),
                (x + 84 * unit, middle),
                (x + 80 * unit, middle + 8 * unit),
                (x - 4 * unit, middle + 8 * unit),
            ]
            canvas.drawPath(polygon(dash), yellow)

    return site.bake(1.0, draw)


def _verge(site: Site, *, white: bool) -> Layer:
    """Grass at the near side of the road, out of focus where it is nearest."""
    unit = site.unit
    low = site.ground + 0.17 * site.height

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        tone = 0xE8EEF3 if white else darker(VERGE, 0.12)
        box = skia.Rect.MakeLTRB(extent.left, low, extent.right, extent.bottom)
        canvas.drawRect(box, site.ink.fill(site.light.on(tone)))
        for part, rng in site.stretches("verge", extent, over=30 * unit):
            for _ in range(round(part.width / (12 * unit))):
                x, y = rng.uniform(part.left, part.right), low + rng.uniform(0, 0.1) * site.height
                tuft(
                    canvas,
                    site,
                    Spot(x, y, rng.uniform(16, 34) * unit),
                    rng.choice((tone, lighter(tone, 0.14))),
                )

    return site.bake(1.0, draw)
