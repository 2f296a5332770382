"""The lake: wooded hills about still water that mirrors the sky, reeds before the camera."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, pine, tuft
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.land import rolling
from generation.engines.animatic.picture.sets.sea import birds, glitter, water, wave
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Motion, Weather

PINES = (0x2F7F68, 0x3B8F5E, 0x2A6F5B)
AFLOAT = {Motion.SWIM, Motion.DIVE, Motion.SURF, Motion.ROW}


def build(site: Site) -> Built:
    horizon = max(site.height * 0.36, site.ground - site.height * 0.2)
    white = site.shot.weather is Weather.SNOW
    hills = (0xDDE7EE, 0xEAF0F4) if white else (0x6E97A0, 0x5E9A74)
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 5),
        rolling(site, horizon, 0.08, tall=0.30, rgb=site.light.on(hills[0], 0.5)),
        rolling(site, horizon, 0.16, tall=0.16, rgb=site.light.on(hills[1], 0.3)),
        water(site, horizon),
        _shore(site, horizon),
        site.moving(0.0, glitter(site, horizon)),
        site.moving(0.05, birds(site, horizon)),
        site.moving(0.6, wave(site, (horizon, site.ground), 0.55, 0.3)),
    ]
    if any(AFLOAT.intersection((actor.motion, *actor.then)) for actor in site.shot.actors):
        near = site.moving(1.0, wave(site, (horizon, site.ground), 1.02, 0.75))
        return Built(behind, [near, _reeds(site)], water=True)
    return Built([*behind, _bank(site, white=white)], [_reeds(site)])


def _bank(site: Site, *, white: bool) -> Layer:
    """Draw the grass that people stand on beside the water."""
    unit, top = site.unit, site.ground - 0.045 * site.height
    tone = 0xECF2F6 if white else 0x86B45A

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        edge = skia.Path()
        edge.moveTo(extent.left, extent.bottom)
        for x in site.steps(extent, 24 * unit):
            edge.lineTo(x, top + 5 * unit * math.sin(x / (70 * unit)))
        edge.lineTo(extent.right, extent.bottom)
        edge.close()
        tones = [(site.light.on(lighter(tone, 0.1)), 1.0), (site.light.on(darker(tone, 0.2)), 1.0)]
        canvas.drawPath(edge, site.ink.fade((0, top), (0, site.height), tones, (0, 1)))
        for part, rng in site.stretches("bank", extent):
            for _ in range(22):
                x, y = rng.uniform(part.left, part.right), top + rng.random() * 0.3 * site.height
                tuft(canvas, site, Spot(x, y, rng.uniform(12, 24) * unit), darker(tone, 0.12))

    return site.bake(1.0, draw)


def _shore(site: Site, horizon: float) -> Layer:
    """Pines along the far shore, and what the water shows of them."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("pines", extent, over=60 * site.unit):
            for _ in range(9):
                x, size = rng.uniform(part.left, part.right), rng.uniform(0.07, 0.15) * site.height
                tone = rng.choice(PINES)
                canvas.save()
                canvas.clipRect(
                    skia.Rect.MakeLTRB(extent.left, horizon, extent.right, extent.bottom)
                )
                canvas.saveLayerAlpha(None, 60)
                canvas.translate(0, 2 * horizon)
                canvas.scale(1, -1)
                pine(canvas, site, Spot(x, horizon, size, 0.25), tone)
                canvas.restore()
                canvas.restore()
                pine(canvas, site, Spot(x, horizon + 2 * site.unit, size, 0.25), tone)

    return site.bake(0.2, draw)


def _reeds(site: Site) -> Layer:
    unit, rng = site.unit, site.dice("reeds")

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0.0, 0.98):
            for _ in range(10):
                x = side * site.width + rng.uniform(-90, 90) * unit
                reed = Spot(x, site.height + 20 * unit, rng.uniform(120, 220) * unit)
                tuft(canvas, site, reed, 0x5D7F3F)

    return site.bake(1.3, draw, blur=2 * unit)
