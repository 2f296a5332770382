"""The words that were asked for are told from other words, and noise from both."""

from __future__ import annotations

import numpy as np
import pytest

from cameos.checking import Challenge, Thresholds, Verdict
from cameos.checking.film import RATE, Sound
from cameos.checking.speech import Heard, above_noise, distance, recognised, said
from cameos.checking.voice import measured
from tests.cameos.takes import VOICES, noisy, spoken

DIGITS = "27405816"
THRESHOLDS = Thresholds()


def in_a_room(sound: Sound, snr: float, *, pink: bool = False) -> Sound:
    """Return speech as the recogniser is given it, half a second of room around it."""
    quiet = np.zeros(24_000, np.float32)
    rng = np.random.default_rng(5)
    whole = noisy(np.concatenate([quiet, sound, quiet]), snr, rng, pink=pink)
    return np.asarray(whole[: len(whole) // 3 * 3].reshape(-1, 3).mean(axis=1), np.float32)


@pytest.mark.parametrize("number", range(len(VOICES)))
def test_digits_are_understood_in_a_room_that_is_not_silent(number: int, asked: Challenge) -> None:
    sound = in_a_room(spoken(DIGITS, VOICES[number]), 20, pink=True)

    quiet, right = above_noise(sound, THRESHOLDS), said(recognised(sound, 8), DIGITS, THRESHOLDS)

    assert (quiet.verdict, right.verdict) == (Verdict.ACCEPT, Verdict.ACCEPT)


def test_other_digits_are_not_taken_for_them(asked: Challenge) -> None:
    heard = recognised(in_a_room(spoken("93162750", VOICES[0]), 30), 8)

    finding = said(heard, DIGITS, THRESHOLDS)

    assert finding.verdict is Verdict.REFUSE
    assert finding.reason.startswith("The digits were not understood.")


def test_noise_is_named_before_words_are_doubted() -> None:
    loud = above_noise(in_a_room(spoken(DIGITS, VOICES[0]), 2), THRESHOLDS)
    silent = above_noise(np.zeros(3 * RATE, np.float32), THRESHOLDS)
    nothing = above_noise(np.zeros(0, np.float32), THRESHOLDS)

    assert loud.reason == "It is too loud around you. Find a quiet place."
    assert silent.reason == nothing.reason
    assert silent.reason.startswith("Nothing was heard.")


def test_silence_holds_no_digits(asked: Challenge) -> None:
    assert recognised(np.zeros(2 * RATE, np.float32), 8).digits == ""
    assert recognised(np.zeros(0, np.float32), 8).digits == ""


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("", "", 0), ("1234", "1234", 0), ("1234", "134", 1), ("134", "1234", 1), ("12", "21", 2)],
)
def test_the_distance_of_numbers(one: str, other: str, far: int) -> None:
    assert distance(one, other) == far


def test_a_voice_is_measured_as_it_sounds() -> None:
    time = np.arange(4 * RATE) / RATE
    melody = 150 * 2 ** (np.sin(2 * np.pi * 0.5 * time) * 2 / 12)
    phase = 2 * np.pi * np.cumsum(melody) / RATE
    sound = sum(np.sin(phase * part) / part**2 for part in range(1, 20)) * 0.2
    heard = Heard(digits="12345678", words=tuple((n / 2, n / 2 + 0.5) for n in range(8)))

    voice = measured(np.asarray(sound, np.float32), heard)

    assert voice is not None
    assert voice.pitch == pytest.approx(150, rel=0.05)
    assert voice.pitch_range == pytest.approx(3.8, abs=0.6)
    assert voice.rate == pytest.approx(120)
    assert voice.tilt > 6
    assert measured(np.zeros(RATE, np.float32), heard) is None


def test_the_grammar_hears_as_many_digits_as_were_asked_for(asked: Challenge) -> None:
    sound = in_a_room(spoken("4071", VOICES[0]), 30)

    heard = recognised(sound, 4)

    assert len(heard.digits) == len(heard.words) == 4
    assert distance(heard.digits, "4071") <= 1
