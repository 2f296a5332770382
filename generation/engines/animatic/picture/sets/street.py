"""The street: a hazy skyline, house fronts with shops, lamps, and traffic on a wet road."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, broadleaf
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer
from generation.engines.animatic.picture.weather import rings
from generation.engines.animatic.scene import Weather

WALLS = (0xE07A5F, 0xF2CC8F, 0x81B29A, 0x6D9DC5, 0xD88C9A, 0xEADBC8, 0x9A86B8)
AWNINGS = (0xD1495B, 0x2E7D6B, 0x30638E, 0xEDAE49)
WARM = 0xFFD98A


def build(site: Site) -> Built:
    kerb = site.ground - 0.055 * site.height
    wet = site.shot.weather is Weather.RAIN
    behind = [
        sky_layer(site, kerb),
        cloud_layer(site, kerb, 5),
        _skyline(site, kerb, 0.14, 0.72),
        _skyline(site, kerb, 0.26, 0.52),
        _houses(site, kerb),
        _lamps(site, kerb),
        _pavement(site, kerb, wet=wet),
        site.moving(1.0, _signs(site, kerb)),
    ]
    if wet:
        behind.append(site.moving(1.0, lambda canvas, time: rings(site, canvas, time, site.ground)))
    front = [site.moving(1.25, _traffic(site))]
    return Built(behind, front, mirror=0.34 if wet else 0.0)


def _skyline(site: Site, kerb: float, depth: float, distance: float) -> Layer:
    rng, unit, light = site.rng, site.unit, site.light
    rgb = light.on(0x5C7291, distance)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x = extent.left - 20 * unit
        while x < extent.right:
            wide = rng.uniform(46, 120) * unit
            tall = rng.uniform(0.22, 0.62) * site.height * (0.75 + depth)
            box = skia.Rect.MakeLTRB(x, kerb - tall, x + wide, extent.bottom)
            canvas.drawRect(box, site.ink.fill(rgb))
            side = skia.Rect.MakeLTRB(x + wide * 0.68, kerb - tall, x + wide, extent.bottom)
            canvas.drawRect(side, site.ink.fill(mix(rgb, light.haze, 0.25)))
            if rng.random() < 0.3:
                canvas.drawLine(
                    x + wide / 2,
                    kerb - tall,
                    x + wide / 2,
                    kerb - tall - 34 * unit,
                    site.ink.stroke(rgb, 3 * unit),
                )
            _far_windows(canvas, site, box, kerb)
            x += wide + rng.choice((-6, 0, 8, 26)) * unit

    return site.bake(depth, draw)


def _far_windows(canvas: skia.Canvas, site: Site, box: skia.Rect, kerb: float) -> None:
    unit, rng, light = site.unit, site.rng, site.light
    lit = site.ink.fill(WARM, 0.25 + 0.6 * light.lamps)
    dark = site.ink.fill(light.on(0x8FA6C2, 0.4), 0.4)
    y = box.top() + 10 * unit
    while y < kerb:
        x = box.left() + 8 * unit
        while x < box.right() - 10 * unit:
            chance = rng.random()
            if chance < 0.42 * light.lamps:
                canvas.drawRect(skia.Rect.MakeXYWH(x, y, 5 * unit, 7 * unit), lit)
            elif chance < 0.75:
                canvas.drawRect(skia.Rect.MakeXYWH(x, y, 5 * unit, 7 * unit), dark)
            x += 11 * unit
        y += 15 * unit


@dataclass(frozen=True)
class House:
    """One front: its corner at the pavement, its width, storeys and colour."""

    x: float
    y: float
    wide: float
    storeys: int
    rgb: int


def _houses(site: Site, kerb: float) -> Layer:
    rng, metre = site.rng, site.metre * 0.78

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x, last = extent.left - metre * 2, -1
        while x < extent.right:
            rgb = rng.choice([wall for wall in WALLS if wall != last])
            house = House(x, kerb, metre * rng.uniform(3.4, 5.2), rng.choice((2, 3, 3, 4)), rgb)
            _house(canvas, site, house, metre)
            last, x = rgb, x + house.wide
            if rng.random() < 0.22:
                x += metre * 1.2
        box = skia.Rect.MakeLTRB(extent.left, kerb - 1, extent.right, extent.bottom)
        canvas.drawRect(box, site.ink.fill(site.light.on(0xA9A3A0)))

    return site.bake(0.72, draw)


def _house(canvas: skia.Canvas, site: Site, house: House, metre: float) -> None:
    ink, light, rng = site.ink, site.light, site.rng
    wall = light.on(house.rgb, 0.10)
    top = house.y - metre * (3.0 + 2.5 * (house.storeys - 1))
    right = house.x + house.wide
    canvas.drawRect(skia.Rect.MakeLTRB(house.x, top, right, house.y), ink.fill(wall))
    shade = skia.Rect.MakeLTRB(house.x, top, house.x + metre * 0.22, house.y)
    canvas.drawRect(shade, ink.fill(darker(wall, 0.16)))
    cornice = skia.Rect.MakeLTRB(
        house.x - metre * 0.1, top - metre * 0.24, right + metre * 0.1, top + metre * 0.05
    )
    canvas.drawRect(cornice, ink.fill(lighter(wall, 0.25)))
    columns = max(2, round(house.wide / (metre * 1.35)))
    for storey in range(house.storeys - 1):
        for column in range(columns):
            x = house.x + house.wide * (column + 0.5) / columns
            y = house.y - metre * (3.0 + 2.5 * storey + 0.45)
            _window(canvas, site, (x, y, metre), wall, lit=rng.random() < 0.62 * light.lamps)
    _shop(canvas, site, house, metre)


def _window(
    canvas: skia.Canvas, site: Site, place: tuple[float, float, float], wall: int, *, lit: bool
) -> None:
    x, y, metre = place
    ink, light = site.ink, site.light
    half, tall = metre * 0.36, metre * 1.35
    glass = WARM if lit else mix(light.on(0x7FA3C4), light.sky[2], 0.25)
    if lit:
        canvas.drawCircle(
            x,
            y - tall / 2,
            metre * 1.1,
            ink.glow((x, y - tall / 2), metre * 1.1, WARM, 0.30 * light.lamps),
        )
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - half * 1.2, y - tall * 1.06, x + half * 1.2, y + tall * 0.05),
        ink.fill(lighter(wall, 0.45)),
    )
    canvas.drawRect(skia.Rect.MakeLTRB(x - half, y - tall, x + half, y), ink.fill(glass))
    if not lit:
        shine = [
            (x - half, y - tall * 0.3),
            (x - half, y - tall * 0.75),
            (x + half, y - tall),
            (x + half * 0.6, y - tall),
        ]
        canvas.drawPath(polygon(shine), ink.fill(0xFFFFFF, 0.22))
    bar = ink.stroke(lighter(wall, 0.45), metre * 0.045)
    canvas.drawLine(x, y - tall, x, y, bar)
    canvas.drawLine(x - half, y - tall * 0.55, x + half, y - tall * 0.55, bar)
    if site.rng.random() < 0.3:
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - half * 1.1, y - metre * 0.02, x + half * 1.1, y + metre * 0.14),
            ink.fill(light.on(0x8A5A44)),
        )
        for dx in (-0.7, -0.25, 0.2, 0.65):
            canvas.drawCircle(
                x + dx * half,
                y - metre * 0.07,
                metre * 0.11,
                ink.fill(light.on(site.rng.choice((0x5BA24E, 0xE8637B, 0x6DB75A)))),
            )


def _shop(canvas: skia.Canvas, site: Site, house: House, metre: float) -> None:
    ink, light, rng = site.ink, site.light, site.rng
    pad = metre * 0.35
    left, right = house.x + pad, house.x + house.wide - pad
    base = skia.Rect.MakeLTRB(house.x, house.y - metre * 2.75, house.x + house.wide, house.y)
    canvas.drawRect(base, ink.fill(darker(light.on(house.rgb, 0.05), 0.30)))
    glass = mix(light.on(0x8DB4C9), WARM, 0.25 + 0.65 * light.lamps)
    door = right - metre * 0.95
    canvas.drawRect(
        skia.Rect.MakeLTRB(left, house.y - metre * 2.2, door - metre * 0.2, house.y - metre * 0.45),
        ink.fill(glass),
    )
    for index in range(4):
        x = left + (door - left) * (index + 0.4) / 4.4
        item = mix(light.on(rng.choice(WALLS)), WARM, 0.3 * light.lamps)
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(
                x, house.y - metre * (0.45 + rng.uniform(0.3, 0.8)), metre * 0.34, metre * 1.0
            ),
            metre * 0.06,
            metre * 0.06,
            ink.fill(item, 0.8),
        )
    canvas.drawRect(
        skia.Rect.MakeLTRB(
            left, house.y - metre * 0.47, door - metre * 0.2, house.y - metre * 0.40
        ),
        ink.fill(lighter(light.on(house.rgb), 0.3)),
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(door, house.y - metre * 2.1, right, house.y),
        ink.fill(light.on(0x6B4435)),
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(
            door + metre * 0.14,
            house.y - metre * 1.95,
            right - metre * 0.14,
            house.y - metre * 0.95,
        ),
        ink.fill(glass),
    )
    canvas.drawCircle(door + metre * 0.1, house.y - metre * 0.95, metre * 0.05, ink.fill(0xF2D38B))
    _awning(canvas, site, (left - pad * 0.5, right + pad * 0.5, house.y - metre * 2.62), metre)


def _awning(
    canvas: skia.Canvas, site: Site, span: tuple[float, float, float], metre: float
) -> None:
    left, right, y = span
    cloth = site.light.on(site.rng.choice(AWNINGS))
    stripes = max(4, round((right - left) / (metre * 0.42)))
    wide = (right - left) / stripes
    for index in range(stripes):
        x = left + index * wide
        rgb = cloth if index % 2 == 0 else site.light.on(0xF7F1E5)
        canvas.drawRect(
            skia.Rect.MakeLTRB(x, y, x + wide + 0.5, y + metre * 0.5), site.ink.fill(rgb)
        )
        canvas.drawCircle(x + wide / 2, y + metre * 0.5, wide / 2, site.ink.fill(rgb))
    shade = skia.Rect.MakeLTRB(left, y + metre * 0.5 + wide / 2, right, y + metre * 0.72 + wide / 2)
    canvas.drawRect(shade, site.ink.fill(0x14102A, 0.22))


def _lamps(site: Site, kerb: float) -> Layer:
    """Street lamps and trees along the kerb."""
    metre, light, ink = site.metre * 0.85, site.light, site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        x = extent.left + metre * 1.5
        index = 0
        while x < extent.right:
            if index % 2:
                broadleaf(canvas, site, Spot(x, kerb + metre * 0.1, metre * 3.6), 0x5FA052)
            else:
                _lamp(canvas, site, x, (kerb, metre))
            index += 1
            x += metre * site.rng.uniform(3.3, 4.6)

    del light, ink
    return site.bake(0.85, draw)


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


def _pavement(site: Site, kerb: float, *, wet: bool) -> Layer:
    unit, light, ink = site.unit, site.light, site.ink
    road_top = site.ground + 0.055 * site.height
    stone = 0x8E929C if wet else 0xC9C3BC
    asphalt = 0x3F4658 if wet else 0x5B6070

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, kerb, extent.right, road_top)
        canvas.drawRect(
            box,
            ink.fade(
                (0, kerb),
                (0, road_top),
                [(light.on(darker(stone, 0.14)), 1.0), (light.on(stone), 1.0)],
                (0, 1),
            ),
        )
        line = ink.stroke(light.on(darker(stone, 0.22)), 1.4 * unit, 0.7)
        x = extent.left - extent.left % (70 * unit)
        while x < extent.right:
            middle = site.width / 2
            canvas.drawLine(middle + (x - middle) * 0.93, kerb, x, road_top, line)
            x += 70 * unit
        canvas.drawLine(
            extent.left, (kerb + road_top) / 2, extent.right, (kerb + road_top) / 2, line
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, road_top, extent.right, road_top + 11 * unit),
            ink.fill(light.on(darker(stone, 0.28))),
        )
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, road_top, extent.right, road_top + 3 * unit),
            ink.fill(light.on(lighter(stone, 0.25))),
        )
        road = skia.Rect.MakeLTRB(extent.left, road_top + 11 * unit, extent.right, extent.bottom)
        canvas.drawRect(
            road,
            ink.fade(
                (0, road_top),
                (0, site.height),
                [(light.on(asphalt), 1.0), (light.on(darker(asphalt, 0.28)), 1.0)],
                (0, 1),
            ),
        )
        middle = road_top + 0.42 * (site.height - road_top) + 11 * unit
        x = extent.left - extent.left % (220 * unit)
        while x < extent.right:
            dash = [
                (x, middle),
                (x + 110 * unit, middle),
                (x + 118 * unit, middle + 8 * unit),
                (x + 4 * unit, middle + 8 * unit),
            ]
            canvas.drawPath(polygon(dash), ink.fill(light.on(0xEFE9D8), 0.85))
            x += 220 * unit
        _pools(canvas, site, extent, road_top, wet=wet)

    return site.bake(1.0, draw)


def _pools(canvas: skia.Canvas, site: Site, extent: Extent, top: float, *, wet: bool) -> None:
    """Lamplight on the ground, drawn out where it is wet."""
    unit, rng = site.unit, site.rng
    if not site.light.lamps and not wet:
        return
    for _ in range(round(extent.width / (170 * unit))):
        x = rng.uniform(extent.left, extent.right)
        rgb = rng.choice((WARM, WARM, 0xF46A7B, 0x64C7E8)) if wet else WARM
        wide, tall = (26, 150) if wet else (130, 26)
        box = skia.Rect.MakeXYWH(-1, -1, 2, 2)
        canvas.save()
        canvas.translate(x, top + (60 if wet else 10) * unit)
        canvas.scale(wide * unit, tall * unit)
        canvas.drawOval(
            box, site.ink.glow((0, 0), 1, rgb, 0.40 if wet else 0.30 * site.light.lamps)
        )
        canvas.restore()


def _signs(site: Site, kerb: float) -> Live:
    """Lights on strings over the pavement."""
    unit, light = site.unit, site.light
    top = max(0.05 * site.height, kerb - site.metre * 3.6)
    colours = (0xFFD166, 0xFF6B6B, 0x6FD3E8, 0xA7E26B)
    wire = site.ink.stroke(light.on(0x333B4D), 1.6 * unit)

    def live(canvas: skia.Canvas, time: float) -> None:
        span = 330 * unit
        for part in range(-1, round(site.width / span) + 2):
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


def _traffic(site: Site) -> Live:
    """Cars that pass close by, low in the picture."""
    unit, light = site.unit, site.light
    y = site.height + 26 * unit
    cars = [(0.0, 205, 0xE4572E, 1), (0.55, -170, 0x2E86AB, -1)]

    def live(canvas: skia.Canvas, time: float) -> None:
        span = site.width * 2.4 + 900 * unit
        for start, speed, rgb, facing in cars:
            x = (start * span + speed * unit * time * 1.6 + span * 0.8) % span - 450 * unit
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(unit * facing * 1.25, unit * 1.25)
            _car(canvas, site, light.on(rgb))
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
