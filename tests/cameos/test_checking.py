"""A film is accepted if somebody does what was asked, and refused in words if not."""

from __future__ import annotations

import io
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cameos.checking import (
    Challenge,
    Report,
    Thresholds,
    Verdict,
    alike,
    check,
    models,
    nobody_else,
    same_as_before,
    unit_length,
)
from cameos.checking.recording import LONGEST
from cameos.checking.speech import recognised, said
from cameos.reading import take_in
from tests.cameos.capture_films import film, sent_by_a_browser
from tests.cameos.conftest import ASKED, SMALL
from tests.cameos.heads import person
from tests.cameos.takes import Take, mirrored, noisy, still, take, tilted, write_mp4

THRESHOLDS = Thresholds()


@pytest.fixture(scope="session")
def accepted(genuine_film: Path, asked: Challenge) -> Report:
    return check(genuine_film, asked, THRESHOLDS)


def verdicts(report: Report) -> dict[str, Verdict]:
    return {finding.check: finding.verdict for finding in report.findings}


def test_somebody_who_does_what_was_asked_is_accepted(accepted: Report) -> None:
    assert (accepted.verdict, accepted.reasons) == (Verdict.ACCEPT, [])
    assert accepted.figures["movements"]["seen"] == "right down left up"
    assert int(accepted.figures["digits"]["wrong"]) <= THRESHOLDS.wrong_digits
    assert Report.model_validate_json(accepted.model_dump_json()) == accepted


def test_the_engines_are_given_pictures_and_nothing_else(accepted: Report) -> None:
    kinds = [reference.kind for reference in accepted.references]
    opened = [Image.open(io.BytesIO(reference.content)) for reference in accepted.references]
    clear = np.asarray(opened[-1])[..., 3]

    assert kinds == ["front", "left", "right", "cutout"]
    assert all(not image.getexif() and "exif" not in image.info for image in opened)
    assert opened[-1].mode == "RGBA"
    assert clear[clear.shape[0] // 2, clear.shape[1] // 2] == 255
    assert clear[0, 0] == clear[0, -1] == clear[-1, 0] == 0


def test_the_voice_is_measured(accepted: Report) -> None:
    voice = accepted.voice

    assert voice is not None
    assert 140 < voice.pitch < 260
    assert 0 < voice.pitch_range < 24
    assert 50 < voice.rate < 160
    assert 0 < voice.tilt < 20


def test_the_numbers_can_be_heard_in_what_is_kept_of_the_voice(
    accepted: Report, tmp_path: Path
) -> None:
    assert accepted.recording is not None
    with wave.open(io.BytesIO(accepted.recording)) as file:
        assert file.getnframes() / file.getframerate() < LONGEST
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768

    again = recognised(np.asarray(samples[::2], np.float32), len(ASKED.digits))

    assert said(again, ASKED.digits, THRESHOLDS).verdict is Verdict.ACCEPT


def cheats(genuine: Take, asked: Challenge) -> dict[str, Take]:
    return {
        "still": still(genuine),
        "tilted": tilted(genuine, asked.steps),
        "mirrored": mirrored(genuine),
    }


@pytest.mark.parametrize("kind", ["still", "tilted", "mirrored"])
def test_a_picture_of_somebody_is_refused(
    kind: str, genuine: Take, asked: Challenge, tmp_path: Path
) -> None:
    cheat = write_mp4(cheats(genuine, asked)[kind], tmp_path / "cheat.mp4")

    report = check(cheat, asked, THRESHOLDS)

    assert report.verdict is Verdict.REFUSE
    assert verdicts(report)["movements"] is Verdict.REFUSE
    assert verdicts(report)["digits"] is Verdict.ACCEPT


def test_a_film_made_for_another_challenge_is_refused(genuine_film: Path) -> None:
    other = Challenge(steps=("up", "left", "down", "right"), digits="93162847")

    report = check(genuine_film, other, THRESHOLDS)

    assert {check for check, verdict in verdicts(report).items() if verdict is Verdict.REFUSE} == {
        "movements",
        "digits",
    }
    assert report.reasons[0].startswith("The head was not turned in the order")


def test_a_loud_room_is_told_from_wrong_words(
    genuine: Take, asked: Challenge, tmp_path: Path
) -> None:
    rng = np.random.default_rng(1)
    loud = replace(genuine, sound=noisy(genuine.sound, 3, rng))

    report = check(write_mp4(loud, tmp_path / "loud.mp4"), asked, THRESHOLDS)

    assert report.reasons == ["It is too loud around you. Find a quiet place."]


def test_a_dark_room_is_refused_and_a_dark_skin_is_not(
    genuine: Take, asked: Challenge, tmp_path: Path
) -> None:
    dark = replace(genuine, frames=[(frame * 0.25).astype(np.uint8) for frame in genuine.frames])

    report = check(write_mp4(dark, tmp_path / "dark.mp4"), asked, THRESHOLDS)

    assert "It is too dark. Turn to a window or a lamp." in report.reasons
    assert max(person(3).skin) < 0.45


def test_two_people_in_one_film_are_refused(
    genuine: Take, asked: Challenge, tmp_path: Path
) -> None:
    half = len(genuine.frames) // 2
    other = take(person(0), asked, room=SMALL)
    swapped = replace(genuine, frames=[*genuine.frames[:half], *other.frames[half:]])

    report = check(write_mp4(swapped, tmp_path / "two.mp4"), asked, THRESHOLDS)

    assert verdicts(report)["same face throughout"] is not Verdict.ACCEPT


def test_who_cannot_turn_or_speak_is_looked_at_by_a_person(
    genuine_film: Path, asked: Challenge
) -> None:
    report = check(genuine_film, Challenge(steps=(), digits=""), THRESHOLDS)

    assert report.verdict is Verdict.UNSURE
    assert verdicts(report)["movements"] is verdicts(report)["digits"] is Verdict.UNSURE


def test_where_nothing_can_be_checked_a_person_decides(
    genuine_film: Path, asked: Challenge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.network.cache_clear()

    report = check(genuine_film, asked, THRESHOLDS)

    models.network.cache_clear()
    assert report.verdict is Verdict.UNSURE
    assert report.references == ()


def test_faces_are_compared_with_earlier_ones_and_with_other_people(accepted: Report) -> None:
    assert accepted.template is not None
    stranger = bytes(len(accepted.template))

    again = same_as_before(accepted.template, accepted.template, THRESHOLDS)
    unlike = same_as_before(accepted.template, stranger, THRESHOLDS)
    taken = nobody_else(
        accepted.template, [unit_length(stranger), unit_length(accepted.template)], THRESHOLDS
    )
    free = nobody_else(accepted.template, [unit_length(stranger)], THRESHOLDS)

    assert alike(accepted.template, accepted.template) == pytest.approx(1, abs=1e-3)
    assert [f.verdict.value for f in (again, unlike, taken, free)] == [
        "accept",
        "unsure",
        "unsure",
        "accept",
    ]
    assert accepted.with_findings([taken]).verdict is Verdict.UNSURE


def test_the_films_for_browsers_show_what_they_say(asked: Challenge, tmp_path: Path) -> None:
    sent = sent_by_a_browser(film(asked, tmp_path, room=SMALL), tmp_path / "sent.webm")
    take_in(sent, tmp_path / "taken.mp4", most_seconds=30)

    found = check(tmp_path / "taken.mp4", asked, THRESHOLDS)

    assert (found.verdict, found.reasons) == (Verdict.ACCEPT, [])
