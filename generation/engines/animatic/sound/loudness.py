"""Loudness by ITU-R BS.1770-4, true peak, and bringing a mix to a broadcast level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.speech.resample import fft_length
from generation.engines.protocol import SAMPLE_RATE, Waveform

TARGET: Final = -16.0  # LUFS
CEILING: Final = -2.8  # dBTP; the rest is left for what the AAC encoder adds
TOLERANCE: Final = 0.2  # LU
ROUNDS: Final = 4
TURNING: Final = 4 * SAMPLE_RATE  # samples over which one gain turns into another
OVERSAMPLING: Final = 4
BLOCK: Final = 0.4  # seconds
STEP: Final = 0.1  # seconds
ABSOLUTE_GATE: Final = -70.0  # LUFS
RELATIVE_GATE: Final = -10.0  # LU
OFFSET: Final = -0.691  # dB, of the standard
LIMITER_STEP: Final = 48  # samples: 1 ms
LIMITER_REACH: Final = 6  # steps the limiter looks ahead and holds on

# The two biquads of K-weighting at 48 kHz, as the standard tabulates them.
SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def loudness(sound: Waveform) -> float:
    """Measure integrated loudness in LUFS; -inf for silence or less than one block."""
    power = _block_power(sound)
    heard = power[_lufs(power) > ABSOLUTE_GATE]
    if not len(heard):
        return -np.inf
    gate = float(_lufs(heard.mean())) + RELATIVE_GATE
    return float(_lufs(heard[_lufs(heard) > gate].mean()))


def true_peak(sound: Waveform) -> float:
    """Measure the true peak in dBTP, four times oversampled."""
    return float(20 * np.log10(max(float(_peaks(sound, len(sound)).max(initial=0.0)), 1e-9)))


@dataclass(frozen=True)
class Levelled:
    """A mix as loud as it should be, and what that took."""

    sound: Waveform
    gain: float  # dB, in the end


def normalised(sound: Waveform, *, first: float | None = None) -> Levelled:
    """Bring a mix to -16 LUFS with its true peak under the ceiling; silence stays silent.

    :param first: the gain (dB) to begin with, where it goes on from something heard before.
    """
    level = _levelled(sound)
    if first is None or abs(first - level.gain) < TOLERANCE:
        return level
    share = np.linspace(0, 1, min(len(sound), TURNING)) ** 2
    share = np.pad(share * (3 - 2 * np.sqrt(share)), (0, max(0, len(sound) - TURNING)), mode="edge")
    envelope = 10 ** ((first + (level.gain - first) * share) / 20)
    turned = np.asarray(sound * envelope[:, None], np.float32)
    limited = turned * _limiter_gain(_peaks(turned, LIMITER_STEP), len(turned))[:, None]
    return Levelled(_under_ceiling(limited), level.gain)


def _levelled(sound: Waveform) -> Levelled:
    measured = loudness(sound)
    if not np.isfinite(measured):
        return Levelled(sound, 0.0)
    gain = TARGET - measured
    peaks = _peaks(sound, LIMITER_STEP)
    result = sound
    for _ in range(ROUNDS):
        factor = np.float32(10 ** (gain / 20))
        result = sound * factor * _limiter_gain(peaks * factor, len(sound))[:, None]
        missed = TARGET - loudness(result)
        if abs(missed) < TOLERANCE:
            break
        gain += missed
    return Levelled(_under_ceiling(result), float(gain))


def _under_ceiling(sound: Waveform) -> Waveform:
    over = true_peak(sound) - CEILING
    return sound * np.float32(10 ** (-over / 20)) if over > 0 else sound


def _limiter_gain(peaks: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.float32]:
    """Give the gain of every sample: lowest over a window around a peak, then smoothed."""
    ceiling = np.float32(10 ** (CEILING / 20))
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    if wanted.min() >= 1.0:
        return np.ones(count, np.float32)
    padded = np.pad(wanted, 2 * LIMITER_REACH, mode="edge")
    width = 2 * LIMITER_REACH + 1
    held = np.lib.stride_tricks.sliding_window_view(padded, width).min(axis=1)
    smooth = np.convolve(held, np.ones(width) / width, "valid")
    middles = (np.arange(len(smooth)) + 0.5) * LIMITER_STEP
    return np.interp(np.arange(count), middles, smooth).astype(np.float32)


def _peaks(sound: Waveform, step: int) -> npt.NDArray[np.float32]:
    """Give the true peak of every `step` samples, over both channels."""
    blocks = -(-len(sound) // step)
    highest = np.zeros(blocks, np.float32)
    for channel in sound.T:
        size = fft_length(len(channel) + 256)
        spectrum = np.zeros(size * OVERSAMPLING // 2 + 1, np.complex64)
        spectrum[: size // 2 + 1] = np.fft.rfft(channel, size)
        fine = np.fft.irfft(spectrum, size * OVERSAMPLING)[: len(channel) * OVERSAMPLING]
        padded = np.zeros(blocks * step * OVERSAMPLING, np.float32)
        padded[: len(fine)] = np.abs(fine) * OVERSAMPLING
        np.maximum(highest, padded.reshape(blocks, -1).max(axis=1), out=highest)
    return highest


def _block_power(sound: Waveform) -> npt.NDArray[np.float64]:
    """Give the K-weighted power, summed over channels, of overlapping blocks of 400 ms."""
    step, per_block = round(STEP * SAMPLE_RATE), round(BLOCK / STEP)
    steps = len(sound) // step
    if steps < per_block:
        return np.zeros(0)
    weighted = _k_weighted(sound)[: steps * step]
    power = (weighted.astype(np.float64) ** 2).sum(axis=1).reshape(steps, step).mean(axis=1)
    windows = np.lib.stride_tricks.sliding_window_view(power, per_block)
    return np.asarray(windows.mean(axis=1), np.float64)


def _k_weighted(sound: Waveform) -> Waveform:
    size = fft_length(len(sound) + SAMPLE_RATE // 4)
    response = _k_response(size)
    columns = [np.fft.irfft(np.fft.rfft(channel, size) * response, size) for channel in sound.T]
    return np.stack(columns, axis=1)[: len(sound)].astype(np.float32)


@lru_cache(maxsize=2)
def _k_response(size: int) -> npt.NDArray[np.complex64]:
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    response = np.ones(len(delay), np.complex128)
    for numerator, denominator in (SHELF, HIGH_PASS):
        response *= np.polyval(numerator[::-1], delay) / np.polyval(denominator[::-1], delay)
    return response.astype(np.complex64)


def _lufs(power: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return OFFSET + 10 * np.log10(np.maximum(power, 1e-20))
