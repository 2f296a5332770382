"""The lift: panels of steel, a mirror, a rail, lit buttons, and the floors that pass behind the doors."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, inside
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

STEEL, FLOOR, LIT = 0xAEB8C2, 0x5B4A44, 0xFFB347
FLOORS, PACE = 9, 2.2  # that the lift passes, seconds for each
PANEL = 0.92  # metres from one panel of the wall to the next
DIGITS = {
    0: "abcdef", 1: "bc", 2: "abged", 3: "abgcd", 4: "fgbc", 5: "afgcd", 6: "afgedc", 7: "abc",
    8: "abcdefg", 9: "abcdfg",
}  # fmt: skip
"""Which strokes of a display each figure lights."""
STROKES = {
    "a": (0, 0, 1, 0), "b": (1, 0, 1, 1), "c": (1, 1, 1, 2), "d": (0, 2, 1, 2), "e": (0, 1, 0, 2),
    "f": (0, 0, 0, 1), "g": (0, 1, 1, 1),
}  # fmt: skip
"""From (x, y) to (x, y), in halves of a figure's height."""


def build(site: Site) -> Built:
    plan = plan_of(site, STEEL)
    behind = [
        _walls(site, plan),
        site.moving(0.7, _shaft(site, plan), _display(site, plan)),
        _ceiling(site, plan),
        _panel(site, plan),
        chequered(site, plan, (FLOOR, darker(FLOOR, 0.15))),
    ]
    return Built(behind, mirror=0.14, ambient=lamplight(site), indoors=True)


def _walls(site: Site, plan: Plan) -> Layer:
    """Draw panels that shine, a mirror, and a rail along them."""
    steel, ink = inside(site, STEEL), site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawPaint(ink.fill(darker(steel, 0.15)))
        for x in site.steps(extent, PANEL * plan.metre):
            wide = PANEL * plan.metre - 5 * site.unit
            sheet = skia.Rect.MakeLTRB(x, extent.top, x + wide, plan.skirting)
            shine = [(steel, 1.0), (lighter(steel, 0.45), 1.0), (darker(steel, 0.1), 1.0)]
            canvas.drawRect(sheet, ink.fade((x, 0), (x + wide, 0), shine, (0, 0.35, 1)))
        glass = skia.Rect.MakeLTRB(
            extent.left,
            plan.skirting - 2.7 * plan.metre,
            extent.right,
            plan.skirting - 1.25 * plan.metre,
        )
        canvas.drawRect(glass, ink.fill(mix(steel, 0xDCEBF4, 0.6), 0.55))
        rail = ink.stroke(lighter(steel, 0.55), 0.09 * plan.metre)
        y = plan.skirting - 0.95 * plan.metre
        canvas.drawLine(
            extent.left,
            y + 0.04 * plan.metre,
            extent.right,
            y + 0.04 * plan.metre,
            ink.stroke(darker(steel, 0.4), 0.09 * plan.metre),
        )
        canvas.drawLine(extent.left, y, extent.right, y, rail)

    return site.bake(0.7, draw)


def _shaft(site: Site, plan: Plan) -> Live:
    """Let the light of each floor pass down the gap of the doors."""
    ink, frame = site.ink, box_at(plan, -1.0, 2.0, (0.0, 2.75))
    door = inside(site, darker(STEEL, 0.12))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.drawRect(
            frame.makeOutset(0.1 * plan.metre, 0.1 * plan.metre), ink.fill(darker(door, 0.35))
        )
        canvas.drawRect(frame, ink.fill(door))
        way = (time / PACE) % 1.0
        y = frame.top() + (1.6 * way - 0.3) * frame.height()
        gap = skia.Rect.MakeLTRB(
            frame.centerX() - 0.035 * plan.metre,
            frame.top(),
            frame.centerX() + 0.035 * plan.metre,
            frame.bottom(),
        )
        canvas.drawRect(gap, ink.fill(0x15181D))
        canvas.save()
        canvas.clipRect(gap)
        canvas.drawRect(
            skia.Rect.MakeXYWH(gap.left(), y, gap.width(), 0.24 * frame.height()),
            ink.fill(0xFFF1C4),
        )
        canvas.restore()
        for x in (frame.left() + 0.25 * frame.width(), frame.left() + 0.75 * frame.width()):
            canvas.drawLine(
                x, frame.top(), x, frame.bottom(), ink.stroke(lighter(door, 0.2), 1.5 * site.unit)
            )

    return live


def _display(site: Site, plan: Plan) -> Live:
    """Count the floors above the doors."""
    ink, box = site.ink, box_at(plan, -0.34, 0.68, (2.95, 3.4))
    size = 0.28 * box.height()

    def live(canvas: skia.Canvas, time: float) -> None:
        floor = 1 + int(time / PACE) % FLOORS
        canvas.drawRoundRect(box, 5, 5, ink.fill(0x14171C))
        x, y = box.centerX() - 0.2 * box.width(), box.centerY() - size
        for stroke in DIGITS[floor]:
            x0, y0, x1, y1 = STROKES[stroke]
            canvas.drawLine(
                x + x0 * size,
                y + y0 * size,
                x + x1 * size,
                y + y1 * size,
                ink.stroke(LIT, 0.22 * size),
            )
        arrow = skia.Path()
        tip = box.centerX() + 0.24 * box.width()
        arrow.moveTo(tip, y)
        arrow.lineTo(tip + 0.8 * size, y + 1.6 * size)
        arrow.lineTo(tip - 0.8 * size, y + 1.6 * size)
        arrow.close()
        canvas.drawPath(arrow, ink.fill(LIT))

    return live


def _panel(site: Site, plan: Plan) -> Layer:
    """Draw the buttons beside the doors, one of them lit."""
    ink, steel = site.ink, inside(site, STEEL)
    chosen = site.dice("button").randrange(FLOORS)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        plate = box_at(plan, 1.3, 0.46, (1.0, 2.3))
        canvas.drawRoundRect(plate, 6, 6, ink.fill(lighter(steel, 0.3)))
        canvas.drawRoundRect(plate, 6, 6, ink.stroke(darker(steel, 0.3), 2 * site.unit))
        for number in range(FLOORS + 1):
            x = plate.left() + (0.3 + 0.4 * (number % 2)) * plate.width()
            y = plate.bottom() - (0.12 + 0.18 * (number // 2)) * plate.height()
            tone = LIT if number == chosen else darker(steel, 0.1)
            canvas.drawCircle(x, y, 0.075 * plan.metre, ink.fill(darker(steel, 0.45)))
            canvas.drawCircle(x, y, 0.058 * plan.metre, ink.fill(tone))

    return site.bake(0.7, draw)


def _ceiling(site: Site, plan: Plan) -> Layer:
    """Draw tubes along the ceiling, and their shine."""
    top = plan.skirting - 3.75 * plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for x in site.steps(extent, 2.2 * plan.metre):
            tube = skia.Rect.MakeXYWH(x, top, 1.5 * plan.metre, 0.12 * plan.metre)
            canvas.drawRoundRect(tube, 5, 5, site.ink.fill(0xFFFBEA))
            middle = (tube.centerX(), tube.centerY())
            canvas.drawCircle(
                *middle, 1.9 * plan.metre, site.ink.glow(middle, 1.9 * plan.metre, 0xFFF6DC, 0.28)
            )

    return site.bake(0.7, draw)
