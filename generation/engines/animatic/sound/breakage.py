"""What slides, breaks or springs: sounds of a contact that go on after its first moment."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    noise,
    samples,
)
from generation.engines.protocol import SAMPLE_RATE

SLIDE: Final = 1.3  # seconds of the longest skid


def screech(strength: float, rng: np.random.Generator) -> Mono:
    """Make tyres that slide until they stand: a rough tone that sinks a little and breaks off."""
    count = samples(SLIDE * (0.3 + 0.7 * strength))
    share = np.arange(count, dtype=np.float64) / count
    wander = np.cumsum(rng.normal(0, 1, count // 480 + 2)).repeat(480)[:count] * 3.0
    pitch = 980 - 260 * share + wander
    turn = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    tone = np.tanh(
        2.2 * (np.sin(turn) + 0.6 * np.sin(1.497 * turn + 0.4) + 0.4 * np.sin(2.01 * turn))
    )
    hiss = noise(count, Band(700, 5000), rng)
    fade = np.clip((1 - share) / 0.25, 0, 1) * (0.7 + 0.3 * np.sin(2 * np.pi * 31 * share) ** 2)
    sound = (0.5 * tone * fade).astype(np.float32) + hiss * np.float32(0.5) * fade.astype(
        np.float32
    )
    return attack(np.asarray(sound, np.float32), 0.006)
