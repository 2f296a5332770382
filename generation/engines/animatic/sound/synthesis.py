"""What all sounds are made of: coloured noise, sweeps, decays and slow drift.

Every function gives mono float32 at 48 kHz; noise has an RMS of 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.speech.resample import fft_length
from generation.engines.protocol import SAMPLE_RATE

Mono = npt.NDArray[np.float32]  # (samples,)


@dataclass(frozen=True)
class Band:
    """A frequency response: flat between two corners (Hz), falling `order` times 6 dB an octave."""

    low: float
    high: float
    order: float = 2.0
    tilt: float = 0.0  # dB an octave inside the band

    def __call__(self, frequency: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        f = np.maximum(frequency, np.float32(1.0))
        below = 1 / np.sqrt(1 + (self.low / f) ** (2 * self.order))
        above = 1 / np.sqrt(1 + (f / self.high) ** (2 * self.order))
        return np.asarray(below * above * (f / 1000) ** (self.tilt / 6.02), np.float32)


def dice(seed: int, *names: object) -> np.random.Generator:
    """Give a generator of its own to everything that has a name, so that nothing shifts it."""
    return np.random.default_rng([seed & 0xFFFFFFFF, crc32(":".join(map(str, names)).encode())])


def samples(seconds: float) -> int:
    return max(1, round(seconds * SAMPLE_RATE))


def times(count: int) -> Mono:
    return np.arange(count, dtype=np.float32) / np.float32(SAMPLE_RATE)


def noise(count: int, band: Band, rng: np.random.Generator) -> Mono:
    """Make stationary noise of a given colour and an RMS of 1."""
    size = fft_length(count)
    frequency = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    phase = rng.random(len(frequency), np.float32) * np.float32(2 * np.pi)
    spectrum = band(frequency) * np.exp(np.complex64(1j) * phase)
    spectrum[0] = 0
    sound = np.fft.irfft(spectrum, size)[:count].astype(np.float32)
    return np.asarray(sound / max(level(sound), np.float32(1e-9)), np.float32)


def filtered(sound: Mono, band: Band) -> Mono:
    """Colour a sound without shifting it in time."""
    size = fft_length(len(sound) + SAMPLE_RATE // 20)
    frequency = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    spectrum = np.fft.rfft(sound, size) * band(frequency)
    return np.asarray(np.fft.irfft(spectrum, size)[: len(sound)], np.float32)


def level(sound: Mono) -> np.float32:
    """Measure the RMS."""
    return np.float32(np.sqrt(np.mean(sound**2)))


def drift(count: int, period: float, rng: np.random.Generator, *, begin: float = 0.0) -> Mono:
    """Wander smoothly between 0 and 1, a new goal every `period` seconds.

    :param begin: seconds of it that have passed before.
    """
    offset = rng.random() + begin / period
    end = offset + count / SAMPLE_RATE / period
    goals = rng.random(int(end) + 3)
    fine = np.linspace(offset, end, max(2, int(16 * (end - offset)) + 2))
    whole = fine.astype(int)
    share = (1 - np.cos(np.pi * (fine - whole))) / 2
    smooth = goals[whole] * (1 - share) + goals[whole + 1] * share
    return np.asarray(np.interp(np.linspace(offset, end, count), fine, smooth), np.float32)


def glide(seconds: float, frequencies: Sequence[float]) -> Mono:
    """Play a sine that glides through the given frequencies (Hz), evenly spread in time."""
    count = samples(seconds)
    path = np.interp(
        np.linspace(0, len(frequencies) - 1, count), np.arange(len(frequencies)), frequencies
    )
    return np.sin(np.cumsum(path) * (2 * np.pi / SAMPLE_RATE)).astype(np.float32)


def harmonics(
    seconds: float, frequencies: Sequence[float], count: int, falling: float = 1.0
) -> Mono:
    """Play a gliding tone with overtones, each `number ** falling` times softer than the lowest."""
    sound = np.zeros(samples(seconds), np.float32)
    for number in range(1, count + 1):
        if number * max(frequencies) < SAMPLE_RATE * 0.45:
            tone = glide(seconds, [number * frequency for frequency in frequencies])
            sound += tone / np.float32(number**falling)
    return sound


def in_turn(sounds: Iterable[Mono], rest: float) -> Mono:
    """Let sounds follow one another, each with as many seconds of silence after it."""
    silence = np.zeros(samples(rest), np.float32)
    return np.concatenate([part for sound in sounds for part in (sound, silence)])


def strewn(count: int, moments: Iterable[tuple[float, Mono]]) -> Mono:
    """Add sounds up, each at its second; what is over the end is cut off."""
    whole = np.zeros(count, np.float32)
    for at, sound in moments:
        start = round(at * SAMPLE_RATE)
        part = sound[: max(0, count - start)]
        whole[start : start + len(part)] += part
    return whole


def beats(count: int, seconds: float) -> list[tuple[int, float]]:
    """Give number and seconds of what comes again and again."""
    return [(at, seconds * at) for at in range(int(count / SAMPLE_RATE / seconds) + 1)]


def scattered(count: int, rate: float, rng: np.random.Generator, *, least: int = 0) -> list[float]:
    """Give the seconds of what happens by chance, so many times a second."""
    long = count / SAMPLE_RATE
    return [float(at) for at in np.sort(rng.uniform(0, long, max(least, int(rate * long))))]


def throb(count: int, rate: float, depth: float = 0.5) -> Mono:
    """Swell and sink `rate` times a second between 1 and 1 - 2 * depth."""
    wave = np.sin(np.float32(2 * np.pi * rate) * times(count))
    return np.asarray(1 - depth + depth * wave, np.float32)


def decay(count: int, seconds: float) -> Mono:
    """Fall by 60 dB in `seconds`."""
    return np.asarray(np.exp(times(count) * np.float32(-6.9 / seconds)), np.float32)


def attack(sound: Mono, seconds: float) -> Mono:
    """Soften the first moments of a sound."""
    rise = min(len(sound), samples(seconds))
    shaped = sound.copy()
    shaped[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    return shaped


def swell(count: int, peak_at: float = 0.5, sharpness: float = 2.0) -> Mono:
    """Rise to 1 at a share of the length and fall to 0 again."""
    share = np.linspace(0, 1, count, dtype=np.float32)
    rising = np.clip(share / max(peak_at, 1e-3), 0, 1)
    falling = np.clip((1 - share) / max(1 - peak_at, 1e-3), 0, 1)
    return np.asarray(np.sin(np.pi / 2 * np.minimum(rising, falling)) ** sharpness, np.float32)


def modes(
    count: int, partials: Sequence[tuple[float, float, float]], rng: np.random.Generator
) -> Mono:
    """Sum struck modes: (frequency in Hz, amplitude, seconds to fall by 60 dB)."""
    time = times(count)
    sound = np.zeros(count, np.float32)
    for frequency, amplitude, seconds in partials:
        if frequency < SAMPLE_RATE * 0.45:
            heard = min(count, samples(seconds * 1.2))
            phase = np.float32(rng.uniform(0, 0.4))
            ring = np.sin(np.float32(2 * np.pi * frequency) * time[:heard] + phase)
            sound[:heard] += np.float32(amplitude) * ring * decay(heard, seconds)
    return sound
