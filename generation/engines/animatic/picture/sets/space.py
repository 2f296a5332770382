"""Space: nebulae, planets that turn, falling stars, and the dust of a moon underfoot."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live, round_again
from generation.engines.animatic.picture.sets.planets import Cosmos, satellite, turning, world
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Daylight

COSMOS = {
    Daylight.DAY: Cosmos(
        (0x10194A, 0x273C8C, 0x5C7FD0),
        (0x4FA3E0, 0x8A6BE0, 0x5FD3D8),
        0xC9CBDD,
        (0xF2A65A, 0xF7C98B, 0xF9E2B8),
        0xFFF6D8,
    ),
    Daylight.SUNSET: Cosmos(
        (0x2A0F45, 0x7A2A6E, 0xE0655F),
        (0xF0729A, 0xF7A35C, 0xB04BC0),
        0xC98A78,
        (0x58B5B0, 0x86D3C4, 0xF7D9A0),
        0xFFD9A0,
    ),
    Daylight.NIGHT: Cosmos(
        (0x05061A, 0x0D1038, 0x241B5E),
        (0x5A35B0, 0x2C5FB8, 0xA0358F),
        0x6A6E96,
        (0x7A5BD0, 0xA78BF0, 0xD9C6FF),
        0xCFE0FF,
    ),
}


def build(site: Site) -> Built:
    cosmos = COSMOS[site.shot.daylight]
    crest = site.ground - 0.06 * site.height
    behind = [
        _deep(site, cosmos),
        site.moving(0.0, _twinkle(site)),
        site.moving(0.08, _falling_stars(site)),
        world(site, cosmos),
        site.moving(0.16, turning(site, cosmos)),
        site.moving(0.2, satellite(site)),
        _hills(site, cosmos, crest, 0.42),
        _hills(site, cosmos, crest, 0.66),
        _ground(site, cosmos, crest),
    ]
    front = [site.moving(1.1, _dust(site, cosmos)), _foreground(site, cosmos)]
    cool = {Daylight.DAY: (0.98, 0.98, 1.0), Daylight.SUNSET: (1.0, 0.80, 0.74)}
    return Built(behind, front, ambient=cool.get(site.shot.daylight, (0.60, 0.60, 0.86)))


def _deep(site: Site, cosmos: Cosmos) -> Layer:
    rng, ink, unit = site.dice("deep"), site.ink, site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawPaint(
            ink.fade(
                (0, 0),
                (site.width * 0.25, site.ground),
                [(rgb, 1.0) for rgb in cosmos.deep],
                (0, 0.55, 1),
            )
        )
        for index in range(11):
            share = index / 10
            x = site.width * (share + rng.uniform(-0.08, 0.08))
            y = site.ground * (0.72 - 0.5 * share + rng.uniform(-0.14, 0.14))
            radius = rng.uniform(0.16, 0.36) * min(site.width, site.height)
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(-24)
            canvas.scale(1.7, 0.8)
            canvas.drawCircle(
                0, 0, radius, ink.glow((0, 0), radius, cosmos.nebulae[index % 3], 0.34)
            )
            canvas.restore()
        for _ in range(round(420 * site.width * site.height / (unit * unit * 1280 * 720))):
            size = rng.choice((0.7, 0.7, 1.0, 1.0, 1.5)) * unit
            paint = ink.fill(rng.choice((0xFFFFFF, 0xFFF1CF, 0xCFE3FF)), rng.uniform(0.3, 0.95))
            canvas.drawCircle(rng.random() * site.width, rng.random() * site.height, size, paint)

    return site.bake(0, draw)


def _twinkle(site: Site) -> Live:
    """Large stars whose rays come and go."""
    rng, unit = site.dice("twinkle"), site.unit
    stars = [
        (
            rng.random() * site.width,
            rng.random() * site.ground * 0.85,
            rng.uniform(4, 9) * unit,
            rng.random(),
        )
        for _ in range(16)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        for x, y, size, start in stars:
            pulse = 0.55 + 0.45 * math.sin(time * (1.4 + start * 1.6) + start * 40)
            reach, waist = size * (0.5 + pulse), size * 0.13
            rays = [
                (x, y - reach),
                (x + waist, y - waist),
                (x + reach, y),
                (x + waist, y + waist),
                (x, y + reach),
                (x - waist, y + waist),
                (x - reach, y),
                (x - waist, y - waist),
            ]
            canvas.drawPath(polygon(rays), site.ink.fill(0xFFFFFF, 0.35 + 0.6 * pulse))

    return live


def _falling_stars(site: Site) -> Live:
    unit = site.unit

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, period in enumerate((3.1, 4.7)):
            turn, share = divmod(time / period + index * 0.41 + 0.3, 1.0)
            if share > 0.24:
                continue
            along = share / 0.24
            x = site.width * ((turn * 0.37 + index * 0.5) % 0.8 + 0.1) + along * 330 * unit
            y = site.ground * ((turn * 0.23 + index * 0.3) % 0.4 + 0.04) + along * 150 * unit
            fade = math.sin(math.pi * along)
            for length, alpha in ((120, 0.25), (70, 0.4), (26, 0.9)):
                tail = polygon(
                    [
                        (x, y - 1.6 * unit),
                        (x + 3 * unit, y + 1.6 * unit),
                        (x - length * unit, y - length * 0.45 * unit),
                    ]
                )
                canvas.drawPath(tail, site.ink.fill(0xFFFFFF, alpha * fade))

    return live


def _hills(site: Site, cosmos: Cosmos, crest: float, depth: float) -> Layer:
    unit = site.unit
    rgb = mix(darker(cosmos.ground, 0.30), cosmos.deep[2], 0.85 - depth * 0.8)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        points = []
        for part, rng in site.stretches(f"hills {depth}", extent, over=200 * unit):
            x = part.left
            while x < part.right - 40 * unit:
                rise = rng.uniform(0.0, 0.20) * (1.1 - depth) * 1.6 * site.height
                points.append((x, crest - rise))
                x += rng.uniform(60, 150) * unit
        ends = [(points[-1][0], extent.bottom), (points[0][0], extent.bottom)]
        canvas.drawPath(polygon([*points, *ends]), site.ink.fill(rgb))
        for left, top, right in zip(points, points[1:], points[2:], strict=False):
            if top[1] < left[1] and top[1] < right[1]:
                face = [top, left, (top[0] - 4 * unit, top[1] + 0.06 * site.height)]
                canvas.drawPath(polygon(face), site.ink.fill(lighter(rgb, 0.22), 0.8))

    return site.bake(depth, draw, floor=crest + 20 * unit)


def _ground(site: Site, cosmos: Cosmos, crest: float) -> Layer:
    unit, ink = site.unit, site.ink
    soil = cosmos.ground

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        xs = site.steps(extent, 26 * unit)
        top = [
            (
                x,
                crest
                + 8 * unit * math.sin(x / (190 * unit))
                + 4 * unit * math.sin(x / (47 * unit)),
            )
            for x in xs
        ]
        outline = polygon([*top, (xs[-1], extent.bottom), (xs[0], extent.bottom)])
        canvas.drawPath(
            outline,
            ink.fade(
                (0, crest),
                (0, site.height),
                [(lighter(soil, 0.10), 1.0), (soil, 1.0), (darker(soil, 0.48), 1.0)],
                (0, 0.35, 1),
            ),
        )
        canvas.drawPath(polygon(top, close=False), ink.stroke(lighter(soil, 0.5), 3 * unit, 0.7))
        for part, rng in site.stretches("craters", extent, over=60 * unit):
            for _ in range(round(part.width / (95 * unit))):
                y = crest + rng.uniform(0.035, 0.36) * site.height
                size = rng.uniform(13, 46) * unit * (0.5 + (y - crest) / (0.3 * site.height))
                _crater(canvas, site, (rng.uniform(part.left, part.right), y, size), soil)
        for part, rng in site.stretches("rocks", extent, over=30 * unit):
            for _ in range(round(part.width / (120 * unit))):
                down = crest + rng.choice((0.02, 0.03, 0.20, 0.26)) * site.height
                spot = (rng.uniform(part.left, part.right), down)
                _rock(canvas, site, spot, (rng.uniform(9, 24) * unit, soil))

    return site.bake(1.0, draw)


def _crater(canvas: skia.Canvas, site: Site, place: tuple[float, float, float], soil: int) -> None:
    x, y, size = place
    for dx, dy, share, rgb in (
        (0, 0.05, 1.12, lighter(soil, 0.26)),
        (0, 0, 1.0, darker(soil, 0.34)),
        (0.05, 0.09, 0.82, darker(soil, 0.20)),
    ):
        box = skia.Rect.MakeLTRB(
            x - size * (share - dx),
            y + size * (dy - 0.26 * share),
            x + size * (share + dx),
            y + size * (dy + 0.26 * share),
        )
        canvas.drawOval(box, site.ink.fill(rgb, 0.75))


def _rock(
    canvas: skia.Canvas, site: Site, spot: tuple[float, float], kind: tuple[float, int]
) -> None:
    (x, y), (size, soil) = spot, kind
    outline = [
        (-1, 0),
        (-0.8, -0.6),
        (-0.1, -0.95),
        (0.6, -0.7),
        (1, -0.1),
        (0.8, 0.12),
        (-0.7, 0.12),
    ]
    canvas.drawPath(
        blob([(x + dx * size, y + dy * size) for dx, dy in outline]),
        site.ink.fill(darker(soil, 0.30)),
    )
    face = [(-0.8, -0.2), (-0.6, -0.6), (-0.1, -0.85), (0.35, -0.6), (0.0, -0.2)]
    canvas.drawPath(
        blob([(x + dx * size, y + dy * size) for dx, dy in face]),
        site.ink.fill(lighter(soil, 0.15)),
    )


def _dust(site: Site, cosmos: Cosmos) -> Live:
    """Motes that float where there is no air."""
    rng, unit = site.dice("dust"), site.unit
    motes = [(rng.random(), rng.random(), rng.uniform(1.2, 3.2)) for _ in range(20)]
    rgb = lighter(cosmos.nebulae[0], 0.5)

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, start, size in motes:
            x = (across + time * 0.006 * size) * site.width
            x = round_again(x, site.width, canvas.getLocalClipBounds().left())
            y = (
                site.ground
                - (0.02 + 0.55 * start) * site.height
                + 18 * unit * math.sin(time * 0.5 + start * 30)
            )
            alpha = 0.30 + 0.30 * math.sin(time * 1.1 + across * 50)
            canvas.drawCircle(x, y, size * unit, site.ink.fill(rgb, alpha))

    return live


def _foreground(site: Site, cosmos: Cosmos) -> Layer:
    unit = site.unit
    rgb = mix(darker(cosmos.ground, 0.6), cosmos.deep[0], 0.55)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for side in (0.0, 1.0):
            x, lean = side * site.width, 1 - 2 * side
            rock = [
                (-150, 60),
                (-120, -60),
                (-40, -128),
                (20, -150),
                (60, -80),
                (120, -40),
                (190, 60),
            ]
            points = [(x + lean * px * unit, site.height + py * unit) for px, py in rock]
            canvas.drawPath(polygon(points), site.ink.fill(rgb))

    return site.bake(1.4, draw, blur=3.0 * unit)
