"""What slides, breaks or springs: sounds of a contact that go on after its first moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from generation.engines.animatic.sound.synthesis import (
    Band,
    Mono,
    attack,
    decay,
    glide,
    modes,
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


def shatter(strength: float, rng: np.random.Generator) -> Mono:
    """Make a pane that breaks: a crack, a burst, and pieces that ring after it."""
    count = samples(1.1)
    burst = noise(count, Band(1800, 15000), rng) * decay(count, 0.35)
    crack = noise(count, Band(500, 4000), rng) * decay(count, 0.07)
    sound = burst * np.float32(0.7) + crack * np.float32(0.8)
    for _ in range(26):
        pitch = float(rng.uniform(2200, 7800))
        ring = modes(samples(0.25), [(pitch, 1.0, 0.2), (1.73 * pitch, 0.5, 0.12)], rng)
        at = int(rng.uniform(0.0, 0.75) ** 1.6 * (count - len(ring)))
        sound[at : at + len(ring)] += ring * np.float32(rng.uniform(0.05, 0.2))
    return attack(sound * np.float32(0.5 + 0.5 * strength), 0.001)


def spring(strength: float, rng: np.random.Generator) -> Mono:
    """Make a mat on its springs that is pressed down and lets go: a low thump that rises."""
    count = samples(0.55)
    low = glide(0.55, (70.0, 150.0)) * decay(count, 0.5)
    coils = modes(count, [(412, 0.5, 0.3), (655, 0.3, 0.22), (1010, 0.2, 0.15)], rng)
    cloth = noise(count, Band(150, 1200), rng) * decay(count, 0.08)
    sound = low * np.float32(0.8) + coils * np.float32(0.25) + cloth * np.float32(0.6)
    return attack(sound * np.float32(0.5 + 0.5 * strength), 0.003)


def roll(strength: float, rng: np.random.Generator) -> Mono:
    """Make small hard wheels on stone, for a moment."""
    count = samples(0.55)
    rumble = noise(count, Band(180, 1500), rng)
    gravel = np.repeat(rng.random(count // 300 + 1, np.float32), 300)[:count]
    fade = np.linspace(1, 0, count, dtype=np.float32)
    return attack(rumble * (np.float32(0.4) + gravel) * fade * np.float32(strength), 0.004)


def scrape(strength: float, rng: np.random.Generator) -> Mono:
    """Make a blade that cuts the ice."""
    count = samples(0.32)
    cut = noise(count, Band(2200, 9500), rng) * decay(count, 0.28)
    bite = noise(count, Band(300, 1800), rng) * decay(count, 0.06)
    return attack((cut + bite) * np.float32(0.4 + 0.6 * strength), 0.002)


LASTING: Final[dict[str, Callable[[float, np.random.Generator], Mono]]] = {
    "screech": screech,
    "shatter": shatter,
    "spring": spring,
    "roll": roll,
    "scrape": scrape,
}
"""By the kind of contact."""
