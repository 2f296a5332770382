"""The hospital ward: a bed under a lamp, a curtain on its rail, a drip, and a heart on a screen."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import Plan, every_bay, inside, live_bays
from generation.engines.animatic.picture.sets.indoors import (
    box_at,
    chequered,
    lamplight,
    pendants,
    plain_wall,
    plan_of,
)
from generation.engines.animatic.picture.site import Built, Site

WALL, RAIL, CURTAIN, BLANKET = 0xDCEBE6, 0x6FA8A0, 0x7FBFC4, 0x5C8FC7
BEDS = (-2.9, 1.5)  # metres from the middle of a bay


def build(site: Site) -> Built:
    plan = plan_of(site, WALL)
    behind = [
        plain_wall(site, plan, WALL),
        _ward(site, plan),
        site.moving(0.5, live_bays(plan, _hearts(site, plan))),
        pendants(site, plan, 0xF2F7F7),
        chequered(site, plan, (0xE9EFEE, 0xD3E0DE)),
    ]
    return Built(behind, mirror=0.14, ambient=lamplight(site), indoors=True)


def _ward(site: Site, plan: Plan) -> Layer:
    ink = site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        canvas.drawRect(box_at(plan, -3.5, 8.3, (0.92, 1.06)), ink.fill(inside(site, RAIL)))
        for left in BEDS:
            _bed(canvas, site, plan, left)
        _door(canvas, site, plan)
        canvas.drawRect(box_at(plan, -3.5, 8.3, (2.75, 2.8)), ink.fill(inside(site, 0x9AA8AC)))
        for left, wide in ((-3.35, 0.5), (1.0, 0.55)):
            _curtain(canvas, site, plan, (left, wide))

    return site.bake(0.5, every_bay(plan, draw))


def _bed(canvas: skia.Canvas, site: Site, plan: Plan, left: float) -> None:
    ink, steel = site.ink, inside(site, 0x9FB0B8)
    for post, high in ((left, 1.15), (left + 2.05, 0.85)):
        canvas.drawRoundRect(box_at(plan, post, 0.07, (0.0, high)), 4, 4, ink.fill(steel))
    canvas.drawRect(box_at(plan, left, 2.1, (0.34, 0.44)), ink.fill(darker(steel, 0.15)))
    mattress = box_at(plan, left + 0.05, 2.02, (0.44, 0.66))
    canvas.drawRoundRect(mattress, 8, 8, ink.fill(inside(site, 0xFBFBF8)))
    cover = box_at(plan, left + 0.7, 1.37, (0.42, 0.7))
    canvas.drawRoundRect(cover, 8, 8, ink.fill(inside(site, BLANKET)))
    fold = box_at(plan, left + 0.66, 0.2, (0.42, 0.71))
    canvas.drawRoundRect(fold, 5, 5, ink.fill(lighter(inside(site, BLANKET), 0.55)))
    pillow = box_at(plan, left + 0.1, 0.52, (0.64, 0.86))
    canvas.drawRoundRect(pillow, 12, 12, ink.fill(inside(site, 0xFFFFFF)))
    stand = box_at(plan, left - 0.22, 0.04, (0.0, 2.0))
    canvas.drawRect(stand, ink.fill(steel))
    bag = box_at(plan, left - 0.32, 0.24, (1.6, 1.98))
    canvas.drawRoundRect(bag, 6, 6, ink.fill(inside(site, 0xE4F3F8)))
    canvas.drawRoundRect(
        box_at(plan, left - 0.32, 0.24, (1.6, 1.78)), 6, 6, ink.fill(inside(site, 0x8CC6E4))
    )
    lamp = box_at(plan, left + 0.25, 0.9, (1.92, 2.02))
    canvas.drawRoundRect(lamp, 4, 4, ink.fill(0xFFFBE6))


def _curtain(canvas: skia.Canvas, site: Site, plan: Plan, span: tuple[float, float]) -> None:
    left, wide = span
    folds = 6
    for fold in range(folds):
        part = box_at(plan, left + wide * fold / folds, wide / folds + 0.01, (0.25, 2.76))
        tone = inside(site, CURTAIN)
        shade = darker(tone, 0.12) if fold % 2 else lighter(tone, 0.12)
        canvas.drawRect(part, site.ink.fill(shade))


def _door(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Draw a double door with round windows, and the cross above it."""
    ink = site.ink
    for left in (-0.42, 0.16):
        leaf = box_at(plan, left, 0.56, (0.0, 2.15))
        canvas.drawRect(leaf, ink.fill(inside(site, 0xA9C9C4)))
        canvas.drawRect(leaf, ink.stroke(inside(site, 0x7C9C98), 3 * site.unit))
        eye = (leaf.centerX(), leaf.top() + 0.5 * plan.metre)
        canvas.drawCircle(*eye, 0.14 * plan.metre, ink.fill(inside(site, 0xE8F6FA)))
    canvas.drawRect(box_at(plan, -0.08, 0.48, (2.28, 2.7)), ink.fill(inside(site, 0xFFFFFF)))
    red = ink.fill(inside(site, 0xD8343C))
    canvas.drawRect(box_at(plan, 0.1, 0.12, (2.33, 2.65)), red)
    canvas.drawRect(box_at(plan, 0.0, 0.32, (2.43, 2.55)), red)


def _hearts(site: Site, plan: Plan) -> Live:
    """Let a heartbeat run over a screen at each bed."""
    ink = site.ink
    frames = [box_at(plan, left + 1.35, 0.62, (1.25, 1.72)) for left in BEDS]

    def live(canvas: skia.Canvas, time: float) -> None:
        for frame in frames:
            arm = skia.Rect.MakeXYWH(frame.centerX() - 2, frame.bottom(), 4, 0.2 * plan.metre)
            canvas.drawRect(arm, ink.fill(inside(site, 0x9FB0B8)))
            canvas.drawRoundRect(frame, 5, 5, ink.fill(0x16222B))
            path = skia.Path()
            for step in range(41):
                beat = (step / 40 * 2.2 + time / 0.95) % 1.0
                jump = math.exp(-(((beat - 0.5) / 0.035) ** 2)) - 0.4 * math.exp(
                    -(((beat - 0.6) / 0.05) ** 2)
                )
                spot = (
                    frame.left() + step / 40 * frame.width(),
                    frame.centerY() - 0.36 * frame.height() * jump,
                )
                (path.lineTo if step else path.moveTo)(*spot)
            canvas.drawPath(path, ink.stroke(0x5CF2A0, 3 * site.unit))

    return live
