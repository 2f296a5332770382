"""Towers far off, with windows that are lit by night."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import mix
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.sets.houses import WARM
from generation.engines.animatic.picture.site import Site


def skyline(site: Site, kerb: float, depth: float, distance: float) -> Layer:
    unit, rgb = site.unit, site.light.on(0x5C7291, distance)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches(f"skyline {depth}", extent, over=120 * unit):
            x = part.left
            while x < part.right - 30 * unit:
                wide = rng.uniform(46, 120) * unit
                tall = rng.uniform(0.22, 0.62) * site.height * (0.75 + depth)
                box = skia.Rect.MakeLTRB(x, kerb - tall, x + wide, extent.bottom)
                _tower(canvas, site, box, rgb, mast=rng.random() < 0.3)
                _far_windows(canvas, site, box, kerb)
                x += wide + rng.choice((-6, 0, 8, 26)) * unit

    return site.bake(depth, draw, floor=kerb + 14 * site.unit)


def _tower(canvas: skia.Canvas, site: Site, box: skia.Rect, rgb: int, *, mast: bool) -> None:
    canvas.drawRect(box, site.ink.fill(rgb))
    corner = box.left() + box.width() * 0.68
    side = skia.Rect.MakeLTRB(corner, box.top(), box.right(), box.bottom())
    canvas.drawRect(side, site.ink.fill(mix(rgb, site.light.haze, 0.25)))
    if mast:
        top, stroke = box.top() - 34 * site.unit, site.ink.stroke(rgb, 3 * site.unit)
        canvas.drawLine(box.centerX(), box.top(), box.centerX(), top, stroke)


def _far_windows(canvas: skia.Canvas, site: Site, box: skia.Rect, kerb: float) -> None:
    unit, light = site.unit, site.light
    rng = site.dice("windows", round(box.left()), round(box.top()))
    lit = site.ink.fill(WARM, 0.25 + 0.6 * light.lamps)
    dark = site.ink.fill(light.on(0x8FA6C2, 0.4), 0.4)
    y = box.top() + 10 * unit
    while y < kerb:
        x = box.left() + 8 * unit
        while x < box.right() - 10 * unit:
            chance = rng.random()
            if chance < 0.42 * light.lamps:
                canvas.drawRect(skia.Rect.MakeXYWH(x, y, 5 * unit, 7 * unit), lit)
            elif chance < 0.75:
                canvas.drawRect(skia.Rect.MakeXYWH(x, y, 5 * unit, 7 * unit), dark)
            x += 11 * unit
        y += 15 * unit
