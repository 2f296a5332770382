"""Films on their way in: who is asked what, what is refused and why, and what people read of it."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from cameos.checking.report import Finding, Report, Verdict
from cameos.models import SEND_WITHIN, Cameo, Capture
from cameos.telling import TITLES, kept_of
from sora_site.accounts.models import User
from tests.cameos.test_reading import film
from tests.conftest import signed_in
from tests.factories import CameoFactory, CaptureFactory, PetFactory

pytestmark = pytest.mark.django_db

DRAFT: dict[str, Any] = {
    "state": Cameo.State.DRAFT,
    "take": 0,
    "takes": 0,
    "taken_at": None,
    "expires_at": None,
}


@pytest.fixture
def cameo(owner: User) -> Cameo:
    return CameoFactory.create(owner=owner, name="Olga", **DRAFT)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give what a browser would send."""
    path: Path = tmp_path_factory.mktemp("films") / "film.webm"
    return film(path).read_bytes()


def sent(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("film.webm", content, "video/webm")


def challenged(client: Client, cameo: Cameo) -> dict[str, Any]:
    asked: dict[str, Any] = client.post(f"/cameos/{cameo.pk}/challenge").json()
    return asked


def test_camera_is_open_to_the_page_on_which_one_films_and_to_no_other(
    cameo: Cameo, owner_client: Client
) -> None:
    opened = owner_client.get(f"/cameos/{cameo.pk}/film")["Permissions-Policy"]
    closed = owner_client.get(f"/cameos/{cameo.pk}")["Permissions-Policy"]

    assert opened == "camera=(self), microphone=(self)"
    assert "camera=()" in closed


def test_film_answers_a_challenge_and_waits_for_its_check(
    cameo: Cameo, owner_client: Client, recorded: bytes
) -> None:
    asked = challenged(owner_client, cameo)
    begun = owner_client.post(asked["begun"]).json()
    answer = owner_client.post(asked["send"], {"film": sent(recorded)})

    capture = Capture.objects.get()
    cameo.refresh_from_db()
    assert (asked["steps"], asked["digits"]) == (capture.steps, capture.digits)
    assert (len(asked["steps"]), len(asked["digits"])) == (4, 8)
    assert begun == {"seconds": SEND_WITHIN.total_seconds()}
    assert (answer.status_code, answer.json()["url"]) == (
        201,
        f"/cameos/{cameo.pk}/films/{capture.pk}",
    )
    assert (capture.state, cameo.state) == (Capture.State.RECEIVED, Cameo.State.CHECKING)
    with default_storage.open(capture.name) as stored:
        assert b"ftyp" not in stored.read()[:64], "it is encrypted"


def test_film_is_taken_once(cameo: Cameo, owner_client: Client, recorded: bytes) -> None:
    asked = challenged(owner_client, cameo)
    owner_client.post(asked["begun"])

    answers = [owner_client.post(asked["send"], {"film": sent(recorded)}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 409]
    assert len(default_storage.listdir(cameo.folder)[1]) == 1


def test_other_tab_takes_the_challenge_over(
    cameo: Cameo, owner_client: Client, recorded: bytes
) -> None:
    first, second = challenged(owner_client, cameo), challenged(owner_client, cameo)

    lapsed = owner_client.post(first["begun"])
    begun = owner_client.post(second["begun"])

    assert (lapsed.status_code, begun.status_code) == (409, 200)
    assert "Begin again" in lapsed.json()["refusal"]


def test_challenge_is_bound_to_its_session(
    cameo: Cameo, owner: User, owner_client: Client, recorded: bytes
) -> None:
    asked = challenged(owner_client, cameo)
    elsewhere = signed_in(owner)

    assert elsewhere.post(asked["begun"]).status_code == 409
    owner_client.post(asked["begun"])
    assert elsewhere.post(asked["send"], {"film": sent(recorded)}).status_code == 409


def test_film_that_comes_too_late_is_refused(
    cameo: Cameo, owner_client: Client, recorded: bytes
) -> None:
    asked = challenged(owner_client, cameo)
    owner_client.post(asked["begun"])
    Capture.objects.update(begun_at=timezone.now() - SEND_WITHIN - timedelta(seconds=1))

    late = owner_client.post(asked["send"], {"film": sent(recorded)})

    assert late.status_code == 409
    assert "over" in late.json()["refusal"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing in this file"),
        (b"this is no film", "not a film"),
        (None, "Choose a film"),
    ],
    ids=["empty", "text", "none"],
)
def test_bad_film_is_refused_and_the_challenge_stays(
    cameo: Cameo, owner_client: Client, content: bytes | None, said: str
) -> None:
    asked = challenged(owner_client, cameo)
    owner_client.post(asked["begun"])

    answer = owner_client.post(asked["send"], {} if content is None else {"film": sent(content)})

    assert answer.status_code == 422
    assert said in answer.json()["refusal"]
    assert Capture.objects.get().state == Capture.State.OPEN


def test_film_that_is_too_large_is_refused(
    cameo: Cameo, owner_client: Client, settings: Settings
) -> None:
    settings.CAPTURE_MEGABYTES = 1

    answer = owner_client.post(
        f"/cameos/{cameo.pk}/film", {"film": sent(bytes(2**20 + 1)), "way": "upload"}
    )

    assert answer.status_code == 422
    assert "1 MB" in answer.content.decode()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.sealed"))


@pytest.mark.parametrize("way", ["upload", "no_speech", "no_motion"])
def test_film_from_a_file_is_taken_without_a_script(
    cameo: Cameo, owner_client: Client, recorded: bytes, way: str
) -> None:
    page = owner_client.get(f"/cameos/{cameo.pk}/film").content.decode()
    answer = owner_client.post(f"/cameos/{cameo.pk}/film", {"film": sent(recorded), "way": way})

    capture = Capture.objects.get()
    assert f'value="{way}"' in page
    assert answer["Location"] == f"/cameos/{cameo.pk}/films/{capture.pk}"
    assert (capture.state, capture.way) == (Capture.State.RECEIVED, way)


def test_pet_is_filmed_from_a_file_alone(owner: User, recorded: bytes) -> None:
    pet = PetFactory.create(owner=owner, **DRAFT)
    client = signed_in(owner)

    page = client.get(f"/cameos/{pet.pk}/film").content.decode()
    client.post(f"/cameos/{pet.pk}/film", {"film": sent(recorded)})

    assert "Turn on camera" not in page
    assert Capture.objects.get().state == Capture.State.RECEIVED


def test_second_film_waits_until_the_first_was_looked_at(
    cameo: Cameo, owner_client: Client, recorded: bytes
) -> None:
    path, form = f"/cameos/{cameo.pk}/film", {"way": "upload"}
    owner_client.post(path, form | {"film": sent(recorded)})

    second = owner_client.post(path, form | {"film": sent(recorded)})

    assert second.status_code == 409
    assert "being looked at already" in second.content.decode()


@pytest.mark.parametrize(
    ("state", "facts", "said"),
    [
        ("received", {}, "is being checked"),
        ("checking", {"leased_until": timezone.now() + timedelta(minutes=5)}, "is being checked"),
        ("in_review", {}, "A moderator looks at it"),
        ("passed", {"ended_at": timezone.now()}, "Choose who may use it"),
        ("refused", {"ended_at": timezone.now(), "reason": "It was dark."}, "It was dark."),
        ("lapsed", {"ended_at": timezone.now()}, "did not arrive in time"),
    ],
    ids=["received", "checking", "in review", "passed", "refused", "lapsed"],
)
def test_outcome_says_how_it_stands_and_what_to_do(
    cameo: Cameo, owner_client: Client, state: str, facts: dict[str, Any], said: str
) -> None:
    capture = CaptureFactory.create(cameo=cameo, state=state, **facts)
    path = f"/cameos/{cameo.pk}/films/{capture.pk}"

    page = owner_client.get(path).content.decode()
    fragment = owner_client.get(path, headers={"HX-Request": "true"}).content.decode()

    assert said in page
    assert said in fragment
    assert "<html" not in fragment


def test_outcome_tells_each_check_in_plain_words(cameo: Cameo, owner_client: Client) -> None:
    report = Report(
        findings=(
            Finding(check="digits", verdict=Verdict.REFUSE, reason="These were other digits."),
            Finding(check="picture", verdict=Verdict.ACCEPT, figures={"light": 0.6}),
            Finding(check="depth", verdict=Verdict.UNSURE),
        )
    )
    ended = {"state": "refused", "ended_at": timezone.now(), "figures": kept_of(report)}
    capture = CaptureFactory.create(cameo=cameo, **ended)

    page = owner_client.get(f"/cameos/{cameo.pk}/films/{capture.pk}").content.decode()

    assert "These were other digits." in page
    assert (
        page.index(TITLES["picture"]) < page.index(TITLES["digits"]) < page.index(TITLES["depth"])
    )
    assert '<span class="unseen">: not passed</span>' in page


def test_third_film_that_fails_leads_to_a_moderator(cameo: Cameo, owner_client: Client) -> None:
    for _ in range(3):
        last = CaptureFactory.create(cameo=cameo, state="refused", ended_at=timezone.now())

    page = owner_client.get(f"/cameos/{cameo.pk}/films/{last.pk}").content.decode()

    assert "Send one to a moderator" in page


def test_film_of_somebody_else_is_nobodys(
    cameo: Cameo, friend_client: Client, recorded: bytes
) -> None:
    capture = CaptureFactory.create(cameo=cameo)
    base = f"/cameos/{cameo.pk}/films/{capture.pk}"

    answers = [
        friend_client.get(base),
        friend_client.post(f"{base}/begun"),
        friend_client.post(f"{base}/send", {"film": io.BytesIO(recorded)}),
        friend_client.get(f"/cameos/{uuid4()}/films/{capture.pk}"),
    ]

    assert {answer.status_code for answer in answers} == {404}
