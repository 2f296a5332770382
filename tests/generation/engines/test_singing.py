"""Lines that are sung: held notes of the score's key; and chants, which are many voices at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

from generation.engines.animatic.action import Speech
from generation.engines.animatic.harmony import MANNERS, key_of
from generation.engines.animatic.scene import Line, Manner, Mood
from generation.engines.animatic.speech import seconds_to_speak, speak_lines
from generation.engines.animatic.speech.singing import sung
from generation.engines.animatic.speech.voice import Tune, Utterance
from tests.generation.engines.test_speech import shot_with

TEXT: Final = "We sail along the river in the morning"
SEED: Final = 3
HOP: Final = 2400  # samples, 50 ms


def said(
    manner: Manner, *, text: str = TEXT, language: str = "en", mood: Mood = Mood.CALM
) -> Speech:
    line = Line(text=text, speaker="woman", language=language, manner=manner)
    (speech,) = speak_lines(shot_with(line), seed=SEED, mood=mood)
    return speech


def pitches(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """MIDI pitch of every 50 ms that clearly has one."""
    found = []
    for window in np.lib.stride_tricks.sliding_window_view(sound, 2 * HOP)[::HOP]:
        likeness = np.fft.irfft(np.abs(np.fft.rfft(window * np.hanning(2 * HOP), 4 * HOP)) ** 2)
        lag = 96 + int(likeness[96:600].argmax())
        if window.std() > 0.02 and likeness[lag] > 0.7 * likeness[0]:
            found.append(69 + 12 * np.log2(48_000 / lag / 440))
    return np.array(found)


def in_key(found: npt.NDArray[np.float64], mood: Mood) -> float:
    """Tell the share that lies on a note of the score's scale."""
    root, manner = key_of(mood, SEED)
    off = [min(abs((pitch - root - step + 6) % 12 - 6) for step in manner.scale) for pitch in found]
    return float(np.mean(np.array(off) < 0.3))


@pytest.mark.parametrize("mood", [Mood.CALM, Mood.SAD])
def test_a_sung_line_holds_notes_of_the_key_that_the_score_is_in(mood: Mood) -> None:
    song = pitches(said(Manner.SUNG, mood=mood).sound)

    held = np.abs(np.diff(song)) < 0.25
    assert in_key(song, mood) > 0.8
    assert held.mean() > 0.5
    assert len(set(np.round(song))) >= 3


def test_a_song_takes_longer_than_saying_it_and_the_mouth_goes_with_it() -> None:
    spoken, song = said(Manner.SAID), said(Manner.SUNG)

    power = np.sqrt(
        np.mean(song.sound[: len(song.sound) // 480 * 480].reshape(-1, 480) ** 2, axis=1)
    )
    mouth = song.mouth[: len(power)]
    assert len(song.sound) > 1.4 * len(spoken.sound)
    assert np.corrcoef(power[: len(mouth)], mouth)[0, 1] > 0.6


def test_a_song_fits_into_its_shot_and_is_the_same_again() -> None:
    shot = shot_with(Line(text=TEXT, manner=Manner.SUNG), seconds=3)

    once, again = (speak_lines(shot, seed=SEED) for _ in range(2))

    assert once[0].end <= shot.seconds
    assert np.array_equal(once[0].sound, again[0].sound)
    assert seconds_to_speak(shot, seed=SEED) > 3


def test_a_chant_is_in_high_and_in_low_throats_at_once() -> None:
    rate, time = 24_000, np.arange(9600) / 24_000
    buzz = np.asarray(sum(np.sin(2 * np.pi * 200 * k * time) / k for k in range(1, 20)), np.float32)
    called = Utterance(sound=0.2 * buzz, sample_rate=rate, phonemes=((0.0, "a"),))

    def low_throats(tune: Tune) -> float:
        """Measure the third harmonic of the octave below the note that one voice sings."""
        spectrum = np.abs(np.fft.rfft(sung(called, tune).sound[4800:], rate))
        note = round(440 * 2 ** ((57 - 69) / 12))
        return float(spectrum[3 * note // 2 - 8 : 3 * note // 2 + 9].max() / spectrum.max())

    alone = Tune(root=57, scale=MANNERS[Mood.CALM].scale, beat=0.6, seed=1)
    assert low_throats(alone) < 0.03
    assert low_throats(replace(alone, chanted=True)) > 0.1


def test_songs_are_sung_in_other_languages_too() -> None:
    song = pitches(said(Manner.SUNG, text="Frère Jacques, dormez-vous", language="fr").sound)

    assert in_key(song, Mood.CALM) > 0.75


def test_what_has_no_vowel_stays_as_it_was_said() -> None:
    hiss = Utterance(sound=np.ones(4800, np.float32), sample_rate=24_000, phonemes=((0.0, "s"),))
    tune = Tune(root=45, scale=(0, 2, 4, 5, 7, 9, 11), beat=0.4, seed=1)

    assert sung(hiss, tune) is hiss
