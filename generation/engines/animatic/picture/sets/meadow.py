"""The meadow: rolling hills, a barn and a windmill that turns, a fence, flowers and high grass."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, broadleaf, bush, flower, tuft
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.breeze import air, swaying
from generation.engines.animatic.picture.sets.houses import WARM
from generation.engines.animatic.picture.sets.land import bands, rolling
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

GRASS = 0x86C25A
FIELDS = (0xC9C25E, 0x9CC96A, 0xE0C86A)


def build(site: Site) -> Built:
    horizon = site.ground - 0.10 * site.height
    white = site.shot.weather is Weather.SNOW
    grass = 0xECF2F6 if white else GRASS
    mill = (site.width * 0.24, horizon - 0.02 * site.height)
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 6),
        rolling(site, horizon, 0.12, tall=0.22, rgb=site.light.on(0x7FAE8C, 0.5)),
        rolling(site, horizon, 0.25, tall=0.14, rgb=site.light.on(grass, 0.3)),
        _farm(site, horizon, mill, white=white),
        site.moving(0.4, _sails(site, mill)),
        bands(site, horizon, (lighter(grass, 0.14), grass, darker(grass, 0.10))),
        _fence(site, horizon),
        _flowers(site, white=white),
        site.moving(1.0, swaying(site)),
    ]
    return Built(behind, [site.moving(1.0, air(site)), _foreground(site)])


def _farm(site: Site, horizon: float, mill: tuple[float, float], *, white: bool) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("fields", extent, over=60 * site.unit):
            box = skia.Rect.MakeXYWH(
                part.left,
                horizon - rng.uniform(4, 16) * site.unit,
                part.width * 0.8,
                18 * site.unit,
            )
            tone = 0xF2F6F9 if white else rng.choice(FIELDS)
            canvas.drawRect(box, site.ink.fill(site.light.on(tone, 0.25)))
            x, size = part.left + rng.random() * part.width, rng.uniform(0.09, 0.17) * site.height
            broadleaf(
                canvas, site, Spot(x, horizon + 4, size, 0.22), rng.choice((0x5FA052, 0x77B054))
            )
        _barn(canvas, site, (site.width * 0.74, horizon + 6 * site.unit))
        _tower(canvas, site, mill)

    return site.bake(0.4, draw, floor=horizon + 24 * site.unit)


def _barn(canvas: skia.Canvas, site: Site, at: tuple[float, float]) -> None:
    (x, y), size, ink = at, 0.17 * site.height, site.ink
    red, roof = site.light.on(0xB8433A, 0.12), site.light.on(0x5C4A55, 0.12)
    canvas.drawRect(skia.Rect.MakeLTRB(x - size, y - size * 0.8, x + size, y), ink.fill(red))
    top = [(-1.1, 0.78), (-0.72, 1.12), (0.0, 1.3), (0.72, 1.12), (1.1, 0.78)]
    canvas.drawPath(polygon([(x + size * dx, y - size * up) for dx, up in top]), ink.fill(roof))
    white = site.light.on(0xF6F0E4, 0.1)
    door = skia.Rect.MakeLTRB(x - size * 0.3, y - size * 0.55, x + size * 0.3, y)
    canvas.drawRect(door, ink.fill(darker(red, 0.25)))
    pen = ink.stroke(white, size * 0.05)
    canvas.drawRect(door, pen)
    canvas.drawLine(door.left(), door.top(), door.right(), door.bottom(), pen)
    canvas.drawLine(door.right(), door.top(), door.left(), door.bottom(), pen)
    window = skia.Rect.MakeXYWH(x - size * 0.13, y - size * 0.98, size * 0.26, size * 0.22)
    canvas.drawRect(window, ink.fill(WARM if site.light.lamps else darker(roof, 0.3)))


def _tower(canvas: skia.Canvas, site: Site, at: tuple[float, float]) -> None:
    (x, y), size, ink = at, 0.24 * site.height, site.ink
    body = site.light.on(0xEFE3CF, 0.15)
    shape = [(-0.2, 0.0), (-0.12, 0.9), (0.12, 0.9), (0.2, 0.0)]
    canvas.drawPath(polygon([(x + size * dx, y - size * up) for dx, up in shape]), ink.fill(body))
    cap = [(-0.15, 0.88), (0.0, 1.08), (0.15, 0.88)]
    roof = ink.fill(site.light.on(0x8A4B3C, 0.15))
    canvas.drawPath(polygon([(x + size * dx, y - size * up) for dx, up in cap]), roof)


def _sails(site: Site, at: tuple[float, float]) -> Live:
    (x, y), size = at, 0.24 * site.height
    pole = site.ink.stroke(site.light.on(0x6B5140, 0.1), size * 0.022)
    cloth = site.ink.fill(site.light.on(0xFAF4E6, 0.1), 0.9)

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.translate(x, y - size * 0.9)
        canvas.rotate(time * 34)
        for _ in range(4):
            canvas.rotate(90)
            canvas.drawLine(0, 0, 0, -size * 0.62, pole)
            canvas.drawRect(skia.Rect.MakeLTRB(0, -size * 0.62, size * 0.14, -size * 0.14), cloth)
        canvas.restore()

    return live


def _fence(site: Site, horizon: float) -> Layer:
    metre, ink = site.metre, site.ink
    y = horizon + 0.045 * site.height
    wood = site.light.on(0xB98A5C)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for up in (0.42, 0.75):
            canvas.drawLine(
                extent.left, y - metre * up, extent.right, y - metre * up,
                ink.stroke(wood, metre * 0.09),
            )  # fmt: skip
        for x in site.steps(extent, metre * 1.3):
            canvas.drawLine(x, y, x, y - metre, ink.stroke(darker(wood, 0.12), metre * 0.13))

    return site.bake(0.88, draw)


def _flowers(site: Site, *, white: bool) -> Layer:
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("flowers", extent, over=30 * unit):
            for _ in range(round(part.width / (13 * unit))):
                y = site.ground + rng.uniform(-0.05, 0.26) * site.height
                spot = Spot(rng.uniform(part.left, part.right), y, rng.uniform(10, 22) * unit)
                tone, petals = (
                    rng.choice((0x5CAA50, 0x8CC963)),
                    rng.choice((0xE5504B, 0xF6F2FF, 0xF7D154, 0x8E7BE8)),
                )
                blooms = rng.random() < 0.4
                if abs(y - site.ground) < 0.025 * site.height:
                    continue
                tuft(canvas, site, spot, 0xD3DEE6 if white else tone)
                if blooms and not white:
                    flower(canvas, site, spot, petals)

    return site.bake(1.0, draw)


def _foreground(site: Site) -> Layer:
    """Poppies and blades near the lens, out of focus."""
    unit, rng = site.unit, site.dice("near")

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0.02, 0.97):
            for _ in range(8):
                x = side * site.width + rng.uniform(-110, 110) * unit
                spot = Spot(x, site.height + 20 * unit, rng.uniform(90, 170) * unit)
                tuft(canvas, site, spot, 0x4F8F4A)
            x = side * site.width + math.copysign(60, 0.5 - side) * unit
            bush(canvas, site, Spot(x, site.height + 40 * unit, 80 * unit), 0x3F7A42)

    return site.bake(1.35, draw, blur=3 * unit)
