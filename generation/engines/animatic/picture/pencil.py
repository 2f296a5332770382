"""Pencil: graphite on cream paper, outlines and hatching."""

from __future__ import annotations

from functools import cache

import numpy as np

from generation.engines.animatic.picture.colours import luminance, mix, packed
from generation.engines.animatic.picture.manner import Halo, Manner, Pixels, brightness, edges
from generation.engines.animatic.picture.noises import Plane, noise

PAPER = 0xF8F3E6
GRAPHITE = 0x2B2A30
TILE = 640


def _tone(rgb: int) -> int:
    """Leave most of the paper: only what is dark is shaded."""
    return mix(PAPER, GRAPHITE, 0.36 * (1 - luminance(rgb) / 255) ** 1.6)


def _figure(rgb: int) -> int:
    value = 0.80 * (1 - luminance(rgb) / 255) ** 1.15
    shade = mix(PAPER, GRAPHITE, value)
    red, green, blue = (part for part in (rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255))
    return mix(shade, packed(red, green, blue), 0.10)


@cache
def _strokes() -> tuple[Plane, Plane]:
    """Two directions of hatching, -1..1, a tile each, that waver as a hand does."""
    rows, columns = np.indices((TILE, TILE), dtype=np.float32)
    waver = 2.5 * noise(41, TILE, TILE, 40, endless=True)
    first = np.sin((columns + rows + waver) * (2 * np.pi / 8))
    second = np.sin((columns - rows + waver) * (2 * np.pi / 10))
    return np.asarray(first, np.float32), np.asarray(second, np.float32)


def _hatched(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    first, second = (
        np.tile(stroke, (height // TILE + 1, width // TILE + 1))[:height, :width]
        for stroke in _strokes()
    )
    cover = pixels[:, :, 3] / 255
    dark = 1 - brightness(pixels) / np.maximum(pixels[:, :, 3], 1)
    ink = np.clip(dark * 2.1 - 0.42 + 0.30 * first, 0, 1) * 0.34
    ink += np.clip(dark * 2.1 - 0.95 + 0.30 * second, 0, 1) * 0.34
    ink += edges(pixels) * 0.62
    done = pixels.copy()
    graphite = np.array([GRAPHITE & 255, GRAPHITE >> 8 & 255, GRAPHITE >> 16], np.float32)
    share = np.minimum(ink, 0.9)[:, :, None]
    done[:, :, :3] = done[:, :, :3] * (1 - share) + graphite * cover[:, :, None] * share
    return done


def _paper(width: int, height: int) -> Plane:
    grain = noise(42, width, height, 1) + 0.7 * noise(43, width, height, 2)
    first = np.tile(_strokes()[0], (height // TILE + 1, width // TILE + 1))[:height, :width]
    return np.asarray(0.055 * grain - 0.030 * np.clip(first, 0, 1), np.float32)


MANNER = Manner(
    tone=_tone,
    figure=_figure,
    finish=_hatched,
    veil=_paper,
    halos=(Halo(PAPER, grown=4.2), Halo(GRAPHITE, grown=1.7, alpha=0.92)),
    lift=0.75,
)
