"""The train carriage: seats under wide windows, a rack for bags, handles that swing, land that passes."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import boards, box_at, lamplight, plan_of
from generation.engines.animatic.picture.site import Built, Site

WALL, SEAT, TRIM = 0xE6DFCF, 0x2F5F8C, 0x9A6A3C
WINDOWS = (-3.1, -0.45, 2.2)  # metres from the middle of a bay to their left edges
WIDE, LOW, HIGH = 2.1, 1.0, 2.25  # metres
SPEED = 7.0  # metres a second, of what is far outside


def build(site: Site) -> Built:
    plan = plan_of(site, WALL)
    behind = [
        _wall(site, plan),
        site.moving(0.5, live_bays(plan, _outside(site, plan))),
        _seats(site, plan),
        site.moving(0.5, live_bays(plan, _handles(site, plan))),
        boards(site, plan, 0x7C8794),
    ]
    return Built(behind, mirror=0.05, ambient=lamplight(site), indoors=True)


def _wall(site: Site, plan: Plan) -> Layer:
    tone, ink = inside(site, WALL), site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shades = [(darker(tone, 0.25), 1.0), (lighter(tone, 0.1), 1.0)]
        canvas.drawPaint(ink.fade((0, extent.top), (0, plan.skirting), shades, (0, 1)))
        canvas.drawRect(box_at(plan, -3.5, 8.3, (0.0, 0.9)), ink.fill(inside(site, TRIM)))
        tube = box_at(plan, -3.5, 8.3, (3.3, 3.4))
        canvas.drawRect(tube, ink.fill(0xFFF8DC))

    return site.bake(0.5, every_bay(plan, draw))


def _outside(site: Site, plan: Plan) -> Live:
    """Let hills, trees and poles pass, the nearer the faster."""
    ink, metre = site.ink, plan.metre
    sky, far, near = (site.light.on(rgb) for rgb in (0x9CCBF0, 0x7FA68C, 0x5E9150))

    def live(canvas: skia.Canvas, time: float) -> None:
        way = SPEED * time
        for left in WINDOWS:
            pane = box_at(plan, left, WIDE, (LOW, HIGH))
            canvas.save()
            canvas.clipRect(pane)
            canvas.drawRect(pane, ink.fill(sky))
            for height, pace, rgb in ((0.62, 0.25, mix(far, sky, 0.45)), (0.42, 1.0, near)):
                path = skia.Path()
                path.moveTo(pane.left(), pane.bottom())
                for step in range(22):
                    along = left + WIDE * step / 21 + way * pace
                    wave = 0.16 * math.sin(along * 0.9) + 0.07 * math.sin(along * 2.3 + 1)
                    up = (height + wave) * 0.6 * (pane.height())
                    path.lineTo(pane.left() + step / 21 * pane.width(), pane.bottom() - up)
                path.lineTo(pane.right(), pane.bottom())
                canvas.drawPath(path, ink.fill(rgb))
            _passing(canvas, site, (pane, left + way * 2.2), metre)
            canvas.restore()
            canvas.drawRoundRect(pane, 12, 12, ink.stroke(inside(site, 0x6B7078), 8 * site.unit))

    return live


def _passing(canvas: skia.Canvas, site: Site, at: tuple[skia.Rect, float], metre: float) -> None:
    """Draw the trees and poles that are just before a window; `at` says how far the train is."""
    pane, along = at
    first = math.floor(along / 3.4)
    for number in range(first, first + 3):
        x = pane.left() + (number * 3.4 - along) * metre
        if number % 3 == 0:
            pole = skia.Rect.MakeXYWH(x, pane.top(), 0.07 * metre, pane.height())
            canvas.drawRect(pole, site.ink.fill(site.light.on(0x5B4A3E)))
        else:
            trunk = skia.Rect.MakeXYWH(x - 3, pane.bottom() - 0.5 * metre, 6, 0.5 * metre)
            canvas.drawRect(trunk, site.ink.fill(site.light.on(0x6B4A32)))
            crown = (x, pane.bottom() - 0.62 * metre)
            leaf = site.light.on((0x3E7A45, 0x4F8A3E)[number % 2])
            canvas.drawCircle(*crown, 0.34 * metre, site.ink.fill(leaf))


def _seats(site: Site, plan: Plan) -> Layer:
    """Draw pairs of seats that face each other below the windows, and the rack above."""
    ink, cloth = site.ink, inside(site, SEAT)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        rng = site.dice("bags")
        canvas.drawRect(box_at(plan, -3.5, 8.3, (2.5, 2.56)), ink.fill(inside(site, 0x9AA2AA)))
        for left in WINDOWS:
            bag = box_at(plan, left + rng.uniform(0.1, 0.9), 0.75, (2.56, 2.92))
            tone = inside(site, rng.choice((0xB5493A, 0x3F6C5A, 0x8A5F43, 0x445C8C)))
            canvas.drawRoundRect(bag, 8, 8, ink.fill(tone))
            for back, seat in ((left - 0.12, left), (left + WIDE - 0.16, left + WIDE - 0.62)):
                rest = box_at(plan, back, 0.28, (0.1, 1.3))
                canvas.drawRoundRect(rest, 10, 10, ink.fill(darker(cloth, 0.12)))
                bench = box_at(plan, seat, 0.62, (0.36, 0.56))
                canvas.drawRoundRect(bench, 10, 10, ink.fill(lighter(cloth, 0.08)))
                canvas.drawRect(
                    box_at(plan, seat + 0.2, 0.12, (0.0, 0.36)), ink.fill(inside(site, 0x5B626B))
                )
                head = box_at(plan, back - 0.02, 0.32, (1.12, 1.32))
                canvas.drawRoundRect(head, 8, 8, ink.fill(inside(site, 0xF4EFE2)))

    return site.bake(0.5, every_bay(plan, draw))


def _handles(site: Site, plan: Plan) -> Live:
    """Let the handles on their straps swing with the train."""
    ink, metre = site.ink, plan.metre

    def live(canvas: skia.Canvas, time: float) -> None:
        for number in range(8):
            hung = box_at(plan, -3.0 + number, 0.0, (3.25, 3.25))
            canvas.save()
            canvas.translate(hung.left(), hung.top())
            canvas.rotate(5 * math.sin(time * 5.1 + 0.6 * number))
            strap = skia.Rect.MakeXYWH(-0.02 * metre, 0, 0.04 * metre, 0.42 * metre)
            canvas.drawRect(strap, ink.fill(0x3B4049))
            grip = ink.stroke(inside(site, 0xE9E2D0), 0.05 * metre)
            canvas.drawCircle(0, 0.52 * metre, 0.1 * metre, grip)
            canvas.restore()

    return live
