"""The library: walls of books, a ladder on a rail, green lamps on long tables, a globe."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import (
    BOOKS,
    WARM,
    Plan,
    clock,
    every_bay,
    inside,
    live_bays,
)
from generation.engines.animatic.picture.sets.indoors import (
    boards,
    box_at,
    lamplight,
    motes,
    plain_wall,
    plan_of,
)
from generation.engines.animatic.picture.site import Built, Site

WOOD = 0x6E4630


def build(site: Site) -> Built:
    plan = plan_of(site, WOOD)
    behind = [
        plain_wall(site, plan, 0x7C5A44),
        _shelves(site, plan),
        _tables(site, plan),
        site.moving(0.62, live_bays(plan, clock(site, plan)), live_bays(plan, _globe(site, plan))),
        boards(site, plan, 0x8A5A3C),
        _carpet(site, plan),
    ]
    dust = site.moving(0.5, live_bays(plan, motes(site, plan)))
    return Built(behind, [dust], mirror=0.10, ambient=lamplight(site), indoors=True)


def _shelves(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for index in range(5):
            _case(canvas, site, plan, -3.4 + 1.6 * index)
        _ladder(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _case(canvas: skia.Canvas, site: Site, plan: Plan, left: float) -> None:
    ink, rng = site.ink, site.dice("case", left)
    wood = inside(site, WOOD)
    canvas.drawRect(box_at(plan, left, 1.52, (0.0, 3.6)), ink.fill(darker(wood, 0.4)))
    for row in range(7):
        low = 0.14 + 0.49 * row
        x = left + 0.09
        while x < left + 1.36:
            wide, tall = rng.uniform(0.05, 0.11), rng.uniform(0.28, 0.40)
            rgb = inside(site, rng.choice(BOOKS))
            box = box_at(plan, x, wide, (low, low + tall))
            canvas.drawRect(box, ink.fill(rgb))
            band = box_at(plan, x, wide, (low + tall * 0.7, low + tall * 0.78))
            canvas.drawRect(band, ink.fill(lighter(rgb, 0.4)))
            x += wide + (0.12 if rng.random() < 0.06 else 0.006)
        canvas.drawRect(box_at(plan, left, 1.52, (low - 0.06, low)), ink.fill(wood))
    for side in (0.0, 1.45):
        canvas.drawRect(box_at(plan, left + side, 0.08, (0.0, 3.6)), ink.fill(lighter(wood, 0.06)))
    base = box_at(plan, left - 0.03, 1.58, (0.0, 0.1))
    canvas.drawRect(base, ink.fill(lighter(wood, 0.1)))


def _ladder(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, pen = plan.metre, site.ink.stroke(inside(site, 0xC99A63), 0.06 * plan.metre)
    low, high = plan.middle + 1.25 * metre, plan.middle + 1.75 * metre
    top = plan.skirting - 3.0 * metre
    for dx in (0.0, 0.42 * metre):
        canvas.drawLine(low + dx, plan.skirting + 0.1 * metre, high + dx, top, pen)
    for step in range(9):
        share = (step + 0.6) / 9
        x, y = low + (high - low) * share, plan.skirting + (top - plan.skirting) * share
        canvas.drawLine(x, y, x + 0.42 * metre, y, pen)


def _tables(site: Site, plan: Plan) -> Layer:
    ink, metre = site.ink, plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        wood = inside(site, 0x8F5F3F)
        for left in (-3.3, 2.1):
            canvas.drawRect(box_at(plan, left, 1.7, (0.62, 0.72)), ink.fill(wood))
            for leg in (0.08, 1.52):
                canvas.drawRect(
                    box_at(plan, left + leg, 0.1, (-0.1, 0.62)), ink.fill(darker(wood, 0.2))
                )
            x, y = plan.middle + (left + 0.5) * metre, plan.skirting - 0.72 * metre
            if site.light.lamps:
                glow = ink.glow((x, y - 0.2 * metre), 1.1 * metre, WARM, 0.6 * site.light.lamps)
                canvas.drawCircle(x, y - 0.2 * metre, 1.1 * metre, glow)
            canvas.drawLine(x, y, x, y - 0.34 * metre, ink.stroke(inside(site, 0xD9A93F), 5))
            shade = skia.Rect.MakeLTRB(
                x - 0.2 * metre, y - 0.46 * metre, x + 0.2 * metre, y - 0.18 * metre
            )
            canvas.drawArc(shade, 180, 180, True, ink.fill(inside(site, 0x2E8B6A)))  # noqa: FBT003 - of skia

    return site.bake(0.62, every_bay(plan, draw, clip=False))


def _globe(site: Site, plan: Plan) -> Live:
    """Draw a globe on a table, which somebody has set turning."""
    ink, metre = site.ink, plan.metre
    x, y = plan.middle + 3.2 * metre, plan.skirting - 0.98 * metre
    ball = skia.Path.Circle(x, y, 0.25 * metre)
    lands = ((0.0, -0.07, 0.11), (0.17, 0.06, 0.09), (0.35, -0.02, 0.12), (0.52, 0.12, 0.08))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.drawPath(ball, ink.fill(inside(site, 0x4C8FD6)))
        canvas.save()
        canvas.clipPath(ball, skia.ClipOp.kIntersect, doAntiAlias=True)
        for dx, dy, size in lands:
            across = (dx + time * 0.16) % 0.75 - 0.375
            land = (x + across * metre, y + dy * metre)
            canvas.drawCircle(*land, size * metre, ink.fill(inside(site, 0x6DB257)))
        canvas.restore()
        canvas.drawCircle(x, y, 0.28 * metre, ink.stroke(inside(site, 0xD9A93F), 0.03 * metre))

    return live


def _carpet(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for inset, rgb in ((0.0, 0x2F6B57), (0.016, 0xD9B45F), (0.022, 0x2F6B57)):
            y = inset * site.height
            box = skia.Rect.MakeLTRB(
                extent.left, site.ground - 0.02 * site.height + y,
                extent.right, site.ground + 0.11 * site.height - y,
            )  # fmt: skip
            canvas.drawRect(box, site.ink.fill(inside(site, rgb)))

    return site.bake(1.0, draw)
