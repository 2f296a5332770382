"""The street: a hazy skyline, house fronts across the road, traffic, and lamps on the pavement."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, broadleaf, bush
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.houses import WARM, houses
from generation.engines.animatic.picture.sets.skyline import skyline
from generation.engines.animatic.picture.sets.traffic import traffic
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.picture.weather import rings
from generation.engines.animatic.scene import Weather


def build(site: Site) -> Built:
    kerb = site.ground - 0.175 * site.height
    wet = site.shot.weather is Weather.RAIN
    behind = [
        sky_layer(site, kerb),
        cloud_layer(site, kerb, 5),
        skyline(site, kerb, 0.14, 0.72),
        skyline(site, kerb, 0.26, 0.52),
        houses(site, kerb),
        _road(site, kerb, wet=wet),
        site.moving(0.75, traffic(site, kerb)),
        _lamps(site, site.ground - 0.045 * site.height),
        _pavement(site, wet=wet),
        site.moving(1.0, _bulbs(site)),
    ]
    if wet:
        top = kerb + 0.02 * site.height
        behind.append(site.moving(1.0, lambda canvas, time: rings(site, canvas, time, top)))
    warm = (0.86, 0.74, 0.70)
    share = 0.55 * site.light.lamps
    red, green, blue = (
        part + (lamp - part) * share for part, lamp in zip(site.light.ambient, warm, strict=True)
    )
    return Built(
        behind, [_foreground(site)], mirror=0.34 if wet else 0.0, ambient=(red, green, blue)
    )


def _lamps(site: Site, kerb: float) -> Layer:
    """Street lamps and trees along the near kerb, where they leave the middle free."""
    metre = site.metre * 0.80

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x = site.width / 2 - metre * 2.9
        step = metre * 5.8
        index = -math.ceil((x - extent.left) / step)
        x += step * index
        while x < extent.right + metre * 3:
            _lamp(canvas, site, x, (kerb, metre))
            if index % 2:
                spot = Spot(x - metre * 1.3, kerb + metre * 0.08, metre * 3.3)
                broadleaf(canvas, site, spot, 0x5FA052)
            index += 1
            x += step

    return site.bake(0.93, draw)


def _lamp(canvas: skia.Canvas, site: Site, x: float, at: tuple[float, float]) -> None:
    kerb, metre = at
    iron = site.light.on(0x3E4658)
    head = kerb - metre * 3.7
    if site.light.lamps:
        glow = site.light.lamps
        canvas.drawCircle(
            x, head, metre * 2.3, site.ink.glow((x, head), metre * 2.3, WARM, 0.62 * glow)
        )
        cone = [
            (x - metre * 0.2, head),
            (x + metre * 0.2, head),
            (x + metre * 1.5, kerb + metre * 0.2),
            (x - metre * 1.5, kerb + metre * 0.2),
        ]
        canvas.drawPath(
            polygon(cone),
            site.ink.fade((0, head), (0, kerb), [(WARM, 0.34 * glow), (WARM, 0.0)], (0, 1)),
        )
    canvas.drawLine(x, kerb + metre * 0.1, x, head, site.ink.stroke(iron, metre * 0.09))
    canvas.drawLine(
        x - metre * 0.14,
        kerb + metre * 0.1,
        x + metre * 0.14,
        kerb + metre * 0.1,
        site.ink.stroke(iron, metre * 0.2),
    )
    lantern = [
        (x - metre * 0.2, head - metre * 0.42),
        (x + metre * 0.2, head - metre * 0.42),
        (x + metre * 0.13, head),
        (x - metre * 0.13, head),
    ]
    canvas.drawPath(polygon(lantern), site.ink.fill(mix(0xE9EDF0, WARM, site.light.lamps)))
    cap = [
        (x - metre * 0.26, head - metre * 0.42),
        (x, head - metre * 0.64),
        (x + metre * 0.26, head - metre * 0.42),
    ]
    canvas.drawPath(polygon(cap), site.ink.fill(iron))


def _road(site: Site, kerb: float, *, wet: bool) -> Layer:
    unit, light, ink = site.unit, site.light, site.ink
    stone, asphalt = (0x8E929C, 0x3F4658) if wet else (0xC9C3BC, 0x5B6070)
    top, low = kerb + 0.022 * site.height, site.ground - 0.03 * site.height

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        def band(y0: float, y1: float, rgb: int) -> None:
            box = skia.Rect.MakeLTRB(extent.left, y0, extent.right, y1)
            canvas.drawRect(box, ink.fill(light.on(rgb, 0.06)))

        band(kerb - 1, top, stone)
        band(top - 4 * unit, top, darker(stone, 0.3))
        road = skia.Rect.MakeLTRB(extent.left, top, extent.right, low)
        colours = [(light.on(lighter(asphalt, 0.10), 0.10), 1.0), (light.on(asphalt), 1.0)]
        canvas.drawRect(road, ink.fade((0, top), (0, low), colours, (0, 1)))
        middle = top + 0.46 * (low - top)
        x = extent.left - extent.left % (170 * unit)
        while x < extent.right:
            dash = skia.Rect.MakeXYWH(x, middle, 84 * unit, 5 * unit)
            canvas.drawRect(dash, ink.fill(light.on(0xEFE9D8), 0.85))
            x += 170 * unit
        _pools(canvas, site, (extent.left, extent.right, top), wet=wet)

    return site.bake(0.75, draw, floor=low + 14 * unit)


def _pavement(site: Site, *, wet: bool) -> Layer:
    unit, light, ink = site.unit, site.light, site.ink
    top = site.ground - 0.055 * site.height
    snowy = site.shot.weather is Weather.SNOW
    stone = 0x8A90A0 if wet else 0xEEF2F6 if snowy else 0xCFC8BF

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, top, extent.right, extent.bottom)
        colours = [
            (light.on(stone), 1.0),
            (light.on(darker(stone, 0.10)), 1.0),
            (light.on(darker(stone, 0.34)), 1.0),
        ]
        canvas.drawRect(box, ink.fade((0, top), (0, site.height), colours, (0, 0.45, 1)))
        edge = skia.Rect.MakeLTRB(extent.left, top, extent.right, top + 7 * unit)
        canvas.drawRect(edge, ink.fill(light.on(lighter(stone, 0.3))))
        line = ink.stroke(light.on(darker(stone, 0.22)), 1.5 * unit, 0.6)
        middle, depth = site.width / 2, extent.bottom - top
        for index in range(-60, 61):
            x = middle + index * 96 * unit
            canvas.drawLine(
                x, top + 7 * unit, x + (x - middle) * 0.0026 * depth / unit, extent.bottom, line
            )
        y, step = top + 7 * unit, 30 * unit
        while y < extent.bottom:
            canvas.drawLine(extent.left, y, extent.right, y, line)
            y, step = y + step, step * 1.35
        _pools(canvas, site, (extent.left, extent.right, site.ground), wet=wet)

    return site.bake(1.0, draw)


def _foreground(site: Site) -> Layer:
    """Draw a planter near the lens, out of focus."""
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x, rgb in ((10 * unit, 0x3D7A4E), (site.width - 30 * unit, 0x34704C)):
            bush(canvas, site, Spot(x, site.height + 14 * unit, 92 * unit), rgb)

    return site.bake(1.35, draw, blur=3 * unit)


def _pools(canvas: skia.Canvas, site: Site, span: tuple[float, float, float], *, wet: bool) -> None:
    """Lamplight on the ground, drawn out where it is wet."""
    unit = site.unit
    left, right, top = span
    if not site.light.lamps and not wet:
        return
    for part, rng in site.stretches("pools", Extent(left, 0, right, 0), over=150 * unit):
        for _ in range(round(part.width / (150 * unit))):
            x, rgb = (
                rng.uniform(part.left, part.right),
                rng.choice((WARM, WARM, 0xF46A7B, 0x64C7E8)),
            )
            wide, tall = (24, 120) if wet else (150, 26)
            canvas.save()
            canvas.translate(x, top + (40 if wet else 16) * unit)
            canvas.scale(wide * unit, tall * unit)
            disc = skia.Rect.MakeXYWH(-1, -1, 2, 2)
            strength = 0.40 if wet else 0.26 * site.light.lamps
            canvas.drawOval(disc, site.ink.glow((0, 0), 1, rgb if wet else WARM, strength))
            canvas.restore()


def _bulbs(site: Site) -> Live:
    """Lights on strings over the pavement."""
    unit, light = site.unit, site.light
    top = max(0.04 * site.height, site.ground - site.metre * 4.3)
    colours = (0xFFD166, 0xFF6B6B, 0x6FD3E8, 0xA7E26B)
    wire = site.ink.stroke(light.on(0x333B4D), 1.6 * unit)

    def live(canvas: skia.Canvas, time: float) -> None:
        span = 330 * unit
        seen = canvas.getLocalClipBounds()
        for part in range(math.floor(seen.left() / span), math.ceil(seen.right() / span)):
            left = part * span
            sag = (26 + 3 * math.sin(time * 0.9 + part)) * unit
            path = skia.Path()
            path.moveTo(left, top)
            path.quadTo(left + span / 2, top + sag * 2, left + span, top)
            canvas.drawPath(path, wire)
            for index in range(1, 9):
                share = index / 9
                x, y = left + span * share, top + sag * 4 * share * (1 - share) + 6 * unit
                glow = 0.35 + 0.65 * light.lamps * (
                    0.7 + 0.3 * math.sin(time * 3 + index * 1.7 + part)
                )
                rgb = colours[(index + part) % 4]
                if light.lamps:
                    canvas.drawCircle(x, y, 12 * unit, site.ink.fill(rgb, 0.16 * glow))
                canvas.drawCircle(x, y, 4.6 * unit, site.ink.fill(mix(light.on(rgb), rgb, glow)))

    return live
