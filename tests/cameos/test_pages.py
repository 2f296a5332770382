"""The pages of cameos: what their owners see and do there, and what everybody else does not."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cameos import ledger, services, storing
from cameos.models import Cameo, Grant, LedgerRow, Reference
from sora_site.accounts.models import CameoAudience, Guardianship, User
from sora_site.accounts.services.ties import set_block
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


@pytest.fixture
def cameo(owner: User) -> Cameo:
    return CameoFactory.create(owner=owner, name="Olga")


def still_of(cameo: Cameo, kind: Reference.Kind = Reference.Kind.FRONT) -> Reference:
    still = Reference(cameo=cameo, take=1, kind=kind, content_type="image/webp")
    still.name = storing.put(cameo, STILL, about=still.number)
    still.save()
    return still


def test_home_without_a_cameo_says_what_one_is(owner_client: Client) -> None:
    page = owner_client.get("/cameos").content.decode()

    assert "No cameo yet" in page
    assert "/cameos/new" in page


def test_home_shows_ones_own_what_is_lent_and_what_is_asked_for(
    owner: User, friend: User, cameo: Cameo
) -> None:
    PetFactory.create(owner=owner, name="Rex", handle="rex")
    GrantFactory.create(cameo=CameoFactory.create(owner=friend, name="Finn"), person=owner)
    asks = Grant.State.ASKED
    GrantFactory.create(cameo=cameo, person=friend, state=asks, message="On a roller coaster")

    page = signed_in(owner).get("/cameos").content.decode()

    for words in ("@olga.rex", "Lent to me", "@finn", "On a roller coaster"):
        assert words in page


def test_home_asks_as_little_of_the_database_with_many_as_with_few(
    owner: User, cameo: Cameo, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        PetFactory.create(owner=owner)
        GrantFactory.create(cameo=CameoFactory.create(), person=owner)
        GrantFactory.create(cameo=cameo, state=Grant.State.ASKED)
    client = signed_in(owner)
    client.get("/cameos")

    with django_assert_max_num_queries(10):
        page = client.get("/cameos").content.decode()

    assert page.count("cameo-card__name") == 25


def test_page_of_a_cameo_shows_who_has_it(
    owner: User, cameo: Cameo, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    grants = [GrantFactory.create(cameo=cameo) for _ in range(12)]
    client = signed_in(owner)
    client.get(f"/cameos/{cameo.pk}")

    with django_assert_max_num_queries(12):
        page = client.get(f"/cameos/{cameo.pk}").content.decode()

    assert all(f"@{grant.person.handle}" in page for grant in grants)


def test_cameo_of_oneself_is_begun_once(owner: User, owner_client: Client) -> None:
    answers = [owner_client.post("/cameos/new", {"kind": "self"}) for _ in range(2)]

    mine = Cameo.objects.get(owner=owner)
    assert {answer["Location"] for answer in answers} == {f"/cameos/{mine.pk}/film"}
    assert (mine.state, mine.audience) == (Cameo.State.DRAFT, CameoAudience.ME)


def test_pet_is_begun_with_a_name_and_a_handle(owner: User, owner_client: Client) -> None:
    form = {"kind": "pet", "name": "Rex", "handle": "Rex"}

    answer = owner_client.post("/cameos/new", form)
    again = owner_client.post("/cameos/new", form)
    nameless = owner_client.post("/cameos/new", form | {"name": "", "handle": "Re x"})

    pet = Cameo.objects.get(owner=owner)
    assert answer["Location"] == f"/cameos/{pet.pk}/film"
    assert pet.full_handle == "olga.rex"
    assert again.status_code == nameless.status_code == 422
    assert "@olga.rex already" in again.content.decode()
    assert "small letters" in nameless.content.decode()


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


def test_friend_asks_and_is_lent_the_cameo_for_a_week(
    cameo: Cameo, owner_client: Client, friend: User, friend_client: Client
) -> None:
    profile = friend_client.get("/@olga").content.decode()
    asked = friend_client.post(f"/cameos/{cameo.pk}/ask", {"message": "For your birthday"})
    grant = Grant.objects.get(cameo=cameo, person=friend)
    answered = owner_client.post(f"/cameos/loans/{grant.pk}/answer", {"granted": "on", "days": "7"})

    grant.refresh_from_db()
    assert f"/cameos/{cameo.pk}/ask" in profile
    assert (asked["Location"], answered["Location"]) == ("/@olga", f"/cameos/{cameo.pk}")
    assert grant.state == Grant.State.GRANTED
    assert grant.expires_at is not None
    assert timedelta(days=6) < grant.expires_at - timezone.now() <= timedelta(days=7)
    assert "Make a clip" in friend_client.get("/@olga").content.decode()


def test_request_is_refused(cameo: Cameo, owner_client: Client, friend: User) -> None:
    grant = services.ask(cameo=cameo, person=friend)

    owner_client.post(f"/cameos/loans/{grant.pk}/answer")
    again = signed_in(friend).post(f"/cameos/{cameo.pk}/ask", {"message": ""})

    grant.refresh_from_db()
    assert grant.state == Grant.State.REFUSED
    assert "The answer was no" in again.content.decode()


def test_request_is_answered_by_the_owner_alone(
    cameo: Cameo, friend: User, friend_client: Client
) -> None:
    grant = services.ask(cameo=cameo, person=friend)

    answer = friend_client.post(f"/cameos/loans/{grant.pk}/answer", {"granted": "on"})

    grant.refresh_from_db()
    assert (answer.status_code, grant.state) == (404, Grant.State.ASKED)


@pytest.mark.parametrize("mode", ["from_now_on", "take_down"])
def test_cameo_is_taken_back_from_one_person_after_it_was_said_what_that_means(
    cameo: Cameo, owner_client: Client, friend: User, mode: str
) -> None:
    grant = GrantFactory.create(cameo=cameo, person=friend)
    path = f"/cameos/loans/{grant.pk}/revoke"

    asked = owner_client.get(path).content.decode()
    undecided = owner_client.post(path, {"mode": "maybe"})
    owner_client.post(path, {"mode": mode})

    grant.refresh_from_db()
    assert "And take down what exists" in asked
    assert undecided.status_code == 422
    assert grant.state == Grant.State.REVOKED
    assert LedgerRow.objects.of_cameo(cameo.pk).get(event="revoked").facts["mode"] == mode


def test_cameo_is_taken_back_from_everybody(cameo: Cameo, owner_client: Client) -> None:
    GrantFactory.create(cameo=cameo)

    owner_client.post(f"/cameos/{cameo.pk}/revoke", {"mode": "from_now_on"})

    cameo.refresh_from_db()
    assert cameo.audience == CameoAudience.ME
    assert not Grant.objects.valid().exists()


def test_ledger_is_read_in_pages_and_taken_along(
    cameo: Cameo,
    owner_client: Client,
    friend: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(45):
        ledger.write(cameo.pk, LedgerRow.Event.USED, by=friend, clip=f"clip {number}")
    owner_client.get(f"/cameos/{cameo.pk}/ledger")

    with django_assert_max_num_queries(12):
        newest = owner_client.get(f"/cameos/{cameo.pk}/ledger").content.decode()
    oldest = owner_client.get(f"/cameos/{cameo.pk}/ledger?page=2").content.decode()
    file = owner_client.get(f"/cameos/{cameo.pk}/ledger.json")

    assert "clip 44" in newest
    assert "@finn" in newest
    assert "clip 44" not in oldest
    assert "clip 0" in oldest
    assert "attachment" in file["Content-Disposition"]
    assert len(json.loads(file.content)["rows"]) == 45


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


def test_profile_shows_cameos_to_those_who_may_use_or_ask_for_them(
    owner: User, cameo: Cameo, stranger: User
) -> None:
    PetFactory.create(owner=owner, name="Rex", audience=CameoAudience.EVERYONE)
    PetFactory.create(owner=owner, name="Teapot", audience=CameoAudience.ME)
    client = signed_in(stranger)

    page = client.get("/@olga").content.decode()
    set_block(blocker=owner, blocked=stranger, on=True)

    assert "Ask to use it" in page
    assert "Rex" in page
    assert "Teapot" not in page
    assert client.get("/@olga").status_code == 404
    assert client.get(f"/cameos/{cameo.pk}/ask").status_code == 404


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


def test_request_is_taken_back(cameo: Cameo, friend: User, friend_client: Client) -> None:
    services.ask(cameo=cameo, person=friend)

    assert "Take back" in friend_client.get("/@olga").content.decode()
    friend_client.post(f"/cameos/{cameo.pk}/ask/withdraw")

    assert not Grant.objects.waiting().exists()
    assert "Ask to use it" in friend_client.get("/@olga").content.decode()


def test_whoever_has_a_cameo_is_listed_a_page_at_a_time(
    cameo: Cameo, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    GrantFactory.create_batch(32, cameo=cameo)
    owner_client.get(cameo.get_absolute_url())

    with django_assert_max_num_queries(13):
        first = owner_client.get(cameo.get_absolute_url()).content.decode()
    second = owner_client.get(f"{cameo.get_absolute_url()}?page=2").content.decode()

    assert first.count("Take it back<span") == 30
    assert second.count("Take it back<span") == 2
