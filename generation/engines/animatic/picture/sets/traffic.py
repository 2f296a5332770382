"""Cars that pass on the road."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.colours import darker, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Live, round_again
from generation.engines.animatic.picture.sets.houses import WARM
from generation.engines.animatic.picture.site import Site


def traffic(site: Site, kerb: float) -> Live:
    """Cars that pass in both lanes across the road."""
    unit, light = site.unit, site.light
    size = site.metre * 0.0062
    far, near = kerb + 0.060 * site.height, site.ground - 0.070 * site.height
    cars = (
        (0.05, -150, 0x2E86AB, far),
        (0.62, -128, 0xF2B134, far),
        (0.30, 175, 0xE4572E, near),
        (0.85, 196, 0xE9EDF2, near),
    )
    shown = () if site.lacks("automobile") else cars

    def live(canvas: skia.Canvas, time: float) -> None:
        span = site.width * 1.5 + 600 * unit
        left = canvas.getLocalClipBounds().left() - 300 * unit
        for start, speed, rgb, y in shown:
            x = round_again(start * span + speed * unit * time, span, left)
            scale = size * (0.86 if y == far else 1.0)
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(math.copysign(scale, speed), scale)
            _car(canvas, site, light.on(rgb, 0.08))
            canvas.restore()

    return live


def _car(canvas: skia.Canvas, site: Site, rgb: int) -> None:
    ink, light = site.ink, site.light
    body = skia.Path()
    body.moveTo(-120, -16)
    body.cubicTo(-124, -46, -108, -52, -78, -56)
    body.cubicTo(-58, -88, -40, -92, 0, -92)
    body.cubicTo(36, -92, 50, -78, 70, -56)
    body.cubicTo(104, -52, 122, -46, 122, -16)
    body.close()
    canvas.drawOval(skia.Rect.MakeLTRB(-132, -2, 132, 16), ink.fill(0x120E2A, 0.30))
    canvas.drawPath(body, ink.fill(rgb))
    glass = mix(light.on(0x9CC3DA), WARM, 0.25 * light.lamps)
    canvas.drawPath(polygon([(-62, -58), (-44, -82), (-6, -84), (-6, -58)]), ink.fill(glass))
    canvas.drawPath(polygon([(2, -58), (2, -84), (30, -80), (54, -58)]), ink.fill(glass))
    canvas.drawRect(skia.Rect.MakeLTRB(-121, -34, 121, -27), ink.fill(darker(rgb, 0.2)))
    canvas.drawCircle(116, -40, 7, ink.fill(0xFFF3C4))
    canvas.drawCircle(-116, -40, 6, ink.fill(0xE5383B))
    if light.lamps:
        canvas.drawPath(
            polygon([(118, -44), (300, -66), (300, 10), (118, -34)]), ink.fill(WARM, 0.16)
        )
    for x in (-70, 72):
        canvas.drawCircle(x, -14, 24, ink.fill(0x23232E))
        canvas.drawCircle(x, -14, 11, ink.fill(light.on(0xB9C0CA)))
