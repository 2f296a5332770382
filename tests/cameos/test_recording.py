"""What is kept of a voice: what was said, ten seconds at most, as loud as anybody's."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest

from cameos.checking.film import Sound
from cameos.checking.recording import LONGEST, RATE, recorded
from cameos.checking.speech import Heard

QUARTER = tuple((2 + n * 0.75, 2.25 + n * 0.75) for n in range(8))  # eight short words from 2 s on


def room(words: tuple[tuple[float, float], ...], *, seconds: float, loud: float = 0.2) -> Sound:
    """Sound a tone at each word, and a clock in the room that ticks between them."""
    time = np.arange(round(seconds * RATE)) / RATE
    sound = np.where(np.abs(time % 5 - 4.755) < 0.005, 0.5, 0.0)
    for start, stop in words:
        sound[round(start * RATE) : round(stop * RATE)] = 0
        sound += loud * np.sin(2 * np.pi * 180 * time) * ((time >= start) & (time < stop))
    return np.asarray(sound, np.float32)


def heard_of(words: tuple[tuple[float, float], ...]) -> Heard:
    return Heard(digits="7" * len(words), words=words)


def opened(recording: bytes | None) -> Sound:
    assert recording is not None
    with wave.open(io.BytesIO(recording)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return np.asarray(samples / 32_768, np.float32)


def test_only_what_was_said_is_kept() -> None:
    said = opened(recorded(room(QUARTER, seconds=20), heard_of(QUARTER)))

    assert len(said) / RATE == pytest.approx(8 * (0.25 + 2 * 0.2), abs=0.01)
    assert np.abs(said).max() < 0.3, "no tick of the clock"
    assert np.abs(said[:10]).max() < 0.01, "nothing clicks"


def test_pauses_of_a_breath_stay_and_long_ones_go() -> None:
    close, apart = ((1.0, 1.5), (1.8, 2.3)), ((1.0, 1.5), (6.0, 6.5))

    as_said, shorter = (
        opened(recorded(room(words, seconds=9), heard_of(words))) for words in (close, apart)
    )

    assert len(as_said) / RATE == pytest.approx(2.3 - 1.0 + 0.4, abs=0.01)
    assert len(shorter) / RATE == pytest.approx(2 * 0.9, abs=0.01)


def test_slow_speakers_are_cut_off() -> None:
    slow = tuple((n * 3.0, n * 3.0 + 2.5) for n in range(8))

    said = opened(recorded(room(slow, seconds=25), heard_of(slow)))

    assert len(said) == LONGEST * RATE


def test_loud_and_soft_voices_become_alike() -> None:
    soft, loud = (
        opened(recorded(room(QUARTER, seconds=9, loud=level), heard_of(QUARTER)))
        for level in (0.01, 0.9)
    )

    assert float(np.std(soft)) == pytest.approx(float(np.std(loud)), rel=0.02)
    assert np.abs(loud).max() <= 0.9


def test_where_nothing_was_said_nothing_is_kept() -> None:
    silent = np.zeros(RATE, np.float32)

    assert recorded(silent, heard_of(())) is None
    assert recorded(silent[:0], heard_of(QUARTER)) is None
    assert not opened(recorded(silent, heard_of(((0.2, 0.8),)))).any()
