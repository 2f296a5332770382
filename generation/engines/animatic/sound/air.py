"""What soundscapes are put together from: air, wind, talk, cars that pass, creatures now and then."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from generation.engines.animatic.sound.hearing import Hearing
from generation.engines.animatic.sound.synthesis import Band, Mono, noise, samples, swell
from generation.engines.animatic.sound.track import Track
from generation.engines.protocol import Waveform


def wide(first: Mono, second: Mono, spread: float = 0.6) -> Waveform:
    """Make two independent sounds the left and right of one space."""
    middle, side = (1 - spread / 2), spread / 2
    left = first * np.float32(middle) + second * np.float32(side)
    right = second * np.float32(middle) + first * np.float32(side)
    return np.stack((left, right), axis=1)


def air(hearing: Hearing, band: Band, name: str, spread: float = 0.6) -> Waveform:
    return wide(hearing.noise(band, name, 0), hearing.noise(band, name, 1), spread)


def wind(hearing: Hearing) -> Waveform:
    strength = np.float32(0.25) + np.float32(0.75) * hearing.drift(1.8, "gusts")
    sound = air(hearing, Band(120, 600, tilt=-2), "low") * np.float32(0.08)
    sound *= strength[:, None]
    howl = hearing.noise(Band(650, 900, 4), "whistle") * strength**3 * np.float32(0.05)
    return sound + wide(howl, np.roll(howl, 480), 0.8)


def crowd(hearing: Hearing) -> Waveform:
    """Murmur: many talkers, of whom only the vowels and the rhythm are heard."""
    sound: Waveform = np.zeros((hearing.count, 2), np.float32)
    for formant in (320, 560, 950, 1700):
        for side in range(2):
            voices = hearing.noise(Band(formant * 0.8, formant * 1.25, 2), formant, side)
            rhythm = hearing.drift(0.16, "syllables", formant, side)
            rhythm *= 0.5 + hearing.drift(0.9, "sentences", formant, side)
            sound[:, side] += voices * rhythm * np.float32(40 / formant)
    return sound * np.float32(0.5)


def passing_car(rng: np.random.Generator) -> Waveform:
    count = samples(rng.uniform(3.0, 5.0))
    tyres = noise(count, Band(300, 1800, tilt=-2), rng) * swell(count, 0.5, 3.0)
    motor = noise(count, Band(60, 180, 3), rng) * swell(count, 0.5, 2.0)
    sound = tyres * np.float32(0.6) + motor * np.float32(0.7)
    across = np.linspace(0, np.pi / 2, count, dtype=np.float32)
    sides = (
        (np.cos(across), np.sin(across))
        if rng.random() < 0.5
        else (
            np.sin(across),
            np.cos(across),
        )
    )
    return np.stack([sound * side for side in sides], axis=1)


def scatter(
    track: Track,
    hearing: Hearing,
    voice: Callable[[np.random.Generator], Mono],
    *,
    every: float,
    gain: float,
) -> None:
    """Lay a creature's voice now and then, from anywhere, near or far."""
    name = voice.__name__
    first = every * hearing.lots(name).uniform(0.2, 0.6)
    for at, rng in hearing.events(name, first, lambda rng: 0.4 + rng.exponential(every)):
        near = rng.uniform(0.35, 1.0)
        track.lay(voice(rng), at=at, gain=gain * near, pan=rng.uniform(-0.9, 0.9))
