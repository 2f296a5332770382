"""The airport: a wall of glass before the runway, a board of departures, rows of seats."""

from __future__ import annotations

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import box_at, chequered, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

FRAME, SIGN = 0x5B6570, 0xF2C230
GLASS = (-3.4, 8.1, 0.55, 3.1)  # metres: left edge, width, from the floor to low and high
ROUND = 11.0  # seconds from one take-off to the next
ROWS = 5  # lines on the board


def build(site: Site) -> Built:
    plan = plan_of(site, FRAME)
    behind = [
        _field(site, plan),
        site.moving(0.45, _plane(site, plan)),
        _front(site, plan),
        site.moving(0.5, live_bays(plan, _board(site, plan))),
        chequered(site, plan, (0xDDE2E6, 0xC9D0D6)),
        _seats(site, plan),
    ]
    return Built(behind, mirror=0.16, ambient=lamplight(site), indoors=True)


def _field(site: Site, plan: Plan) -> Layer:
    """Draw the sky and the runway behind the glass."""
    sky, ground = site.light.on(0x8EC4EE), site.light.on(0x8C949B)
    ink, horizon = site.ink, plan.skirting - 1.15 * plan.metre

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(sky, 1.0), (lighter(sky, 0.35), 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, horizon), shades, (0, 1)))
        field = skia.Rect.MakeLTRB(extent.left, horizon, extent.right, extent.bottom)
        canvas.drawRect(field, ink.fill(ground))
        grass = skia.Rect.MakeLTRB(extent.left, horizon, extent.right, horizon + 0.16 * plan.metre)
        canvas.drawRect(grass, ink.fill(site.light.on(0x6FA05A)))
        for x in site.steps(extent, 1.3 * plan.metre):
            dash = skia.Rect.MakeXYWH(x, horizon + 0.36 * plan.metre, 0.6 * plan.metre, 5)
            canvas.drawRect(dash, ink.fill(site.light.on(0xF4F4EC)))

    return site.bake(0.45, draw)


def _plane(site: Site, plan: Plan) -> Live:
    """Let an airliner roll, lift off and climb out of sight, again and again."""
    ink, metre, lag = site.ink, plan.metre, site.dice("plane").uniform(0.05, 0.3)
    white, blue = site.light.on(0xF7F9FA), site.light.on(0x2F6FC0)

    def live(canvas: skia.Canvas, time: float) -> None:
        way = (time / ROUND + lag) % 1.0
        seen = canvas.getLocalClipBounds()
        climb = max(0.0, way - 0.35) ** 2 * 7.0
        x = seen.left() - 2 * metre + way * (seen.width() + 4 * metre)
        y = plan.skirting - (1.2 + climb) * metre
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-14 * min(1.0, climb))
        canvas.scale(metre, metre)
        canvas.drawPath(
            polygon([(-1.3, 0.0), (-1.65, -0.6), (-1.4, -0.6), (-0.85, 0.0)]), ink.fill(blue)
        )
        body = skia.Rect.MakeLTRB(-1.45, -0.17, 1.3, 0.17)
        canvas.drawRoundRect(body, 0.17, 0.17, ink.fill(white))
        canvas.drawPath(
            polygon([(0.25, 0.05), (-0.55, 0.42), (-0.8, 0.42), (-0.3, 0.05)]),
            ink.fill(darker(white, 0.2)),
        )
        for number in range(9):
            canvas.drawCircle(-0.9 + 0.22 * number, -0.04, 0.035, ink.fill(blue))
        canvas.restore()

    return live


def _front(site: Site, plan: Plan) -> Layer:
    """Draw the wall around the glass, its frames, and the signs."""
    ink, tone = site.ink, inside(site, FRAME)
    left, wide, low, high = GLASS

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        top = skia.Rect.MakeLTRB(
            extent.left, extent.top, extent.right, plan.skirting - high * plan.metre
        )
        canvas.drawRect(top, ink.fill(lighter(tone, 0.5)))
        canvas.drawRect(
            box_at(plan, left - 0.1, wide + 0.2, (0.0, low)), ink.fill(lighter(tone, 0.35))
        )
        for post in range(6):
            x = left + wide * post / 5
            canvas.drawRect(box_at(plan, x - 0.04, 0.08, (low, high)), ink.fill(tone))
        for edge in (low, high - 0.08, 2.2):
            canvas.drawRect(
                box_at(plan, left - 0.1, wide + 0.2, (edge, edge + 0.07)), ink.fill(tone)
            )
        sign = box_at(plan, 2.35, 1.7, (3.35, 3.85))
        canvas.drawRoundRect(sign, 6, 6, ink.fill(mix(inside(site, SIGN), SIGN, 0.5)))
        arrow = [
            (2.55, 3.6),
            (2.8, 3.75),
            (2.8, 3.66),
            (3.1, 3.66),
            (3.1, 3.54),
            (2.8, 3.54),
            (2.8, 3.45),
        ]
        spots = [box_at(plan, x, 0.0, (y, y)) for x, y in arrow]
        canvas.drawPath(polygon([(spot.left(), spot.top()) for spot in spots]), ink.fill(0x22262B))
        canvas.drawRect(box_at(plan, 3.3, 0.55, (3.52, 3.68)), ink.fill(0x22262B))

    return site.bake(0.5, every_bay(plan, draw))


def _board(site: Site, plan: Plan) -> Live:
    """Let the departures change: bars in the place of names, now and then another order."""
    ink = site.ink
    frame = box_at(plan, -2.6, 3.2, (2.35, 3.75))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.drawRoundRect(frame, 6, 6, ink.fill(0x1B2127))
        row_high = frame.height() / (ROWS + 0.6)
        for row in range(ROWS):
            rng = site.dice("flight", row, int((time + row * 0.7) / 3.0))
            y, x = frame.top() + (row + 0.5) * row_high, frame.left() + 0.05 * frame.width()
            for share, rgb in ((0.14, SIGN), (rng.uniform(0.25, 0.42), 0xF4F4EC), (0.1, 0xF4F4EC)):
                bar = skia.Rect.MakeXYWH(x, y, share * frame.width(), 0.5 * row_high)
                canvas.drawRect(bar, ink.fill(rgb, 0.9))
                x += (share + 0.05) * frame.width()
            lamp = 0x5CF2A0 if rng.random() < 0.7 else 0xF2553C
            canvas.drawCircle(
                frame.right() - 0.06 * frame.width(),
                y + 0.25 * row_high,
                0.22 * row_high,
                ink.fill(lamp),
            )

    return live


def _seats(site: Site, plan: Plan) -> Layer:
    ink = site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        for start in (-3.2, 1.4):
            canvas.drawRect(
                box_at(plan, start, 2.8, (0.22, 0.28)), ink.fill(inside(site, 0x7A848D))
            )
            for number in range(4):
                left = start + 0.08 + 0.68 * number
                back = box_at(plan, left, 0.58, (0.32, 0.86))
                canvas.drawRoundRect(back, 8, 8, ink.fill(inside(site, 0x31465C)))
                seat = box_at(plan, left - 0.02, 0.62, (0.26, 0.42))
                canvas.drawRoundRect(seat, 8, 8, ink.fill(inside(site, 0x44617E)))
            for leg in (start + 0.3, start + 2.4):
                canvas.drawRect(
                    box_at(plan, leg, 0.08, (-0.1, 0.22)), ink.fill(inside(site, 0x7A848D))
                )

    return site.bake(0.7, every_bay(plan, draw))
