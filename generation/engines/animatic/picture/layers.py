"""Layers: baked pictures at a depth, with what moves in them drawn on top, frame by frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import skia

from generation.engines.animatic.picture.camera import Extent, Lens

NEAREST = skia.SamplingOptions()
SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)

Live = Callable[[skia.Canvas, float], None]
"""Draws what moves, at a time in seconds, in pixels of the reference view."""


def new_surface(width: int, height: int) -> skia.Surface:
    """A surface in the one pixel order for which Skia has its fast CPU blitters."""
    info = skia.ImageInfo.Make(
        max(1, width), max(1, height), skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )
    return skia.Surface.MakeRaster(info)


@dataclass
class Layer:
    """One depth of a set."""

    depth: float
    image: skia.Image | None = None
    left: float = 0.0  # where the image's corner lies, in pixels of the reference view
    top: float = 0.0
    scale: float = 1.0  # image pixels a reference pixel
    live: tuple[Live, ...] = field(default=())

    def draw(self, canvas: skia.Canvas, lens: Lens, frame: int, time: float) -> None:
        place = lens.placement(frame, self.depth)
        canvas.save()
        canvas.translate(place.dx, place.dy)
        canvas.scale(place.zoom, place.zoom)
        if self.image is not None:
            self._blit(canvas, exact=abs(place.zoom - 1) < 1e-6 and not lens.moves)
        for live in self.live:
            live(canvas, time)
        canvas.restore()

    def _blit(self, canvas: skia.Canvas, *, exact: bool) -> None:
        if self.scale == 1.0 and (exact or self.depth == 0):
            canvas.drawImage(self.image, self.left, self.top, NEAREST)
            return
        canvas.save()
        canvas.translate(self.left, self.top)
        canvas.scale(1 / self.scale, 1 / self.scale)
        canvas.drawImage(self.image, 0, 0, SMOOTH)
        canvas.restore()


def bake(
    lens: Lens, depth: float, draw: Callable[[skia.Canvas, Extent], None], *, blur: float = 0.0
) -> Layer:
    """Draw a layer once, over all that the camera will see of it, and trim what stayed empty."""
    extent = lens.extent(depth)
    scale = lens.closest(depth) if lens.moves else 1.0
    left, top = int(np.floor(extent.left)), int(np.floor(extent.top))
    width = int(np.ceil((extent.right - left) * scale))
    height = int(np.ceil((extent.bottom - top) * scale))
    surface = new_surface(width, height)
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.translate(-left, -top)
        if blur:
            soft = skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur))
            canvas.saveLayer(None, soft)
        draw(canvas, extent)
        if blur:
            canvas.restore()
    image, column, row = trimmed(surface.makeImageSnapshot())
    return Layer(depth, image, left + column / scale, top + row / scale, scale)


def trimmed(image: skia.Image) -> tuple[skia.Image | None, int, int]:
    """The part of an image that is not empty, and its first column and row."""
    alpha = image.toarray(colorType=skia.kBGRA_8888_ColorType)[:, :, 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return None, 0, 0
    box = skia.IRect.MakeLTRB(
        int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    )
    return image.makeSubset(box), box.left(), box.top()


def flattened(layers: list[Layer]) -> list[Layer]:
    """With a camera at rest, neighbouring layers in which nothing moves become one picture."""
    done: list[Layer] = []
    for layer in layers:
        still = not layer.live and layer.image is not None and layer.scale == 1.0
        if still and done and not done[-1].live and done[-1].image is not None:
            done[-1] = _joined(done[-1], layer)
        else:
            done.append(layer)
    return done


def _joined(below: Layer, above: Layer) -> Layer:
    assert below.image is not None
    assert above.image is not None
    left, top = min(below.left, above.left), min(below.top, above.top)
    right = max(below.left + below.image.width(), above.left + above.image.width())
    bottom = max(below.top + below.image.height(), above.top + above.image.height())
    surface = new_surface(round(right - left), round(bottom - top))
    with surface as canvas:
        canvas.drawImage(below.image, below.left - left, below.top - top, NEAREST)
        canvas.drawImage(above.image, above.left - left, above.top - top, NEAREST)
    return Layer(below.depth, surface.makeImageSnapshot(), left, top)
