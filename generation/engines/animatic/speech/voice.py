"""What the two speech synthesisers are asked for, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, kw_only=True)
class Throat:
    """Whose throat an English line comes out of, said by `neural`."""

    formants: float  # times the model's own, in hundredths; below 1 in a longer throat, a man's
    pitch: float  # Hz, the median
    liveliness: float = 1.0  # times the ups and downs of pitch that the line would have
    pace: float = 1.0  # times the model's own
    whispers: bool = False


@dataclass(frozen=True, kw_only=True)
class Voice:
    """How a line sounds. Pitch and its range are 0..100, the rate is in words a minute."""

    language: str
    variant: str
    pitch: int = 50
    pitch_range: int = 50
    rate: int = 160
    throat: Throat | None = None  # what English comes out of in the stead of the variant

    def hurried(self, haste: float) -> Voice:
        """Give the same voice, so many times faster."""
        throat = self.throat and replace(self.throat, pace=self.throat.pace * haste)
        return replace(self, rate=round(self.rate * haste), throat=throat)


@dataclass(frozen=True, kw_only=True)
class Tune:
    """What a line is sung to: the key of the score, and how long a beat is."""

    root: int  # MIDI
    scale: tuple[int, ...]  # semitones above the root, seven of them
    beat: float  # seconds
    seed: int
    chanted: bool = False  # by many at once, on few notes

    def semitones(self, degree: int) -> int:
        octave, step = divmod(degree, len(self.scale))
        return 12 * octave + self.scale[step]


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """What was said."""

    sound: npt.NDArray[np.float32]  # (samples,), mono
    sample_rate: int  # Hz
    phonemes: tuple[tuple[float, str], ...]  # when each begins, in seconds, and its IPA
