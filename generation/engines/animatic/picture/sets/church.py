"""The church: pale stone, stained glass between the pillars, rows of pews, candles that flicker."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

STONE, OAK = 0xE3D9C6, 0x7A4F30
GLASS = (0xC8324A, 0x2F6FC0, 0xE9B53C, 0x3C9A66, 0x7F4FB0, 0xE8814A)
WINDOWS = (-2.7, -0.7, 1.3, 3.3)  # metres from the middle of a bay to their left edges
CANDLES = (-3.05, -1.05, 0.95, 2.95)


def build(site: Site) -> Built:
    plan = plan_of(site, STONE)
    behind = [
        _nave(site, plan),
        site.moving(
            0.5, live_bays(plan, _candles(site, plan)), live_bays(plan, _chandelier(site, plan))
        ),
        chequered(site, plan, (0xD9CFBD, 0xB9AD99)),
        _pews(site, plan),
    ]
    return Built(behind, mirror=0.10, ambient=lamplight(site), indoors=True)


def _nave(site: Site, plan: Plan) -> Layer:
    stone, ink, metre = inside(site, STONE), site.ink, plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(stone, 0.3), 1.0), (stone, 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))
        for left in WINDOWS:
            _window(canvas, site, plan, left)
        for left in (-3.35, -1.35, 0.65, 2.65):
            shaft = box_at(plan, left, 0.42, (0.0, 4.6))
            round_ = [
                (darker(stone, 0.2), 1.0),
                (lighter(stone, 0.35), 1.0),
                (darker(stone, 0.3), 1.0),
            ]
            sides = ((shaft.left(), 0), (shaft.right(), 0))
            canvas.drawRect(shaft, ink.fade(*sides, round_, (0, 0.4, 1)))
            for low, high in ((0.0, 0.2), (3.3, 3.45)):
                ring = box_at(plan, left - 0.08, 0.58, (low, high))
                canvas.drawRoundRect(ring, 3, 3, ink.fill(lighter(stone, 0.2)))
        for left in (-3.14, -1.14, 0.86, 2.86):  # arches from pillar to pillar
            arch = box_at(plan, left, 2.0, (2.5, 4.4))
            canvas.drawArc(arch, 180, 180, False, ink.stroke(lighter(stone, 0.2), 0.16 * metre))  # noqa: FBT003 - of skia

    return site.bake(0.5, every_bay(plan, draw))


def _window(canvas: skia.Canvas, site: Site, plan: Plan, left: float) -> None:
    """Draw a pointed window of coloured panes, as bright as the day outside."""
    box, ink = box_at(plan, left, 1.1, (1.1, 3.0)), site.ink
    path = skia.Path()
    path.moveTo(box.left(), box.bottom())
    path.lineTo(box.left(), box.top() + 0.5 * plan.metre)
    path.quadTo(
        box.left() + 0.05 * plan.metre, box.top(), box.centerX(), box.top() - 0.2 * plan.metre
    )
    path.quadTo(
        box.right() - 0.05 * plan.metre, box.top(), box.right(), box.top() + 0.5 * plan.metre
    )
    path.lineTo(box.right(), box.bottom())
    path.close()
    rng = site.dice("glass", left)
    canvas.save()
    canvas.clipPath(path, doAntiAlias=True)
    wide, tall = box.width() / 4, (box.height() + 0.4 * plan.metre) / 7
    for row in range(7):
        for column in range(4):
            pane = skia.Rect.MakeXYWH(
                box.left() + column * wide, box.bottom() - (row + 1) * tall, wide, tall
            )
            tone = site.light.on(rng.choice(GLASS))
            canvas.drawRect(pane, ink.fill(lighter(tone, rng.uniform(0.05, 0.35))))
            canvas.drawRect(pane, ink.stroke(0x3A3340, 2 * site.unit))
    rose = (box.centerX(), box.top() + 0.42 * plan.metre)
    canvas.drawCircle(*rose, 0.26 * plan.metre, ink.fill(site.light.on(0xF5D77A)))
    canvas.drawCircle(*rose, 0.13 * plan.metre, ink.fill(site.light.on(0xC8324A)))
    canvas.restore()
    canvas.drawPath(path, ink.stroke(inside(site, darker(STONE, 0.35)), 0.09 * plan.metre))


def _candles(site: Site, plan: Plan) -> Live:
    metre, ink = plan.metre, site.ink

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, at in enumerate(CANDLES):
            stand = box_at(plan, at - 0.02, 0.04, (0.2, 1.25))
            canvas.drawRect(stand, ink.fill(inside(site, 0xB08D3C)))
            wax = box_at(plan, at - 0.05, 0.1, (1.25, 1.5))
            canvas.drawRect(wax, ink.fill(0xF7EFDC))
            x, y = wax.centerX(), wax.top()
            flick = 1 + 0.3 * math.sin(time * 11 + index * 2.3)
            canvas.drawCircle(x, y, 0.55 * metre * flick, ink.fill(0xFFC873, 0.10))
            flame = skia.Rect.MakeLTRB(
                x - 0.06 * metre, y - 0.24 * metre * flick, x + 0.06 * metre, y
            )
            canvas.drawOval(flame, ink.fill(0xFFD977))

    return live


def _chandelier(site: Site, plan: Plan) -> Live:
    """Let a ring of candles sway on its chain."""
    ink, brass = site.ink, inside(site, 0xB08D3C)
    hung = box_at(plan, 0.86, 0.0, (4.05, 4.05))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.translate(hung.left(), hung.top())
        canvas.rotate(3.2 * math.sin(time * 1.3))
        canvas.scale(plan.metre, plan.metre)
        canvas.drawRect(skia.Rect.MakeXYWH(-0.02, -2.0, 0.04, 3.3), ink.fill(0x4A3A28))
        canvas.drawOval(skia.Rect.MakeXYWH(-0.7, 1.22, 1.4, 0.26), ink.stroke(brass, 0.07))
        for number in range(6):
            x = -0.62 + 0.248 * number
            canvas.drawRect(skia.Rect.MakeXYWH(x - 0.03, 1.04, 0.06, 0.24), ink.fill(0xF7EFDC))
            flick = 0.13 + 0.03 * math.sin(time * 12 + number * 2.1)
            canvas.drawOval(
                skia.Rect.MakeXYWH(x - 0.035, 1.04 - flick, 0.07, flick), ink.fill(0xFFD977)
            )
        canvas.restore()

    return live


def _pews(site: Site, plan: Plan) -> Layer:
    """Draw the backs of benches that stand along the wall."""
    wood, ink = inside(site, OAK), site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for left in (-3.0, -1.0, 1.0, 3.0):
            back = box_at(plan, left + 0.2, 1.6, (0.28, 0.78))
            canvas.drawRoundRect(back, 4, 4, ink.fill(wood))
            canvas.drawRect(
                box_at(plan, left + 0.2, 1.6, (0.74, 0.8)), ink.fill(lighter(wood, 0.2))
            )
            canvas.drawRect(
                box_at(plan, left + 0.16, 1.68, (0.2, 0.3)), ink.fill(darker(wood, 0.2))
            )
            for end in (0.16, 1.76):
                side = box_at(plan, left + end, 0.08, (-0.12, 0.9))
                canvas.drawRoundRect(side, 3, 3, ink.fill(darker(wood, 0.12)))

    return site.bake(0.62, every_bay(plan, draw))
