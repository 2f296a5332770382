"""Papercut: sheets of coloured card, cut out and laid over each other, with their shadows."""

from __future__ import annotations

import numpy as np

from generation.engines.animatic.picture.colours import channels, mix, packed, saturated
from generation.engines.animatic.picture.manner import Halo, Manner, Pixels, edges
from generation.engines.animatic.picture.noises import Plane, noise

STEP = 30.0
CARD = 0xFBF3E4
DROP = 9  # pixels that a sheet's shadow falls


def _tone(rgb: int) -> int:
    card = channels(mix(saturated(rgb, 0.92), CARD, 0.22))
    return packed(*(round(part / STEP) * STEP for part in card))


def _cut_out(pixels: Pixels) -> Pixels:
    """Show the thickness of the card where it was cut, and the fibres in it."""
    height, width = pixels.shape[:2]
    fibre = noise(61, width + 1, height + 1, 2) + 0.6 * noise(62, width + 1, height + 1, 5)
    relief = fibre[1:, 1:] - fibre[:-1, :-1]
    done = pixels.copy()
    cut = np.clip(edges(pixels) * 1.6 - 0.35, 0, 1)
    rolled = np.zeros_like(cut)
    rolled[DROP // 3 :, DROP // 3 :] = cut[: -(DROP // 3), : -(DROP // 3)]
    done[:, :, :3] *= 1 + 0.10 * relief[:, :, None] - 0.30 * rolled[:, :, None]
    done[:, :, :3] += (pixels[:, :, 3] * cut * 0.36)[:, :, None]
    return _with_shadow(done)


def _with_shadow(pixels: Pixels) -> Pixels:
    """Lay a soft shadow on whatever lies further back."""
    cover = pixels[:, :, 3]
    shadow = np.zeros_like(cover)
    for step in range(1, DROP + 1):
        shadow[step:, step:] += cover[:-step, :-step] / DROP
    shade = np.minimum(shadow, 255) * 0.42 * (1 - cover / 255)
    done = pixels.copy()
    done[:, :, 3] = np.minimum(255, cover + shade)
    return done


def _card(width: int, height: int) -> Plane:
    fibre = noise(63, width + 1, height + 1, 2) + 0.5 * noise(64, width + 1, height + 1, 3)
    relief = fibre[1:, 1:] - fibre[:-1, :-1]
    return np.asarray(0.045 * relief, np.float32)


MANNER = Manner(
    tone=_tone,
    figure=_tone,
    finish=_cut_out,
    veil=_card,
    halos=(
        Halo(0x1A1026, grown=4.0, blurred=3.2, aside=(6.0, 7.0), alpha=0.50),
        Halo(CARD, grown=4.0),
    ),
    lift=0.66,
    held=2,
)
