"""The sea: a far coast, rows of waves in parallax, and one that laps over whoever is in it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import lighter, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer, sun_point
from generation.engines.animatic.scene import Daylight

SHALLOW, MIDDLE, DEEP = 0x58C6CF, 0x2196B8, 0x0F5F8F


def build(site: Site) -> Built:
    horizon = _horizon(site)
    rows = 6
    behind = [
        sky_layer(site, horizon),
        cloud_layer(site, horizon, 7),
        coast(site, horizon, 0.10, 0),
        coast(site, horizon, 0.16, 1),
        water(site, horizon),
        site.moving(0.0, glitter(site, horizon)),
        site.moving(0.05, birds(site, horizon)),
    ]
    for row in range(rows):
        share = (row + 0.6) / rows
        depth = 0.2 + 0.8 * share**1.4
        behind.append(
            site.moving(depth, wave(site, (horizon, site.ground), share, 0.18 + 0.6 * share))
        )
    front = [
        site.moving(1.0, _near_wave(site, 0.0)),
        site.moving(1.25, _near_wave(site, 1.0)),
    ]
    return Built(behind, front, mirror=0.0, water=True)


def _horizon(site: Site) -> float:
    return max(site.height * 0.34, site.ground - site.height * 0.24)


def water_colour(site: Site, share: float) -> int:
    """From the horizon (0) to the bottom of the picture (1)."""
    base = (
        mix(SHALLOW, MIDDLE, min(1.0, share * 1.6))
        if share < 0.62
        else mix(MIDDLE, DEEP, (share - 0.62) / 0.38)
    )
    lit = site.light.on(base)
    if site.shot.daylight is Daylight.SUNSET:
        lit = mix(lit, mix(site.light.sky[1], site.light.sky[0], share), 0.42)
    return mix(site.light.sky[3], lit, 0.42 + 0.55 * min(1.0, share * 1.3))


def coast(site: Site, horizon: float, depth: float, near: int) -> Layer:
    rgb = site.light.on((0x6C9CA8, 0x4E8577)[near], (0.62, 0.42)[near])

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x, span, tall in _headland(site) if near else _far_hills(site, extent):
            path = skia.Path()
            path.moveTo(x - span * 0.2, horizon + 2)
            path.cubicTo(
                x + span * 0.2,
                horizon,
                x + span * 0.32,
                horizon - tall,
                x + span * 0.5,
                horizon - tall,
            )
            path.cubicTo(
                x + span * 0.7, horizon - tall, x + span * 0.8, horizon, x + span * 1.2, horizon + 2
            )
            path.close()
            canvas.drawPath(path, site.ink.fill(rgb))

    return site.bake(depth, draw)


def _far_hills(site: Site, extent: Extent) -> Iterator[tuple[float, float, float]]:
    """Yield (x, span, height) of hills all along the horizon."""
    unit = site.unit
    for part, rng in site.stretches("far coast", extent, over=240 * unit):
        x = part.left
        while x < part.right:
            span = rng.uniform(70, 190) * unit
            yield x, span, rng.uniform(14, 62) * unit * 1.25
            x += span * 0.62


def _headland(site: Site) -> Iterator[tuple[float, float, float]]:
    rng, unit = site.dice("near coast"), site.unit
    x = rng.uniform(-0.1, 0.4) * site.width
    end = x + 0.42 * site.width
    while x < end:
        span = rng.uniform(70, 190) * unit
        yield x, span, rng.uniform(14, 62) * unit
        x += span * 0.62


def water(site: Site, horizon: float) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, horizon, extent.right, extent.bottom)
        stops = (0.0, 0.15, 0.5, 1.0)
        colours = [(water_colour(site, share), 1.0) for share in stops]
        canvas.drawRect(box, site.ink.fade((0, horizon), (0, site.height), colours, stops))

    return site.bake(0.1, draw)


def glitter(site: Site, horizon: float) -> Live:
    """Draw the sun's or the moon's path on the water: dashes that come and go."""
    x, _ = sun_point(site, horizon)
    rng, unit = site.dice("glitter"), site.unit
    strength = {Daylight.DAY: 0.55, Daylight.SUNSET: 0.85, Daylight.NIGHT: 0.6}[site.shot.daylight]
    dashes = []
    for index in range(46):
        share = (index / 46) ** 1.35
        reach = (16 + 120 * share) * unit
        dashes.append(
            (
                x + rng.gauss(0, 0.5) * reach,
                horizon + 3 * unit + share * (site.height - horizon) * 0.8,
                (9 + 42 * share) * unit * rng.uniform(0.5, 1.2),
                (1.2 + 3.2 * share) * unit,
                rng.random(),
            )
        )

    def live(canvas: skia.Canvas, time: float) -> None:
        for left, y, wide, tall, start in dashes:
            pulse = math.sin(math.tau * (time * (0.35 + 0.3 * start) + start * 7))
            if pulse < -0.35:
                continue
            half = wide * (0.55 + 0.45 * pulse)
            box = skia.Rect.MakeLTRB(left - half, y - tall / 2, left + half, y + tall / 2)
            canvas.drawRoundRect(
                box,
                tall / 2,
                tall / 2,
                site.ink.fill(site.light.sun, strength * (0.5 + 0.35 * pulse)),
            )

    return live


def birds(site: Site, horizon: float) -> Live:
    rng, unit = site.dice("birds"), site.unit
    flock = [
        (
            rng.random() * site.width,
            horizon * rng.uniform(0.25, 0.8),
            rng.uniform(5, 11) * unit,
            rng.random(),
        )
        for _ in range(0 if site.lacks("bird", "animal") else 5)
    ]
    rgb = site.light.on(0x4A5A78, 0.2)

    def live(canvas: skia.Canvas, time: float) -> None:
        edge = canvas.getLocalClipBounds().left() - site.width * 0.1
        for x, y, size, start in flock:
            left = round_again(x + time * size * 3.2, site.width * 1.2, edge)
            flap = math.sin(time * 7 + start * 9) * 0.55 + 0.2
            path = skia.Path()
            path.moveTo(left - size * 1.5, y - size * flap)
            path.quadTo(left - size * 0.6, y - size * (0.5 + flap * 0.4), left, y)
            path.quadTo(
                left + size * 0.6, y - size * (0.5 + flap * 0.4), left + size * 1.5, y - size * flap
            )
            canvas.drawPath(path, site.ink.stroke(rgb, max(1.0, size * 0.24)))

    return live


@dataclass(frozen=True)
class Swell:
    """The form of a row of waves: sums of sines that travel."""

    size: float  # pixels
    length: float
    speed: float
    shift: float

    def at(self, x: float, time: float) -> float:
        turn = x / self.length + self.shift
        return self.size * (
            0.62 * math.sin(turn + time * self.speed)
            + 0.28 * math.sin(turn * 1.83 - time * self.speed * 0.7 + self.shift * 3)
            + 0.16 * math.sin(turn * 3.7 + time * self.speed * 1.6)
        )


def crest_line(
    canvas: skia.Canvas, site: Site, swell: Swell, level: float, time: float
) -> list[tuple[float, float]]:
    """Return the top of a row of waves across all that is seen."""
    step = 14 * site.unit
    seen = canvas.getLocalClipBounds()
    reach = range(math.floor(seen.left() / step) - 2, math.ceil(seen.right() / step) + 3)
    return [(i * step, level + swell.at(i * step, time)) for i in reach]


def wave(site: Site, reach: tuple[float, float], share: float, tone: float) -> Live:
    """Draw a row of waves, a share of the way from the horizon to the nearest row.

    :param tone: which colour of the water it has, as `water_colour` takes it.
    """
    unit = site.unit
    horizon, nearest = reach
    level = horizon + (nearest - horizon) * share**1.25
    swell = Swell((2 + 9 * share) * unit, (26 + 92 * share) * unit, 0.7 + 0.5 * share, share * 17.3)
    body = water_colour(site, tone)
    rim = mix(body, lighter(site.light.sky[3], 0.35), 0.42)

    def live(canvas: skia.Canvas, time: float) -> None:
        crest = crest_line(canvas, site, swell, level, time)
        below = canvas.getLocalClipBounds().bottom()
        ends = [(crest[-1][0], below), (crest[0][0], below)]
        canvas.drawPath(polygon([*crest, *ends]), site.ink.fill(rim))
        dip = (1.6 + 5 * share) * unit
        lower = [(x, y + dip * (1.1 + math.sin(x / swell.length * 0.9 + time))) for x, y in crest]
        canvas.drawPath(polygon([*lower, *ends]), site.ink.fill(body))

    return live


def _near_wave(site: Site, near: float) -> Live:
    unit = site.unit
    room = site.height - site.ground
    level = site.ground + (0.10 + 0.48 * near) * room + 6 * unit
    swell = Swell((10 + 8 * near) * unit, (120 + 60 * near) * unit, 1.15, 4.1 + near * 9)
    body = water_colour(site, 0.80 + 0.2 * near)
    foam = mix(lighter(site.light.sky[3], 0.6), 0xFFFFFF, 0.25)

    def live(canvas: skia.Canvas, time: float) -> None:
        crest = crest_line(canvas, site, swell, level, time)
        below = canvas.getLocalClipBounds().bottom() + 60 * unit
        ends = [(crest[-1][0], below), (crest[0][0], below)]
        canvas.drawPath(polygon([*crest, *ends]), site.ink.fill(foam))
        for depth, rgb in ((0.55, lighter(body, 0.28)), (1.25, lighter(body, 0.10)), (2.6, body)):
            dip = 9 * unit * depth
            lower = [
                (x, y + dip * (1.0 + 0.45 * math.sin(x / swell.length * 1.7 + time * 1.3 + depth)))
                for x, y in crest
            ]
            canvas.drawPath(polygon([*lower, *ends]), site.ink.fill(rgb))

    return live
