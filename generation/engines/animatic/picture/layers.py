"""Layers: baked pictures at a depth, with what moves in them drawn on top, frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import skia

from generation.engines.animatic.picture.camera import Extent, Lens

NEAREST = skia.SamplingOptions()
SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
GAP: Final = 48  # empty columns that are worth cutting a picture in two for
MARGIN: Final = 6  # pixels left empty about a picture, into which a style may spread it
SOFTEST: Final = 1.5  # the largest zoom at which a layer is not baked finer
PHASES: Final = 4  # fractions of a pixel that a panned picture is kept at
LARGEST_PHASED: Final = 3_000_000  # pixels; larger pictures are sampled instead

Live = Callable[[skia.Canvas, float], None]
"""Draws what moves, at a time in seconds, in pixels of the reference view."""


def round_again(x: float, span: float, left: float) -> float:
    """Return `x` shifted by whole spans to lie in [left, left + span): what leaves comes back."""
    return (x - left) % span + left


def new_surface(width: int, height: int) -> skia.Surface:
    """Make a surface in the one pixel order for which Skia has fast CPU blitters."""
    info = skia.ImageInfo.Make(
        max(1, width), max(1, height), skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )
    return skia.Surface.MakeRaster(info)


@dataclass
class Tile:
    """One baked picture and where its corner lies, in pixels of the reference view."""

    image: skia.Image
    left: float
    top: float
    _phases: dict[int, skia.Image] = field(default_factory=dict)

    def blit(self, canvas: skia.Canvas, dx: float, dy: float) -> None:
        """Draw it unscaled: whole rows are copied, from a copy that holds the pixel's fraction."""
        x, y = self.left + dx, round(self.top + dy)
        if self.image.width() * self.image.height() > LARGEST_PHASED:
            canvas.drawImage(self.image, x, y, SMOOTH)
            return
        step = round((x - np.floor(x)) * PHASES)
        canvas.drawImage(self._shifted(step % PHASES), np.floor(x) + step // PHASES, y, NEAREST)

    def _shifted(self, step: int) -> skia.Image:
        if step == 0:
            return self.image
        if step not in self._phases:
            surface = new_surface(self.image.width() + 1, self.image.height())
            surface.getCanvas().drawImage(self.image, step / PHASES, 0, SMOOTH)
            self._phases[step] = surface.makeImageSnapshot()
        return self._phases[step]


@dataclass
class Layer:
    """One depth of a set."""

    depth: float
    tiles: tuple[Tile, ...] = ()
    scale: float = 1.0  # tile pixels a reference pixel
    live: tuple[Live, ...] = ()

    def draw(self, canvas: skia.Canvas, lens: Lens, frame: int, time: float) -> None:
        place = lens.placement(frame, self.depth)
        if self.scale == 1.0 and abs(place.zoom - 1) < 1e-6:
            for tile in self.tiles:
                tile.blit(canvas, place.dx, place.dy)
        canvas.save()
        canvas.translate(place.dx, place.dy)
        canvas.scale(place.zoom, place.zoom)
        if not (self.scale == 1.0 and abs(place.zoom - 1) < 1e-6):
            self._sample(canvas)
        for live in self.live:
            live(canvas, time)
        canvas.restore()

    def _sample(self, canvas: skia.Canvas) -> None:
        for tile in self.tiles:
            canvas.save()
            canvas.translate(tile.left, tile.top)
            canvas.scale(1 / self.scale, 1 / self.scale)
            canvas.drawImage(tile.image, 0, 0, SMOOTH)
            canvas.restore()


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a layer is baked."""

    draw: Callable[[skia.Canvas, Extent], None]
    finish: Callable[[skia.Image], skia.Image]
    blur: float = 0.0  # pixels
    floor: float | None = None  # what lies lower is hidden by a layer at the actors' depth


def bake(lens: Lens, depth: float, recipe: Recipe) -> Layer:
    """Draw a layer once, over all that the camera will see of it, and trim what stayed empty."""
    extent = lens.extent(depth)
    if recipe.floor is not None:
        extent = lens.above(extent, depth, recipe.floor)
    scale = lens.closest(depth)
    if scale < SOFTEST:
        scale = 1.0
    left, top = int(np.floor(extent.left)), int(np.floor(extent.top))
    surface = new_surface(
        int(np.ceil((extent.right - left) * scale)), int(np.ceil((extent.bottom - top) * scale))
    )
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.translate(-left, -top)
        if recipe.blur:
            soft = skia.ImageFilters.Blur(recipe.blur, recipe.blur)
            canvas.saveLayer(None, skia.Paint(ImageFilter=soft))
        recipe.draw(canvas, extent)
        if recipe.blur:
            canvas.restore()
    image = surface.makeImageSnapshot()
    tiles = tuple(
        Tile(
            recipe.finish(image.makeSubset(cut)),
            left + cut.left() / scale,
            top + cut.top() / scale,
        )
        for cut in _cut(image)
    )
    return Layer(depth, tiles, scale)


def _cut(image: skia.Image) -> list[skia.IRect]:
    """Return the parts of an image that are not empty, cut apart where many columns are."""
    alpha = image.toarray(colorType=skia.kBGRA_8888_ColorType)[:, :, 3]
    columns = np.flatnonzero(alpha.any(axis=0))
    if not len(columns):
        return []
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > GAP) + 1)
    cuts = []
    for part in parts:
        rows = np.flatnonzero(alpha[:, part[0] : part[-1] + 1].any(axis=1))
        cut = skia.IRect.MakeLTRB(
            int(part[0]) - MARGIN,
            int(rows[0]) - MARGIN,
            int(part[-1]) + 1 + MARGIN,
            int(rows[-1]) + 1 + MARGIN,
        )
        cut.intersect(image.bounds())
        cuts.append(cut)
    return cuts


def flattened(layers: list[Layer], reach: float) -> list[Layer]:
    """Join neighbouring layers in which nothing moves and whose depths differ by up to `reach`."""
    done: list[Layer] = []
    for layer in layers:
        still = not layer.live and layer.scale == 1.0
        if still and done and _joinable(done[-1], layer, reach):
            done[-1] = _joined(done[-1], layer)
        else:
            done.append(layer)
    return done


def _joinable(below: Layer, above: Layer, reach: float) -> bool:
    near = abs(above.depth - below.depth) <= reach
    return near and below.depth <= above.depth and not below.live and below.scale == 1.0


def _joined(below: Layer, above: Layer) -> Layer:
    tiles = [*below.tiles, *above.tiles]
    if not tiles:
        return below
    left, top = min(tile.left for tile in tiles), min(tile.top for tile in tiles)
    right = max(tile.left + tile.image.width() for tile in tiles)
    bottom = max(tile.top + tile.image.height() for tile in tiles)
    surface = new_surface(round(right - left), round(bottom - top))
    for tile in tiles:
        surface.getCanvas().drawImage(tile.image, tile.left - left, tile.top - top, NEAREST)
    return Layer(below.depth, (Tile(surface.makeImageSnapshot(), left, top),))
