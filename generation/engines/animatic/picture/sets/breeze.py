"""What moves in a forest: grass in the wind, leaves that fall, fireflies by night."""

from __future__ import annotations

import math
from dataclasses import replace

import skia

from generation.engines.animatic.picture.flora import (
    Spot,
    blades,
)
from generation.engines.animatic.picture.ink import polygon
from generation.engines.animatic.picture.layers import Live, round_again
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.scene import Daylight

_LEAF = polygon([(-5, 0), (0, -3), (6, 0), (0, 3)])


def swaying(site: Site) -> Live:
    """Grass by the path that moves in the wind."""
    rng, unit = site.dice("grass"), site.unit
    spots = [
        Spot(
            rng.random() * site.width,
            site.ground + rng.choice((-19, -16, 31, 36)) * unit,
            rng.uniform(14, 27) * unit,
        )
        for _ in range(18)
    ]
    paints = [site.ink.fill(site.light.on(rgb)) for rgb in (0x4E9A4B, 0x78BE58)]

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left() - 60 * unit
        span = site.width + 120 * unit
        for index, root in enumerate(spots):
            spot = replace(root, x=round_again(root.x, span, left))
            sway = 0.16 * math.sin(time * 1.7 + spot.x / (130 * unit))
            canvas.drawPath(blades(spot, sway), paints[index % 2])

    return live


def air(site: Site) -> Live:
    """Leaves that fall by day, fireflies by night."""
    if site.shot.daylight is Daylight.NIGHT:
        return _fireflies(site)
    rng, unit = site.dice("leaves"), site.unit
    leaves = [
        (
            rng.random(),
            rng.random(),
            rng.uniform(4, 8) * unit,
            rng.choice((0xE0A33B, 0xC9662F, 0x9CBF4B)),
        )
        for _ in range(14)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        for across, start, size, rgb in leaves:
            fall = (start + time * 0.09) % 1.0
            x = (
                across * site.width
                + 40 * unit * math.sin(time * 1.1 + start * 30)
                - time * 14 * unit
            )
            x = round_again(x, site.width, canvas.getLocalClipBounds().left())
            canvas.save()
            canvas.translate(x, fall * site.height)
            canvas.rotate(math.degrees(math.sin(time * 1.9 + start * 20) * 1.2))
            canvas.scale(1, 0.45 + 0.4 * math.sin(time * 2.7 + across * 20))
            canvas.drawPath(
                _LEAF, site.ink.fill(site.light.on(rgb))
            ) if size < 6 * unit else canvas.drawOval(
                skia.Rect.MakeLTRB(-size, -size * 0.5, size, size * 0.5),
                site.ink.fill(site.light.on(rgb)),
            )
            canvas.restore()

    return live


def _fireflies(site: Site) -> Live:
    rng, unit = site.dice("fireflies"), site.unit
    flies = [
        (
            rng.random() * site.width,
            site.ground - rng.uniform(-0.05, 0.38) * site.height,
            rng.random(),
        )
        for _ in range(26)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        for x, y, start in flies:
            pulse = max(0.0, math.sin(time * (1.2 + start) + start * 40))
            edge = canvas.getLocalClipBounds().left()
            left = round_again(x, site.width, edge) + 30 * unit * math.sin(time * 0.5 + start * 50)
            top = y + 22 * unit * math.sin(time * 0.73 + start * 31)
            for radius, alpha in ((11, 0.12), (6, 0.25), (2.2, 1.0)):
                canvas.drawCircle(left, top, radius * unit, site.ink.fill(0xE9F79A, alpha * pulse))

    return live
