"""Claymation: soft clay with bumps and thumb prints, lit from the left, moved on twos."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.picture.colours import mix, saturated
from generation.engines.animatic.picture.manner import Halo, Manner, Pixels, brightness
from generation.engines.animatic.picture.noises import Plane, noise

BEVEL = 5  # pixels over which an edge is rounded


def _tone(rgb: int) -> int:
    return mix(saturated(rgb, 1.18), 0xD98A5B, 0.13)


def _pressed(pixels: Pixels) -> Pixels:
    """Round every edge and press bumps into every face."""
    height, width = pixels.shape[:2]
    form = brightness(pixels) * 0.4 + pixels[:, :, 3] * 0.8
    relief = np.zeros((height, width), np.float32)
    for reach in (2, BEVEL):
        relief[reach:, reach:] += form[reach:, reach:] - form[:-reach, :-reach]
        relief[:-reach, :-reach] += form[reach:, reach:] - form[:-reach, :-reach]
    bumps = noise(51, width + 2, height + 2, 22) + 0.5 * noise(52, width + 2, height + 2, 7)
    slope = bumps[2:, 2:] - bumps[:-2, :-2]
    light = 1 + np.clip(relief / 900, -0.30, 0.26) + 0.55 * np.clip(slope, -0.35, 0.35)
    done = pixels.copy()
    done[:, :, :3] *= light[:, :, None]
    return done


def _set(width: int, height: int) -> Plane:
    """Put a lamp over a small set: light in the middle, dark at the edges."""
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    away = np.sqrt(rows**2 + (columns + 0.15) ** 2)
    bumps = noise(53, width + 2, height + 2, 9)
    relief = 0.05 * (bumps[2:, 2:] - bumps[:-2, :-2])
    return np.asarray(0.10 - 0.34 * np.clip(away - 0.25, 0, 1.3) + relief, np.float32)


MANNER = Manner(
    tone=_tone,
    figure=lambda rgb: mix(saturated(rgb, 1.22), 0xE3A27A, 0.10),
    finish=_pressed,
    veil=_set,
    halos=(Halo(0x1C0F1E, grown=1.0, blurred=4.0, aside=(7.0, 6.0), alpha=0.55),),
    lift=0.60,
    held=2,
    solid=True,
)
