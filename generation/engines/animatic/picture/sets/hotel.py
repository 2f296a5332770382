"""The lobby of a hotel: marble, a desk with keys behind it, two lifts, a chandelier, palms and armchairs."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import (
    WARM,
    Plan,
    every_bay,
    inside,
    live_bays,
    plant,
)
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

WALL, WOOD, BRASS, PLUSH = 0xE9D3A8, 0x6B3F2A, 0xD9A441, 0x8C2F39
LIFTS = (-3.75, -2.35)  # metres from the middle of a bay to their left edges
ROUND = 9.0  # seconds from one arrival of a lift to the next


def build(site: Site) -> Built:
    plan = plan_of(site, WALL)
    behind = [
        _wall(site, plan),
        site.moving(0.5, live_bays(plan, _lifts(site, plan))),
        _desk(site, plan),
        chequered(site, plan, (0xF4EDDF, 0xD8C8AC)),
        _seats(site, plan),
    ]
    front = [site.moving(0.5, live_bays(plan, _chandelier(site, plan)))]
    return Built(behind, front, mirror=0.20, ambient=lamplight(site), indoors=True)


def _wall(site: Site, plan: Plan) -> Layer:
    tone, ink, brass = inside(site, WALL), site.ink, inside(site, BRASS)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(tone, 0.18), 1.0), (lighter(tone, 0.1), 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))
        base = skia.Rect.MakeLTRB(
            extent.left, plan.skirting - 0.3 * plan.metre, extent.right, plan.skirting
        )
        canvas.drawRect(base, ink.fill(darker(tone, 0.3)))
        for left in (-4.0, -0.85, 2.9):
            shaft = box_at(plan, left, 0.4, (0.0, 4.8))
            sides = ((shaft.left(), 0), (shaft.right(), 0))
            marble = [(darker(tone, 0.12), 1.0), (0xFFFAF0, 1.0), (darker(tone, 0.25), 1.0)]
            canvas.drawRect(shaft, ink.fade(*sides, marble, (0, 0.4, 1)))
            for low, high in ((0.0, 0.22), (3.0, 3.14)):
                canvas.drawRect(box_at(plan, left - 0.08, 0.56, (low, high)), ink.fill(brass))
        for left in (-0.2, 1.9):
            frame = box_at(plan, left, 0.75, (1.75, 2.7))
            canvas.drawRect(frame.makeOutset(5, 5), ink.fill(brass))
            canvas.drawRect(frame, ink.fill(inside(site, 0x5C7F74)))
            canvas.drawCircle(
                frame.centerX(), frame.centerY(), 0.2 * plan.metre, ink.fill(inside(site, 0xE8C98A))
            )

    return site.bake(0.5, every_bay(plan, draw))


def _lifts(site: Site, plan: Plan) -> Live:
    """Let the lifts come, open their doors, and go again; a hand above each shows the floor."""
    ink, metre, brass = site.ink, plan.metre, inside(site, BRASS)
    cabin, door = inside(site, 0xF6E3B4), inside(site, 0xB98B3A)

    def live(canvas: skia.Canvas, time: float) -> None:
        for number, left in enumerate(LIFTS):
            way = (time / ROUND + 0.28 - 0.45 * number) % 1.0
            open_ = min(1.0, max(0.0, 4.5 * math.sin(math.pi * min(1.0, way * 2.2)) - 1.2)) * 0.86
            frame = box_at(plan, left, 1.15, (0.0, 2.25))
            canvas.drawRect(
                frame.makeOutset(0.1 * metre, 0.1 * metre), ink.fill(darker(brass, 0.25))
            )
            canvas.drawRect(frame, ink.fill(cabin))
            half = 0.5 * frame.width()
            for side in (0, 1):
                wide = half * (1 - open_)
                x = frame.left() if side == 0 else frame.right() - wide
                leaf = skia.Rect.MakeXYWH(x, frame.top(), wide, frame.height())
                canvas.drawRect(leaf, ink.fill(door))
                canvas.drawRect(leaf, ink.stroke(darker(door, 0.3), 2 * site.unit))
            dial = (frame.centerX(), frame.top() - 0.3 * metre)
            canvas.drawCircle(*dial, 0.17 * metre, ink.fill(inside(site, 0xFBF5E6)))
            turn = 2.2 * math.cos(math.tau * way) * 0.5
            hand = (
                dial[0] + 0.14 * metre * math.sin(turn),
                dial[1] - 0.14 * metre * math.cos(turn),
            )
            canvas.drawLine(*dial, *hand, ink.stroke(0x7A1E24, 0.03 * metre))

    return live


def _desk(site: Site, plan: Plan) -> Layer:
    ink, wood, brass = site.ink, inside(site, WOOD), inside(site, BRASS)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        board = box_at(plan, 0.62, 1.2, (1.25, 2.6))
        canvas.drawRect(board, ink.fill(darker(wood, 0.15)))
        for row in range(4):
            for column in range(6):
                hole = box_at(
                    plan, 0.68 + 0.19 * column, 0.14, (1.32 + 0.32 * row, 1.56 + 0.32 * row)
                )
                canvas.drawRect(hole, ink.fill(darker(wood, 0.5)))
                canvas.drawCircle(
                    hole.centerX(), hole.centerY(), 0.03 * plan.metre, ink.fill(brass)
                )
        canvas.drawRect(box_at(plan, -0.1, 2.75, (0.0, 1.02)), ink.fill(wood))
        canvas.drawRect(box_at(plan, -0.2, 2.95, (1.0, 1.12)), ink.fill(lighter(brass, 0.1)))
        for left in (0.08, 0.98, 1.88):
            panel = box_at(plan, left, 0.66, (0.18, 0.86))
            canvas.drawRect(panel, ink.stroke(brass, 2.5 * site.unit))
        bell = box_at(plan, 2.1, 0.24, (1.06, 1.3))
        canvas.drawArc(bell, 180, 180, True, ink.fill(brass))  # noqa: FBT003 - of skia

    return site.bake(0.5, every_bay(plan, draw))


def _seats(site: Site, plan: Plan) -> Layer:
    """Draw armchairs and palms between the columns."""
    ink, plush = site.ink, inside(site, PLUSH)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for left in (-1.95, 3.0):
            for box, rgb in (
                ((left, 0.9, 0.1, 0.95), darker(plush, 0.15)),
                ((left - 0.1, 0.26, -0.02, 0.62), plush),
                ((left + 0.74, 0.26, -0.02, 0.62), plush),
                ((left + 0.1, 0.7, 0.05, 0.45), lighter(plush, 0.12)),
            ):
                part = box_at(plan, box[0], box[1], (box[2], box[3]))
                canvas.drawRoundRect(part, 9, 9, ink.fill(rgb))
        for across in (-2.5, 2.75):
            plant(
                canvas,
                site,
                plan,
                (plan.middle + across * plan.metre, plan.skirting + 0.12 * plan.metre),
            )

    return site.bake(0.7, every_bay(plan, draw))


def _chandelier(site: Site, plan: Plan) -> Live:
    """Let the chandelier sway a little and glitter."""
    ink, metre, brass = site.ink, plan.metre, inside(site, BRASS)
    x, y = plan.middle + 0.4 * metre, plan.skirting - 3.35 * metre

    def live(canvas: skia.Canvas, time: float) -> None:
        sway = 0.02 * metre * math.sin(1.1 * time)
        canvas.drawLine(x, y - 3 * metre, x + sway, y, ink.stroke(brass, 0.03 * metre))
        canvas.drawCircle(x + sway, y, 1.5 * metre, ink.glow((x + sway, y), 1.5 * metre, WARM, 0.3))
        for tier, (reach, up) in enumerate(((0.62, 0.0), (0.34, 0.3))):
            ring = skia.Rect.MakeLTRB(
                x + sway - reach * metre,
                y - (up + 0.05) * metre,
                x + sway + reach * metre,
                y - (up - 0.05) * metre,
            )
            canvas.drawOval(ring, ink.stroke(brass, 0.045 * metre))
            for lamp in range(5 - 2 * tier):
                at = x + sway + (lamp / (4 - 2 * tier) * 2 - 1) * reach * metre
                glitter = 0.75 + 0.25 * math.sin(3.1 * time + 2.3 * lamp + tier)
                canvas.drawCircle(
                    at, y - (up + 0.1) * metre, 0.06 * metre, ink.fill(0xFFF4D0, glitter)
                )

    return live
