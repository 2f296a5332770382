"""A window in a room: what lies outside at this hour, its frame and its curtains."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import (
    Plan,
    every_bay,
    inside,
)
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.scene import DRY, Weather


def outside(site: Site, plan: Plan) -> Layer:
    light, box = site.light, plan.window

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        view = skia.Rect.MakeLTRB(
            box.left() - 40, box.top() - 40, box.right() + 40, box.bottom() + 40
        )
        colours = [(rgb, 1.0) for rgb in light.sky]
        canvas.drawRect(
            view, site.ink.fade((0, box.top()), (0, box.bottom()), colours, (0, 0.35, 0.7, 1))
        )
        rng = site.dice("stars outside")
        for _ in range(round(36 * light.stars)):
            x, y = (
                rng.uniform(box.left(), box.right()),
                rng.uniform(box.top(), box.bottom()),
            )
            canvas.drawCircle(x, y, site.unit * rng.uniform(0.8, 1.8), site.ink.fill(0xFFFBEA, 0.8))
        x, y = box.left() + box.width() * 0.70, box.top() + box.height() * 0.34
        for radius, alpha in ((0.62, 0.16), (0.42, 0.2), (0.26, 1.0)):
            rgb = light.sun if alpha == 1.0 else light.glow
            canvas.drawCircle(x, y, radius * plan.metre, site.ink.fill(rgb, alpha))
        for step, rgb in enumerate((0x7FA6A8, 0x5F9C7C)):
            base = box.bottom() - plan.metre * (0.42 - 0.2 * step)
            hills = [
                (
                    box.left() - 60 + i * plan.metre * 0.5,
                    base - plan.metre * 0.2 * math.sin(i * 1.3 + step * 2),
                )
                for i in range(8)
            ]
            ends = [(hills[-1][0], view.bottom()), (hills[0][0], view.bottom())]
            canvas.drawPath(
                polygon([*hills, *ends]), site.ink.fill(light.on(rgb, 0.45 - 0.2 * step))
            )

    return site.bake(0.5, every_bay(plan, draw))


def weather_outside(site: Site, plan: Plan) -> Live:
    box, unit = plan.window, site.unit
    rng = site.dice("clouds outside")
    clouds = [(rng.random(), rng.uniform(0.12, 0.5), rng.uniform(0.5, 0.9)) for _ in range(3)]
    drops = [(rng.random(), rng.random()) for _ in range(34)]
    weather = site.shot.weather

    def live(canvas: skia.Canvas, time: float) -> None:
        canvas.save()
        canvas.clipRect(box)
        for start, high, size in clouds:
            span = box.width() * 1.7
            x = box.left() + (start * span + time * 9 * unit) % span - 0.35 * box.width()
            y = box.top() + high * box.height()
            for dx, radius in ((-0.4, 0.13), (-0.12, 0.22), (0.2, 0.17), (0.45, 0.1)):
                canvas.drawCircle(
                    x + dx * plan.metre * size,
                    y,
                    radius * plan.metre * size,
                    site.ink.fill(site.light.cloud, 0.9),
                )
        for across, start in drops if weather not in DRY else ():
            fall = (start + time * (1.6 if weather is Weather.RAIN else 0.22)) % 1
            x, y = box.left() + across * box.width(), box.top() + fall * box.height()
            if weather is Weather.RAIN:
                canvas.drawLine(
                    x, y, x - 3 * unit, y + 18 * unit, site.ink.stroke(0xE4F0FA, 1.4 * unit, 0.6)
                )
            else:
                canvas.drawCircle(
                    x + 8 * unit * math.sin(time + across * 20),
                    y,
                    2.4 * unit,
                    site.ink.fill(0xFFFFFF, 0.9),
                )
        canvas.restore()

    return live


def window_frame(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    _bars(canvas, site, plan)
    for side in (-1, 1):
        _curtain(canvas, site, plan, side)
    y = plan.window.top() - plan.metre * 0.22
    rod = site.ink.stroke(inside(site, 0x6B4A35), plan.metre * 0.06)
    left, right = plan.window.left() - plan.metre * 0.55, plan.window.right() + plan.metre * 0.55
    canvas.drawLine(left, y, right, y, rod)


def _bars(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Draw the shine on the panes, the bars between them, and the sill."""
    box, metre, ink = plan.window, plan.metre, site.ink
    frame = ink.stroke(inside(site, 0xF7F1E6), metre * 0.09)
    thin = ink.stroke(inside(site, 0xF7F1E6), metre * 0.05)
    shine = [
        (box.left() + metre * 0.2, box.bottom()),
        (box.left() + metre * 0.75, box.bottom()),
        (box.left() + metre * 1.5, box.top()),
        (box.left() + metre * 0.95, box.top()),
    ]
    canvas.drawPath(polygon(shine), ink.fill(0xFFFFFF, 0.10))
    canvas.drawRect(box, _outlined(frame))
    canvas.drawLine(box.centerX(), box.top(), box.centerX(), box.bottom(), thin)
    across = box.top() + box.height() * 0.36
    canvas.drawLine(box.left(), across, box.right(), across, thin)
    left, right = box.left() - metre * 0.2, box.right() + metre * 0.2
    sill = skia.Rect.MakeLTRB(left, box.bottom(), right, box.bottom() + metre * 0.12)
    canvas.drawRect(sill, ink.fill(inside(site, 0xEFE5D3)))


def _curtain(canvas: skia.Canvas, site: Site, plan: Plan, side: int) -> None:
    """Draw the curtain on one side, -1 or 1, and its folds."""
    box, metre, cloth = plan.window, plan.metre, inside(site, 0xD9694F)
    edge = box.left() if side < 0 else box.right()
    top, low = box.top() - metre * 0.22, box.bottom() + metre * 0.62

    def at(across: float) -> float:
        return float(edge + side * metre * across)

    path = skia.Path()
    path.moveTo(at(0.42), top)
    path.lineTo(at(-0.30), top)
    path.cubicTo(at(-0.30), top + metre * 0.9, at(0.12), top + metre * 1.2, at(0.02), low)
    path.lineTo(at(0.46), low)
    path.close()
    canvas.drawPath(path, site.ink.fill(cloth))
    pen = site.ink.stroke(darker(cloth, 0.22), metre * 0.03, 0.7)
    for fold in (0.06, 0.2, 0.33):
        canvas.drawLine(at(fold - 0.1 * (0.4 - fold)), top, at(fold + 0.02), low, pen)


def _outlined(paint: skia.Paint) -> skia.Paint:
    outline = skia.Paint(paint)
    outline.setStrokeJoin(skia.Paint.kMiter_Join)
    return outline
