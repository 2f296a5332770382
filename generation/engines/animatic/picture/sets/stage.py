"""The stage: curtains, a glowing backdrop, beams that sweep, footlights, and the crowd's heads."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import channels, darker, lighter, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.drapery import Gels, curtains, lit, wings
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Daylight

LIP = 0.12  # how far before the actors the stage ends, in picture heights


GELS = {
    Daylight.DAY: Gels(
        (0x4C8FD6, 0xBFE3F5),
        (0xFFF6D8, 0xFFE9A8, 0xFFF6D8, 0xDDF1FF),
        0xC93A4C,
        0xC58A58,
        0xFFF3C9,
        1.0,
    ),
    Daylight.SUNSET: Gels(
        (0x8A2F6B, 0xF58A5B),
        (0xFFC36B, 0xFF7F7F, 0xFFD98A, 0xF58AC0),
        0xA82A48,
        0xA0623F,
        0xFFD08A,
        0.78,
    ),
    Daylight.NIGHT: Gels(
        (0x120C34, 0x4A2A8C),
        (0x7FD4FF, 0xE27BFF, 0x8FA0FF, 0x67F0D2),
        0x6E1D48,
        0x59405F,
        0xFFE1A0,
        0.50,
    ),
}


def build(site: Site) -> Built:
    gels = GELS[site.shot.daylight]
    edge = site.ground - 0.10 * site.height
    behind = [
        _backdrop(site, gels, edge),
        site.moving(0.10, _bulbs(site, gels, edge)),
        wings(site, gels, edge),
        _floor(site, gels, edge),
        site.moving(0.10, _beams(site, gels, far=True)),
        site.moving(0.10, _pools(site, gels)),
    ]
    front = [site.moving(0.10, _beams(site, gels, far=False)), curtains(site, gels)]
    front.append(site.moving(0.0, _crowd(site, gels)))
    glow = tuple(0.55 * gels.room + 0.45 * part / 255 + 0.12 for part in channels(gels.beams[0]))
    lip = site.ground + LIP * site.height
    ambient = (glow[0], glow[1], glow[2])
    return Built(behind, front, mirror=0.16, mirror_ends=lip, ambient=ambient, indoors=True)


def _backdrop(site: Site, gels: Gels, edge: float) -> Layer:
    unit, ink = site.unit, site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawPaint(
            ink.fade((0, 0), (0, edge), [(gels.back[0], 1.0), (gels.back[1], 1.0)], (0, 1))
        )
        x, y = site.width / 2, edge - 0.20 * site.height
        reach = 0.62 * max(site.width * 0.7, site.height * 0.7)
        for ring in range(7, 0, -1):
            rgb = mix(gels.back[1], gels.lamp, 0.16 + 0.09 * (7 - ring))
            canvas.drawCircle(x, y, reach * ring / 7, ink.fill(rgb, 0.20))
        for index in range(24):
            turn = math.tau * index / 24
            ray = [
                (x, y),
                (x + 2 * reach * math.cos(turn), y + 2 * reach * math.sin(turn)),
                (x + 2 * reach * math.cos(turn + 0.13), y + 2 * reach * math.sin(turn + 0.13)),
            ]
            canvas.drawPath(polygon(ray), ink.fill(lighter(gels.back[1], 0.3), 0.10))
        rng = site.dice("stars")
        for _ in range(round(40 * (1.2 - gels.room))):
            spot = (rng.random() * site.width, rng.uniform(0, edge))
            canvas.drawCircle(*spot, rng.uniform(1, 2.4) * unit, ink.fill(0xFFFFFF, 0.6))
        _speakers(canvas, site, gels, edge)

    return site.bake(0.10, draw)


def _speakers(canvas: skia.Canvas, site: Site, gels: Gels, edge: float) -> None:
    ink, unit = site.ink, site.unit
    wide, tall = 92 * unit, 128 * unit
    for side in (0.20, 0.80):
        x = site.width * side - wide / 2
        for level in range(2):
            y = edge + 10 * unit - tall * (level + 1)
            canvas.drawRoundRect(
                skia.Rect.MakeXYWH(x, y, wide, tall - 5 * unit),
                7 * unit,
                7 * unit,
                ink.fill(lit(gels, 0x343043)),
            )
            for up, radius in ((0.30, 0.20), (0.68, 0.31)):
                canvas.drawCircle(
                    x + wide / 2, y + tall * up, wide * radius, ink.fill(lit(gels, 0x1C1A28))
                )
                canvas.drawCircle(
                    x + wide / 2,
                    y + tall * up,
                    wide * radius * 0.62,
                    ink.fill(lit(gels, 0x4B465E)),
                )
                canvas.drawCircle(
                    x + wide / 2,
                    y + tall * up,
                    wide * radius * 0.25,
                    ink.fill(lit(gels, 0x242132)),
                )


def _bulbs(site: Site, gels: Gels, edge: float) -> Live:
    """Draw an arch of bulbs over the backdrop that twinkle in turn."""
    unit = site.unit
    x, base = site.width / 2, edge + 4 * unit
    across, up = (
        min(0.36 * site.width, 0.60 * site.height),
        min(0.60 * site.height, edge - 0.08 * site.height),
    )
    count = 34
    spots = [
        (
            x - across * math.cos(math.pi * i / (count - 1)),
            base - up * math.sin(math.pi * i / (count - 1)) ** 0.8,
        )
        for i in range(count)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, (left, top) in enumerate(spots):
            pulse = 0.5 + 0.5 * math.sin(time * 5 - index * 0.9)
            canvas.drawCircle(
                left, top, (9 + 5 * pulse) * unit, site.ink.fill(gels.lamp, 0.10 + 0.18 * pulse)
            )
            canvas.drawCircle(left, top, 4.4 * unit, site.ink.fill(mix(0xC98A3A, 0xFFFBE6, pulse)))

    return live


def _floor(site: Site, gels: Gels, edge: float) -> Layer:
    ink, unit = site.ink, site.unit
    wood = lit(gels, gels.floor)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        lip = site.ground + LIP * site.height
        box = skia.Rect.MakeLTRB(extent.left, edge, extent.right, lip)
        canvas.drawRect(
            box,
            ink.fade(
                (0, edge),
                (0, lip),
                [(darker(wood, 0.30), 1.0), (wood, 0.9 + 0.1), (lighter(wood, 0.14), 1.0)],
                (0, 0.5, 1),
            ),
        )
        middle = site.width / 2
        for index in range(-60, 61):
            x = middle + index * 52 * unit
            canvas.drawLine(
                x,
                edge,
                middle + (x - middle) * 1.45,
                lip,
                ink.stroke(darker(wood, 0.30), 1.5 * unit, 0.6),
            )
        sheen = skia.Rect.MakeLTRB(middle - 0.5 * site.width, edge, middle + 0.5 * site.width, lip)
        canvas.drawOval(sheen, ink.fill(gels.back[1], 0.16))
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, lip, extent.right, lip + 9 * unit),
            ink.fill(lighter(wood, 0.22)),
        )
        front = skia.Rect.MakeLTRB(extent.left, lip + 9 * unit, extent.right, extent.bottom)
        canvas.drawRect(front, ink.fill(lit(gels, 0x3A2338)))
        x = extent.left - extent.left % (84 * unit)
        while x < extent.right:
            canvas.drawCircle(
                x,
                lip + 9 * unit,
                30 * unit,
                ink.glow((x, lip + 9 * unit), 30 * unit, gels.lamp, 0.5),
            )
            canvas.drawCircle(x, lip + 7 * unit, 8 * unit, ink.fill(gels.lamp))
            x += 84 * unit

    return site.bake(1.0, draw)


def _beams(site: Site, gels: Gels, *, far: bool) -> Live:
    """Spot lights that sweep: tall, soft-edged wedges."""
    unit = site.unit
    top = 0.10 * site.height
    low = site.ground + (0.02 if far else 0.03) * site.height
    places = (0.14, 0.38, 0.62, 0.86) if far else (0.27, 0.73)
    strength = (0.10 if far else 0.075) * (1.5 - 0.6 * gels.room)

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, place in enumerate(places):
            x = place * site.width
            turn = 0.30 * math.sin(time * (0.8 + 0.13 * index) + index * 1.7) + (0.5 - place) * 0.55
            for spread in (0.095, 0.055):
                half = spread * (low - top)
                middle = x + math.tan(turn) * (low - top)
                wedge = [
                    (x - 5 * unit, top),
                    (x + 5 * unit, top),
                    (middle + half, low),
                    (middle - half, low),
                ]
                canvas.drawPath(polygon(wedge), site.ink.fill(gels.beams[index % 4], strength))
            canvas.drawCircle(x, top, 11 * unit, site.ink.fill(gels.beams[index % 4]))

    return live


def _pools(site: Site, gels: Gels) -> Live:
    """Where the beams meet the floor."""
    unit = site.unit

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, place in enumerate((0.14, 0.38, 0.62, 0.86)):
            turn = 0.30 * math.sin(time * (0.8 + 0.13 * index) + index * 1.7) + (0.5 - place) * 0.55
            x = place * site.width + math.tan(turn) * (site.ground - 0.08 * site.height)
            for half, alpha in ((120, 0.13), (78, 0.16)):
                box = skia.Rect.MakeLTRB(
                    x - half * unit,
                    site.ground - half * 0.20 * unit,
                    x + half * unit,
                    site.ground + half * 0.20 * unit,
                )
                canvas.drawOval(box, site.ink.fill(gels.beams[index], alpha))

    return live


def _crowd(site: Site, gels: Gels) -> Live:
    """Heads before the stage; with a crowd asked for, more of them and arms in the air."""
    dark = mix(gels.back[0], 0x120C1E, 0.80)
    shown = 0 if site.lacks("crowd") else 2 if site.shot.crowd else 1
    rows = [_heads(site, row) for row in reversed(range(shown))]

    def live(canvas: skia.Canvas, time: float) -> None:
        for row, people in enumerate(rows):
            rgb = lighter(dark, 0.05 * (len(rows) - 1 - row))
            for head in people:
                _onlooker(canvas, site, head, (rgb, time))

    return live


def _heads(site: Site, row: int) -> list[tuple[float, float, float, float]]:
    """Place the heads of a row: where, how large, and when in its round each is."""
    unit = site.unit
    y = site.height + ((4 - 30 * row) if site.shot.crowd else 30) * unit
    step, rng = 62 * unit, site.dice("heads", row)
    return [
        (
            (i - 3 + 0.5 * (row % 2)) * step + rng.uniform(-9, 9) * unit,
            y + rng.uniform(-8, 8) * unit,
            rng.uniform(19, 25) * unit,
            rng.random(),
        )
        for i in range(round(site.width / step) + 6)
    ]


def _onlooker(
    canvas: skia.Canvas,
    site: Site,
    head: tuple[float, float, float, float],
    look: tuple[int, float],
) -> None:
    """Draw one of the crowd from behind, in a colour and at a time."""
    (x, y, size, start), (rgb, time) = head, look
    bob = size * 0.22 * abs(math.sin(time * 4.2 + start * 6))
    if site.shot.crowd and start > 0.55:
        wave = 0.5 * math.sin(time * 4.2 + start * 20)
        for side in (-1, 1):
            hand = (x + side * size * (1.35 + wave * side * 0.5), y - size * 1.6 - bob)
            arm = site.ink.stroke(rgb, size * 0.42)
            canvas.drawLine(x + side * size, y + size * 0.9, *hand, arm)
    canvas.drawCircle(x, y - bob, size, site.ink.fill(rgb))
    back = skia.Rect.MakeLTRB(x - size * 1.45, y - bob + size * 0.95, x + size * 1.45, y + size * 6)
    canvas.drawRoundRect(back, size, size, site.ink.fill(rgb))
