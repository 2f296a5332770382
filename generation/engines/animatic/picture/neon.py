"""Neon: a dark night drawn with tubes of light; every edge glows in its own colour."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.picture.colours import mix, saturated
from generation.engines.animatic.picture.manner import Halo, Manner, Pixels, edges
from generation.engines.animatic.picture.noises import Plane

DARK = 0x0A0522
MAGENTA = np.array([214, 43, 255], np.float32)  # BGR
CYAN = np.array([255, 242, 60], np.float32)


def _tone(rgb: int) -> int:
    return mix(DARK, saturated(rgb, 2.1), 0.20)


def _figure(rgb: int) -> int:
    return mix(0x1A0B3A, saturated(rgb, 1.8), 0.62)


def _lit(pixels: Pixels) -> Pixels:
    """Light the edges in the strongest of their colours, with a glow about them."""
    strongest = pixels[:, :, :3].max(axis=2, keepdims=True) + 1
    own = (pixels[:, :, :3] / strongest) ** 2.4 * 255
    share = np.linspace(0, 1, len(pixels), dtype=np.float32)[:, None, None]
    vivid = 0.35 * own + 0.65 * (MAGENTA * (1 - share) + CYAN * share)
    line = np.clip(edges(_boosted(pixels)) * 1.5 - 0.12, 0, 1)
    glow = _spread(line, 3) * 0.5 + _spread(line, 9) * 0.5
    done = pixels.copy()
    done[:, :, :3] += vivid * (0.85 * line + 0.85 * glow)[:, :, None]
    done[:, :, :3] += 40 * (line**3)[:, :, None]
    return done


def _boosted(pixels: Pixels) -> Pixels:
    """Undo the darkness, in which edges are hard to find."""
    done = pixels.copy()
    done[:, :, :3] *= 3.2
    return done


def _spread(line: Plane, reach: int) -> Plane:
    for axis in (0, 1):
        padded = np.pad(line, [(reach + 1, reach) if each == axis else (0, 0) for each in (0, 1)])
        total = padded.cumsum(axis=axis)
        ahead = np.take(total, range(2 * reach + 1, total.shape[axis]), axis=axis)
        behind = np.take(total, range(total.shape[axis] - 2 * reach - 1), axis=axis)
        line = (ahead - behind) / (2 * reach + 1)
    return np.asarray(line, np.float32)


def _screen(width: int, height: int) -> Plane:
    """Scan lines, and darkness about the edges."""
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    away = np.clip(np.sqrt(rows**2 + columns**2) - 0.6, 0, 1)
    lines = np.where(np.arange(height)[:, None] % 4 < 1, 0.16, 0.0)
    return np.asarray(-0.55 * away**1.5 - lines, np.float32)


MANNER = Manner(
    tone=_tone,
    figure=_figure,
    finish=_lit,
    veil=_screen,
    halos=(
        Halo(0xFF2BD6, grown=3.0, blurred=6.0, alpha=0.75),
        Halo(0x3CF2FF, grown=2.2),
    ),
    lift=0.8,
)
