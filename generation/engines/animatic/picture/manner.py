"""What a style does, besides choosing colours: to baked layers, about figures, over the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import skia
from PIL import Image, ImageFilter

from generation.engines.animatic.picture.layers import NEAREST, SMOOTH
from generation.engines.animatic.picture.noises import Plane

COARSE: Final = 3  # pixels as one where a halo is soft
Mask = npt.NDArray[np.uint8]  # (height, width), how much is covered
Pixels = npt.NDArray[np.float32]  # (height, width, 4), BGRA, premultiplied, 0..255


@dataclass(frozen=True)
class Halo:
    """A figure's shape in one colour, drawn under the figure: an outline, a glow, a shadow."""

    rgb: int
    grown: float = 0.0  # pixels of a picture whose shorter side is 720
    blurred: float = 0.0
    aside: tuple[float, float] = (0.0, 0.0)
    alpha: float = 1.0

    @property
    def reach(self) -> float:
        return self.grown + 3 * self.blurred + max(map(abs, self.aside))

    def draw(
        self, canvas: skia.Canvas, shape: Mask, corner: tuple[float, float], unit: float
    ) -> None:
        """Draw it about a figure's shape, whose upper left corner is given."""
        mask, coarse = grown(shape, round(self.grown * unit)), 1
        if self.blurred:
            coarse = COARSE
            small = Image.fromarray(np.ascontiguousarray(mask[::coarse, ::coarse]))
            soft = ImageFilter.BoxBlur(1.7 * self.blurred * unit / coarse)
            mask = np.asarray(small.filter(soft), np.uint8)
        mask = np.ascontiguousarray(mask)  # kept: a pixmap does not hold what it points to
        height, width = mask.shape
        info = skia.ImageInfo.MakeA8(width, height)
        image = skia.Image.MakeRasterCopy(skia.Pixmap(info, mask, width))
        colour = skia.ColorSetA(0xFF000000 | self.rgb, round(255 * self.alpha))
        canvas.save()
        canvas.translate(corner[0] + self.aside[0] * unit, corner[1] + self.aside[1] * unit)
        canvas.scale(coarse, coarse)
        how = SMOOTH if coarse > 1 else NEAREST
        canvas.drawImage(image, 0, 0, how, skia.Paint(Color=colour))
        canvas.restore()


def grown(shape: Mask, reach: int) -> Mask:
    """Grow a shape by some pixels on every side, in turns along the axes and the diagonals."""
    for step in range(reach):
        wider = shape.copy()
        np.maximum(wider[1:], shape[:-1], out=wider[1:])
        np.maximum(wider[:-1], shape[1:], out=wider[:-1])
        base = wider.copy() if step % 2 else shape
        np.maximum(wider[:, 1:], base[:, :-1], out=wider[:, 1:])
        np.maximum(wider[:, :-1], base[:, 1:], out=wider[:, :-1])
        shape = wider
    return shape


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How one style draws."""

    tone: Callable[[int], int]  # of the surroundings
    figure: Callable[[int], int]  # of actors
    finish: Callable[[Pixels], Pixels] | None = None  # what it does to a baked layer, once
    veil: Callable[[int, int], Plane] | None = None  # over the frame: black below 0, white above
    halos: tuple[Halo, ...] = ()
    lift: float = 0.44  # how much of the light on actors does not depend on the hour
    held: int = 1  # frames that one drawing is seen
    solid: bool = False  # figures are round: lit from the left, dark on the right


def worked(image: skia.Image, work: Callable[[Pixels], Pixels]) -> skia.Image:
    """Return an image with its pixels worked over."""
    width, height = image.width(), image.height()
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    pixels = np.empty((height, width, 4), np.uint8)
    image.readPixels(info, pixels, width * 4, 0, 0)
    done = work(pixels.astype(np.float32))
    done[:, :, :3] = np.clip(done[:, :, :3], 0, done[:, :, 3:])
    whole = np.ascontiguousarray(np.clip(done, 0, 255).astype(np.uint8))
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, whole, width * 4))


def brightness(pixels: Pixels) -> Plane:
    """0..255, of what is covered: what is empty is dark."""
    weights = np.array([0.114, 0.587, 0.299], np.float32)
    return np.asarray(pixels[:, :, :3] @ weights, np.float32)


def edges(pixels: Pixels, reach: int = 1) -> Plane:
    """How much colour and cover change about a pixel, 0..1."""
    value = brightness(pixels) + 0.7 * pixels[:, :, 3]
    found = np.zeros_like(value)
    found[:, reach:-reach] = np.abs(value[:, 2 * reach :] - value[:, : -2 * reach])
    found[reach:-reach] += np.abs(value[2 * reach :] - value[: -2 * reach])
    return np.asarray(np.minimum(found / 60, 1), np.float32)


def frame_of(width: int, height: int, border: float) -> Plane:
    """How far inside a border of some share of the shorter side a pixel is: below 0 is on it."""
    rows = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None]
    columns = np.minimum(np.arange(width), np.arange(width)[::-1])[None, :]
    return np.asarray(np.minimum(rows, columns) - border * min(width, height), np.float32)
