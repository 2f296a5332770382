"""The keys that moods are in, and how their music goes: what plays and who sings keep to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from generation.engines.animatic.scene import Mood

MAJOR: Final = (0, 2, 4, 5, 7, 9, 11)
MINOR: Final = (0, 2, 3, 5, 7, 8, 10)
PHRYGIAN: Final = (0, 1, 3, 5, 7, 8, 10)


@dataclass(frozen=True)
class Manner:
    """How a mood is played."""

    tempo: float  # beats a minute
    scale: tuple[int, ...]
    chords: tuple[int, ...]  # degrees of the scale, one every four beats
    melody: tuple[float, ...]  # beats at which a note may fall in a bar
    liveliness: float  # the chance of each
    pulse: bool = False  # a bass note on every beat, else one a bar
    drums: bool = False

    def pitch(self, root: int, degree: int) -> int:
        octave, step = divmod(degree, 7)
        return root + 12 * octave + self.scale[step]


MANNERS: Final = {
    Mood.CALM: Manner(72, MAJOR, (0, 5, 3, 4), (0, 1.5, 2, 3), 0.55),
    Mood.HAPPY: Manner(
        116,
        MAJOR,
        (0, 4, 5, 3),
        (0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5),
        0.6,
        pulse=True,
        drums=True,
    ),
    Mood.TENSE: Manner(92, PHRYGIAN, (0, 0, 1, 0), (0.5, 2.5, 3.5), 0.3, pulse=True),
    Mood.SAD: Manner(60, MINOR, (0, 5, 3, 4), (0, 1, 2, 3), 0.5),
    Mood.EPIC: Manner(96, MINOR, (0, 5, 2, 6), (0, 1, 1.5, 2, 3), 0.5, pulse=True, drums=True),
}


def lots(seed: int) -> np.random.Generator:
    """Give the music's own lots; the first is drawn for the root."""
    return np.random.default_rng([seed & 0xFFFFFFFF, crc32(b"music")])


def root_of(rng: np.random.Generator) -> int:
    return int(rng.integers(45, 53))  # MIDI: A2 .. E3


def key_of(mood: Mood, seed: int) -> tuple[int, Manner]:
    """Return the root, MIDI, and the manner of a mood's music."""
    return root_of(lots(seed)), MANNERS[mood]
