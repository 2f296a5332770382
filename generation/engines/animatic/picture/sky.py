"""Skies: gradient, sun or moon, stars, and clouds that drift."""

from __future__ import annotations

import math
import random

import skia

from generation.engines.animatic.picture.camera import Extent
from generation.engines.animatic.picture.colours import lighter, mix
from generation.engines.animatic.picture.layers import SMOOTH, Layer, new_surface, round_again
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.scene import Daylight


def sky_layer(site: Site, horizon: float) -> Layer:
    """Draw the sky down to `horizon` (pixels from the top), with its sun or moon."""

    def draw(canvas: skia.Canvas, extent: Extent) -> None:
        colours = [(rgb, 1.0) for rgb in site.light.sky]
        fade = site.ink.fade((0, extent.top), (0, horizon), colours, (0, 0.38, 0.74, 1))
        canvas.drawPaint(fade)
        _stars(canvas, site, horizon)
        _sun(canvas, site, horizon)

    return site.bake(0, draw)


def sun_point(site: Site, horizon: float) -> tuple[float, float]:
    across, down = site.light.sun_at
    return site.width * across, horizon * down


def _stars(canvas: skia.Canvas, site: Site, horizon: float) -> None:
    rng = site.dice("stars")
    count = round(260 * site.light.stars * site.width * horizon / (1280 * 500))
    for _ in range(count):
        x, y = rng.random() * site.width, rng.random() ** 1.4 * horizon
        size = site.unit * rng.choice((0.8, 1.0, 1.0, 1.4, 1.9))
        paint = site.ink.fill(0xFFFBEA, rng.uniform(0.35, 0.95) * (1 - y / horizon * 0.7))
        canvas.drawCircle(x, y, size, paint)


def _sun(canvas: skia.Canvas, site: Site, horizon: float) -> None:
    light, unit = site.light, site.unit
    x, y = sun_point(site, horizon)
    canvas.drawCircle(x, y, 520 * unit, site.ink.glow((x, y), 520 * unit, light.glow, 0.62))
    radius = (52 if site.shot.daylight is Daylight.SUNSET else 38) * unit
    for ring, alpha in ((3.4, 0.07), (2.3, 0.12), (1.55, 0.2)):
        canvas.drawCircle(x, y, radius * ring, site.ink.fill(light.glow, alpha))
    canvas.drawCircle(x, y, radius, site.ink.fill(light.sun))
    if site.shot.daylight is Daylight.NIGHT:
        for dx, dy, size in ((-0.3, -0.2, 0.24), (0.25, 0.3, 0.17), (0.32, -0.35, 0.11)):
            spot = site.ink.fill(mix(light.sun, light.sky[2], 0.22))
            canvas.drawCircle(x + dx * radius, y + dy * radius, size * radius, spot)


def cloud_layer(site: Site, horizon: float, count: int = 6) -> Layer:
    """Clouds at far depths that drift and come round again."""
    clouds = [_cloud(site, number) for number in range(min(count, 4))]
    rng = site.dice("cloud places")
    if site.lacks("cloud"):
        return site.moving(0.06)
    span = site.width * 1.5
    spots = [
        (
            clouds[index % len(clouds)],
            (index + rng.random() * 0.7) / count * span,
            horizon * rng.uniform(0.06, 0.62),
            site.unit * rng.uniform(5, 15),
        )
        for index in range(count)
    ]

    def live(canvas: skia.Canvas, time: float) -> None:
        left = canvas.getLocalClipBounds().left()
        for image, start, y, speed in spots:
            x = round_again(start + speed * time, span, left - image.width())
            canvas.drawImage(image, x, y, SMOOTH)

    return site.moving(0.06, live)


def _cloud(site: Site, number: int) -> skia.Image:
    rng, unit = site.dice("cloud", number), site.unit
    width, height = rng.uniform(190, 400) * unit, rng.uniform(60, 105) * unit
    surface = new_surface(round(width + 24), round(height + 24))
    with surface as canvas:
        canvas.translate(12, 12)
        base = skia.Rect.MakeXYWH(0, height * 0.62, width, height * 0.38)
        puffs = [_puff(rng, width, height) for _ in range(7)]
        light = site.light
        tones = (
            (0.0, light.cloud_shade, 0.85),
            (-0.10, mix(light.cloud, light.cloud_shade, 0.35), 0.9),
            (-0.2, lighter(light.cloud, 0.1), 0.9),
        )
        for lift, rgb, alpha in tones:
            path = skia.Path()
            path.addRoundRect(base, height * 0.19, height * 0.19)
            for x, y, radius in puffs:
                path.addCircle(x, y, radius)
            canvas.save()
            clip = skia.Path(path)
            canvas.clipPath(clip, skia.ClipOp.kIntersect, doAntiAlias=True)
            canvas.translate(-lift * height * 0.3, lift * height)
            canvas.drawPath(path, site.ink.fill(rgb, alpha))
            canvas.restore()
    return site.look.finish(surface.makeImageSnapshot())


def _puff(rng: random.Random, width: float, height: float) -> tuple[float, float, float]:
    across = rng.uniform(0.16, 0.84)
    radius = height * rng.uniform(0.2, 0.36) * (0.6 + 0.7 * math.sin(across * math.pi))
    return across * width, height * 0.66 - radius * 0.35, radius
