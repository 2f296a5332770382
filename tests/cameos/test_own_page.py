"""A cameo's own page: what its owner sees and settles there, and nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from cameos import storing
from cameos.models import Cameo, Reference
from sora_site.accounts.models import CameoAudience, Guardianship, User
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    CameoFactory,
    GrantFactory,
    GuardianshipFactory,
    PetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

STILL: Final = b"what somebody looks like"


def still_of(cameo: Cameo, kind: Reference.Kind = Reference.Kind.FRONT) -> Reference:
    still = Reference(cameo=cameo, take=1, kind=kind, content_type="image/webp")
    still.name = storing.put(cameo, STILL, about=still.number)
    still.save()
    return still


def test_still_is_decrypted_for_its_owner_and_kept_by_nobody(
    cameo: Cameo, owner_client: Client, friend_client: Client
) -> None:
    still = still_of(cameo)
    path = f"/cameos/{cameo.pk}/stills/front"

    shown = owner_client.get(path)

    assert (shown.content, shown["Content-Type"]) == (STILL, "image/webp")
    assert "no-store" in shown["Cache-Control"]
    with default_storage.open(still.name) as file:
        assert STILL not in file.read()
    for others in (friend_client, Client()):
        for headers in ({}, {"Range": "bytes=0-3"}):
            assert others.get(path, headers=headers).status_code in {302, 404}


@pytest.mark.parametrize("kind", ["voice", "speech", "face", "left", "nothing"])
def test_what_is_no_still_is_not_served(cameo: Cameo, owner_client: Client, kind: str) -> None:
    for kept in (Reference.Kind.VOICE, Reference.Kind.SPEECH, Reference.Kind.FACE):
        still_of(cameo, kept)

    assert owner_client.get(f"/cameos/{cameo.pk}/stills/{kind}").status_code == 404


def test_it_is_said_before_filming_what_is_kept_and_afterwards_what_there_is(
    cameo: Cameo, owner_client: Client
) -> None:
    before = owner_client.get(f"/cameos/{cameo.pk}/film").content.decode()
    assert before.index("a recording of the numbers you say") < before.index("data-capture ")
    still_of(cameo)
    without = owner_client.get(f"/cameos/{cameo.pk}").content.decode()
    still_of(cameo, Reference.Kind.SPEECH)

    recorded = owner_client.get(f"/cameos/{cameo.pk}").content.decode()

    assert "There is no recording of your voice" in without
    assert "are given the recording of the numbers you said" in recorded
    assert recorded.count("/stills/") == 1, "a recording is no picture"


def test_encrypted_files_have_no_address(cameo: Cameo, owner_client: Client) -> None:
    still = still_of(cameo)

    for path in (f"/{still.name}", f"/media/{still.name}", f"/static/../media/{still.name}"):
        assert owner_client.get(path).status_code == 404


def test_audience_is_set(cameo: Cameo, owner_client: Client) -> None:
    owner_client.post(f"/cameos/{cameo.pk}/audience", {"audience": "everyone"})

    cameo.refresh_from_db()
    assert cameo.audience == CameoAudience.EVERYONE


def test_under_18s_are_offered_no_wide_audience() -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    cameo = CameoFactory.create(owner=teen)
    client = signed_in(teen)

    page = client.get(f"/cameos/{cameo.pk}").content.decode()
    client.post(f"/cameos/{cameo.pk}/audience", {"audience": "everyone"})

    cameo.refresh_from_db()
    assert cameo.audience == CameoAudience.APPROVED
    assert page.count("disabled") == 2
    assert "before you are 18" in page


def test_page_says_what_a_guardian_set() -> None:
    link = GuardianshipFactory.create()
    Guardianship.objects.update(cameo_audience=CameoAudience.ME)
    cameo = CameoFactory.create(owner=link.young, audience=CameoAudience.ME)

    page = signed_in(link.young).get(f"/cameos/{cameo.pk}").content.decode()

    assert page.count("disabled") == 3
    assert "your guardian set" in page


def test_wishes_restrictions_and_voice_are_kept(cameo: Cameo, owner_client: Client) -> None:
    base = f"/cameos/{cameo.pk}"

    owner_client.post(
        f"{base}/portrayal", {"portrayal": "Always with a gold chain", "wishes": ["my_hair"]}
    )
    owner_client.post(f"{base}/restrictions", {"topics": ["violence"], "words": "clown, ketchup"})
    owner_client.post(f"{base}/voice", {"lent": "on"})

    cameo.refresh_from_db()
    assert (cameo.portrayal, cameo.wishes) == ("Always with a gold chain", ["my_hair"])
    assert (cameo.banned_topics, cameo.banned_words) == (["violence"], "clown, ketchup")
    assert cameo.voice_lent
    page = owner_client.get(base).content.decode()
    assert "Always with a gold chain" in page
    assert "Take my voice back" in page
    owner_client.post(f"{base}/voice")
    cameo.refresh_from_db()
    assert not cameo.voice_lent


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("portrayal", {"portrayal": "x" * 501}),
        ("portrayal", {"wishes": ["wings"]}),
        ("restrictions", {"words": "x" * 501}),
        ("restrictions", {"words": ",".join(f"word{number}" for number in range(61))}),
        ("restrictions", {"topics": ["everything"]}),
    ],
    ids=["long", "no wish", "long words", "many words", "no topic"],
)
def test_wishes_that_cannot_be_kept_are_answered_with_what_was_typed(
    cameo: Cameo, owner_client: Client, place: str, form: dict[str, str]
) -> None:
    answer = owner_client.post(f"/cameos/{cameo.pk}/{place}", form)

    assert answer.status_code == 422
    typed = form.get("portrayal", form.get("words", ""))
    assert typed in answer.content.decode()


def test_last_day_is_set_where_its_owner_lives(cameo: Cameo, owner_client: Client) -> None:
    User.objects.update(time_zone="Pacific/Auckland")
    soon = timezone.now().date() + timedelta(days=9)
    path = f"/cameos/{cameo.pk}/until"

    owner_client.post(path, {"until": soon.isoformat()})
    past = owner_client.post(path, {"until": "2001-01-01"})
    nonsense = owner_client.post(path, {"until": "soon"})

    cameo.refresh_from_db()
    assert cameo.expires_at is not None
    assert cameo.expires_at.astimezone(ZoneInfo("Pacific/Auckland")).date() == soon
    assert past.status_code == nonsense.status_code == 422
    assert "Choose a day" in past.content.decode()


def test_cameo_is_called_otherwise(owner: User, cameo: Cameo, owner_client: Client) -> None:
    pet = PetFactory.create(owner=owner, name="Rex", handle="rex")

    owner_client.post(f"/cameos/{cameo.pk}/name", {"name": "Me myself"})
    owner_client.post(f"/cameos/{pet.pk}/name", {"name": "King", "handle": "king"})
    PetFactory.create(owner=owner, handle="rex")
    taken = owner_client.post(f"/cameos/{pet.pk}/name", {"name": "King", "handle": "rex"})

    pet.refresh_from_db()
    cameo.refresh_from_db()
    assert (cameo.name, cameo.full_handle) == ("Me myself", "olga")
    assert (pet.name, pet.full_handle) == ("King", "olga.king")
    assert taken.status_code == 422


def test_cameo_is_deleted_by_whoever_types_its_name(cameo: Cameo, owner_client: Client) -> None:
    still = still_of(cameo)
    path = f"/cameos/{cameo.pk}/delete"

    asked = owner_client.get(path)
    mistyped = owner_client.post(path, {"name": "Helga"})
    assert asked.status_code == 200
    assert mistyped.status_code == 422
    deleted = owner_client.post(path, {"name": " olga "})

    cameo.refresh_from_db()
    assert deleted["Location"] == "/cameos"
    assert cameo.state == Cameo.State.DELETED
    assert owner_client.get(f"/cameos/{cameo.pk}").status_code == 404
    assert owner_client.get(f"/cameos/{cameo.pk}/stills/{still.kind}").status_code == 404


@pytest.mark.parametrize(
    "place",
    [
        "",
        "/film",
        "/challenge",
        "/audience",
        "/portrayal",
        "/restrictions",
        "/voice",
        "/revoke",
        "/ledger",
        "/ledger.json",
        "/delete",
        "/films/5a2f0f5e-0000-4000-8000-000000000000",
        "/films/5a2f0f5e-0000-4000-8000-000000000000/begun",
        "/films/5a2f0f5e-0000-4000-8000-000000000000/send",
    ],
)
def test_pages_of_a_cameo_are_its_owners(
    cameo: Cameo, owner: User, friend: User, place: str
) -> None:
    GrantFactory.create(cameo=cameo, person=friend)
    path = f"/cameos/{cameo.pk}{place}"

    answers = {
        answer.status_code
        for client in (signed_in(friend), signed_in(UserFactory.create()))
        for answer in (client.get(path), client.post(path))
    }

    assert answers <= {404, 405}
    assert 404 in answers
