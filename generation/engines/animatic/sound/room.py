"""The room around the sounds: a reverberation made of decaying noise."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.sound.synthesis import Band, dice, noise, samples, times
from generation.engines.animatic.speech.resample import fft_length
from generation.engines.protocol import Waveform

SHORTEST, LONGEST = 0.3, 1.8  # seconds to -60 dB, of the driest and the wettest place
WETTEST: Final = 0.35
FIRST_REFLECTION: Final = 0.012  # seconds


def reverberated(sound: Waveform, wetness: float, *, seed: int) -> Waveform:
    """Give only the reverberation of a sound; the wetter a place, the longer it lasts."""
    if wetness <= 0 or not sound.any():
        return np.zeros_like(sound)
    share = min(1.0, wetness / WETTEST)
    seconds = SHORTEST + (LONGEST - SHORTEST) * share
    count = samples(seconds)
    size = fft_length(len(sound) + count)
    sides = []
    for side, channel in enumerate(sound.T):
        answer = noise(count, Band(250, 5000, tilt=-2), dice(seed, "room", side))
        answer *= np.exp(times(count) * np.float32(-6.9 / seconds))
        answer[: samples(FIRST_REFLECTION)] = 0
        answer /= np.sqrt((answer**2).sum())
        spectrum = np.fft.rfft(channel, size) * np.fft.rfft(answer, size)
        sides.append(np.fft.irfft(spectrum, size)[: len(sound)])
    return (np.stack(sides, axis=1) * wetness).astype(np.float32)
