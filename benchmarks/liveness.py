"""How often films are accepted that should not be, and refused that should: tables for docs.

Drawn people and a speech program stand in for people: no face and no voice of anybody is used, and
nothing is downloaded. `python benchmarks/liveness.py [PEOPLE] [NUMBERS] [FIRST]`; 16 and 16 unless said, 0 to
leave out. The thresholds were chosen on the first eight people: `8 0 8` films eight others.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from cameos.checking import Challenge, Report, Thresholds, Verdict, alike, check, new_challenge
from cameos.checking import speech as listening
from cameos.checking.film import RATE as HEARD_RATE
from cameos.checking.film import Sound
from generation.engines.animatic.speech.espeak import program
from tests.cameos.heads import Room, person
from tests.cameos.takes import (
    RATE,
    VOICES,
    Take,
    mirrored,
    noisy,
    slid,
    spoken,
    still,
    take,
    tilted,
    write_mp4,
)

ROOMS: Final = (
    Room(width=320, height=240),
    Room(width=480, height=360, size=0.15),
    Room(width=320, height=240, light=0.6),
)
NOISES: Final = {
    "clean": (60, False),
    "20 dB": (20, True),
    "10 dB": (10, True),
    "5 dB": (5, True),
}
OTHER_WORDS: Final = (
    ("en-us", "the quick brown fox jumps over the lazy dog and runs away from here"),
    ("en-us", "please let me in, I have forgotten what I was to say just now"),
    ("es", "siete dos nueve uno cuatro cero cinco ocho"),
    ("de", "sieben zwei neun eins vier null fünf acht"),
)
FIGURES: Final = (
    ("depth", "depth"),
    ("lips and voice", "together"),
    ("same face throughout", "alike"),
    ("no cuts", "jump"),
    ("movements", "yaw"),
    ("movements", "pitch"),
)
THRESHOLDS: Final = Thresholds()
Films = Iterator[tuple[str, Take, Challenge]]


def main(people: int = 16, numbers: int = 16, first: int = 0) -> None:
    begun = time.monotonic()
    if numbers:
        speech_tables(numbers)
    if people:
        face_tables(range(first, first + people))
    print(f"\n{time.monotonic() - begun:.0f} seconds")


def films_of(number: int) -> Films:
    """Yield films of one person, each with what it shows and what was asked for."""
    rng = Random(number)
    who, voice, room = person(number), VOICES[number % 4], ROOMS[number % 3]
    for _ in range(3):
        asked = new_challenge(rng)
        genuine = take(who, asked, voice=voice, room=room)
        yield "genuine", genuine, asked
    yield "replay of an earlier film", genuine, new_challenge(rng)
    yield "mirrored replay", mirrored(genuine), asked
    yield "still photo", still(genuine), asked
    yield "tilted photo", tilted(genuine, asked.steps), asked
    yield "slid photo", slid(genuine, asked.steps), asked
    yield "a turn is missing", _turning(number, asked, asked.steps[:-1]), asked
    yield "turns in another order", _turning(number, asked, asked.steps[::-1]), asked
    yield "other digits", genuine, replace(asked, digits=new_challenge(rng).digits)
    other = take(person(number + 100), asked, voice=voice, room=room)
    half = len(genuine.frames) // 2
    both = [*genuine.frames[:half], *other.frames[half:]]
    yield "another person takes over", replace(genuine, frames=both), asked
    rolled = np.roll(genuine.sound, round(0.9 * RATE))
    yield "voice 0.9 s beside the lips", replace(genuine, sound=rolled), asked


def _turning(number: int, asked: Challenge, steps: tuple[str, ...]) -> Take:
    done = replace(asked, steps=steps)  # type: ignore[arg-type]
    return take(person(number), done, voice=VOICES[number % 4], room=ROOMS[number % 3])


@dataclass(kw_only=True)
class Tally:
    """What was found in all films so far."""

    verdicts: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    doubts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    figures: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    templates: dict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)


def face_tables(people: Iterable[int]) -> None:
    """Look at all films; who has no patience presses Ctrl-C and gets what there is."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        for number in people:
            for kind, film, asked in films_of(number):
                path = write_mp4(film, Path(folder) / "film.mp4")
                begun = time.monotonic()
                report = check(path, asked, THRESHOLDS)
                tally.seconds.append(time.monotonic() - begun)
                _note(tally, number, kind, report)
    _tell(tally)


def _tell(tally: Tally) -> None:
    print("\n| film | films | accepted | to a person | refused | by which checks |")
    print("|---|--:|--:|--:|--:|---|")
    for kind, counts in tally.verdicts.items():
        why = ", ".join(f"{name} {count}" for name, count in tally.doubts[kind].most_common(4))
        order = (Verdict.ACCEPT, Verdict.UNSURE, Verdict.REFUSE)
        shares = " | ".join(str(counts[verdict]) for verdict in order)
        print(f"| {kind} | {counts.total()} | {shares} | {why} |")
    print("\n| figure | film | least | median | most |\n|---|---|--:|--:|--:|")
    for name, values in sorted(tally.figures.items()):
        low, middle, high = np.percentile(values, [0, 50, 100])
        print(f"| {name} | {low:.3f} | {middle:.3f} | {high:.3f} |")
    print(f"\nmedian seconds of one check: {np.median(tally.seconds):.1f}")
    _likeness(tally.templates)


def _refusing(report: Report) -> list[str]:
    return [f.check for f in report.findings if f.verdict is not Verdict.ACCEPT]


def _note(tally: Tally, number: int, kind: str, report: Report) -> None:
    tally.verdicts[kind][report.verdict] += 1
    tally.doubts[kind].update(_refusing(report))
    if kind == "genuine" and report.template:
        tally.templates[number].append(report.template)
    for check_name, name in FIGURES:
        if (value := report.figures.get(check_name, {}).get(name)) is not None:
            tally.figures[f"{check_name}: {name} | {kind}"].append(float(value))


def _likeness(templates: dict[int, list[bytes]]) -> None:
    same = [alike(a, b) for each in templates.values() for a, b in combinations(each, 2)]
    firsts = [each[0] for each in templates.values()]
    other = [alike(a, b) for a, b in combinations(firsts, 2)]
    if not other:
        return
    above = np.mean(np.array(same)[:, None] > np.array(other))
    low, high = THRESHOLDS.same_person, THRESHOLDS.other_person
    print(
        f"\nalike: same person {min(same):.2f} to {max(same):.2f}, others {min(other):.2f} to"
        f" {max(other):.2f}, AUC {above:.3f}; same below {low}: {np.mean(np.array(same) < low):.3f},"
        f" others from {low}: {np.mean(np.array(other) >= low):.3f}, from {high}:"
        f" {np.mean(np.array(other) >= high):.3f}"
    )


def speech_tables(numbers: int) -> None:
    rng = Random(7)
    asked = [new_challenge(rng).digits for _ in range(numbers)]
    others = [new_challenge(rng).digits for _ in range(1000)]
    print(
        "| voice | noise | said | too loud | accepted | refused wrongly | accepted wrongly |\n|---|---|--:|--:|--:|--:|--:|"
    )
    for voice in VOICES:
        for noise, (snr, pink) in NOISES.items():
            heard = [
                _heard(spoken(d, voice), snr, number, pink=pink) for number, d in enumerate(asked)
            ]
            _speech_row(voice.variant, noise, asked, heard, others)
    for language, text in OTHER_WORDS:
        said = program.say(text, replace(VOICES[0], language=language))
        sound = np.interp(
            np.arange(round(len(said.sound) * RATE / said.sample_rate)) * said.sample_rate / RATE,
            np.arange(len(said.sound)),
            said.sound,
        ).astype(np.float32)
        heard = [_heard(sound, 30, 0, pink=False)]
        wrong = _accepted(heard[0] or "", others)
        print(
            f"| {language} | other words: “{text[:24]}…” heard as {heard[0]} | 1 | | | | {wrong:.4f} |"
        )


def _heard(sound: Sound, snr: float, seed: int, *, pink: bool) -> str | None:
    """Return the digits that are heard; None if it is too loud around them."""
    quiet = np.zeros(RATE // 2, np.float32)
    whole = noisy(
        np.concatenate([quiet, sound, quiet]), snr, np.random.default_rng(seed), pink=pink
    )
    slow = whole[: len(whole) // 3 * 3].reshape(-1, 3).mean(axis=1)
    assert HEARD_RATE * 3 == RATE
    if listening.above_noise(slow, THRESHOLDS).verdict is Verdict.REFUSE:
        return None
    return listening.recognised(slow, 8).digits


def _accepted(heard: str, others: list[str]) -> float:
    hits = [listening.distance(heard, other) <= THRESHOLDS.wrong_digits for other in others]
    return float(np.mean(hits))


def _speech_row(
    voice: str, noise: str, asked: list[str], heard: list[str | None], others: list[str]
) -> None:
    listened = [(d, h) for d, h in zip(asked, heard, strict=True) if h is not None]
    right = sum(listening.distance(d, h) <= THRESHOLDS.wrong_digits for d, h in listened)
    wrongly = np.mean([_accepted(h, others) for _, h in listened]) if listened else 0.0
    print(
        f"| {voice} | {noise} | {len(asked)} | {len(asked) - len(listened)} | {right}"
        f" | {len(listened) - right} | {wrongly:.4f} |",
        flush=True,
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
