"""The lines of a shot, spoken one after another and fitted into its time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.action import MOUTH_RATE, Speech
from generation.engines.animatic.harmony import key_of
from generation.engines.animatic.scene import Line, Manner, Mood, Shot
from generation.engines.animatic.speech import neural
from generation.engines.animatic.speech.espeak import LONGEST_TEXT, VoiceMissing, program
from generation.engines.animatic.speech.japanese import in_kana
from generation.engines.animatic.speech.mouth import mouth_openness
from generation.engines.animatic.speech.resample import resampled
from generation.engines.animatic.speech.singing import sung
from generation.engines.animatic.speech.voice import Tune, Utterance, Voice
from generation.engines.animatic.speech.voices import like, voice_of
from generation.engines.protocol import SAMPLE_RATE, OwnVoice

LEAD: Final = 0.4  # seconds before the first line
PAUSE: Final = 0.3  # seconds between two lines
TAIL: Final = 0.25  # seconds after the last line
FASTEST: Final = 1.6  # times the voice's own rate; beyond it nobody can follow
SHORTEST: Final = 0.3  # seconds of a line worth beginning
SPEECH_LEVEL: Final = 0.12  # RMS of the voiced parts
LOUDNESS: Final = {
    Manner.SAID: np.float32(1.0),
    Manner.WHISPERED: np.float32(0.7),
    Manner.SHOUTED: np.float32(1.3),
    Manner.SUNG: np.float32(1.0),
    Manner.CHANTED: np.float32(1.2),
}
SONGS: Final = frozenset({Manner.SUNG, Manner.CHANTED})
SHORTEST_BEAT, LONGEST_BEAT = 0.26, 0.42  # seconds of a sung syllable
PEAK: Final = 0.6  # where the rare peaks of a buzzing voice are rounded off
FADE: Final = 0.08  # seconds, where a line is cut off
HASTE_STEPS: Final = 3  # the program's rate is not exactly proportional to the time it takes
FALLBACK_LANGUAGE: Final = "en-us"


def speak_lines(
    shot: Shot,
    *,
    seed: int,
    voices: Mapping[str, OwnVoice] | None = None,
    mood: Mood = Mood.CALM,
) -> tuple[Speech, ...]:
    """Speak a shot's lines so that they end within it.

    Lines that do not fit are spoken faster, up to `FASTEST`; what then still runs over the end of
    the shot is faded out there, and a line that could not even begin is not spoken.

    :param voices: of speakers whose own voice was heard, by name.
    :param mood: of the score, in whose key lines are sung.
    :raises SpeechFailed: if the speech program cannot be made to answer.
    """
    lines = speakable(shot)
    chosen = _voices(lines, shot, seed, voices)
    haste, key = 1.0, (mood, seed)
    spoken = _spoken(lines, chosen, haste, key)
    room = _room(shot, len(lines))
    for _ in range(HASTE_STEPS):
        needed = sum(speech.end for speech in spoken)
        if needed <= room or haste >= FASTEST:
            break
        haste = min(FASTEST, haste * 1.02 * needed / max(room, 0.1))
        spoken = _spoken(lines, chosen, haste, key)
    return _placed(spoken, shot)


def seconds_to_speak(
    shot: Shot,
    *,
    seed: int,
    voices: Mapping[str, OwnVoice] | None = None,
    mood: Mood = Mood.CALM,
) -> float:
    """Give the seconds a shot needs for its lines to be spoken without haste; 0 without lines."""
    lines = speakable(shot)
    if not lines:
        return 0.0
    spoken = _spoken(lines, _voices(lines, shot, seed, voices), 1.0, (mood, seed))
    return sum(speech.end for speech in spoken) + LEAD + TAIL + PAUSE * (len(lines) - 1)


def speakable(shot: Shot) -> list[Line]:
    """Give the lines that hold a word; bare punctuation would be read out by its name."""
    return [line for line in shot.lines if re.search(r"\w", line.text)]


def _room(shot: Shot, line_count: int) -> float:
    return shot.seconds - LEAD - TAIL - PAUSE * max(0, line_count - 1)


def _voices(
    lines: list[Line], shot: Shot, seed: int, heard: Mapping[str, OwnVoice] | None
) -> list[Voice]:
    known = heard or {}
    return [
        like(known[line.speaker], line)
        if line.speaker in known
        else voice_of(line, shot, seed=seed)
        for line in lines
    ]


def _spoken(
    lines: list[Line], voices: list[Voice], haste: float, key: tuple[Mood, int]
) -> list[Speech]:
    return [
        _speak(line, voice, haste, _tune(line, key, haste))
        for line, voice in zip(lines, voices, strict=True)
    ]


def _tune(line: Line, key: tuple[Mood, int], haste: float) -> Tune | None:
    """Give what a line is sung to, if it is sung; in haste a beat is shorter."""
    if line.manner not in SONGS:
        return None
    mood, seed = key
    root, manner = key_of(mood, seed)
    beat = min(LONGEST_BEAT, max(SHORTEST_BEAT, 30 / manner.tempo)) / haste
    chanted = line.manner is Manner.CHANTED
    return Tune(root=root, scale=manner.scale, beat=beat, seed=seed, chanted=chanted)


def _speak(line: Line, voice: Voice, haste: float, tune: Tune | None) -> Speech:
    text = in_kana(line.text) if voice.language == "ja" else line.text
    utterance = _say(text, voice.hurried(haste))
    utterance = sung(utterance, tune) if tune else utterance
    sound = resampled(utterance.sound, utterance.sample_rate, SAMPLE_RATE)
    first, last = _heard(sound)
    trimmed = _levelled(sound[first:last]) * LOUDNESS[line.manner]
    phonemes = tuple((start - first / SAMPLE_RATE, ipa) for start, ipa in utterance.phonemes)
    return Speech(line=line, start=0.0, sound=trimmed, mouth=mouth_openness(trimmed, phonemes))


def _say(text: str, voice: Voice) -> Utterance:
    """Let the neural voice speak where it can, eSpeak NG else."""
    if voice.throat and voice.language in neural.LANGUAGES:
        said = neural.say(text[:LONGEST_TEXT], voice.throat)
        if said is not None:
            return said
    try:
        return program.say(text, voice)
    except VoiceMissing:
        return program.say(text, replace(voice, language=FALLBACK_LANGUAGE))


def _heard(sound: npt.NDArray[np.float32]) -> tuple[int, int]:
    """Find the first and last sample that are heard, so that pauses are ours to set."""
    loud = np.flatnonzero(np.abs(sound) > 0.004)
    if not len(loud):
        return 0, len(sound)
    margin = SAMPLE_RATE // 100
    return max(0, int(loud[0]) - margin), min(len(sound), int(loud[-1]) + margin)


def _levelled(sound: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Bring the voiced parts of every voice to the same loudness."""
    step = SAMPLE_RATE // 50
    blocks = sound[: len(sound) // step * step].reshape(-1, step)
    levels = np.sqrt(np.mean(blocks**2, axis=1)) if len(blocks) else np.zeros(1)
    voiced = levels[levels > 0.25 * levels.max(initial=0.0)]
    level = float(np.sqrt(np.mean(voiced**2))) if len(voiced) else 0.0
    if level == 0:
        return sound
    return np.asarray(np.tanh(sound * (SPEECH_LEVEL / level / PEAK)) * PEAK, np.float32)


def _placed(spoken: list[Speech], shot: Shot) -> tuple[Speech, ...]:
    placed = []
    overrun = sum(speech.end for speech in spoken) - _room(shot, len(spoken))
    lead = LEAD if overrun <= 0 else max(0.1, LEAD - overrun)
    start = min(lead, max(0.0, shot.seconds - SHORTEST))
    for speech in spoken:
        if shot.seconds - start < SHORTEST:
            break
        placed.append(_cut(replace(speech, start=start), shot.seconds))
        start = placed[-1].end + PAUSE
    return tuple(placed)


def _cut(speech: Speech, end: float) -> Speech:
    if speech.end <= end:
        return speech
    samples = int((end - speech.start) * SAMPLE_RATE)
    sound = speech.sound[:samples].copy()
    fade = min(samples, round(FADE * SAMPLE_RATE))
    sound[samples - fade :] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    return replace(
        speech, sound=sound, mouth=speech.mouth[: -(-samples * MOUTH_RATE // SAMPLE_RATE)]
    )
