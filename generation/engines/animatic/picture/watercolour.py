"""Watercolour: cold-pressed paper, wavering edges, pigment that gathers at them, uneven washes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia

from generation.engines.animatic.picture.noises import Plane, noise

TILE: Final = 640  # pixels: how soon the wavering repeats; a multiple of every cell
STRIP: Final = 96  # rows worked on at once, so that little memory is needed
SPREAD: Final = 2  # pixels on either side within which an edge is seen
Rows = npt.NDArray[np.uint8]  # (rows, width, 4), premultiplied


def paper(width: int, height: int) -> Plane:
    """Cold-pressed paper: fine tooth lit from the upper left, pigment pools, pale edges."""
    tooth = noise(11, width + 1, height + 1, 3) + 0.6 * noise(12, width + 1, height + 1, 2)
    relief = tooth[1:, 1:] - tooth[:-1, :-1]
    pools = noise(13, width, height, 90) + 0.6 * noise(14, width, height, 37)
    rows = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None]
    columns = np.minimum(np.arange(width), np.arange(width)[::-1])[None, :]
    ragged = np.minimum(rows, columns) + 14 * noise(15, width, height, 26)
    border = np.clip(1 - ragged / (0.028 * min(width, height)), 0, 1)
    return np.asarray(0.075 * relief + 0.05 * pools + 0.75 * border, dtype=np.float32)


@dataclass(frozen=True)
class Brush:
    """One tile of what an unsteady hand and an uneven wash do."""

    down: npt.NDArray[np.intp]  # rows that a pixel is taken from further down
    right: npt.NDArray[np.intp]
    wash: Plane  # lightness, about 1


@cache
def _brush() -> Brush:
    def tile(seed: int, cell: int) -> Plane:
        return noise(seed, TILE, TILE, cell, endless=True)

    return Brush(
        down=np.rint(3.2 * tile(21, 16) + 1.6 * tile(22, 5)).astype(np.intp),
        right=np.rint(3.2 * tile(23, 16) + 1.6 * tile(24, 5)).astype(np.intp),
        wash=1 + 0.07 * tile(25, 64) + 0.05 * tile(26, 20),
    )


def bled(image: skia.Image) -> skia.Image:
    """Return a baked picture as if it had been painted wet."""
    width, height = image.width(), image.height()
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    pixels = np.empty((height, width, 4), np.uint8)
    image.readPixels(info, pixels, width * 4, 0, 0)
    done = np.empty_like(pixels)
    columns = np.arange(width)[None, :]
    for top in range(0, height, STRIP):
        rows = np.arange(top, min(height, top + STRIP))
        done[rows[0] : rows[-1] + 1] = _painted(pixels, rows, columns)
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, done, width * 4))


def _painted(pixels: Rows, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> Rows:
    brush, (height, width) = _brush(), pixels.shape[:2]
    tile = np.ix_(rows % TILE, columns[0] % TILE)
    source = np.clip(rows[:, None] + brush.down[tile], 0, height - 1) * width
    source += np.clip(columns + brush.right[tile], 0, width - 1)
    moved: Rows = pixels.view(np.uint32).ravel()[source].view(np.uint8).reshape(*source.shape, 4)
    shade = brush.wash[tile] * _gathered(moved)
    moved[:, :, :3] = np.minimum(moved[:, :, :3] * shade[:, :, None], moved[:, :, 3:])
    return moved


def _gathered(strip: Rows) -> Plane:
    """Less than 1 near edges of colour, where a wash dries darker."""
    value = strip[:, :, 1].astype(np.int16) + (strip[:, :, 3] >> 1)
    edge = np.zeros_like(value)
    edge[:, SPREAD:-SPREAD] = np.abs(value[:, 2 * SPREAD :] - value[:, : -2 * SPREAD])
    edge[SPREAD:-SPREAD] += np.abs(value[2 * SPREAD :] - value[: -2 * SPREAD])
    return 1 - np.minimum(edge, 60) * np.float32(0.22 / 60)
