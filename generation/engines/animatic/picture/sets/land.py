"""What open country is made of: ridges, mounds, rolling rows and ground in bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.site import Site


def ridge(
    canvas: skia.Canvas, site: Site, extent: Extent, form: tuple[int, float, float, int]
) -> None:
    (step, horizon, tall, rgb), unit = form, site.unit
    points: list[tuple[float, float]] = []
    for part, rng in site.stretches(f"ridge {step}", extent, over=320 * unit):
        x = part.left + rng.uniform(0, 0.08) * part.width
        points += [
            (x, horizon - tall * rng.uniform(0.30, 0.5)),
            (x + rng.uniform(0.38, 0.5) * part.width, horizon - tall * rng.uniform(0.75, 1.0)),
        ]
    outline = [(points[0][0], extent.bottom), *points, (points[-1][0], extent.bottom)]
    canvas.drawPath(polygon(outline), site.ink.fill(rgb))
    for left, top, right in zip(points[::2], points[1::2], points[2::2], strict=False):
        face = [
            top,
            (top[0] + (right[0] - top[0]) * 0.35, top[1] + (right[1] - top[1]) * 0.35 + 26 * unit),
            (top[0] + 8 * unit, top[1] + 60 * unit),
            (left[0] * 0.3 + top[0] * 0.7, left[1] * 0.3 + top[1] * 0.7),
        ]
        canvas.drawPath(polygon(face), site.ink.fill(mix(rgb, 0xFFFFFF, 0.30), 0.8))


def mound(
    canvas: skia.Canvas, site: Site, extent: Extent, form: tuple[float, float, int, int]
) -> None:
    top, swing, step, rgb = form
    xs = site.steps(extent, 24 * site.unit)
    crest = [(x, top + swing * math.sin(x / (170 * site.unit) + step * 2.1)) for x in xs]
    canvas.drawPath(
        polygon([*crest, (xs[-1], extent.bottom), (xs[0], extent.bottom)]), site.ink.fill(rgb)
    )


def rolling(site: Site, base: float, depth: float, *, tall: float, rgb: int) -> Layer:
    """One row of soft hills, or of dunes, with the sun on one side of each.

    :param base: pixels from the top where the row meets what lies before it.
    :param tall: how far it rises above that, as a share of the picture's height.
    """
    unit, high = site.unit, tall * site.height

    def crest(x: float) -> float:
        share = x / (site.width * (0.34 + 0.2 * depth)) + 7 * depth
        return base - high * (0.55 + 0.3 * math.sin(share) + 0.15 * math.sin(2.3 * share + 1))

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        xs = site.steps(extent, 12 * unit)
        line = [(x, crest(x)) for x in xs]
        ends = [(xs[-1], extent.bottom), (xs[0], extent.bottom)]
        box = ((0, base - high), (0, base))
        tones = [(mix(rgb, site.light.glow, 0.22), 1.0), (rgb, 1.0)]
        canvas.drawPath(polygon([*line, *ends]), site.ink.fade(*box, tones, (0, 1)))
        for left, right in pairwise(line):
            if right[1] > left[1]:
                shade = [left, right, (right[0], base), (left[0], base)]
                canvas.drawPath(polygon(shade), site.ink.fill(mix(rgb, 0x1A1440, 0.3), 0.10))

    return site.bake(depth, draw, floor=base + 24 * unit)


def bands(site: Site, top: float, tones: Sequence[int]) -> Layer:
    """Ground before and behind the actors, each band lower and nearer than the last."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for step, tone in enumerate(tones):
            y = top + (0, 0.055, 0.15, 0.24)[step] * site.height
            form = (y, 9 * site.unit, step, site.light.on(tone, max(0.0, 0.14 - 0.07 * step)))
            mound(canvas, site, extent, form)

    return site.bake(1.0, draw)
