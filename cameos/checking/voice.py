"""How somebody speaks: pitch, its range, the rate and the tilt, for the engines' voices."""

from __future__ import annotations

from typing import Final

import numpy as np

from cameos.checking.film import RATE, Sound
from cameos.checking.report import VoiceMeasures
from cameos.checking.speech import Heard, loudness

WINDOW: Final = RATE // 25  # samples of 40 milliseconds
LOWEST, HIGHEST = 70.0, 420.0  # Hz, of a voice
VOICED: Final = 0.6  # of a sound's strength that comes again after one period
OCTAVES: Final = (125, 250, 500, 1000, 2000, 4000)
FEWEST: Final = 10  # windows with a voice in them


def measured(sound: Sound, heard: Heard) -> VoiceMeasures | None:
    """Measure a voice; None if there is too little of it."""
    levels = loudness(sound, window=WINDOW)
    if not len(levels):
        return None
    windows = sound[: len(levels) * WINDOW].reshape(-1, WINDOW)
    loud = windows[levels > 0.25 * np.percentile(levels, 95)]
    found = [pitch for window in loud if (pitch := _pitch(window)) is not None]
    if len(found) < FEWEST or not heard.words:
        return None
    low, middle, high = np.percentile(found, [10, 50, 90])
    seconds = heard.words[-1][1] - heard.words[0][0]
    return VoiceMeasures(
        pitch=round(float(middle), 1),
        pitch_range=round(float(12 * np.log2(high / low)), 2),
        rate=round(60 * len(heard.words) / max(seconds, 0.5), 1),
        tilt=round(_tilt(loud), 2),
    )


def _pitch(window: Sound) -> float | None:
    centred = window - window.mean()
    spectrum = np.fft.rfft(centred, 2 * WINDOW)
    again = np.fft.irfft(np.abs(spectrum) ** 2)[:WINDOW]
    share = again / (np.arange(WINDOW, 0, -1) * max(float(again[0]), 1e-12) / WINDOW)
    shortest, longest = int(RATE / HIGHEST), int(RATE / LOWEST)
    stretch = share[shortest : longest + 1]
    peaks = np.flatnonzero(
        (stretch[1:-1] >= stretch[:-2]) & (stretch[1:-1] > stretch[2:]) & (stretch[1:-1] > VOICED)
    )
    if not len(peaks):
        return None
    best = stretch[peaks + 1].max()
    first = peaks[stretch[peaks + 1] > 0.9 * best][0]  # later ones are two periods, or three
    return float(RATE / (first + 1 + shortest))


def _tilt(windows: Sound) -> float:
    """Return by how many decibels each octave is softer than the one below."""
    power = np.mean(np.abs(np.fft.rfft(windows * np.hanning(WINDOW), axis=1)) ** 2, axis=0)
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    bands = [
        10 * np.log10(power[(hertz >= octave / 1.41) & (hertz < octave * 1.41)].mean() + 1e-12)
        for octave in OCTAVES
    ]
    return float(-np.polyfit(np.arange(len(OCTAVES)), bands, 1)[0])
