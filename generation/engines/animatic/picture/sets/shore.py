"""The beach: the sea behind, surf that washes in and out, wet sand, dunes before the camera."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, palm, tuft
from generation.engines.animatic.picture.ink import oval, polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.sea import (
    Swell,
    birds,
    coast,
    crest_line,
    glitter,
    water,
    water_colour,
    wave,
)
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer, sun_point
from generation.engines.animatic.scene import Daylight, Weather

SAND, SNOWED = 0xEFD6A2, 0xE9EEF2
SURF_DEPTH: Final = 0.82
ROWS: Final = 4
PERIOD: Final = 5.2  # seconds from one wave that runs up the sand to the next
Line = list[tuple[float, float]]


def build(site: Site) -> Built:
    horizon = site.ground - 0.27 * site.height
    surf = site.ground - 0.085 * site.height
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 7),
        coast(site, horizon, 0.10, 0),
        coast(site, horizon, 0.16, 1),
        water(site, horizon),
        site.moving(0.0, glitter(site, horizon)),
        site.moving(0.05, birds(site, horizon)),
    ]
    for row in range(ROWS):
        share = (row + 0.5) / ROWS
        depth = 0.2 + (SURF_DEPTH - 0.2) * share
        tone = 0.12 + 0.45 * math.sin(math.pi * share)  # deep in between, shallow at the shore
        behind.append(site.moving(depth, wave(site, (horizon, surf), share, tone)))
    behind += [
        _wet_sand(site, surf),
        site.moving(SURF_DEPTH, _breaker(site, surf), _wash(site, surf)),
        _palms(site),
        _traces(site),
    ]
    return Built(behind, [_dry_sand(site), _foreground(site)], mirror=0.16)


def _sand(site: Site) -> int:
    return SNOWED if site.shot.weather is Weather.SNOW else SAND


def _wet(site: Site) -> int:
    """Wet sand is darker than dry and shows the sky."""
    damp = site.light.on(mix(_sand(site), 0xA0703F, 0.5))
    return mix(damp, site.light.sky[3], 0.20)


def _wet_sand(site: Site, surf: float) -> Layer:
    light, ink, unit = site.light, site.ink, site.unit
    wet = _wet(site)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, surf, extent.right, extent.bottom)
        tones = (mix(wet, light.sky[3], 0.35), wet, mix(wet, light.on(_sand(site)), 0.5))
        ends = site.ground + 0.10 * site.height
        fade = ink.fade((0, surf), (0, ends), [(rgb, 1.0) for rgb in tones], (0, 0.55, 1))
        canvas.drawRect(box, fade)
        x, _ = sun_point(site, surf)
        across = 150 * unit
        canvas.save()
        canvas.translate(x, surf)
        canvas.scale(1.0, 0.75)
        strength = 0.7 if site.shot.daylight is Daylight.SUNSET else 0.4
        canvas.drawCircle(0, 0, across, ink.glow((0, 0), across, light.glow, strength))
        canvas.restore()
        for part, rng in site.stretches("sheen", extent, over=90 * unit):
            for _ in range(round(part.width / (34 * unit))):
                y = rng.uniform(surf + 8 * unit, site.ground + 0.05 * site.height)
                left, wide = rng.uniform(part.left, part.right), rng.uniform(20, 90) * unit
                sheen = ink.stroke(light.sky[3], 1.4 * unit, rng.uniform(0.08, 0.3))
                canvas.drawLine(left, y, left + wide, y, sheen)

    return site.bake(SURF_DEPTH, draw)


def _breaker(site: Site, surf: float) -> Live:
    """Draw a wave that rises, whitens and comes to the shore; the wash begins as it arrives."""
    unit = site.unit
    swell = Swell(5 * unit, 74 * unit, 0.4, 2.0)
    foam = _foam(site)
    body = mix(water_colour(site, 0.30), foam, 0.12)
    reach = 0.10 * site.height

    def live(canvas: skia.Canvas, time: float) -> None:
        share = time / PERIOD % 1.0
        level = surf - reach * (1 - share) + 3 * unit
        line = crest_line(canvas, site, swell, level, time)
        rise = 15 * unit * math.sin(math.pi * min(1.0, share * 1.15)) ** 2
        if rise < 0.5:
            return
        top = [(x, y - rise * _lobe(x / unit, 0.011)) for x, y in line]
        canvas.drawPath(polygon([*top, *reversed(line)]), site.ink.fill(body))
        curl = [
            (x, y - (y - under) * (0.35 + 0.5 * share))
            for (x, y), (_, under) in zip(top, line, strict=True)
        ]
        canvas.drawPath(polygon([*top, *reversed(curl)]), site.ink.fill(foam, 0.35 + 0.6 * share))

    return live


def _lobe(x: float, rate: float) -> float:
    """Return 0..1: waves break here earlier, there later."""
    return 0.5 + 0.3 * math.sin(x * rate) + 0.2 * math.sin(x * rate * 2.63 + 1.0)


def _foam(site: Site) -> int:
    return mix(lighter(site.light.sky[3], 0.55), 0xFFFFFF, 0.3)


def _run(time: float) -> float:
    """How far the water has run up the sand, 0..1: it comes quickly and drains slowly."""
    share = time / PERIOD % 1.0
    if share < 0.32:
        return math.sin(share / 0.32 * math.pi / 2)
    return float((0.5 + 0.5 * math.cos((share - 0.32) / 0.68 * math.pi)) ** 1.2)


def _wash(site: Site, surf: float) -> Live:
    """Draw the edge of the water on the sand, and the gloss it leaves as it drains."""
    unit = site.unit
    reach = 0.060 * site.height
    foam, shallow = _foam(site), water_colour(site, 0.14)
    swell = Swell(3.2 * unit, 46 * unit, 0.5, 0.7)

    def edge(canvas: skia.Canvas, time: float, run: float) -> Line:
        line = crest_line(canvas, site, swell, surf, time)
        return [
            (x, y + 6 * unit + reach * run * (0.45 + 0.55 * _lobe(x / unit, 0.008)))
            for x, y in line
        ]

    def live(canvas: skia.Canvas, time: float) -> None:
        run = _run(time)
        line = edge(canvas, time, run)
        top = [(line[-1][0], surf - 1), (line[0][0], surf - 1)]
        gloss = edge(canvas, time, max(run, 0.92))
        canvas.drawPath(polygon([*gloss, *top]), site.ink.fill(site.light.sky[3], 0.20))
        canvas.drawPath(polygon([*line, *top]), site.ink.fill(shallow, 0.72))
        bubbles = site.ink.fill(foam, 0.55 + 0.4 * run)
        lace = (5.5 + 5 * run) * unit
        inner = [(x, y - lace * (0.4 + 0.9 * _lobe(x / unit, 0.05))) for x, y in line]
        canvas.drawPath(polygon([*line, *reversed(inner)]), bubbles)
        trail = [
            (x, surf + (y - surf) * 0.45 + 2 * unit * math.sin(x / (19 * unit))) for x, y in line
        ]
        canvas.drawPath(polygon(trail, close=False), site.ink.stroke(foam, 2 * unit, 0.5))

    return live


def _palms(site: Site) -> Layer:
    """Palms that lean to the sea, further apart than the picture is wide."""
    step = 1.7 * site.width

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        first = 0.07 * site.width
        number = -math.ceil((first - extent.left) / step)
        while (x := first + number * step) < extent.right + 0.3 * site.width:
            size = min(0.62 * site.height, 0.9 * site.width)
            size *= site.dice("palm", number).uniform(0.9, 1.05)
            palm(canvas, site, Spot(x, site.ground - 0.012 * site.height, size), lean=0.22)
            heap = oval(x, site.ground - 4 * site.unit, 0.13 * size, 0.020 * size)
            canvas.drawOval(heap, site.ink.fill(mix(_wet(site), site.light.on(_sand(site)), 0.55)))
            number += 1

    return site.bake(0.96, draw)


def _traces(site: Site) -> Layer:
    """Footprints along the water, with shells and pebbles."""
    unit, light = site.unit, site.light
    print_ = site.ink.fill(darker(_wet(site), 0.22), 0.5)
    rim = site.ink.fill(lighter(_wet(site), 0.3), 0.5)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        stride = 34 * unit
        for index in range(math.floor(extent.left / stride), math.ceil(extent.right / stride)):
            x, y = index * stride, site.ground + (11 + 9 * (index % 2)) * unit
            canvas.drawOval(oval(x, y + 1.4 * unit, 8.5 * unit, 2.8 * unit), rim)
            canvas.drawOval(oval(x, y, 8 * unit, 2.6 * unit), print_)
        for part, rng in site.stretches("shells", extent, over=80 * unit):
            x, y = rng.uniform(part.left, part.right), site.ground + rng.uniform(-14, 34) * unit
            _shell(canvas, site, (x, y), rng.choice((0xFBE3D6, 0xF7B9A4, 0xE9E2F0)))
            stone = site.ink.fill(light.on(0x8D8079))
            canvas.drawOval(oval(x + 60 * unit, y + 6 * unit, 4 * unit, 2.4 * unit), stone)

    return site.bake(1.0, draw)


def _shell(canvas: skia.Canvas, site: Site, at: tuple[float, float], rgb: int) -> None:
    size, (x, y) = 6.5 * site.unit, at
    fan = [(x, y)]
    fan += [
        (x + size * math.sin(turn), y - size * math.cos(turn))
        for turn in (-1.3, -0.8, -0.3, 0.3, 0.8, 1.3)
    ]
    lit = site.light.on(rgb)
    canvas.drawPath(polygon(fan), site.ink.fill(lit))
    for tip in fan[2:-1]:
        canvas.drawLine(x, y, *tip, site.ink.stroke(darker(lit, 0.25), 0.9 * site.unit))


def _dry_sand(site: Site) -> Layer:
    """Draw the sand that the sea no longer reaches; it ends the reflections softly."""
    unit, ink = site.unit, site.ink
    sand = site.light.on(_sand(site))
    top = site.ground + 0.050 * site.height

    def level(x: float) -> float:
        return top + 14 * unit * _lobe(x / unit, 0.0045)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        step = 20 * unit
        line = [
            (i * step, level(i * step))
            for i in range(math.floor(extent.left / step), math.ceil(extent.right / step) + 1)
        ]
        for lift, alpha in ((16, 0.22), (10, 0.35), (4, 0.6), (0, 1.0)):
            shape = [(x, y - lift * unit) for x, y in line]
            ends = [(line[-1][0], extent.bottom), (line[0][0], extent.bottom)]
            tones = [(sand, alpha), (darker(sand, 0.16), alpha)]
            fade = ink.fade((0, top), (0, site.height), tones, (0, 1))
            canvas.drawPath(polygon([*shape, *ends]), fade)
        for part, rng in site.stretches("grains", extent):
            for _ in range(round(part.width / (9 * unit))):
                x = rng.uniform(part.left, part.right)
                y = level(x) + rng.uniform(3, 130) * unit
                grain = ink.fill(rng.choice((darker(sand, 0.2), lighter(sand, 0.35))), 0.6)
                canvas.drawCircle(x, y, rng.uniform(0.7, 1.6) * unit, grain)
        _ripples(canvas, site, extent, level)

    return site.bake(1.0, draw)


def _ripples(
    canvas: skia.Canvas, site: Site, extent: Extent, level: Callable[[float], float]
) -> None:
    """Draw what the wind draws in dry sand, and shells it did not cover."""
    unit = site.unit
    ripple = site.ink.stroke(darker(site.light.on(_sand(site)), 0.12), 2.2 * unit, 0.5)
    for part, rng in site.stretches("ripples", extent, over=90 * unit):
        for _ in range(round(part.width / (90 * unit))):
            x = rng.uniform(part.left, part.right)
            y, wide = level(x) + rng.uniform(12, 110) * unit, rng.uniform(30, 90) * unit
            path = skia.Path()
            path.moveTo(x, y)
            path.quadTo(x + wide / 2, y - 7 * unit, x + wide, y)
            canvas.drawPath(path, ripple)
        x = rng.uniform(part.left, part.right)
        _shell(canvas, site, (x, level(x) + rng.uniform(16, 60) * unit), 0xFBE3D6)


def _foreground(site: Site) -> Layer:
    """Draw beach grass near the lens, out of focus."""
    unit, rng = site.unit, site.dice("beach grass")

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0.0, 1.0):
            for _ in range(7):
                x = side * site.width + rng.uniform(-60, 80) * unit
                spot = Spot(x, site.height + 16 * unit, rng.uniform(70, 130) * unit)
                tuft(canvas, site, spot, rng.choice((0x6E8A4A, 0x8FA05A, 0xA9A765)))

    return site.bake(1.3, draw, blur=2 * unit)
