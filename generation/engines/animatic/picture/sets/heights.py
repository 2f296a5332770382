"""Up in the sky: banks of cloud at every depth, and one that is firm enough to stand on."""

from __future__ import annotations

import math
import random

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import lighter, mix
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.sets.sea import birds
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer


def build(site: Site) -> Built:
    horizon = site.height * 1.02
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, site.ground * 0.8, 5),
        _bank(site, 0.12, site.ground - 0.16 * site.height, 0.55),
        site.moving(0.05, birds(site, site.ground * 0.6)),
        _bank(site, 0.32, site.ground - 0.09 * site.height, 0.32),
        _bank(site, 0.62, site.ground - 0.035 * site.height, 0.14),
        _bank(site, 1.0, site.ground + 0.015 * site.height, 0.0),
    ]
    front = [site.moving(1.0, _wisps(site)), _bank(site, 1.3, site.height * 0.99, -0.04)]
    return Built(behind, front)


def _bank(site: Site, depth: float, top: float, distance: float) -> Layer:
    """One bank: rounds upon rounds, shaded below and lit above."""
    light = site.light

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        size = site.height * (0.05 + 0.07 * depth)
        puffs: list[tuple[float, float, float]] = []
        for part, rng in site.stretches(f"bank {depth}", extent, over=size * 3):
            puffs += _puffs(part, rng, top, size)
        shade = mix(light.cloud_shade, light.haze, max(0.0, distance))
        lit = mix(lighter(light.cloud, 0.06), light.haze, max(0.0, distance * 0.7))
        for rgb, lift, share in (
            (shade, 0.0, 1.0),
            (mix(shade, lit, 0.6), 0.16, 0.9),
            (lit, 0.34, 0.72),
        ):
            paint = site.ink.fill(rgb)
            for x, y, radius in puffs:
                canvas.drawCircle(x - lift * radius * 0.4, y - lift * radius, radius * share, paint)
        below = skia.Rect.MakeLTRB(extent.left, top + size * 0.7, extent.right, extent.bottom)
        tones = [(shade, 0.0), (shade, 1.0)]
        canvas.drawRect(
            below, site.ink.fade((0, below.top()), (0, below.top() + size), tones, (0, 1))
        )

    return site.bake(depth, draw, blur=1.2 * site.unit if depth > 1 else 0.0)


def _puffs(
    part: Extent, rng: random.Random, top: float, size: float
) -> list[tuple[float, float, float]]:
    count = max(4, round(part.width / (size * 0.8)))
    return [
        (
            part.left + (index + rng.random() * 0.8) / count * part.width,
            top + size * rng.uniform(0.55, 1.0),
            size * rng.uniform(0.55, 1.0),
        )
        for index in range(count)
    ]


def _wisps(site: Site) -> Live:
    """Shreds that drift past the lens."""
    rng, unit = site.dice("wisps"), site.unit
    wisps = [(rng.random(), rng.random(), rng.uniform(60, 150)) for _ in range(6)]

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left() - 200 * unit
        for across, down, reach in wisps:
            x = round_again((across * 1.4 * site.width) - 46 * unit * time, site.width * 1.4, left)
            y = (0.15 + 0.7 * down) * site.height + 9 * unit * math.sin(time + across * 30)
            for inset, alpha in ((1.0, 0.10), (0.62, 0.12)):
                half = reach * inset * unit
                box = skia.Rect.MakeLTRB(x - half, y - half * 0.16, x + half, y + half * 0.16)
                canvas.drawOval(box, site.ink.fill(site.light.cloud, alpha))

    return live
