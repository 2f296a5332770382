"""What hangs in the sky of space: a sun, a moon, a ringed planet that turns, a satellite."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, mix
from generation.engines.animatic.picture.ink import oval
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.site import Site


@dataclass(frozen=True)
class Cosmos:
    """The colours of one corner of space."""

    deep: tuple[int, int, int]
    nebulae: tuple[int, ...]
    ground: int
    planet: tuple[int, int, int]  # body, bands, ring
    sun: int


def planet_place(site: Site) -> tuple[float, float, float]:
    wide = site.width > site.height
    radius = 150 * site.unit
    return site.width * (0.76 if wide else 0.68), site.ground * (0.34 if wide else 0.26), radius


def world(site: Site, cosmos: Cosmos) -> Layer:
    """Draw the sun, a small moon, and the glow about the great planet."""
    ink, unit = site.ink, site.unit
    x, y, radius = planet_place(site)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        sx, sy = site.width * 0.16, site.ground * 0.24
        canvas.drawCircle(sx, sy, 300 * unit, ink.glow((sx, sy), 300 * unit, cosmos.sun, 0.55))
        for size, alpha in ((66, 0.14), (46, 0.22), (28, 1.0)):
            canvas.drawCircle(sx, sy, size * unit, ink.fill(cosmos.sun, alpha))
        canvas.drawCircle(x, y, radius * 1.7, ink.glow((x, y), radius * 1.7, cosmos.planet[1], 0.5))
        mx, my, small = site.width * 0.46, site.ground * 0.16, 26 * unit
        canvas.drawCircle(mx, my, small, ink.fill(mix(cosmos.ground, 0xFFFFFF, 0.35)))
        canvas.save()
        canvas.clipPath(_circle(mx, my, small), skia.ClipOp.kIntersect, doAntiAlias=True)
        canvas.drawCircle(
            mx + small * 0.55, my + small * 0.25, small, ink.fill(cosmos.deep[1], 0.62)
        )
        canvas.restore()

    return site.bake(0.12, draw)


def _circle(x: float, y: float, radius: float) -> skia.Path:
    path = skia.Path()
    path.addCircle(x, y, radius)
    return path


def turning(site: Site, cosmos: Cosmos) -> Live:
    """Draw the great planet: its bands drift, its ring tilts before and behind it."""
    ink = site.ink
    _, _, radius = planet_place(site)
    body, band, _ = cosmos.planet
    disc = _circle(0, 0, radius)
    rng = site.dice("bands")
    spots = [
        (
            rng.random() * 4 * radius,
            rng.uniform(-0.62, 0.62) * radius,
            rng.uniform(0.10, 0.34) * radius,
        )
        for _ in range(10)
    ]

    def surface(canvas: skia.Canvas, time: float) -> None:
        canvas.drawPath(disc, ink.fill(body))
        for level, tall in ((-0.58, 0.16), (-0.12, 0.2), (0.42, 0.14)):
            stripe = skia.Rect.MakeLTRB(-radius, level * radius, radius, (level + tall) * radius)
            canvas.drawRect(stripe, ink.fill(band, 0.75))
        for start, level, size in spots:
            left = (start + time * radius * 0.09) % (4 * radius) - 2 * radius
            canvas.drawOval(
                oval(left, level, size * 1.5, size * 0.32), ink.fill(darker(body, 0.14), 0.7)
            )
        canvas.drawPath(_crescent(radius), ink.fill(darker(body, 0.75), 0.42))

    return _ringed(site, cosmos, disc, surface)


def _ringed(site: Site, cosmos: Cosmos, disc: skia.Path, surface: Live) -> Live:
    ink, ring = site.ink, cosmos.planet[2]
    x, y, radius = planet_place(site)
    strokes = (
        (ink.stroke(ring, radius * 0.13, 0.85), 1.0),
        (ink.stroke(darker(ring, 0.25), radius * 0.05, 0.8), 0.86),
    )

    def rings(canvas: skia.Canvas, start: float) -> None:
        for paint, size in strokes:
            box = oval(0, 0, radius * 1.85 * size, radius * 0.40 * size)
            canvas.drawArc(box, start, 180, useCenter=False, paint=paint)

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-17)
        rings(canvas, 180)
        canvas.save()
        canvas.clipPath(disc, skia.ClipOp.kIntersect, doAntiAlias=True)
        surface(canvas, time)
        canvas.restore()
        rings(canvas, 0)
        canvas.restore()

    return live


def _crescent(radius: float) -> skia.Path:
    """Return the planet's night side."""
    path = skia.Path()
    path.addCircle(0, 0, radius * 1.05)
    path.addCircle(-radius * 0.40, -radius * 0.22, radius * 1.08)
    path.setFillType(skia.PathFillType.kEvenOdd)
    return path


def satellite(site: Site) -> Live:
    unit, ink = site.unit, site.ink

    def live(canvas: skia.Canvas, time: float) -> None:
        span = site.width * 1.3
        x = (span * 0.25 + time * 26 * unit) % span - site.width * 0.15
        canvas.save()
        canvas.translate(x, site.ground * 0.40 - 26 * unit * math.sin(x / span * 3))
        canvas.rotate(-14 + 5 * math.sin(time * 0.7))
        canvas.scale(unit, unit)
        for side in (-1, 1):
            canvas.drawRect(
                skia.Rect.MakeLTRB(min(side * 11, side * 40), -7, max(side * 11, side * 40), 7),
                ink.fill(0x3F74C9),
            )
            canvas.drawLine(side * 25, -7, side * 25, 7, ink.stroke(0x9CC4F2, 1.4))
        canvas.drawRoundRect(skia.Rect.MakeLTRB(-11, -10, 11, 10), 3, 3, ink.fill(0xE3E8F0))
        canvas.drawCircle(0, 0, 4, ink.fill(0xF2B84B))
        if math.sin(time * 5) > 0.4:
            canvas.drawCircle(0, -13, 2.6, ink.fill(0xFF5C5C))
        canvas.restore()

    return live
