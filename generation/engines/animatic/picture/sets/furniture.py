"""What stands and hangs in the room: shelf, sofa, lamp, plant and clock."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Live
from generation.engines.animatic.picture.site import Site

BOOKS = (0xD1495B, 0x30638E, 0xEDAE49, 0x2E7D6B, 0xEADBC8, 0x8A5A83, 0xE07A5F)


WARM = 0xFFD9A0


@dataclass(frozen=True)
class Plan:
    """Where things stand, in pixels of the reference view."""

    wall: int
    skirting: float  # where wall and floor meet
    metre: float
    window: skia.Rect
    bay: int  # the width of one furnished part, after which the next begins

    @property
    def middle(self) -> int:
        return int(self.window.centerX())


def every_bay(
    plan: Plan, draw: Callable[[skia.Canvas, Extent], None], *, clip: bool = True
) -> Callable[[skia.Canvas, Extent], None]:
    """Repeat one bay's drawing along a wall that may be longer than one."""
    left = plan.middle - round(0.42 * plan.bay)

    def drawn(canvas: skia.Canvas, extent: Extent) -> None:
        first, last = (math.floor((x - left) / plan.bay) for x in (extent.left, extent.right))
        bay = Extent(left - 3, extent.top, left + plan.bay + 3, extent.bottom)
        for index in range(first, last + 1):
            canvas.save()
            canvas.translate(index * plan.bay, 0)
            if clip:
                box = skia.Rect.MakeLTRB(left, bay.top, left + plan.bay, bay.bottom)
                canvas.clipRect(box)
            draw(canvas, bay)
            canvas.restore()

    return drawn


def live_bays(plan: Plan, live: Live) -> Live:
    """Repeat what moves in one bay in every bay that is seen."""

    def lively(canvas: skia.Canvas, time: float) -> None:
        seen = canvas.getLocalClipBounds()
        extent = Extent(seen.left(), seen.top(), seen.right(), seen.bottom())
        every_bay(plan, lambda bay_canvas, _: live(bay_canvas, time))(canvas, extent)

    return lively


def inside(site: Site, rgb: int) -> int:
    """Return a colour in the room's light: warmer and brighter at night than outdoors, by the lamp."""
    lit = site.light.on(rgb)
    return mix(lit, mix(rgb, 0xC77B4A, 0.30), 0.55 * site.light.lamps)


def shelf(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, ink, rng = plan.metre, site.ink, site.dice("books")
    wood = inside(site, 0x8A5F43)
    right = plan.window.left() - metre * 1.55
    box = skia.Rect.MakeLTRB(
        right - metre * 1.5, plan.skirting - metre * 2.35, right, plan.skirting + metre * 0.05
    )
    canvas.drawRect(box, ink.fill(darker(wood, 0.35)))
    for shelf in range(4):
        floor = box.top() + metre * (0.62 + 0.57 * shelf)
        x = box.left() + metre * 0.12
        while x < box.right() - metre * 0.2:
            wide, tall = metre * rng.uniform(0.06, 0.12), metre * rng.uniform(0.28, 0.44)
            if rng.random() < 0.13:
                canvas.drawCircle(
                    x + metre * 0.1,
                    floor - metre * 0.11,
                    metre * 0.1,
                    ink.fill(inside(site, rng.choice(BOOKS))),
                )
                x += metre * 0.26
                continue
            rgb = inside(site, rng.choice(BOOKS))
            canvas.drawRect(skia.Rect.MakeLTRB(x, floor - tall, x + wide, floor), ink.fill(rgb))
            band = skia.Rect.MakeLTRB(x, floor - tall * 0.8, x + wide, floor - tall * 0.7)
            canvas.drawRect(band, ink.fill(lighter(rgb, 0.4)))
            x += wide + metre * 0.008
        canvas.drawRect(
            skia.Rect.MakeLTRB(box.left(), floor, box.right(), floor + metre * 0.06), ink.fill(wood)
        )
    for edge in (box.left(), box.right() - metre * 0.08):
        canvas.drawRect(
            skia.Rect.MakeLTRB(edge, box.top(), edge + metre * 0.08, box.bottom()), ink.fill(wood)
        )
    canvas.drawRect(
        skia.Rect.MakeLTRB(
            box.left() - metre * 0.05,
            box.top() - metre * 0.07,
            box.right() + metre * 0.05,
            box.top() + metre * 0.03,
        ),
        ink.fill(lighter(wood, 0.12)),
    )


def sofa(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, ink = plan.metre, site.ink
    cloth = inside(site, 0x3F6C8F)
    left = plan.window.right() + metre * 0.35
    floor = plan.skirting + metre * 0.16
    wide = metre * 2.3

    def part(box: tuple[float, float, float, float], rgb: int, radius: float = 0.14) -> None:
        x0, up1, x1, up0 = box
        rect = skia.Rect.MakeLTRB(
            left + x0 * metre, floor - up1 * metre, left + x1 * metre, floor - up0 * metre
        )
        canvas.drawRoundRect(rect, radius * metre, radius * metre, ink.fill(rgb))

    for x in (0.18, 2.02):
        part((x, 0.14, x + 0.09, 0.0), inside(site, 0x4A3428), 0.02)
    part((0.05, 0.98, 2.25, 0.12), darker(cloth, 0.14), 0.2)
    part((0.22, 0.90, 1.13, 0.40), cloth)
    part((1.16, 0.90, 2.08, 0.40), cloth)
    part((0.15, 0.56, 1.14, 0.26), lighter(cloth, 0.10))
    part((1.15, 0.56, 2.14, 0.26), lighter(cloth, 0.10))
    part((-0.05, 0.68, 0.26, 0.10), lighter(cloth, 0.04))
    part((2.04, 0.68, 2.35, 0.10), lighter(cloth, 0.04))
    canvas.save()
    canvas.rotate(-14, left + wide * 0.3, floor - metre * 0.7)
    part((0.40, 0.86, 0.80, 0.50), inside(site, 0xF2B84B), 0.08)
    canvas.restore()


def lamp(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, ink = plan.metre, site.ink
    x, floor = plan.window.right() + metre * 2.95, plan.skirting + metre * 0.12
    canvas.drawLine(
        x, floor, x, floor - metre * 1.75, ink.stroke(inside(site, 0x4A3B34), metre * 0.05)
    )
    foot = skia.Rect.MakeLTRB(
        x - metre * 0.22, floor - metre * 0.05, x + metre * 0.22, floor + metre * 0.03
    )
    canvas.drawOval(foot, ink.fill(inside(site, 0x4A3B34)))
    shade = [
        (x - metre * 0.20, floor - metre * 2.1),
        (x + metre * 0.20, floor - metre * 2.1),
        (x + metre * 0.36, floor - metre * 1.62),
        (x - metre * 0.36, floor - metre * 1.62),
    ]
    canvas.drawPath(
        polygon(shade), ink.fill(mix(inside(site, 0xF1DDB5), 0xFFE9B0, site.light.lamps))
    )


def plant(canvas: skia.Canvas, site: Site, plan: Plan, at: tuple[float, float]) -> None:
    metre, ink, (x, y) = plan.metre, site.ink, at
    for index in range(11):
        turn = (index / 10 - 0.5) * 2.3
        tall = metre * (1.15 - 0.28 * abs(turn))
        tip = (x + math.sin(turn) * tall * 0.75, y - metre * 0.42 - math.cos(turn) * tall)
        bend = (x + math.sin(turn) * tall * 0.18, y - metre * 0.42 - tall * 0.62)
        path = skia.Path()
        path.moveTo(x, y - metre * 0.40)
        path.quadTo(bend[0] - metre * 0.12, bend[1], *tip)
        path.quadTo(bend[0] + metre * 0.14, bend[1] + metre * 0.1, x, y - metre * 0.40)
        rgb = inside(site, (0x3E8E5A, 0x57A86A, 0x2F7550)[index % 3])
        canvas.drawPath(path, ink.fill(rgb))
    pot = [
        (x - metre * 0.24, y - metre * 0.46),
        (x + metre * 0.24, y - metre * 0.46),
        (x + metre * 0.17, y),
        (x - metre * 0.17, y),
    ]
    canvas.drawPath(polygon(pot), ink.fill(inside(site, 0xC9744F)))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - metre * 0.27, y - metre * 0.52, x + metre * 0.27, y - metre * 0.42),
        ink.fill(inside(site, 0xD98A63)),
    )


def clock(site: Site, plan: Plan) -> Live:
    """Draw a wall clock with a pendulum."""
    metre, ink = plan.metre, site.ink
    x, y = plan.window.right() + metre * 2.55, plan.window.top() + metre * 0.42
    wood, face = inside(site, 0x6B4632), inside(site, 0xFBF5E6)

    def live(canvas: skia.Canvas, time: float) -> None:
        swing = 0.28 * math.sin(time * math.tau)
        end = (x + metre * 0.52 * math.sin(swing), y + metre * 0.52 * math.cos(swing))
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(x - metre * 0.2, y, x + metre * 0.2, y + metre * 0.72),
            metre * 0.05,
            metre * 0.05,
            ink.fill(darker(wood, 0.25)),
        )
        canvas.drawLine(x, y, *end, ink.stroke(inside(site, 0xE0B85A), metre * 0.02))
        canvas.drawCircle(*end, metre * 0.065, ink.fill(inside(site, 0xF2C95F)))
        canvas.drawCircle(x, y, metre * 0.28, ink.fill(wood))
        canvas.drawCircle(x, y, metre * 0.23, ink.fill(face))
        for rate, reach, width in ((0.012, 0.11, 0.03), (0.14, 0.17, 0.02)):
            turn = 0.9 + time * rate * math.tau / 6 + reach * 9
            canvas.drawLine(
                x,
                y,
                x + metre * reach * math.sin(turn),
                y - metre * reach * math.cos(turn),
                ink.stroke(0x2B2530, metre * width),
            )

    return live
