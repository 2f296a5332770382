"""Comic: few bold colours, printed dots, thick black lines, a panel's white border."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.picture.colours import channels, packed, saturated
from generation.engines.animatic.picture.manner import (
    Halo,
    Manner,
    Pixels,
    brightness,
    edges,
    frame_of,
)
from generation.engines.animatic.picture.noises import Plane

STEP = 51.0  # between the few values a colour has
PITCH = 7  # pixels between the printed dots
GUTTER = 0.022  # of the shorter side


def _tone(rgb: int) -> int:
    bold = channels(saturated(rgb, 1.5))
    return packed(*(round(part / STEP) * STEP for part in bold))


def _dots(height: int, width: int) -> Plane:
    """How far a pixel is from the middle of its dot, 0..1; the rows of dots are turned by 45°."""
    rows, columns = np.indices((height, width), dtype=np.float32)
    across, down = (columns + rows) / PITCH / 1.414, (columns - rows) / PITCH / 1.414
    aside, below = across - np.rint(across), down - np.rint(down)
    return np.asarray(np.hypot(aside, below) / 0.707, np.float32)


def _printed(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    cover = np.maximum(pixels[:, :, 3], 1)
    dark = 1 - brightness(pixels) / cover
    grown = np.clip(dark * 1.25 - 0.12, 0, 0.62)
    dots = np.clip((grown - _dots(height, width)) * 6 + 0.5, 0, 1) * (dark < 0.85)
    done = pixels.copy()
    done[:, :, :3] *= 1 - 0.34 * dots[:, :, None]
    line = np.clip(edges(pixels, 2) * 2.2 - 0.8, 0, 1)
    done[:, :, :3] *= 1 - 0.92 * line[:, :, None]
    return done


def _panel(width: int, height: int) -> Plane:
    inside = frame_of(width, height, GUTTER)
    line = max(2.0, 0.006 * min(width, height))
    frame = np.where(inside < 0, 1.0, np.where(inside < line, -1.0, 0.0))
    return np.asarray(frame, np.float32)


MANNER = Manner(
    tone=_tone,
    figure=_tone,
    finish=_printed,
    veil=_panel,
    halos=(Halo(0xFFFFFF, grown=6.5), Halo(0x0B0A10, grown=3.4)),
    lift=0.7,
)
