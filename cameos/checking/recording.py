"""A recording of how somebody sounds, for engines that imitate voices: the numbers they said."""

from __future__ import annotations

import io
import wave
from typing import Final

import numpy as np

from cameos.checking.film import Sound
from cameos.checking.speech import Heard, loudness

RATE: Final = 32_000  # samples a second
LONGEST: Final = 10.0  # seconds
AROUND: Final = 0.2  # seconds before and after each word; of longer pauses the rest is cut out
FADE: Final = RATE // 100  # samples, in and out of each stretch
LEVEL: Final = 0.1  # amplitude of the loud half, the same for everybody …
PEAK: Final = 0.9  # … unless a sample would be louder than this


def recorded(sound: Sound, heard: Heard) -> bytes | None:
    """Cut what was said out of a film's sound at `RATE`: a WAV, mono; None if nothing was."""
    stretches = [_faded(sound[begin:end]) for begin, end in _spans(heard) if begin < len(sound)]
    if not stretches:
        return None
    said = np.concatenate(stretches)
    return _written(_evened(_faded(said[: round(LONGEST * RATE)])))


def _spans(heard: Heard) -> list[tuple[int, int]]:
    """Return from which to which sample there are words, one after the other."""
    spans: list[tuple[int, int]] = []
    for start, stop in heard.words:
        begin, end = max(round((start - AROUND) * RATE), 0), round((stop + AROUND) * RATE)
        if spans and begin <= spans[-1][1]:
            begin = spans.pop()[0]
        spans.append((begin, end))
    return spans


def _faded(sound: Sound) -> Sound:
    slope = np.ones(len(sound), np.float32)
    length = min(FADE, len(sound) // 2)
    slope[:length] = np.linspace(0, 1, length)
    return sound * slope * slope[::-1]


def _evened(sound: Sound) -> Sound:
    """Make a voice as loud as any other."""
    levels = loudness(sound)
    loud = float(np.sqrt(np.mean(np.sort(levels)[len(levels) // 2 :] ** 2))) if len(levels) else 0.0
    most = float(np.abs(sound).max())
    return sound * np.float32(min(LEVEL / max(loud, 1e-6), PEAK / max(most, 1e-6)))


def _written(sound: Sound) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        made.writeframes((sound * 32_767).astype("<i2").tobytes())
    return file.getvalue()
