"""What a recording tells of a voice: how high it is, how much it moves, how fast it speaks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from generation.engines.protocol import EngineError, OwnVoice

RATE: Final = 16_000  # Hz that a recording is measured at
LONGEST: Final = 30  # seconds that are listened to
WINDOW, STEP = 640, 320  # samples: 40 ms every 20 ms
LOWEST, HIGHEST = 65.0, 420.0  # Hz, of people who speak
PERIODIC: Final = 0.5  # of a window's energy, from which on it is voiced
QUIET: Final = 0.15  # of the loud parts: below it nobody speaks
SYLLABLES_A_WORD: Final = 1.5
SWELL: Final = np.hanning(7)
DIP: Final = 0.03  # of the loudest, between two syllables
PAUSE: Final = 12  # windows without a word
FEW: Final = 10  # voiced windows that are too few to judge by
WAV_ONLY: Final = {"protocol_whitelist": "file", "codec_whitelist": "pcm_s16le,pcm_s24le,pcm_f32le"}

Mono = npt.NDArray[np.float32]


class RecordingUnreadable(EngineError):
    """A voice that was lent cannot be read."""


def measured(path: Path) -> OwnVoice | None:
    """Measure a WAV of somebody speaking; None where nobody is heard.

    :raises RecordingUnreadable: if it cannot be decoded.
    """
    sound = _decoded(path)
    windows = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::STEP]
    if len(windows) < FEW:
        return None
    power = np.sqrt(np.mean(windows**2, axis=1))
    spoken = power > QUIET * np.percentile(power, 95)
    pitches, periodic = _pitches(windows)
    voiced = pitches[spoken & (periodic > PERIODIC)]
    if len(voiced) < FEW:
        return None
    low, middle, high = np.percentile(voiced, (15, 50, 85))
    return OwnVoice(
        pitch=round(float(middle), 1),
        spread=round(float(12 * np.log2(high / low)), 2),
        rate=_rate(power, spoken),
    )


def _decoded(path: Path) -> Mono:
    parts = [np.zeros(WINDOW, np.float32)]
    try:
        with av.open(str(path), format="wav", options=WAV_ONLY) as container:
            resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            for frame in container.decode(container.streams.audio[0]):
                heard = resampler.resample(frame)
                parts += [np.asarray(part.to_ndarray(), np.float32).ravel() for part in heard]
                if sum(map(len, parts)) > LONGEST * RATE:
                    break
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise RecordingUnreadable("A voice that was lent cannot be read.") from error
    return np.concatenate(parts).astype(np.float32)


def _pitches(windows: Mono) -> tuple[Mono, Mono]:
    """Return each window's pitch in Hz and how periodic it is, 0..1, by autocorrelation."""
    level = windows - windows.mean(axis=1, keepdims=True)
    spectrum = np.abs(np.fft.rfft(level * np.hanning(WINDOW), 2 * WINDOW)) ** 2
    alike = np.fft.irfft(spectrum)[:, :WINDOW]
    taper = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(WINDOW), 2 * WINDOW)) ** 2)[:WINDOW]
    alike = alike / np.maximum(alike[:, :1], 1e-9) * (taper[0] / np.maximum(taper, 1e-3))
    shortest, longest = int(RATE / HIGHEST), int(RATE / LOWEST)
    part = alike[:, shortest:longest]
    best = part.max(axis=1)
    lags = (part > 0.9 * best[:, None]).argmax(axis=1) + shortest  # the first: no octave below
    lags = _summit(alike, lags)
    return (RATE / lags).astype(np.float32), best.astype(np.float32)


def _summit(alike: Mono, lags: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Climb from where a peak begins to its top."""
    rows = np.arange(len(lags))
    for _ in range(24):
        lags = np.where(alike[rows, lags + 1] > alike[rows, lags], lags + 1, lags)
    return lags


def _rate(power: Mono, spoken: npt.NDArray[np.bool_]) -> float:
    """Count syllables by the swells of loudness, over the time in which there is speech."""
    loudness = np.sqrt(np.convolve(power, SWELL / SWELL.sum(), "same"))
    least = DIP * float(loudness.max())
    count, rising, turn = 0, True, float(loudness[0])
    for value in map(float, loudness):
        if (value > turn) is rising:
            turn = value
        elif abs(value - turn) > least:
            count, rising, turn = count + rising, not rising, value
    heard = np.flatnonzero(spoken)
    gaps = np.diff(heard)
    steps = max(int(heard[-1] - heard[0] - gaps[gaps > PAUSE].sum()), FEW)
    return round(count * RATE / (steps * STEP) * 60 / SYLLABLES_A_WORD, 1)
