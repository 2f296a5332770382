"""All checks of one film, and what they make of it together."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from cameos.checking import likeness, models, movements, recording, speech, together, voice
from cameos.checking.challenge import Challenge
from cameos.checking.cutting import head_cut_out, still_of
from cameos.checking.film import Sound, pictures_of, voice_of
from cameos.checking.report import Finding, Reference, Report, Verdict, unavailable
from cameos.checking.thresholds import Thresholds
from cameos.checking.watching import Watched, watched

SIDES: Final[tuple[Literal["front", "left", "right"], ...]] = ("front", "left", "right")


def check(video: Path, challenge: Challenge, thresholds: Thresholds) -> Report:
    """Check a film of a face, as `cameos.reading` has written it, against what was asked.

    Nothing is accepted that was not looked at: where a network is missing, a person decides.
    """
    if told := missing():
        return Report(findings=(unavailable(told),))
    seen = watched(pictures_of(video, each_second=thresholds.samples_a_second), thresholds)
    sound = voice_of(video)
    heard = speech.recognised(sound, len(challenge.digits))
    measured = voice.measured(sound, heard)
    return Report(
        findings=(
            *_of_the_face(seen, challenge, thresholds),
            *_of_the_voice(seen, sound, heard, challenge, thresholds),
        ),
        references=_references(seen),
        voice=measured,
        recording=_recording(video, heard) if measured else None,
        template=_template(seen, thresholds),
        models={"faces": models.VERSION, "speech": "pocketsphinx 5.1"},
    )


def missing() -> str:
    """Say what is missing on this machine for checking; nothing if all is there."""
    if told := models.missing():
        return told
    return "" if speech.available() else "The package pocketsphinx is not installed."


def _of_the_face(seen: Watched, challenge: Challenge, thresholds: Thresholds) -> list[Finding]:
    turns = movements.turns_of(seen)
    return [
        movements.one_face(seen, thresholds),
        together.good_picture(seen, thresholds),
        movements.in_order(turns, challenge.steps, thresholds),
        movements.without_cuts(turns, thresholds),
        movements.not_flat(turns, thresholds),
        likeness.same_throughout(seen.templates, thresholds),
    ]


def _of_the_voice(
    seen: Watched, sound: Sound, heard: speech.Heard, challenge: Challenge, thresholds: Thresholds
) -> list[Finding]:
    if not challenge.digits:
        return [speech.said(heard, "", thresholds)]
    noise = speech.above_noise(sound, thresholds)
    if noise.verdict is Verdict.REFUSE:
        return [noise]
    return [
        noise,
        speech.said(heard, challenge.digits, thresholds),
        together.lips_and_voice(seen, sound, heard, thresholds),
    ]


def _references(seen: Watched) -> tuple[Reference, ...]:
    stills = [still_of(seen.kept[side], side) for side in SIDES if side in seen.kept]
    if "front" not in seen.kept:
        return tuple(stills)
    return (*stills, head_cut_out(seen.kept["front"]))


def _recording(video: Path, heard: speech.Heard) -> bytes | None:
    return recording.recorded(voice_of(video, rate=recording.RATE), heard)


def _template(seen: Watched, thresholds: Thresholds) -> bytes | None:
    if "front" not in seen.kept:
        return None
    front = seen.kept["front"]
    return likeness.template_of(front.picture, front.mesh, thresholds)
