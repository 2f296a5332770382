"""Spoken lines: the program, the voices, the mouth, and fitting lines into a shot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
import pytest

from generation.engines.animatic.action import MOUTH_RATE
from generation.engines.animatic.scene import Actor, Body, Line, Manner, Place, Shot
from generation.engines.animatic.speech import espeak, neural, seconds_to_speak, speak_lines
from generation.engines.animatic.speech.espeak import SpeechProgram, VoiceMissing
from generation.engines.animatic.speech.resample import resampled
from generation.engines.animatic.speech.voice import Throat, Voice
from generation.engines.animatic.speech.voices import voice_of

ENGLISH = Voice(language="en-us", variant="f2")


def shot_with(*lines: Line, seconds: float = 6.0, actors: tuple[Actor, ...] = ()) -> Shot:
    return Shot(text="", seconds=seconds, place=Place.ROOM, lines=lines, actors=actors)


def pitch_of(sound: np.ndarray) -> float:
    """Measure the median pitch in Hz of the voiced parts, by autocorrelation."""
    pitches = []
    for start in range(0, len(sound) - 2400, 1200):
        window = sound[start : start + 2400] * np.hanning(2400)
        if np.sqrt(np.mean(window**2)) < 0.04:
            continue
        spectrum = np.fft.rfft(window, 8192)
        likeness = np.fft.irfft(np.abs(spectrum) ** 2)
        lag = 80 + int(likeness[80:700].argmax())
        if likeness[lag] > 0.4 * likeness[0]:
            pitches.append(48_000 / lag)
    return float(np.median(pitches))


def periodic(sound: np.ndarray) -> float:
    """Measure how periodic the loud half of a sound is, 0..1, by autocorrelation."""
    windows = np.lib.stride_tricks.sliding_window_view(sound, 2400)[::1200] * np.hanning(2400)
    power = (windows**2).sum(axis=1)
    loud = windows[power > np.median(power)]
    likeness = np.fft.irfft(np.abs(np.fft.rfft(loud, 8192)) ** 2)
    return float(np.median(likeness[:, 200:700].max(axis=1) / likeness[:, 0]))


@pytest.fixture
def program() -> object:
    program = SpeechProgram()
    yield program
    program.stop()


def test_the_library_is_never_loaded_into_this_process() -> None:
    speak_lines(shot_with(Line(text="Hallo, du da", language="de")), seed=1)

    assert "libespeak" not in Path("/proc/self/maps").read_text()
    assert espeak.program.pid is not None
    assert "libespeak" in Path(f"/proc/{espeak.program.pid}/maps").read_text()


def test_english_is_said_by_the_neural_voice_and_the_same_each_time() -> None:
    throat = Throat(formants=0.9, pitch=120)

    first, again = (neural.say("We walk along the river in the morning", throat) for _ in range(2))

    assert first is not None
    assert again is not None
    assert np.array_equal(first.sound, again.sound)
    assert first.phonemes == again.phonemes
    loud = first.sound / np.abs(first.sound).max() / 2
    assert pitch_of(resampled(loud, first.sample_rate, 48_000)) == pytest.approx(120, rel=0.1)


def test_a_shorter_throat_lifts_the_formants_alone() -> None:
    words = "We walk along the river in the morning"

    low, high = (neural.say(words, Throat(formants=formants, pitch=180)) for formants in (0.8, 1.0))

    assert low is not None
    assert high is not None
    sounds = [resampled(said.sound, said.sample_rate, 48_000) for said in (low, high)]
    pitches = [pitch_of(sound / np.abs(sound).max() / 2) for sound in sounds]
    assert high.sample_rate == 1.25 * low.sample_rate
    assert pitches[1] == pytest.approx(pitches[0], rel=0.1)
    assert len(sounds[1]) == pytest.approx(len(sounds[0]), rel=0.15)


@pytest.mark.parametrize(
    "text",
    ["1" * 300, "a'b'c'd'e", "x" * 31, "İstanbul", "Привет", "$ $ $", "... ?!"],
    ids=["long number", "apostrophes", "long word", "dotted", "Cyrillic", "signs", "pauses"],
)
def test_what_the_neural_voice_cannot_read_is_left_to_the_other(text: str) -> None:
    assert neural.say(text, Throat(formants=1.0, pitch=200)) is None


def test_chains_of_hyphens_are_read_in_a_moment() -> None:
    begun = time.process_time()

    said = neural.say("a-" * 200, Throat(formants=1.0, pitch=200))

    assert said is not None
    assert time.process_time() - begun < 10  # joined, the package would take a minute


def test_a_line_sounds_the_same_whatever_was_said_before(program: SpeechProgram) -> None:
    first = program.say("The same words", ENGLISH)
    program.say("Etwas ganz anderes", Voice(language="de", variant="m7", pitch=20))

    again = program.say("The same words", ENGLISH)

    assert np.array_equal(first.sound, again.sound)
    assert first.phonemes == again.phonemes


def test_the_next_line_is_spoken_after_the_program_was_killed(program: SpeechProgram) -> None:
    before = program.say("Still here", ENGLISH)
    assert program.pid is not None
    os.kill(program.pid, signal.SIGKILL)

    after = program.say("Still here", ENGLISH)

    assert np.array_equal(before.sound, after.sound)


def test_lines_are_spoken_while_the_program_is_killed_again_and_again(
    program: SpeechProgram,
) -> None:
    expected = program.say("Over and over", ENGLISH)

    with ThreadPoolExecutor(2) as pool:
        spoken = [pool.submit(program.say, "Over and over", ENGLISH) for _ in range(30)]
        for _ in range(2):  # a line is tried three times
            time.sleep(0.05)
            pid = program.pid
            with suppress(ProcessLookupError):  # between two programs
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)

    assert all(np.array_equal(one.result().sound, expected.sound) for one in spoken)


def test_threads_get_their_own_lines(program: SpeechProgram) -> None:
    texts = [f"This is line number {number}" for number in range(12)]
    expected = [len(program.say(text, ENGLISH).sound) for text in texts]

    with ThreadPoolExecutor(6) as pool:
        spoken = list(pool.map(lambda text: len(program.say(text, ENGLISH).sound), texts))

    assert spoken == expected


def test_a_program_that_is_stopped_leaves_nothing_behind(
    program: SpeechProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program.say("Nearly nothing", ENGLISH)
    laid = list(tmp_path.iterdir())

    program.stop()

    assert len(laid) == 1
    assert not list(tmp_path.iterdir())


def test_the_program_dies_with_the_process_that_started_it(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from generation.engines.animatic.speech import espeak\n"
        "espeak.program.say('hello', espeak.Voice(language='en', variant='man1'))\n"
        "print(espeak.program.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script]
    mine = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=mine) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    gone, alive = psutil.wait_procs([child], timeout=5)

    assert (len(gone), len(alive)) == (1, 0)
    assert not list(tmp_path.glob("voices-*"))


def test_a_language_nobody_speaks_is_named(program: SpeechProgram) -> None:
    with pytest.raises(VoiceMissing, match="xx"):
        program.say("hello", Voice(language="xx", variant="f2"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Good morning, my friend"),
        ("es", "Buenos días, amigo mío"),
        ("fr", "Bonjour, mon ami"),
        ("de", "Guten Morgen, mein Freund"),
        ("pt", "Bom dia, meu amigo"),
        ("it", "Buongiorno, amico mio"),
        ("ja", "おはようございます"),
        ("ja", "今日は海に行きます"),
        ("ko", "좋은 아침이에요"),
        ("zh", "早上好, 我的朋友"),
        ("cmn", "早上好, 我的朋友"),
        ("tlh-nowhere", "nuqneH"),
        ("en", "早上好, 我的朋友"),
    ],
)
def test_languages_are_spoken(language: str, text: str) -> None:
    (speech,) = speak_lines(shot_with(Line(text=text, language=language)), seed=1)

    assert 0.5 < speech.end - speech.start < 3.0
    assert np.abs(speech.sound).max() > 0.1


def test_a_woman_speaks_higher_than_a_man_and_a_corgi_higher_than_both() -> None:
    corgi = Actor(name="corgi", body=Body.ANIMAL, height=0.4)
    text = "I really want to go home now"
    speakers = ("man", "woman", "corgi")

    low, high, highest = (
        pitch_of(
            speak_lines(shot_with(Line(text=text, speaker=name), actors=(corgi,)), seed=1)[0].sound
        )
        for name in speakers
    )

    assert low * 1.2 < high
    assert high * 1.1 < highest


def test_speakers_keep_their_voice_and_differ_from_each_other() -> None:
    names = ("woman", "old woman", "queen", "man", "pirate", "boy", "girl", "robot", "")
    voices = [voice_of(Line(text="x", speaker=name), shot_with(), seed=7) for name in names]

    again = [voice_of(Line(text="y", speaker=name), shot_with(), seed=7) for name in names]

    assert voices == again
    assert len(set(voices)) == len(names)


def test_a_whisper_has_no_pitch_and_a_shout_a_higher_one() -> None:
    text = "We walk along the river in the morning"
    whispered, said, shouted = (
        speak_lines(shot_with(Line(text=text, speaker="man", manner=manner)), seed=1)[0].sound
        for manner in (Manner.WHISPERED, Manner.SAID, Manner.SHOUTED)
    )

    levels = [float(np.sqrt(np.mean(sound**2))) for sound in (whispered, said, shouted)]

    assert periodic(whispered) < 0.6 * periodic(said)
    assert pitch_of(shouted) > 1.15 * pitch_of(said)
    assert levels == sorted(levels)


def test_lines_follow_one_another_with_a_pause() -> None:
    shot = shot_with(
        Line(text="Who goes there?", speaker="guard"), Line(text="A friend.", speaker="woman")
    )

    first, second = speak_lines(shot, seed=1)

    assert first.start == pytest.approx(0.4)
    assert second.start >= first.end + 0.2
    assert second.end <= shot.seconds
    assert second.end + 0.25 == pytest.approx(seconds_to_speak(shot, seed=1), abs=0.01)


def test_lines_hurry_when_the_shot_is_short() -> None:
    line = Line(text="I have so very much to tell you about the sea today", speaker="woman")
    needed = seconds_to_speak(shot_with(line), seed=1)

    (speech,) = speak_lines(shot_with(line, seconds=needed * 0.8), seed=1)

    assert speech.end <= needed * 0.8


def test_what_runs_over_the_end_of_the_shot_is_faded_out() -> None:
    line = Line(text="I have so very much to tell you about the sea and all its ships", speaker="")

    (speech,) = speak_lines(shot_with(line, seconds=1.5), seed=1)

    assert speech.end == pytest.approx(1.5, abs=0.001)
    assert np.abs(speech.sound[-48:]).max() < 0.02
    assert len(speech.mouth) == pytest.approx(len(speech.sound) * MOUTH_RATE / 48_000, abs=1)


def test_bare_punctuation_is_not_read_out() -> None:
    assert speak_lines(shot_with(Line(text="!!! ...")), seed=1) == ()
    assert seconds_to_speak(shot_with(Line(text="?!")), seed=1) == 0.0


def test_the_mouth_opens_for_vowels_and_closes_for_m() -> None:
    (speech,) = speak_lines(shot_with(Line(text="Mama! Mama!", speaker="woman")), seed=1)

    peaks = np.flatnonzero(
        (speech.mouth[1:-1] > speech.mouth[:-2])
        & (speech.mouth[1:-1] >= speech.mouth[2:])
        & (speech.mouth[1:-1] > 0.3)
    )
    assert speech.mouth.max() > 0.7
    assert speech.mouth[0] < 0.2
    assert 3 <= len(peaks) <= 6  # four open syllables


@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_the_mouth_is_as_open_as_the_voice_is_loud(language: str) -> None:
    text = {
        "en": "Good morning everybody, what a wonderful day to go to the beach",
        "es": "Buenos días a todos, hoy es un día maravilloso para ir a la playa",
        "de": "Guten Morgen zusammen, heute ist ein wunderbarer Tag für den Strand",
    }[language]
    line = Line(text=text, language=language, speaker="woman")

    (speech,) = speak_lines(shot_with(line), seed=1)

    step = 48_000 // MOUTH_RATE
    count = min(len(speech.mouth), len(speech.sound) // step)
    power = np.sqrt(np.mean(speech.sound[: count * step].reshape(count, step) ** 2, axis=1))
    assert np.corrcoef(power, speech.mouth[:count])[0, 1] >= 0.6


def test_resampling_keeps_pitch_and_level_and_adds_nothing() -> None:
    time = np.arange(22_050) / 22_050
    tone = (0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)

    higher = resampled(tone, 22_050, 48_000)

    spectrum = np.abs(np.fft.rfft(higher[4800:-4800] * np.hanning(len(higher) - 9600)))
    frequency = np.fft.rfftfreq(len(higher) - 9600, 1 / 48_000)
    assert len(higher) == 48_000
    assert frequency[spectrum.argmax()] == pytest.approx(1000, abs=2)
    assert np.abs(higher[4800:-4800]).max() == pytest.approx(0.5, abs=0.01)
    assert spectrum[frequency > 1100].max() < spectrum.max() * 1e-3


def test_japanese_words_are_read_and_not_spelled_out() -> None:
    line = Line(text="私は海に行きます", language="ja")
    kana = Line(text="わたしはうみにいきます", language="ja")

    (written,), (read,) = (speak_lines(shot_with(one), seed=1) for one in (line, kana))

    assert np.array_equal(written.sound, read.sound)
