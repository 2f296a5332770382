"""The castle's hall: stone, tall windows, banners, torches that flicker, a carpet on the flags."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

STONE = 0x9C96A0
BANNERS = ((0x8E2F3F, 0xE8B84B), (0x2F4F8E, 0xE9EDF2), (0x2E6B4F, 0xF2C95F))
TORCHES = (-3.0, -1.0, 1.0, 3.0)  # metres from the middle of a bay


def build(site: Site) -> Built:
    plan = plan_of(site, STONE)
    banner = site.dice("banner").choice(BANNERS)
    behind = [
        _wall(site, plan),
        _arms(site, plan, banner),
        site.moving(0.5, live_bays(plan, _flames(site, plan))),
        chequered(site, plan, (0xA9A3AB, 0x8B8590)),
        _carpet(site, plan, banner[0]),
    ]
    return Built(behind, mirror=0.12, ambient=lamplight(site), indoors=True)


def _wall(site: Site, plan: Plan) -> Layer:
    ink, metre, stone = site.ink, plan.metre, inside(site, STONE)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        tones = [(darker(stone, 0.45), 1.0), (stone, 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), tones, (0, 1)))
        rng, step = site.dice("blocks"), 0.36 * metre
        for row in range(round(plan.skirting / step) + 2):
            y = plan.skirting - row * step
            canvas.drawLine(
                extent.left, y, extent.right, y, ink.stroke(darker(stone, 0.25), 2, 0.6)
            )
            x = extent.left + (row % 2) * 0.4 * metre
            while x < extent.right:
                canvas.drawLine(x, y, x, y - step, ink.stroke(darker(stone, 0.25), 2, 0.6))
                if rng.random() < 0.2:
                    block = skia.Rect.MakeLTRB(x, y - step, x + 0.8 * metre, y)
                    canvas.drawRect(block, ink.fill(lighter(stone, 0.12), 0.35))
                x += 0.8 * metre
        for left in (-2.45, -0.45, 1.55):
            _window(canvas, site, plan, left)

    return site.bake(0.5, every_bay(plan, draw))


def _window(canvas: skia.Canvas, site: Site, plan: Plan, left: float) -> None:
    box, metre = box_at(plan, left, 0.9, (1.25, 2.9)), plan.metre
    path = skia.Path()
    path.moveTo(box.left(), box.bottom())
    path.lineTo(box.left(), box.top() + 0.4 * metre)
    path.quadTo(box.left(), box.top(), box.centerX(), box.top() - 0.3 * metre)
    path.quadTo(box.right(), box.top(), box.right(), box.top() + 0.4 * metre)
    path.lineTo(box.right(), box.bottom())
    path.close()
    sky = [(rgb, 1.0) for rgb in site.light.sky]
    fade = site.ink.fade((0, box.top()), (0, box.bottom()), sky, (0, 0.35, 0.7, 1))
    canvas.drawPath(path, fade)
    frame = inside(site, darker(STONE, 0.3))
    canvas.drawPath(path, site.ink.stroke(frame, 0.1 * metre))
    canvas.drawLine(
        box.centerX(), box.top() - 0.3 * metre, box.centerX(), box.bottom(),
        site.ink.stroke(frame, 0.06 * metre),
    )  # fmt: skip
    canvas.drawLine(
        box.left(), box.centerY(), box.right(), box.centerY(), site.ink.stroke(frame, 0.05 * metre)
    )


def _arms(site: Site, plan: Plan, banner: tuple[int, int]) -> Layer:
    """Banners between the windows, and the rings that torches stand in."""
    cloth, sign = (inside(site, rgb) for rgb in banner)
    ink, metre = site.ink, plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for left in (-3.45, -1.4, 0.65, 2.65):
            box = box_at(plan, left, 0.72, (1.55, 3.1))
            tail = [
                (box.left(), box.top()), (box.right(), box.top()), (box.right(), box.bottom()),
                (box.centerX(), box.bottom() - 0.25 * metre), (box.left(), box.bottom()),
            ]  # fmt: skip
            canvas.drawPath(polygon(tail), ink.fill(cloth))
            middle = (box.centerX(), box.top() + 0.62 * metre)
            canvas.drawCircle(*middle, 0.2 * metre, ink.fill(sign))
            canvas.drawCircle(*middle, 0.12 * metre, ink.fill(cloth))
        for at in TORCHES:
            holder = box_at(plan, at - 0.04, 0.08, (1.0, 1.42))
            canvas.drawRect(holder, ink.fill(inside(site, 0x4A3428)))

    return site.bake(0.5, every_bay(plan, draw))


def _flames(site: Site, plan: Plan) -> Live:
    metre, ink = plan.metre, site.ink
    y = plan.skirting - 1.46 * metre

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, at in enumerate(TORCHES):
            x = plan.middle + at * metre
            flick = 1 + 0.16 * math.sin(time * 13 + index * 2) + 0.1 * math.sin(time * 23 + index)
            for reach in (0.9, 0.6, 0.35):
                canvas.drawCircle(x, y, reach * metre * flick, ink.fill(0xFFB55C, 0.07))
            for rgb, size in ((0xF2762E, 0.15), (0xFFC24A, 0.10), (0xFFF1B8, 0.05)):
                tip = (
                    x + 0.03 * metre * math.sin(time * 9 + index),
                    y - size * 2.4 * metre * flick,
                )
                path = skia.Path()
                path.moveTo(x - size * metre, y)
                path.quadTo(x - size * metre, y - size * 1.2 * metre, *tip)
                path.quadTo(x + size * metre, y - size * 1.2 * metre, x + size * metre, y)
                path.quadTo(x, y + size * 0.7 * metre, x - size * metre, y)
                canvas.drawPath(path, ink.fill(rgb))

    return live


def _carpet(site: Site, plan: Plan, rgb: int) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top, low = site.ground - 0.025 * site.height, site.ground + 0.10 * site.height
        for inset, tone in ((0.0, 0xD9A93F), (0.012, rgb)):
            edge = inset * site.height
            box = skia.Rect.MakeLTRB(extent.left, top + edge, extent.right, low - edge)
            canvas.drawRect(box, site.ink.fill(inside(site, tone)))

    return site.bake(1.0, draw)
