"""How far the mouth is open, from the phonemes and the loudness of a line."""

# ruff: noqa: RUF001 - phonetic letters are meant

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.action import MOUTH_RATE
from generation.engines.animatic.speech.resample import fft_length
from generation.engines.protocol import SAMPLE_RATE

OPENNESS: Final = {
    **dict.fromkeys("aɑɐæäɒ", 1.0),
    **dict.fromkeys("ɛɔʌœ", 0.8),
    **dict.fromkeys("eoəɜøɤɘɵ", 0.6),
    **dict.fromkeys("iuɪʊyɯɨʉ", 0.4),
    **dict.fromkeys("hɦxχħʁʔ", 0.35),
    **dict.fromkeys("kɡgŋqcɟjwɥɹrɾlʎ", 0.25),
    **dict.fromkeys("sztdnʃʒθðɲɕʑʂʐ", 0.18),
    **dict.fromkeys("fvɸβʋ", 0.08),
    **dict.fromkeys("pbm", 0.0),
}
OTHER_SOUND: Final = 0.2
SMOOTHING: Final = 0.035  # seconds, the standard deviation: lips have mass
LIPS: Final = ("p", "b", "m")
TOUCH, PARTING = 0.02, 0.022  # seconds: half of the shortest touch, and how soon lips are apart
MARKS: Final = "ˈˌːˑ̃ʰʲ"


def mouth_openness(
    sound: npt.NDArray[np.float32], phonemes: tuple[tuple[float, str], ...]
) -> npt.NDArray[np.float32]:
    """Give the openness, 0..1, MOUTH_RATE times a second, over the length of a 48 kHz sound."""
    count = max(1, -(-len(sound) * MOUTH_RATE // SAMPLE_RATE))
    shape = np.zeros(count, np.float32)
    for start, ipa in phonemes:
        shape[max(0, round(start * MOUTH_RATE)) :] = _openness(ipa)
    opened = _smoothed(shape) * np.clip(_envelope(sound, count) * 1.6, 0.0, 1.0)
    opened *= _apart(phonemes, count)
    return np.asarray(np.clip(opened, 0.0, 1.0), np.float32)


def _apart(phonemes: tuple[tuple[float, str], ...], count: int) -> npt.NDArray[np.float32]:
    """Let the lips touch in the middle of every p, b and m, however short: 0 where they do."""
    apart = np.ones(count, np.float32)
    seconds = np.arange(count) / MOUTH_RATE
    for (start, ipa), (end, _) in pairwise(phonemes):
        if ipa[:1] in LIPS:
            away = np.maximum(np.abs(seconds - (start + end) / 2) - TOUCH, 0.0)
            apart *= 1 - np.exp(-0.5 * (away / PARTING) ** 2).astype(np.float32)
    return apart


def _openness(ipa: str) -> float:
    letters = [letter for letter in ipa if letter not in MARKS]
    if not letters or ipa.startswith("("):
        return 0.0
    return max(OPENNESS.get(letter, OTHER_SOUND) for letter in letters)


def _envelope(sound: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.float32]:
    step = SAMPLE_RATE // MOUTH_RATE
    padded = np.zeros(count * step, np.float32)
    padded[: len(sound)] = sound[: count * step]
    power = np.sqrt(np.mean(padded.reshape(count, step) ** 2, axis=1))
    smooth = _smoothed(power)
    loudest = float(smooth.max())
    return np.asarray(smooth / max(loudest, 1e-9), np.float32)


def _smoothed(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    size = fft_length(len(values) + MOUTH_RATE)
    frequency = np.fft.rfftfreq(size, 1 / MOUTH_RATE)
    blur = np.exp(-2 * (np.pi * frequency * SMOOTHING) ** 2)
    blurred = np.fft.irfft(np.fft.rfft(values, size) * blur, size)[: len(values)]
    return np.maximum(blurred, 0.0).astype(np.float32)
