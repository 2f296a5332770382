"""Draws a shot: behind, the actors, before them, the weather, and the style's veil."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import skia

from generation.engines.animatic.action import Action
from generation.engines.animatic.picture import sets
from generation.engines.animatic.picture.camera import Lens
from generation.engines.animatic.picture.cast import Cast, cast_of
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.layers import Layer, flattened, new_surface
from generation.engines.animatic.picture.light import light_of
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.styles import Look
from generation.engines.animatic.picture.weather import Bursts, Sheet, sheets
from generation.engines.animatic.scene import Style
from generation.engines.protocol import Frame

ZOOMED_REACH = 0.32  # depths that a zoom shows as one, since scaling costs time a layer
PIXEL_ART_SIDE = 180  # the shorter side of a pixel picture, in its own fat pixels


def draw_shot(
    action: Action, *, style: Style, width: int, height: int, seed: int
) -> Iterator[Frame]:
    """Yield exactly `action.frame_count` opaque frames of (height, width, 4), RGBA.

    The same action, style, size and seed give the same frames.
    """
    fat = 1
    if style is Style.PIXEL:
        fat = max(2, round(min(width, height) / PIXEL_ART_SIDE))
    easel = _easel(action, style, (-(-width // fat), -(-height // fat)), seed)
    surface = easel.surface if fat == 1 else new_surface(width, height)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    pixels: Frame = np.empty((height, width, 4), np.uint8)
    for frame in range(action.frame_count):
        if frame % easel.look.held:  # the drawing before is seen once more
            yield pixels
            continue
        easel.draw(action, frame)
        if fat > 1:
            easel.look.fatten(easel.surface, surface, fat)
        pixels = np.empty((height, width, 4), np.uint8)
        surface.readPixels(info, pixels, width * 4, 0, 0)
        yield pixels


@dataclass
class Easel:
    """Everything prepared for one shot."""

    surface: skia.Surface
    site: Site
    look: Look
    built: Built
    cast: Cast
    falling: list[Sheet]
    bursts: Bursts

    def draw(self, action: Action, frame: int) -> None:
        canvas = self.surface.getCanvas()
        time = action.began + frame / action.fps
        lens = self.site.lens
        canvas.clear(self.site.ink.argb(self.site.light.haze))
        for layer in self.built.behind:
            layer.draw(canvas, lens, frame, time)
        self.cast.draw(canvas, action.poses[frame], frame, time)
        Layer(1.0, live=(self.bursts.draw,)).draw(canvas, lens, frame, time)
        for layer in self.built.front:
            layer.draw(canvas, lens, frame, time)
        for sheet in self.falling:
            sheet.draw(canvas, time)
        self.look.veil(canvas)


def site_of(action: Action, style: Style, size: tuple[int, int], seed: int) -> Site:
    """Give the place of an action in its light and style, about to be drawn."""
    width, height = size
    shot = action.shot
    look = Look(style, width, height, shot.daylight)
    return Site(
        shot=shot,
        lens=Lens(action.camera, width, height, action.rest),
        light=light_of(shot.daylight, shot.weather),
        look=look,
        ink=Ink(look.tone),
        seed=seed,
        lent=action.lent,
    )


def _easel(action: Action, style: Style, size: tuple[int, int], seed: int) -> Easel:
    width, height = size
    site = site_of(action, style, size, seed)
    built = sets.build(site)
    if site.lens.zooms or not site.lens.moves:
        reach = ZOOMED_REACH if site.lens.moves else 9.0
        built.behind, built.front = flattened(built.behind, reach), flattened(built.front, reach)
    return Easel(
        surface=new_surface(width, height),
        site=site,
        look=site.look,
        built=built,
        cast=cast_of(site, built, seed),
        falling=[] if built.indoors else sheets(site),
        bursts=Bursts(site, site.ink, action.contacts, action.began),
    )
