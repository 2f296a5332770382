"""The laboratory: benches with flasks that bubble, shelves of jars, screens, and white tiles."""

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

WALL = 0xD5E4E6
BREWS = (0x3CC46B, 0xE5483F, 0x8A5BD6, 0x2F9BE0, 0xF2B32E)
FLASKS = (-2.9, -2.1, 0.4, 1.2, 3.3)  # metres from the middle of a bay


def build(site: Site) -> Built:
    plan = plan_of(site, WALL)
    behind = [
        plain_wall(site, plan, WALL),
        _furniture(site, plan),
        site.moving(
            0.5, live_bays(plan, _flasks(site, plan)), live_bays(plan, _screen(site, plan))
        ),
        pendants(site, plan, 0xE9EEF0),
        chequered(site, plan, (0xE6ECEE, 0xCFDADD)),
    ]
    return Built(behind, mirror=0.12, ambient=lamplight(site), indoors=True)


def _furniture(site: Site, plan: Plan) -> Layer:
    """Draw shelves of jars above, benches with drawers below."""
    ink = site.ink

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        rng = site.dice("jars")
        for left, high in ((-3.2, 2.0), (-3.2, 2.55), (1.0, 2.0), (1.0, 2.55)):
            plank = box_at(plan, left, 2.6, (high, high + 0.06))
            canvas.drawRect(plank, ink.fill(inside(site, 0x8FA3AB)))
            x = left + 0.1
            while x < left + 2.4:
                wide, tall = rng.uniform(0.12, 0.24), rng.uniform(0.2, 0.4)
                jar = box_at(plan, x, wide, (high + 0.06, high + 0.06 + tall))
                canvas.drawRoundRect(jar, 4, 4, ink.fill(inside(site, 0xF2F7F8)))
                filled = box_at(
                    plan, x, wide, (high + 0.06, high + 0.06 + tall * rng.uniform(0.3, 0.8))
                )
                canvas.drawRoundRect(filled, 4, 4, ink.fill(inside(site, rng.choice(BREWS))))
                x += wide + 0.08
        for left, wide in ((-3.3, 3.3), (0.2, 4.2)):
            canvas.drawRect(box_at(plan, left, wide, (0.0, 0.82)), ink.fill(inside(site, 0xB7C6CB)))
            top = box_at(plan, left - 0.06, wide + 0.12, (0.82, 0.92))
            canvas.drawRect(top, ink.fill(inside(site, 0x3C4A52)))
            for drawer in range(round(wide / 0.8)):
                front = box_at(plan, left + 0.08 + 0.8 * drawer, 0.68, (0.12, 0.72))
                canvas.drawRoundRect(front, 4, 4, ink.fill(inside(site, 0xD3DEE2)))
                knob = box_at(plan, left + 0.32 + 0.8 * drawer, 0.2, (0.55, 0.6))
                canvas.drawRect(knob, ink.fill(inside(site, 0x6B7A82)))

    return site.bake(0.5, every_bay(plan, draw))


def _flasks(site: Site, plan: Plan) -> Live:
    """Let what is in the flasks bubble."""
    metre, ink = plan.metre, site.ink

    def live(canvas: skia.Canvas, time: float) -> None:
        for index, at in enumerate(FLASKS):
            base = box_at(plan, at, 0.0, (0.92, 0.92))
            x, y, tone = base.left(), base.top(), BREWS[index]
            brew = (x, y - 0.19 * metre)
            canvas.drawCircle(*brew, 0.19 * metre, ink.fill(tone, 0.9))
            neck = skia.Rect.MakeLTRB(
                x - 0.06 * metre, y - 0.62 * metre, x + 0.06 * metre, y - 0.34 * metre
            )
            canvas.drawRect(neck, ink.fill(0xF4FAFB, 0.75))
            canvas.drawCircle(*brew, 0.19 * metre, ink.stroke(0xF4FAFB, 3 * site.unit))
            for bubble in range(4):
                rise = (time * 0.55 + bubble / 4 + index * 0.17) % 1.0
                spot = (
                    x + 0.05 * metre * math.sin(time * 3 + bubble * 2 + index),
                    y - (0.15 + 0.75 * rise) * metre,
                )
                canvas.drawCircle(
                    *spot,
                    (0.02 + 0.03 * rise) * metre,
                    ink.fill(lighter(tone, 0.4), 0.8 * (1 - rise)),
                )

    return live


def _screen(site: Site, plan: Plan) -> Live:
    """Let a line run over a screen."""
    ink = site.ink
    frame = box_at(plan, -0.95, 0.9, (1.0, 1.75))

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.drawRoundRect(frame, 5, 5, ink.fill(inside(site, darker(WALL, 0.7))))
        path = skia.Path()
        for step in range(33):
            share = step / 32
            beat = math.sin(share * 26 + time * 5) * math.exp(-((share * 6 + time) % 2.0))
            spot = (
                frame.left() + share * frame.width(),
                frame.centerY() - 0.34 * frame.height() * beat,
            )
            if step:
                path.lineTo(*spot)
            else:
                path.moveTo(*spot)
        canvas.drawPath(path, ink.stroke(0x58F09A, 3 * site.unit))

    return live
