"""Trees, bushes and grass, seeded, in the light of the site."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.picture.colours import darker, lighter, mix
from generation.engines.animatic.picture.ink import blob, polygon
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.scene import Weather

AUTUMN_LEAVES: Final = (0xD9772B, 0xC4482C, 0xE2AF38, 0xB7682A, 0xD28F33)


@dataclass(frozen=True)
class Spot:
    """Where a plant stands: its root in pixels, its height, and how far off it is, 0..1."""

    x: float
    y: float
    size: float
    distance: float = 0.0


def frosted(site: Site, rgb: int) -> int:
    """Return the tone of leaves that face the sky: white where it snows."""
    return mix(rgb, 0xF6FAFC, 0.72) if site.shot.weather is Weather.SNOW else rgb


def turned(site: Site, rgb: int, spot: Spot) -> int:
    """Return the tone of leaves that fall before winter: in autumn each plant's is another."""
    if site.shot.weather is not Weather.AUTUMN:
        return rgb
    return site.dice("turned", round(spot.x)).choice(AUTUMN_LEAVES)


def pine(canvas: skia.Canvas, site: Site, spot: Spot, rgb: int) -> None:
    """Stacked skirts of branches, lit from the sun's side."""
    x, y, size = spot.x, spot.y, spot.size
    trunk = site.ink.fill(site.light.on(0x6B4A38, spot.distance))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - size * 0.025, y - size * 0.2, x + size * 0.025, y), trunk
    )
    tiers = 5
    body = site.light.on(mix(rgb, frosted(site, rgb), 0.55), spot.distance)
    shade = site.light.on(darker(rgb, 0.22), spot.distance)
    for tier in range(tiers):
        share = tier / tiers
        base = y - size * (0.12 + 0.68 * share)
        half = size * 0.24 * (1 - share * 0.72)
        top = base - size * (0.34 - 0.08 * share)
        droop = size * 0.025
        path = skia.Path()
        path.moveTo(x, top)
        path.quadTo(x + half * 0.35, (top + base) / 2, x + half, base)
        path.quadTo(x, base + droop * 1.6, x - half, base)
        path.quadTo(x - half * 0.35, (top + base) / 2, x, top)
        canvas.drawPath(path, site.ink.fill(body))
        left = skia.Path()
        left.moveTo(x, top)
        left.quadTo(x - half * 0.35, (top + base) / 2, x - half, base)
        left.quadTo(x - half * 0.4, base + droop * 1.2, x - half * 0.1, base + droop * 0.8)
        left.quadTo(x - half * 0.28, (top + base) / 2, x, top)
        canvas.drawPath(left, site.ink.fill(shade))


def broadleaf(canvas: skia.Canvas, site: Site, spot: Spot, rgb: int) -> None:
    """Draw a trunk that forks, and a crown of three tones."""
    x, y, size = spot.x, spot.y, spot.size
    bark = site.light.on(0x7A5240, spot.distance)
    trunk = skia.Path()
    trunk.moveTo(x - size * 0.05, y)
    trunk.quadTo(x - size * 0.022, y - size * 0.2, x - size * 0.028, y - size * 0.55)
    trunk.lineTo(x + size * 0.028, y - size * 0.55)
    trunk.quadTo(x + size * 0.022, y - size * 0.2, x + size * 0.05, y)
    trunk.close()
    canvas.drawPath(trunk, site.ink.fill(bark))
    fork = site.ink.stroke(bark, size * 0.03)
    canvas.drawLine(x, y - size * 0.36, x + size * 0.13, y - size * 0.56, fork)
    canvas.drawLine(x, y - size * 0.42, x - size * 0.12, y - size * 0.60, fork)
    rgb = turned(site, rgb, spot)
    lit = frosted(site, lighter(mix(rgb, 0xFFE27A, 0.25), 0.06))
    tones = (darker(rgb, 0.24), rgb, lit)
    rng = site.dice("crown", round(x))
    puffs = [
        (rng.uniform(-0.24, 0.24), rng.uniform(0.52, 0.88), rng.uniform(0.11, 0.19))
        for _ in range(9)
    ]
    puffs.append((0.0, 0.70, 0.25))
    for index, tone in enumerate(tones):
        paint = site.ink.fill(site.light.on(tone, spot.distance))
        for dx, up, radius in puffs:
            canvas.drawCircle(
                x + (dx + 0.022 * index) * size,
                y - (up + 0.026 * index) * size,
                radius * (1 - 0.25 * index) * size,
                paint,
            )


def bush(canvas: skia.Canvas, site: Site, spot: Spot, rgb: int) -> None:
    rng, size, rgb = site.dice("bush", round(spot.x)), spot.size, turned(site, rgb, spot)
    puffs = [(rng.uniform(-0.8, 0.8), rng.uniform(0.25, 0.5)) for _ in range(6)]
    for index, tone in enumerate((darker(rgb, 0.2), rgb, frosted(site, lighter(rgb, 0.12)))):
        paint = site.ink.fill(site.light.on(tone, spot.distance))
        for dx, radius in puffs:
            lift = radius * (0.5 + 0.22 * index) * (1 - 0.3 * abs(dx))
            canvas.drawCircle(
                spot.x + dx * size, spot.y - lift * size, radius * size * (1 - 0.24 * index), paint
            )


def tuft(canvas: skia.Canvas, site: Site, spot: Spot, rgb: int) -> None:
    """Draw a few blades of grass from one root."""
    paint = site.ink.fill(site.light.on(rgb, spot.distance))
    canvas.drawPath(blades(spot, 0.0, site.dice("tuft", round(spot.x)).randint(4, 6)), paint)


def blades(spot: Spot, sway: float, count: int = 5) -> skia.Path:
    """Blades that fan out from a root; `sway` leans them, in radians."""
    path = skia.Path()
    for index in range(count):
        turn = (index / (count - 1) - 0.5) * 1.3 + sway
        tall = spot.size * (1 - 0.35 * abs(index / (count - 1) - 0.5) * 2)
        tip = (spot.x + math.sin(turn) * tall, spot.y - math.cos(turn) * tall)
        root, half = spot.x + (index - count / 2) * spot.size * 0.07, spot.size * 0.06
        path.moveTo(root - half, spot.y)
        path.quadTo(root - half * 0.4, spot.y - tall * 0.6, *tip)
        path.quadTo(root + half * 1.2, spot.y - tall * 0.5, root + half, spot.y)
        path.close()
    return path


def flower(canvas: skia.Canvas, site: Site, spot: Spot, rgb: int) -> None:
    stem = site.ink.stroke(site.light.on(0x4C8A46), spot.size * 0.08)
    canvas.drawLine(spot.x, spot.y, spot.x, spot.y - spot.size, stem)
    petal = site.ink.fill(site.light.on(rgb))
    for index in range(5):
        turn = index * math.tau / 5
        canvas.drawCircle(
            spot.x + math.cos(turn) * spot.size * 0.17,
            spot.y - spot.size + math.sin(turn) * spot.size * 0.17,
            spot.size * 0.14,
            petal,
        )
    canvas.drawCircle(
        spot.x, spot.y - spot.size, spot.size * 0.1, site.ink.fill(site.light.on(0xFFE08A))
    )


def fern(canvas: skia.Canvas, spot: Spot, lean: float, paint: skia.Paint) -> None:
    """One frond with leaflets, for the foreground."""
    points = []
    for index in range(13):
        share = index / 12
        turn = lean * (0.25 + share)
        points.append(
            (
                spot.x + math.sin(turn) * spot.size * share,
                spot.y - math.cos(turn) * spot.size * share,
            )
        )
    for index in range(1, 12):
        share = index / 12
        (ax, ay), (bx, by) = points[index - 1], points[index + 1]
        turn = math.atan2(by - ay, bx - ax)
        reach = spot.size * 0.24 * math.sin(math.pi * (0.15 + 0.85 * share))
        for side in (-1.05, 1.05):
            x, y = points[index]
            tip = (x + math.cos(turn + side) * reach, y + math.sin(turn + side) * reach)
            wide = spot.size * 0.03
            canvas.drawPath(
                blob(
                    [
                        (x, y),
                        (x + (tip[0] - x) * 0.5 - wide, (y + tip[1]) / 2 - wide),
                        tip,
                        (x + (tip[0] - x) * 0.5 + wide, (y + tip[1]) / 2 + wide),
                    ]
                ),
                paint,
            )
    stem = skia.Paint(paint)
    stem.setStyle(skia.Paint.kStroke_Style)
    stem.setStrokeWidth(spot.size * 0.018)
    canvas.drawPath(polygon(points, close=False), stem)


def palm(canvas: skia.Canvas, site: Site, spot: Spot, *, lean: float) -> None:
    """Draw a palm whose crown leans to the right by a share of its height."""
    light, ink, size = site.light, site.ink, spot.size
    bark, top = light.on(0x9A7350), (spot.x + lean * size, spot.y - size)
    trunk = skia.Path()
    trunk.moveTo(spot.x - 0.045 * size, spot.y)
    trunk.quadTo(spot.x - 0.01 * size, spot.y - 0.55 * size, top[0] - 0.018 * size, top[1])
    trunk.lineTo(top[0] + 0.018 * size, top[1])
    trunk.quadTo(spot.x + 0.055 * size, spot.y - 0.5 * size, spot.x + 0.045 * size, spot.y)
    trunk.close()
    canvas.drawPath(trunk, ink.fill(bark))
    canvas.save()
    canvas.clipPath(trunk, skia.ClipOp.kIntersect, doAntiAlias=True)
    for ring in range(1, 15):
        y = spot.y - size * ring / 15
        canvas.drawLine(
            spot.x - size,
            y + 0.2 * size,
            spot.x + size,
            y - 0.2 * size,
            ink.stroke(darker(bark, 0.22), size * 0.008),
        )
    canvas.restore()
    for index, (turn, reach) in enumerate(_FRONDS):
        rgb = light.on((0x2F7F58, 0x3F9A5C, 0x58AE5A)[index % 3])
        canvas.drawPath(_frond(top, turn, reach * size), ink.fill(rgb))
    for dx, dy in ((-0.022, 0.02), (0.02, 0.026), (0.0, 0.036)):
        nut = (top[0] + dx * size, top[1] + dy * size)
        canvas.drawCircle(*nut, 0.021 * size, ink.fill(light.on(0x6B4A30)))


_FRONDS: Final = (
    (-1.25, 0.46), (1.35, 0.46), (-0.55, 0.44), (0.62, 0.46), (-1.75, 0.34), (1.85, 0.36),
)  # fmt: skip
"""Which way a palm's fronds rise, in radians from upright, and how far they reach."""


def _frond(root: tuple[float, float], turn: float, reach: float) -> skia.Path:
    """Draw an arched leaf with a toothed lower edge."""
    droop = 0.45 * reach * abs(math.sin(turn))

    def spine(share: float) -> tuple[float, float]:
        return (
            root[0] + math.sin(turn) * reach * share,
            root[1]
            - math.cos(turn) * reach * share
            - 0.24 * reach * math.sin(math.pi * share)
            + droop * share * share,
        )

    upper = [spine(index / 12) for index in range(13)]
    lower = []
    for index in range(12, 0, -1):
        share = index / 12
        x, y = spine(share)
        wide = reach * 0.27 * math.sin(math.pi * (0.08 + 0.9 * share))
        lower += [(x, y + wide * 0.25), (x - math.sin(turn) * reach * 0.03, y + wide)]
    return polygon([*upper, *lower])
