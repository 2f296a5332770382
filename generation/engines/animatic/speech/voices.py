"""Which voice a speaker has: the same name always sounds the same, two names sound different."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from random import Random
from typing import Final

import numpy as np

from generation.engines.animatic.scene import Actor, Body, Line, Manner, Shot
from generation.engines.animatic.speech.lexicon import (
    BOYS,
    GIRLS,
    MEN,
    OLD,
    ROBOTS,
    WOMEN,
)
from generation.engines.animatic.speech.scripts import script_in
from generation.engines.animatic.speech.voice import Throat, Voice
from generation.engines.protocol import OwnVoice


class Kind(Enum):
    """What a speaker sounds like, before it gets a voice of its own."""

    WOMAN = "woman"
    MAN = "man"
    CHILD = "child"
    SMALL_ANIMAL = "small animal"
    LARGE_ANIMAL = "large animal"
    ROBOT = "robot"


Bounds = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Throats:
    """The bounds of a kind's throats, as `Throat` has them."""

    formants: Bounds
    pitch: Bounds
    liveliness: Bounds = (0.85, 1.2)
    pace: Bounds = (0.94, 1.02)


@dataclass(frozen=True)
class Timbre:
    """The variants a kind may have and the bounds of its pitch (0..100) and rate (words/min)."""

    variants: tuple[str, ...]
    pitch: tuple[int, int]
    pitch_range: tuple[int, int]
    rate: tuple[int, int]
    throats: Throats | None  # None where a line is to sound like a machine


TIMBRES: Final = {
    Kind.WOMAN: Timbre(
        ("woman1", "woman2", "woman3"),
        (38, 58),
        (40, 55),
        (122, 138),
        Throats(formants=(0.94, 1.03), pitch=(165, 225)),
    ),
    Kind.MAN: Timbre(
        ("man1", "man2", "man3"),
        (28, 52),
        (40, 55),
        (122, 140),
        Throats(formants=(0.8, 0.92), pitch=(88, 140)),
    ),
    Kind.CHILD: Timbre(
        ("child1", "child2"),
        (48, 66),
        (50, 75),
        (130, 146),
        Throats(formants=(0.99, 1.03), pitch=(260, 305), liveliness=(1.0, 1.3)),
    ),
    Kind.SMALL_ANIMAL: Timbre(
        ("f2", "f3", "f4", "Annie"),
        (78, 90),
        (70, 99),
        (150, 168),
        Throats(formants=(1.16, 1.3), pitch=(320, 400)),
    ),
    Kind.LARGE_ANIMAL: Timbre(
        ("m5", "m6", "m3", "croak"),
        (0, 16),
        (30, 60),
        (130, 150),
        Throats(formants=(0.7, 0.78), pitch=(66, 90)),
    ),
    Kind.ROBOT: Timbre(("robosoft3", "UniRobot", "klatt2"), (30, 60), (5, 20), (150, 165), None),
}
SETTINGS: Final = (0, 20, 40, 60, 80, 99)
LIKE: Final = (
    (150.0, "man1", (71.7, 79.2, 93.0, 113.5, 140.4, 172.0)),
    (240.0, "woman1", (114.0, 132.9, 159.1, 193.0, 237.4, 289.6)),
    (float("inf"), "child1", (144.0, 164.0, 190.0, 227.0, 276.0, 332.0)),
)
"""Up to which pitch in Hz which variant speaks, and how high it is at each of `SETTINGS`."""
SLOWEST, QUICKEST = 110, 230  # words a minute
LARGE_ANIMAL: Final = 1.2  # metres
OLD_PITCH, OLD_RATE = -8, 0.88
OLD_THROAT: Final = 0.93  # times the pitch of one's younger years
LIKE_FORMANTS: Final = ((80.0, 120.0, 200.0, 300.0), (0.8, 0.87, 0.99, 1.03))  # of those Hz
WHISPER: Final = "whisper"  # eSpeak's variant
SHOUTED_HIGHER, SHOUTED_MORE = 1.3, 22  # times the pitch in Hz; of eSpeak's hundred
LIVELY, BRISK = 6.3, 176.0  # the neural voice's own semitones and words a minute, as measured
LANGUAGES: Final = {"en": "en-us", "zh": "cmn", "pt": "pt-br", "nb": "nb", "no": "nb"}


def voice_of(line: Line, shot: Shot, *, seed: int) -> Voice:
    """Give the line's speaker its voice; a narrator is a voice like any other."""
    actor = next((actor for actor in shot.actors if actor.name == line.speaker), None)
    choice = Random(f"{seed}:{line.speaker.casefold()}")  # noqa: S311 - taste, not secrecy
    named = f"{line.speaker} {actor.kind if actor else ''}".casefold()
    words = set(re.findall(r"[^\W\d_]+", named))
    timbre = TIMBRES[_kind(words, line.speaker, actor, choice)]
    pitch, rate = choice.randint(*timbre.pitch), choice.randint(*timbre.rate)
    if words & OLD:
        pitch, rate = max(0, pitch + OLD_PITCH), round(rate * OLD_RATE)
    voice = Voice(
        language=spoken_language(line),
        variant=choice.choice(timbre.variants),
        pitch=pitch,
        pitch_range=choice.randint(*timbre.pitch_range),
        rate=rate,
        throat=_throat(timbre.throats, choice, is_old=bool(words & OLD)),
    )
    return in_manner(voice, line.manner)


def in_manner(voice: Voice, manner: Manner) -> Voice:
    """Whisper with the same mouth, or shout: higher and livelier."""
    throat = voice.throat
    if manner is Manner.WHISPERED:
        throat = throat and replace(throat, whispers=True)
        return replace(voice, variant=WHISPER, throat=throat)
    if manner is Manner.SHOUTED:
        throat = throat and replace(
            throat, pitch=throat.pitch * SHOUTED_HIGHER, liveliness=throat.liveliness * 1.15
        )
        return replace(voice, pitch=min(99, voice.pitch + SHOUTED_MORE), throat=throat)
    return voice


def _throat(throats: Throats | None, choice: Random, *, is_old: bool) -> Throat | None:
    if throats is None:
        return None
    high = choice.random()  # who is small speaks higher, with a little play
    low, top = throats.pitch
    pitch = low + (top - low) * min(max(high + choice.uniform(-0.15, 0.15), 0.0), 1.0)
    return Throat(
        formants=round(throats.formants[0] + high * (throats.formants[1] - throats.formants[0]), 2),
        pitch=round(pitch * (OLD_THROAT if is_old else 1.0), 1),
        liveliness=round(choice.uniform(*throats.liveliness), 2),
        pace=round(choice.uniform(*throats.pace) * (OLD_RATE if is_old else 1.0), 3),
    )


def spoken_language(line: Line) -> str:
    """Give the program's code of the line's language; letters it could only spell out decide first."""
    language, script = line.language.casefold(), script_in(line.text)
    if script and language not in script.languages:
        language = script.language_of(line.text)
    return LANGUAGES.get(language, language) or "en-us"


def _kind(words: set[str], name: str, actor: Actor | None, choice: Random) -> Kind:
    if named := _kind_by_name(words, name.casefold()):
        return named
    if actor is not None and actor.body is Body.ANIMAL:
        return Kind.LARGE_ANIMAL if actor.height >= LARGE_ANIMAL else Kind.SMALL_ANIMAL
    if actor is not None and actor.body is Body.THING:
        return Kind.ROBOT
    return choice.choice((Kind.WOMAN, Kind.MAN))


def _kind_by_name(words: set[str], name: str) -> Kind | None:
    for nouns, kind in (
        (BOYS | GIRLS, Kind.CHILD),
        (WOMEN, Kind.WOMAN),
        (MEN, Kind.MAN),
        (ROBOTS, Kind.ROBOT),
    ):
        if words & nouns or name in nouns:
            return kind
    return None


def like(own: OwnVoice, line: Line) -> Voice:
    """Give a voice as high, as lively and as fast as one that was heard."""
    variant, pitches = next(each[1:] for each in LIKE if own.pitch < each[0])
    pitch = np.interp(own.pitch, pitches, SETTINGS)
    voice = Voice(
        language=spoken_language(line),
        variant=variant,
        pitch=round(float(pitch)),
        pitch_range=round(float(np.interp(own.spread, (0.8, 3.4, 5.3), (10, 50, 90)))),
        rate=round(min(max(own.rate, SLOWEST), QUICKEST)),
        throat=Throat(
            formants=round(float(np.interp(own.pitch, *LIKE_FORMANTS)), 2),
            pitch=own.pitch,
            liveliness=round(min(max(own.spread / LIVELY, 0.4), 1.6), 2),
            pace=round(min(max(own.rate, SLOWEST), QUICKEST) / BRISK, 3),
        ),
    )
    return in_manner(voice, line.manner)
