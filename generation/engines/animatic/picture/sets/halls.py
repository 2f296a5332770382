"""Halls under bright lamps: the shop with its shelves, the gym with its weights."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import (
    Plan,
    clock,
    every_bay,
    inside,
    live_bays,
)
from generation.engines.animatic.picture.sets.indoors import (
    boards,
    box_at,
    chequered,
    lamplight,
    pendants,
    plain_wall,
    plan_of,
)
from generation.engines.animatic.picture.site import Built, Site

GOODS = (0xE4572E, 0x2E86AB, 0xF2B134, 0x3BA37B, 0x9B5DE5, 0xF4F1E8, 0xE58FA5, 0xC9504A)


def shop(site: Site) -> Built:
    plan = plan_of(site, 0xEFE9DA)
    floor = chequered(site, plan, (0xE9EDF0, 0xD5DCE2))
    return _hall(site, plan, floor, (_shelves(site, plan), _sign(site, plan)), 0xEFE9DA)


def gym(site: Site) -> Built:
    plan = plan_of(site, 0x7F8FA3)
    floor = boards(site, plan, 0xC29058)
    return _hall(site, plan, floor, (_weights(site, plan), _bag(site, plan)), 0x7F8FA3)


def _hall(site: Site, plan: Plan, floor: Layer, things: tuple[Layer, Live], wall: int) -> Built:
    still, alive = things
    behind = [
        plain_wall(site, plan, wall),
        still,
        site.moving(0.5, live_bays(plan, alive), live_bays(plan, clock(site, plan))),
        pendants(site, plan, 0xDDE3E8),
        floor,
    ]
    return Built(behind, [], mirror=0.10, ambient=lamplight(site), indoors=True)


def _shelves(site: Site, plan: Plan) -> Layer:
    """Draw shelves full of boxes, bottles and fruit, with a coloured band above each."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        ink, rng = site.ink, site.dice("goods")
        for rack in range(4):
            left = -4.0 + 2.0 * rack
            frame = box_at(plan, left + 0.06, 1.88, (0.0, 2.3))
            canvas.drawRect(frame, ink.fill(inside(site, 0xB9C2CC)))
            head = box_at(plan, left + 0.06, 1.88, (2.3, 2.58))
            canvas.drawRect(head, ink.fill(inside(site, GOODS[rack])))
            for shelf in range(4):
                low, x = 0.12 + 0.54 * shelf, left + 0.12
                canvas.drawRect(
                    box_at(plan, left + 0.06, 1.88, (low - 0.06, low)),
                    ink.fill(inside(site, 0x8B95A1)),
                )
                while x < left + 1.8:
                    wide, tall = rng.uniform(0.1, 0.2), rng.uniform(0.22, 0.42)
                    goods = box_at(plan, x, min(wide, left + 1.88 - x), (low, low + tall))
                    tone = inside(site, rng.choice(GOODS))
                    canvas.drawRoundRect(goods, 3, 3, ink.fill(tone))
                    label = box_at(plan, x + 0.02, max(0.02, wide - 0.05), (low + 0.07, low + 0.15))
                    canvas.drawRect(label, ink.fill(lighter(tone, 0.5)))
                    x += wide + 0.02

    return site.bake(0.5, every_bay(plan, draw))


def _weights(site: Site, plan: Plan) -> Layer:
    """Draw mirrors, wall bars, a rack of dumb-bells and a punching bag."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        ink = site.ink
        for left in (-2.2, -0.6, 1.0):
            glass = box_at(plan, left, 1.5, (0.5, 2.4))
            tones = [(inside(site, 0xDCEBF5), 1.0), (inside(site, 0xA9C3D6), 1.0)]
            corner = (glass.right(), glass.bottom())
            canvas.drawRect(glass, ink.fade((glass.left(), glass.top()), corner, tones, (0, 1)))
            canvas.drawRect(glass, ink.stroke(inside(site, 0xF4F6F8), 3 * site.unit))
        for rung in range(9):
            bar = box_at(plan, 2.75, 1.05, (0.25 + 0.25 * rung, 0.31 + 0.25 * rung))
            canvas.drawRect(bar, ink.fill(inside(site, 0xB98A5C)))
        for post in (2.7, 3.75):
            canvas.drawRect(box_at(plan, post, 0.09, (0.0, 2.6)), ink.fill(inside(site, 0x8A6238)))
        _rack(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _bag(site: Site, plan: Plan) -> Live:
    """Let the punching bag swing on its chain."""
    ink, leather = site.ink, inside(site, 0xB3202A)
    hung = box_at(plan, -2.98, 0.0, (3.4, 3.4))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.translate(hung.left(), hung.top())
        canvas.rotate(5.5 * math.sin(time * 1.9))
        canvas.scale(plan.metre, plan.metre)
        canvas.drawRect(skia.Rect.MakeXYWH(-0.02, 0, 0.04, 1.5), ink.fill(0x4A505A))
        bag = skia.Rect.MakeXYWH(-0.24, 1.45, 0.48, 1.25)
        canvas.drawRoundRect(bag, 0.12, 0.12, ink.fill(leather))
        band = skia.Rect.MakeXYWH(-0.24, 1.68, 0.48, 0.1)
        canvas.drawRect(band, ink.fill(0x2B2A33))
        canvas.restore()

    return live


def _sign(site: Site, plan: Plan) -> Live:
    """Let a sign over the shelves turn in the air."""
    ink = site.ink
    hung = box_at(plan, -0.05, 0.0, (3.6, 3.6))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.translate(hung.left(), hung.top())
        canvas.rotate(3.5 * math.sin(time * 1.4))
        canvas.scale(plan.metre, plan.metre)
        for x in (-0.5, 0.5):
            canvas.drawRect(skia.Rect.MakeXYWH(x, 0, 0.02, 0.6), ink.fill(0x4A505A))
        board = skia.Rect.MakeXYWH(-0.75, 0.55, 1.5, 0.42)
        canvas.drawRoundRect(board, 0.08, 0.08, ink.fill(inside(site, 0xC8242B)))
        canvas.drawCircle(-0.4, 0.76, 0.12, ink.fill(0xFFFFFF))
        canvas.drawRect(skia.Rect.MakeXYWH(-0.2, 0.71, 0.7, 0.1), ink.fill(0xFFFFFF))
        canvas.restore()

    return live


def _rack(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    ink = site.ink
    for up in (0.18, 0.52):
        canvas.drawRect(box_at(plan, -1.9, 3.6, (up, up + 0.07)), ink.fill(inside(site, 0x3B4049)))
        for index in range(7):
            left = -1.8 + 0.5 * index
            steel = ink.fill(darker(inside(site, 0x9AA5B1), 0.2))
            canvas.drawRect(box_at(plan, left, 0.3, (up + 0.13, up + 0.18)), steel)
            for shift in (0.0, 0.24):
                disc = box_at(plan, left + shift, 0.09, (up + 0.07, up + 0.25))
                canvas.drawRoundRect(disc, 3, 3, ink.fill(inside(site, GOODS[index])))
