"""The fairground: a wheel that turns, striped tents, strings of lamps, a trodden lawn."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.land import bands
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.scene import Weather

STRIPES = ((0xD8394A, 0xF8F1E4), (0x2F6FC0, 0xF8F1E4), (0xE9A52F, 0xF8F1E4), (0x3C9A66, 0xF8F1E4))
CABINS = (0xE5484D, 0xF2B632, 0x3E8FD6, 0x4FB36B, 0x9B5DE5, 0xF08A3C)
SPOKES = 12


def build(site: Site) -> Built:
    horizon = site.ground - 0.10 * site.height
    lawn = 0xECF2F6 if site.shot.weather is Weather.SNOW else 0x8DB35E
    wheel = [] if site.lacks("ferris wheel") else [site.moving(0.3, _wheel(site, horizon))]
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 4),
        *wheel,
        _tents(site, horizon),
        site.moving(0.55, _lamps(site, horizon)),
        bands(site, horizon, (lighter(lawn, 0.1), lawn, darker(lawn, 0.12))),
    ]
    return Built(behind)


def _wheel(site: Site, horizon: float) -> Live:
    """Turn a wheel of cabins that hang upright."""
    ink, light = site.ink, site.light
    size = 0.36 * min(site.height, site.width * 1.1)
    hub = (site.width * 0.7, horizon - 1.12 * size)
    steel = light.on(0xE6EAF2, 0.2)

    def live(canvas: skia.Canvas, time: float) -> None:
        leg = ink.stroke(darker(steel, 0.25), 0.05 * size)
        for side in (-0.45, 0.45):
            canvas.drawLine(*hub, hub[0] + side * size, horizon, leg)
        canvas.drawCircle(*hub, size, ink.stroke(steel, 0.035 * size))
        canvas.drawCircle(*hub, 0.72 * size, ink.stroke(steel, 0.018 * size))
        for spoke in range(SPOKES):
            turn = time * 0.35 + spoke * math.tau / SPOKES
            rim = (hub[0] + size * math.cos(turn), hub[1] + size * math.sin(turn))
            canvas.drawLine(*hub, *rim, ink.stroke(steel, 0.014 * size))
            if light.lamps:
                canvas.drawCircle(
                    *rim, 0.16 * size, ink.glow(rim, 0.16 * size, 0xFFE3A0, 0.8 * light.lamps)
                )
            tone = light.on(CABINS[spoke % len(CABINS)], 0.12)
            cabin = skia.Rect.MakeXYWH(rim[0] - 0.08 * size, rim[1], 0.16 * size, 0.14 * size)
            canvas.drawRoundRect(cabin, 0.04 * size, 0.04 * size, ink.fill(tone))
            pane = skia.Rect.MakeXYWH(
                cabin.left() + 0.03 * size, rim[1] + 0.025 * size, 0.1 * size, 0.05 * size
            )
            canvas.drawRect(pane, ink.fill(light.on(0xF4FAFF)))
        canvas.drawCircle(*hub, 0.08 * size, ink.fill(light.on(0xE5484D)))

    return live


def _tents(site: Site, horizon: float) -> Layer:
    metre = site.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for part, rng in site.stretches("tents", extent, over=2.2 * metre):
            x = part.left + rng.uniform(0.3, 0.7) * part.width
            wide, tall = rng.uniform(1.1, 1.6) * metre, rng.uniform(1.7, 2.2) * metre
            _tent(canvas, site, (x, horizon + 10 * site.unit, wide, tall), rng.choice(STRIPES))

    return site.bake(0.5, draw, floor=horizon + 24 * site.unit)


def _tent(
    canvas: skia.Canvas,
    site: Site,
    where: tuple[float, float, float, float],
    stripes: tuple[int, int],
) -> None:
    """Draw a round tent: its middle and foot, half its width and its height."""
    (x, y, wide, tall), ink, light = where, site.ink, site.light
    eaves, peak, parts = y - 0.55 * tall, y - tall, 8
    for part in range(parts):
        left, right = (x + wide * (2 * (part + step) / parts - 1) for step in (0, 1))
        tone = light.on(stripes[part % 2], 0.08)
        canvas.drawPath(polygon([(x, peak), (left * 1.0, eaves), (right, eaves)]), ink.fill(tone))
        inner = [
            (left, eaves),
            (right, eaves),
            (x + 0.92 * (right - x), y),
            (x + 0.92 * (left - x), y),
        ]
        canvas.drawPath(polygon(inner), ink.fill(darker(tone, 0.12)))
    door = [(x, eaves + 0.08 * tall), (x + 0.2 * wide, y), (x - 0.2 * wide, y)]
    canvas.drawPath(polygon(door), ink.fill(light.on(0x3A2A3C)))
    canvas.drawLine(x, peak, x, peak - 0.16 * tall, ink.stroke(light.on(0x6B4A33), 3 * site.unit))
    flag = [(x, peak - 0.16 * tall), (x + 0.22 * wide, peak - 0.11 * tall), (x, peak - 0.06 * tall)]
    canvas.drawPath(polygon(flag), ink.fill(light.on(stripes[0])))


def _lamps(site: Site, horizon: float) -> Live:
    """Hang strings of coloured lamps from pole to pole; they blink in turn."""
    ink, metre, light = site.ink, site.metre, site.light
    high, wide = horizon - 2.6 * metre, 3.4 * metre

    def live(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        first = math.floor(seen.left() / wide)
        for number in range(first, math.ceil(seen.right() / wide) + 1):
            x = number * wide
            canvas.drawLine(x, horizon + 8, x, high, ink.stroke(light.on(0x6B5644), 0.07 * metre))
            for lamp in range(1, 9):
                share = lamp / 9
                spot = (x + share * wide, high + 1.5 * metre * share * (1 - share))
                tone = CABINS[(lamp + number) % len(CABINS)]
                on = 0.55 + 0.45 * math.sin(time * 4 + lamp * 1.7 + number)
                glow = ink.glow(spot, 0.3 * metre, tone, (0.25 + 0.6 * light.lamps) * on)
                canvas.drawCircle(*spot, 0.3 * metre, glow)
                canvas.drawCircle(*spot, 0.055 * metre, ink.fill(lighter(tone, 0.45 * on)))

    return live
