"""House fronts with windows, shops and awnings."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.flora import Spot, broadleaf
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer
from generation.engines.animatic.picture.site import Site

WALLS = (0xE07A5F, 0xF2CC8F, 0x81B29A, 0x6D9DC5, 0xD88C9A, 0xEADBC8, 0x9A86B8)


AWNINGS = (0xD1495B, 0x2E7D6B, 0x30638E, 0xEDAE49)


WARM = 0xFFD98A


@dataclass(frozen=True)
class House:
    """One front: its corner at the pavement, its width, storeys and colour."""

    x: float
    y: float
    wide: float
    storeys: int
    rgb: int


def houses(site: Site, kerb: float) -> Layer:
    metre = site.metre * 0.40
    block = metre * 19.2  # four houses and, mostly, a tree

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        first = math.floor((extent.left - metre * 2) / block)
        for number in range(first, math.ceil(extent.right / block)):
            _block(canvas, site, Spot(number * block, kerb, metre), site.dice("block", number))

    return site.bake(0.6, draw, floor=kerb + 14 * site.unit)


def _block(canvas: skia.Canvas, site: Site, corner: Spot, rng: random.Random) -> None:
    """Draw four houses of different colours that fill their block, with a tree where one fits."""
    x, metre, last = corner.x, corner.size, -1
    tree = rng.randint(0, 3) if rng.random() < 0.75 else -1
    room = metre * (19.2 - (1.8 if tree >= 0 else 0.0))
    shares = [rng.uniform(3.6, 5.6) for _ in range(4)]
    for number, share in enumerate(shares):
        rgb = rng.choice([wall for wall in WALLS if wall != last])
        storeys, wide = rng.choice((1, 2, 2, 2, 3)), room * share / sum(shares)
        _house(canvas, site, House(x, corner.y, wide, storeys, rgb), metre)
        last, x = rgb, x + wide
        if number == tree:
            tall = metre * rng.uniform(3.4, 4.6)
            spot = Spot(x + metre * 0.9, corner.y + metre * 0.1, tall, 0.16)
            broadleaf(canvas, site, spot, 0x6BA85A)
            x += metre * 1.8


def _house(canvas: skia.Canvas, site: Site, house: House, metre: float) -> None:
    ink, light = site.ink, site.light
    rng = site.dice("house", round(house.x))
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
    rng = site.dice("sill", round(x), round(y))
    if rng.random() < 0.3:
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - half * 1.1, y - metre * 0.02, x + half * 1.1, y + metre * 0.14),
            ink.fill(light.on(0x8A5A44)),
        )
        for dx in (-0.7, -0.25, 0.2, 0.65):
            canvas.drawCircle(
                x + dx * half,
                y - metre * 0.07,
                metre * 0.11,
                ink.fill(light.on(rng.choice((0x5BA24E, 0xE8637B, 0x6DB75A)))),
            )


def _shop(canvas: skia.Canvas, site: Site, house: House, metre: float) -> None:
    ink, light = site.ink, site.light
    rng = site.dice("shop", round(house.x))
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
    cloth = site.light.on(site.dice("awning", round(left)).choice(AWNINGS))
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
