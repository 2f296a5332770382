"""A film that somebody sends is really looked at, and set beside the faces that are enrolled."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from cameos import checks, readiness, services, tasks
from cameos.checking import Challenge, Thresholds, Verdict, models
from cameos.models import Cameo, Capture, Reference
from sora_site.accounts.models import User
from tests.cameos.heads import Held, Room, filmed, person
from tests.cameos.test_things import film_of as film_of_frames
from tests.cameos.test_things import teapot

pytestmark = pytest.mark.django_db


def sent(cameo: Cameo, asked: Challenge, film: Path) -> Capture:
    """Answer a challenge, the one that the film was made for, and have the film checked."""
    capture = services.open_capture(cameo=cameo, session="s")
    Capture.objects.filter(pk=capture.pk).update(**asked.as_json())
    services.begin_capture(capture=capture, session="s")
    with film.open("rb") as content:
        services.send_film(capture=capture, session="s", film=content)
    tasks.check_capture.fn(str(capture.pk))
    capture.refresh_from_db()
    cameo.refresh_from_db()
    return capture


def test_somebody_enrols_and_nobody_enrols_as_them_unseen(
    owner: User,
    stranger: User,
    asked: Challenge,
    genuine_film: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    mine = services.make_cameo(owner=owner, kind="self")
    theirs = services.make_cameo(owner=stranger, kind="self")

    with django_capture_on_commit_callbacks(execute=True):
        first = sent(mine, asked, genuine_film)
    second = sent(theirs, asked, genuine_film)

    kinds = set(Reference.objects.current().filter(cameo=mine).values_list("kind", flat=True))
    assert (first.state, mine.state) == (Capture.State.PASSED, Cameo.State.READY)
    assert kinds == set(Reference.Kind)
    assert first.figures["movements"]["seen"] == " ".join(asked.steps)
    assert (second.state, theirs.state) == (Capture.State.IN_REVIEW, Cameo.State.IN_REVIEW)
    assert second.reason.startswith("The face is much like one of another account")
    assert second.figures["nobody else's cameo"]["compared"] == 1


def test_a_pet_may_bring_nobody_along_and_a_drawn_character_is_looked_at(
    owner: User, asked: Challenge, tmp_path: Path
) -> None:
    somebody = film_of_frames(tmp_path, filmed(person(5), Held(), Room()))
    capture = Capture(cameo=Cameo(owner=owner, kind=Cameo.Kind.PET))

    pet = checks.examine(capture, somebody)
    capture.cameo.kind = Cameo.Kind.CHARACTER
    character = checks.examine(capture, somebody)
    thing = checks.examine(capture, film_of_frames(tmp_path, teapot()))

    assert [pet.verdict, character.verdict, thing.verdict] == [
        Verdict.REFUSE,
        Verdict.UNSURE,
        Verdict.ACCEPT,
    ]


def test_the_command_prints_what_each_check_measured(
    asked: Challenge, genuine_film: Path, tmp_path: Path
) -> None:
    challenge = tmp_path / "challenge.json"
    challenge.write_text(json.dumps(asked.as_json()))
    out = io.StringIO()

    call_command("cameos", "check", genuine_film, "--challenge", challenge, stdout=out)

    told = json.loads(out.getvalue())
    figures = {finding["check"]: finding["figures"] for finding in told["findings"]}
    assert (told["verdict"], told["reasons"]) == ("accept", [])
    assert figures["digits"]["asked"] == asked.digits
    assert told["references"][0]["kind"] == "front"
    assert told["models"]["faces"] == models.VERSION


@pytest.mark.parametrize(
    ("challenge", "words"),
    [
        ('{"steps": ["nod"], "digits": ""}', "A challenge reads"),
        ("{", "Expecting"),
        (None, "No such"),
    ],
    ids=["no challenge", "no JSON", "no file"],
)
def test_the_command_says_what_is_wrong(
    challenge: str | None, words: str, genuine_film: Path, tmp_path: Path
) -> None:
    file = tmp_path / "challenge.json"
    if challenge is not None:
        file.write_text(challenge)

    with pytest.raises(CommandError, match=words):
        call_command("cameos", "check", genuine_film, "--challenge", file)


def test_a_worker_says_at_its_start_that_people_check_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    models.network.cache_clear()

    with caplog.at_level(logging.ERROR, logger="cameos.readiness"):
        readiness.SayWhatIsMissing().after_worker_boot(
            None, SimpleNamespace(consumer_whitelist={"cpu"})
        )
        assert caplog.messages == []
        readiness.SayWhatIsMissing().after_worker_boot(
            None, SimpleNamespace(consumer_whitelist={"default"})
        )

    models.network.cache_clear()
    (line,) = caplog.messages
    assert line.startswith("cameos.not_ready: no film can be checked here")


def test_thresholds_of_the_setting_count_and_slips_are_named(settings: Settings) -> None:
    settings.CAMEO_THRESHOLDS = {"noise": "9"}
    assert readiness.thresholds().noise == 9

    settings.CAMEO_THRESHOLDS = {"noises": "9"}
    with pytest.raises(ImproperlyConfigured, match=r"noises: Extra inputs"):
        readiness.thresholds()


def test_operators_can_read_of_every_threshold() -> None:
    told = (Path(__file__).parents[2] / "docs" / "liveness.md").read_text(encoding="utf-8")

    assert [name for name in Thresholds.model_fields if f"`{name}`" not in told] == []
