"""Whether the digits that were asked for were said: PocketSphinx, in English, after a look at noise.

It proves the words, not whose voice says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from cameos.checking.film import RATE, Sound
from cameos.checking.models import ModelsMissing
from cameos.checking.report import Finding, Verdict
from cameos.checking.thresholds import Thresholds

WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGITS: Final = {word: str(digit) for digit, word in enumerate(WORDS)} | {"oh": "0"}
WINDOW: Final = RATE // 50  # samples of 20 milliseconds
FRAMES_A_SECOND: Final = 100  # of the recogniser
QUIETEST: Final = 1e-5  # amplitude that counts as silence
MOST_NOISE_FREE: Final = 60.0  # decibels, where there is no noise at all
LEVEL: Final = 24_000.0  # of the loudest sample that the recogniser is given
SPEAKING: Final = 0.1  # of the way from the room's noise to the loudest
AROUND: Final = RATE // 3  # samples before and after, for soft beginnings and ends
LITTLE: Final = 30.0  # decibels by which that noise is softer than the voice
AT_ALL: Final = 0.003  # amplitude of the loudest that was heard


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was said, and from when to when each word was, in seconds."""

    digits: str
    words: tuple[tuple[float, float], ...]


def available() -> bool:
    """Tell whether the recogniser is installed."""
    return find_spec("pocketsphinx") is not None


def above_noise(sound: Sound, thresholds: Thresholds) -> Finding:
    """Check that a voice stands out from the room."""
    levels = loudness(sound)
    loud = float(np.percentile(levels, 95)) if len(levels) else 0.0
    noise = float(np.percentile(levels, 10)) if len(levels) else 0.0
    above = 20 * np.log10(max(loud, QUIETEST) / max(noise, QUIETEST))
    snr = min(float(above), MOST_NOISE_FREE)
    verdict, reason = Verdict.ACCEPT, ""
    if loud < AT_ALL:
        verdict = Verdict.REFUSE
        reason = "Nothing was heard. Switch your microphone on and speak up."
    elif snr < thresholds.noise:
        verdict, reason = Verdict.REFUSE, "It is too loud around you. Find a quiet place."
    return Finding(
        check="sound",
        verdict=verdict,
        figures={"loudest": round(loud, 4), "above noise, dB": round(snr, 1)},
        reason=reason,
    )


def loudness(sound: Sound, *, window: int = WINDOW) -> npt.NDArray[np.float64]:
    """Return the amplitude of each stretch of `window` samples."""
    whole = sound[: len(sound) // window * window].reshape(-1, window)
    return np.asarray(np.sqrt(np.mean(whole.astype(np.float64) ** 2, axis=1)))


def said(heard: Heard, digits: str, thresholds: Thresholds) -> Finding:
    """Check that the digits that were asked for are the ones that were heard."""
    wrong = distance(heard.digits, digits)
    verdict, reason = Verdict.ACCEPT, ""
    if not digits:
        verdict, reason = Verdict.UNSURE, "No digits were asked for."
    elif wrong > thresholds.wrong_digits:
        verdict = Verdict.REFUSE
        reason = "The digits were not understood. Say them one by one, in English, loud and clear."
    return Finding(
        check="digits",
        verdict=verdict,
        figures={"asked": digits, "heard": heard.digits, "wrong": wrong},
        reason=reason,
    )


def recognised(sound: Sound, count: int) -> Heard:
    """Listen for so many digits, which are heard whatever is said.

    :raises ModelsMissing: if the recogniser is not installed.
    """
    if not available():
        raise ModelsMissing("The package pocketsphinx is not installed.")
    begin, end = spoken_part(sound)
    if not count or end <= begin:
        return Heard(digits="", words=())
    decoder = _decoder(count)
    decoder.start_utt()
    part = _with_a_little_noise(sound[begin:end])
    pcm = part * (LEVEL / max(float(np.abs(part).max()), AT_ALL))
    decoder.process_raw(pcm.astype("<i2").tobytes(), False, True)  # noqa: FBT003 - its own words
    decoder.end_utt()
    words = [
        (DIGITS[name], part.start_frame, part.end_frame + 1)
        for part in decoder.seg() or ()
        if (name := part.word.split("(")[0]) in DIGITS
    ]
    return Heard(
        digits="".join(digit for digit, _, _ in words),
        words=tuple(
            (begin / RATE + a / FRAMES_A_SECOND, begin / RATE + b / FRAMES_A_SECOND)
            for _, a, b in words
        ),
    )


def _with_a_little_noise(sound: Sound) -> Sound:
    """Lay a room's noise under a voice: where there is none, the recogniser hears sounds in it."""
    loud = float(np.percentile(loudness(sound), 90)) if len(sound) >= WINDOW else AT_ALL
    rng = np.random.default_rng(0)  # the same film is always heard the same
    noise = rng.normal(0, loud * 10 ** (-LITTLE / 20), len(sound))
    return np.asarray(sound + noise, np.float32)


def spoken_part(sound: Sound) -> tuple[int, int]:
    """Return from which to which sample somebody may be speaking."""
    levels = loudness(sound)
    if not len(levels):
        return 0, 0
    noise, loud = np.percentile(levels, 10), np.percentile(levels, 95)
    active = np.flatnonzero(levels > noise + SPEAKING * (loud - noise))
    if not len(active):
        return 0, 0
    begin, end = int(active[0]) * WINDOW - AROUND, (int(active[-1]) + 1) * WINDOW + AROUND
    return max(begin, 0), min(end, len(sound))


@cache
def _decoder(count: int) -> Any:
    from pocketsphinx import Decoder  # noqa: PLC0415 - not on every machine

    grammar = f"#JSGF V1.0; grammar digits; public <d> = {' '.join(['<w>'] * count)};"
    decoder = Decoder(lm=None, loglevel="FATAL", samprate=RATE)
    decoder.add_jsgf_string("digits", f"{grammar} <w> = {' | '.join(DIGITS)};")
    decoder.activate_search("digits")
    return decoder


def distance(one: str, other: str) -> int:
    """Count the letters to change, leave out or put in to make one text the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        last, row[0] = row[0], number
        for place, match in enumerate(other, 1):
            change = last + (letter != match)
            last, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, change)
    return row[-1]
