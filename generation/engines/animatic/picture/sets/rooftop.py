"""The rooftop: the city below and about, a parapet, a water tank, chimneys, and strings of bulbs."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.skyline import skyline
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

BULBS = (0xFFD98A, 0xFF9F7F, 0xFFE9A8, 0x9FE0FF)


def build(site: Site) -> Built:
    wall = site.ground - 0.13 * site.height
    wet = site.shot.weather is Weather.RAIN
    behind = [
        sky_layer(site, wall),
        cloud_layer(site, wall, 5),
        skyline(site, wall, 0.10, 0.68),
        skyline(site, wall + 0.06 * site.height, 0.24, 0.46),
        _tanks(site, wall),
        _parapet(site, wall),
        site.moving(0.9, _string(site, wall)),
    ]
    warm, share = (0.92, 0.78, 0.70), 0.5 * site.light.lamps
    red, green, blue = (
        part + (lamp - part) * share for part, lamp in zip(site.light.ambient, warm, strict=True)
    )
    return Built(behind, mirror=0.3 if wet else 0.0, ambient=(red, green, blue))


def _tanks(site: Site, wall: float) -> Layer:
    """Draw a water tank on legs, and the stairs' hut with its door."""
    metre, ink = site.metre * 0.85, site.ink
    wood, brick = site.light.on(0x8A6248, 0.1), site.light.on(0xA8604C, 0.1)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x, y = site.width * 0.17, wall
        for dx in (-0.8, -0.3, 0.3, 0.8):
            canvas.drawLine(
                x + dx * metre,
                y,
                x + dx * metre,
                y - 1.4 * metre,
                ink.stroke(darker(wood, 0.4), 0.1 * metre),
            )
        tank = skia.Rect.MakeLTRB(x - metre, y - 3.1 * metre, x + metre, y - 1.35 * metre)
        canvas.drawRect(tank, ink.fill(wood))
        for index in range(1, 9):
            seam = tank.left() + index / 9 * tank.width()
            canvas.drawLine(
                seam, tank.top(), seam, tank.bottom(), ink.stroke(darker(wood, 0.25), 2)
            )
        roof = [
            (x - 1.15 * metre, tank.top()),
            (x, tank.top() - 0.75 * metre),
            (x + 1.15 * metre, tank.top()),
        ]
        canvas.drawPath(polygon(roof), ink.fill(darker(wood, 0.3)))
        hut = skia.Rect.MakeLTRB(
            site.width * 0.78, y - 2.5 * metre, site.width * 0.78 + 2.6 * metre, y + 8
        )
        canvas.drawRect(hut, ink.fill(brick))
        canvas.drawRect(
            skia.Rect.MakeXYWH(hut.left() - 8, hut.top() - 10, hut.width() + 16, 14),
            ink.fill(darker(brick, 0.3)),
        )
        door = skia.Rect.MakeXYWH(
            hut.left() + 0.5 * metre, y - 1.9 * metre, 0.9 * metre, 1.9 * metre
        )
        canvas.drawRect(door, ink.fill(site.light.on(0x3E5C6B, 0.1)))
        if site.light.lamps:
            lamp = (door.centerX(), door.top() - 0.2 * metre)
            canvas.drawCircle(*lamp, 1.2 * metre, ink.glow(lamp, 1.2 * metre, 0xFFD98A, 0.6))
            canvas.drawCircle(*lamp, 0.08 * metre, ink.fill(0xFFF3C9))

    return site.bake(0.7, draw)


def _parapet(site: Site, wall: float) -> Layer:
    unit, ink = site.unit, site.ink
    stone = site.light.on(0xB9A79A)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        floor = skia.Rect.MakeLTRB(extent.left, wall, extent.right, extent.bottom)
        tar = site.light.on(0xE3E8EC if site.shot.weather is Weather.SNOW else 0x8E8A93)
        tones = [(darker(tar, 0.2), 1.0), (lighter(tar, 0.05), 1.0)]
        canvas.drawRect(floor, ink.fade((0, wall), (0, site.height), tones, (0, 1)))
        seam = ink.stroke(darker(tar, 0.2), 2 * unit, 0.6)
        for x in site.steps(extent, 190 * unit):
            canvas.drawLine(
                x,
                wall + 30 * unit,
                site.width / 2 + (x - site.width / 2) * 1.9,
                extent.bottom,
                seam,
            )
        face = skia.Rect.MakeLTRB(extent.left, wall - 48 * unit, extent.right, wall + 26 * unit)
        canvas.drawRect(face, ink.fill(stone))
        for row in range(3):
            y = face.top() + (row + 1) * 18 * unit
            canvas.drawLine(
                extent.left, y, extent.right, y, ink.stroke(darker(stone, 0.16), 1.5 * unit)
            )
            for x in site.steps(extent, 58 * unit):
                at = x + (row % 2) * 29 * unit
                canvas.drawLine(
                    at, y - 18 * unit, at, y, ink.stroke(darker(stone, 0.16), 1.5 * unit)
                )
        cap = skia.Rect.MakeLTRB(extent.left, face.top() - 12 * unit, extent.right, face.top())
        canvas.drawRect(cap, ink.fill(lighter(stone, 0.22)))

    return site.bake(1.0, draw)


def _string(site: Site, wall: float) -> Live:
    """Bulbs on a cord that sags between poles and sways."""
    unit, step = site.unit, 420 * site.unit
    top = wall - 0.34 * site.height
    pole, cord = (
        site.ink.stroke(site.light.on(0x4A4650), 6 * unit),
        site.ink.stroke(0x2B2A33, 2 * unit),
    )

    def live(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        first = math.floor(seen.left() / step) - 1
        for index in range(first, math.ceil(seen.right() / step) + 1):
            x = index * step
            canvas.drawLine(x, wall, x, top, pole)
            last = (x, top)
            for number in range(1, 10):
                share = number / 9
                sag = (
                    70
                    * unit
                    * math.sin(math.pi * share)
                    * (1 + 0.05 * math.sin(time * 1.2 + index))
                )
                here = (x + share * step, top + sag)
                canvas.drawLine(*last, *here, cord)
                last = here
                if number == 9:
                    continue
                rgb = BULBS[(number + index) % 4]
                glow = 0.16 + 0.24 * site.light.lamps
                pulse = 0.85 + 0.15 * math.sin(time * 3 + number * 2 + index)
                canvas.drawCircle(
                    here[0], here[1] + 8 * unit, 17 * unit, site.ink.fill(rgb, glow * pulse)
                )
                canvas.drawCircle(here[0], here[1] + 8 * unit, 6 * unit, site.ink.fill(rgb))

    return live
