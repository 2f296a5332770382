"""The room: a window onto the hour and the weather, a lamp, shelves, plants and a sofa."""

from __future__ import annotations

import math

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import darker, lighter
from generation.engines.animatic.picture.flora import Spot, bush
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.layers import Layer, Live
from generation.engines.animatic.picture.sets.furniture import (
    WARM,
    Plan,
    clock,
    every_bay,
    inside,
    lamp,
    live_bays,
    plant,
    shelf,
    sofa,
)
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Daylight, Weather

WALLS = (0x8FB8A8, 0xE3B7A0, 0x9DB4D0, 0xE6CFA0, 0xB9A6CC)


def build(site: Site) -> Built:
    metre = min(site.metre * 0.92, site.width / 4.6)
    skirting = site.ground - 0.075 * site.height
    wide, tall = 2.2 * metre, 1.75 * metre
    middle = site.width * (0.50 if site.width > site.height else 0.44)
    top = max(0.07 * site.height, skirting - 1.05 * metre - tall)
    window = skia.Rect.MakeLTRB(middle - wide / 2, top, middle + wide / 2, skirting - 1.05 * metre)
    plan = Plan(site.rng.choice(WALLS), skirting, metre, window, round(8.0 * metre))
    behind = [
        _outside(site, plan),
        site.moving(0.5, live_bays(plan, _weather_outside(site, plan))),
        _wall(site, plan),
        _furniture(site, plan),
        site.moving(0.5, live_bays(plan, clock(site, plan))),
        _floor(site, plan),
    ]
    front = [
        _glow(site, plan),
        site.moving(0.5, live_bays(plan, _motes(site, plan))),
        _foreground(site),
    ]
    lamp = site.light.lamps
    red, green, blue = site.light.ambient
    warm = (
        red + (0.98 - red) * 0.8 * lamp,
        green + (0.84 - green) * 0.8 * lamp,
        blue + (0.76 - blue) * 0.7 * lamp,
    )
    return Built(behind, front, mirror=0.07, ambient=warm, indoors=True)


def _outside(site: Site, plan: Plan) -> Layer:
    light, box = site.light, plan.window

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        view = skia.Rect.MakeLTRB(
            box.left() - 40, box.top() - 40, box.right() + 40, box.bottom() + 40
        )
        colours = [(rgb, 1.0) for rgb in light.sky]
        canvas.drawRect(
            view, site.ink.fade((0, box.top()), (0, box.bottom()), colours, (0, 0.35, 0.7, 1))
        )
        for _ in range(round(36 * light.stars)):
            x, y = (
                site.rng.uniform(box.left(), box.right()),
                site.rng.uniform(box.top(), box.bottom()),
            )
            canvas.drawCircle(
                x, y, site.unit * site.rng.uniform(0.8, 1.8), site.ink.fill(0xFFFBEA, 0.8)
            )
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


def _weather_outside(site: Site, plan: Plan) -> Live:
    box, unit = plan.window, site.unit
    clouds = [
        (site.rng.random(), site.rng.uniform(0.12, 0.5), site.rng.uniform(0.5, 0.9))
        for _ in range(3)
    ]
    drops = [(site.rng.random(), site.rng.random()) for _ in range(34)]
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
        for across, start in drops if weather is not Weather.CLEAR else ():
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


def _wall(site: Site, plan: Plan) -> Layer:
    box, metre, ink = plan.window, plan.metre, site.ink
    wall = inside(site, plan.wall)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        face = skia.Rect.MakeLTRB(extent.left, extent.top, extent.right, plan.skirting)
        below = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
        canvas.drawRect(below, ink.fill(inside(site, 0x8A5F43)))
        canvas.save()
        canvas.clipRect(box, skia.ClipOp.kDifference, doAntiAlias=False)
        canvas.drawRect(
            face,
            ink.fade(
                (0, 0),
                (0, plan.skirting),
                [(darker(wall, 0.14), 1.0), (lighter(wall, 0.06), 1.0)],
                (0, 1),
            ),
        )
        motif = ink.fill(lighter(wall, 0.16), 0.55)
        step = metre * 0.52
        for row in range(round(face.height() / step) + 2):
            for column in range(round(face.width() / step) + 2):
                x = face.left() + (column + 0.5 * (row % 2)) * step
                y = face.top() + row * step
                canvas.drawCircle(x, y, metre * 0.028, motif)
        panel = plan.skirting - metre * 0.78
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, panel, extent.right, plan.skirting),
            ink.fill(inside(site, lighter(plan.wall, 0.42))),
        )
        groove = ink.stroke(inside(site, lighter(plan.wall, 0.22)), 2 * site.unit)
        x = extent.left - extent.left % (metre * 0.4)
        while x < extent.right:
            canvas.drawLine(x, panel, x, plan.skirting, groove)
            x += metre * 0.4
        canvas.drawRect(
            skia.Rect.MakeLTRB(extent.left, panel - metre * 0.07, extent.right, panel),
            ink.fill(inside(site, lighter(plan.wall, 0.6))),
        )
        canvas.restore()
        _window_frame(canvas, site, plan)
        _pictures(canvas, site, plan)

    return site.bake(0.5, every_bay(plan, draw))


def _window_frame(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    box, metre, ink = plan.window, plan.metre, site.ink
    frame = ink.stroke(inside(site, 0xF7F1E6), metre * 0.09)
    frame_thin = ink.stroke(inside(site, 0xF7F1E6), metre * 0.05)
    shine = [
        (box.left() + metre * 0.2, box.bottom()),
        (box.left() + metre * 0.75, box.bottom()),
        (box.left() + metre * 1.5, box.top()),
        (box.left() + metre * 0.95, box.top()),
    ]
    canvas.drawPath(polygon(shine), ink.fill(0xFFFFFF, 0.10))
    canvas.drawRect(box, _outlined(frame))
    canvas.drawLine(box.centerX(), box.top(), box.centerX(), box.bottom(), frame_thin)
    canvas.drawLine(
        box.left(),
        box.top() + box.height() * 0.36,
        box.right(),
        box.top() + box.height() * 0.36,
        frame_thin,
    )
    sill = skia.Rect.MakeLTRB(
        box.left() - metre * 0.2,
        box.bottom(),
        box.right() + metre * 0.2,
        box.bottom() + metre * 0.12,
    )
    canvas.drawRect(sill, ink.fill(inside(site, 0xEFE5D3)))
    cloth = inside(site, 0xD9694F)
    for side in (-1, 1):
        edge = box.left() if side < 0 else box.right()
        top, low = box.top() - metre * 0.22, box.bottom() + metre * 0.62
        path = skia.Path()
        path.moveTo(edge + side * metre * 0.42, top)
        path.lineTo(edge - side * metre * 0.30, top)
        path.cubicTo(
            edge - side * metre * 0.30,
            top + metre * 0.9,
            edge + side * metre * 0.12,
            top + metre * 1.2,
            edge + side * metre * 0.02,
            low,
        )
        path.lineTo(edge + side * metre * 0.46, low)
        path.close()
        canvas.drawPath(path, ink.fill(cloth))
        for fold in (0.06, 0.2, 0.33):
            x = edge + side * metre * fold
            canvas.drawLine(
                x - side * metre * 0.1 * (0.4 - fold),
                top,
                x + side * metre * 0.02,
                low,
                ink.stroke(darker(cloth, 0.22), metre * 0.03, 0.7),
            )
    y = box.top() - metre * 0.22
    rod = ink.stroke(inside(site, 0x6B4A35), metre * 0.06)
    canvas.drawLine(box.left() - metre * 0.55, y, box.right() + metre * 0.55, y, rod)


def _outlined(paint: skia.Paint) -> skia.Paint:
    outline = skia.Paint(paint)
    outline.setStrokeJoin(skia.Paint.kMiter_Join)
    return outline


def _pictures(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    metre, ink = plan.metre, site.ink
    y = plan.window.top() + metre * 0.35
    for x, wide, tall, rgb in (
        (plan.window.right() + metre * 0.95, 0.52, 0.68, 0xF2CC8F),
        (plan.window.right() + metre * 1.62, 0.42, 0.42, 0x81B29A),
    ):
        box = skia.Rect.MakeXYWH(x, y, wide * metre, tall * metre)
        canvas.drawRect(
            skia.Rect.MakeLTRB(box.left() + 5, box.top() + 7, box.right() + 5, box.bottom() + 7),
            ink.fill(0x201830, 0.18),
        )
        canvas.drawRect(box, ink.fill(inside(site, 0x5B4133)))
        inner = skia.Rect.MakeLTRB(
            box.left() + metre * 0.05,
            box.top() + metre * 0.05,
            box.right() - metre * 0.05,
            box.bottom() - metre * 0.05,
        )
        canvas.drawRect(inner, ink.fill(inside(site, rgb)))
        canvas.save()
        canvas.clipRect(inner)
        canvas.drawCircle(
            inner.right() - metre * 0.13,
            inner.top() + metre * 0.13,
            metre * 0.07,
            ink.fill(inside(site, 0xFBF3DC)),
        )
        peaks = [
            (inner.left(), inner.bottom()),
            (inner.left() + metre * 0.12, inner.centerY()),
            (inner.centerX(), inner.bottom() - metre * 0.1),
            (inner.right() - metre * 0.1, inner.centerY() + metre * 0.05),
            (inner.right() + metre * 0.05, inner.bottom()),
        ]
        canvas.drawPath(polygon(peaks), ink.fill(inside(site, darker(rgb, 0.45))))
        canvas.restore()


def _furniture(site: Site, plan: Plan) -> Layer:
    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        shelf(canvas, site, plan)
        sofa(canvas, site, plan)
        lamp(canvas, site, plan)
        pot = (plan.window.left() - plan.metre * 0.95, plan.skirting + plan.metre * 0.10)
        plant(canvas, site, plan, pot)

    return site.bake(0.5, every_bay(plan, draw))


def _floor(site: Site, plan: Plan) -> Layer:
    unit, ink, metre = site.unit, site.ink, plan.metre
    wood = inside(site, 0xB9835A)

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        box = skia.Rect.MakeLTRB(extent.left, plan.skirting, extent.right, extent.bottom)
        canvas.drawRect(
            box,
            ink.fade(
                (0, plan.skirting),
                (0, site.height),
                [(darker(wood, 0.18), 1.0), (lighter(wood, 0.08), 1.0)],
                (0, 1),
            ),
        )
        middle, depth = site.width / 2, extent.bottom - plan.skirting
        for index in range(-40, 41):
            x = middle + index * 74 * unit
            canvas.drawLine(
                x,
                plan.skirting,
                x + (x - middle) * 0.004 * depth / unit,
                extent.bottom,
                ink.stroke(darker(wood, 0.22), 1.6 * unit, 0.6),
            )
        board = inside(site, lighter(plan.wall, 0.66))
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                extent.left, plan.skirting - metre * 0.11, extent.right, plan.skirting
            ),
            ink.fill(board),
        )
        rug = skia.Rect.MakeLTRB(
            middle - 2.5 * metre,
            site.ground - 0.030 * site.height,
            middle + 2.5 * metre,
            site.ground + 0.085 * site.height,
        )
        for inset, rgb in (
            (0.0, 0xB5485D),
            (0.13, 0xF1E0C0),
            (0.2, 0xB5485D),
            (0.75, 0xE8B04B),
            (0.95, 0xC95C6C),
        ):
            ring = skia.Rect.MakeLTRB(
                rug.left() + inset * metre,
                rug.top() + inset * metre * 0.2,
                rug.right() - inset * metre,
                rug.bottom() - inset * metre * 0.2,
            )
            canvas.drawOval(ring, ink.fill(inside(site, rgb)))
        _sunbeam(canvas, site, plan)

    return site.bake(1.0, draw)


def _sunbeam(canvas: skia.Canvas, site: Site, plan: Plan) -> None:
    """Draw the window's light on the floor."""
    strength = {Daylight.DAY: 0.26, Daylight.SUNSET: 0.34, Daylight.NIGHT: 0.13}[site.shot.daylight]
    box, floor = plan.window, site.ground
    slide = -0.9 * plan.metre
    for left, right in ((0.0, 0.48), (0.52, 1.0)):
        x0, x1 = box.left() + left * box.width() + slide, box.left() + right * box.width() + slide
        pane = [
            (x0, plan.skirting + 6 * site.unit),
            (x1, plan.skirting + 6 * site.unit),
            (x1 - plan.metre * 0.7, floor + 0.12 * site.height),
            (x0 - plan.metre * 0.9, floor + 0.12 * site.height),
        ]
        canvas.drawPath(polygon(pane), site.ink.fill(site.light.glow, strength))


def _glow(site: Site, plan: Plan) -> Layer:
    """Draw the lamp's glow, and the light that slants in from the window, over everybody."""
    metre = plan.metre
    x, y = plan.window.right() + metre * 2.95, plan.skirting - metre * 1.7
    beam = {Daylight.DAY: 0.13, Daylight.SUNSET: 0.20, Daylight.NIGHT: 0.06}[site.shot.daylight]

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        if site.light.lamps:
            canvas.drawCircle(
                x, y, metre * 3.4, site.ink.glow((x, y), metre * 3.4, WARM, 0.52 * site.light.lamps)
            )
        box = plan.window
        slant = [
            (box.left(), box.top()),
            (box.right(), box.top()),
            (box.right() - metre * 1.5, site.ground + 0.1 * site.height),
            (box.left() - metre * 2.2, site.ground + 0.1 * site.height),
        ]
        paint = site.ink.fade(
            (0, box.top()),
            (0, site.ground),
            [(site.light.glow, beam), (site.light.glow, 0.0)],
            (0, 1),
        )
        canvas.drawPath(polygon(slant), paint)

    return site.bake(0.5, every_bay(plan, draw, clip=False))


def _motes(site: Site, plan: Plan) -> Live:
    """Dust that floats in the light."""
    rng, box, unit = site.rng, plan.window, site.unit
    motes = [(rng.random(), rng.random(), rng.uniform(0.9, 2.0)) for _ in range(22)]

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, start, size in motes:
            fall = (start + time * 0.02) % 1.0
            y = box.top() + fall * (site.ground - box.top())
            x = (
                box.left()
                + across * box.width()
                - fall * plan.metre * 1.8
                + 16 * unit * math.sin(time * 0.6 + start * 40)
            )
            alpha = (
                0.55 * math.sin(math.pi * fall) * (0.6 + 0.4 * math.sin(time * 1.3 + across * 50))
            )
            canvas.drawCircle(x, y, size * unit, site.ink.fill(site.light.sun, alpha))

    return live


def _foreground(site: Site) -> Layer:
    """Draw a plant near the lens, out of focus."""
    unit = site.unit

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        paint = site.ink.fill(inside(site, 0x24503F))
        for index in range(7):
            turn = -0.5 + index * 0.22
            x, y = -14 * unit, site.height + 24 * unit
            tip = (x + math.sin(turn + 0.5) * 210 * unit, y - math.cos(turn) * 230 * unit)
            leaf = blob(
                [
                    (x, y),
                    (x + 40 * unit, (y + tip[1]) / 2 - 20 * unit),
                    tip,
                    ((x + tip[0]) / 2 + 34 * unit, (y + tip[1]) / 2 + 30 * unit),
                ]
            )
            canvas.drawPath(leaf, paint)
        bush(
            canvas, site, Spot(site.width + 6 * unit, site.height + 30 * unit, 110 * unit), 0x2C5A48
        )

    return site.bake(1.35, draw, blur=3.2 * unit)
