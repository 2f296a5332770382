"""Anime: clear air, strong colours, thin outlines, light that floods in from above."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.picture.colours import luminance, mix, saturated
from generation.engines.animatic.picture.manner import Halo, Manner, Pixels, edges
from generation.engines.animatic.picture.noises import Plane


def _tone(rgb: int) -> int:
    light = luminance(rgb) / 255
    airy = mix(saturated(rgb, 1.35), 0xBFE9FF, 0.10 + 0.08 * light)
    return mix(airy, 0x3A3FA8, 0.16 * (1 - light))


def _figure(rgb: int) -> int:
    light = luminance(rgb) / 255
    return mix(saturated(rgb, 1.25), 0xFFF4EA, 0.10 * light)


def _lined(pixels: Pixels) -> Pixels:
    """Darken edges a little, as lines in the colour of what they bound."""
    done = pixels.copy()
    done[:, :, :3] *= 1 - 0.32 * edges(pixels)[:, :, None]
    return done


def _flooded(width: int, height: int) -> Plane:
    """Light from the upper right in three soft rays, and paler edges."""
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    away = np.hypot(1.05 - columns, rows + 0.08)
    turn = np.arctan2(rows + 0.08, 1.05 - columns)
    rays = np.clip(np.sin(turn * 13) - 0.2, 0, 1) * np.clip(1 - away * 0.95, 0, 1)
    return np.asarray(0.34 * np.clip(1 - away / 0.75, 0, 1) ** 2 + 0.15 * rays, np.float32)


MANNER = Manner(
    tone=_tone,
    figure=_figure,
    finish=_lined,
    veil=_flooded,
    halos=(Halo(0x2B1E4A, grown=1.6),),
    lift=0.62,
)
