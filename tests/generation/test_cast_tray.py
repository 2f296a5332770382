"""The composer's tray: whom it offers, what a search finds, and what is ticked."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from cameos.services import revoke
from generation import services
from generation.models import Generation, Storyboard
from sora_site.accounts.models import CameoAudience, User
from tests.factories import CameoFactory, CastMemberFactory, GrantFactory, PetFactory, UserFactory
from tests.generation.asks import made
from tests.generation.casts import CastingEngine, lent_cameo
from tests.generation.small_engine import use_engine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def casting_engine(settings: Settings) -> None:
    use_engine(settings, CastingEngine)


def offered(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return [part.split('"')[0] for part in page.split('name="cast" value="')[1:]]


def test_the_tray_offers_oneself_first_then_what_is_lent(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent_cameo(owner, friend)
    CameoFactory.create(owner=friend)
    PetFactory.create(owner=friend, handle="rex")
    CameoFactory.create()

    assert offered(friend_client, "/create") == ["finn", "finn.rex", "olga"]
    assert "Whoever is in a clip sees it" in friend_client.get("/create").content.decode()


def test_the_tray_offers_oneself_and_the_latest_of_very_many(
    friend: User, friend_client: Client
) -> None:
    CameoFactory.create(owner=friend)
    lent = [GrantFactory.create(person=friend, cameo=CameoFactory.create()) for _ in range(26)]
    handles = [grant.cameo.owner.handle for grant in lent]

    found = offered(friend_client, "/create")

    assert len(found) == 24
    assert found[0] == "finn"
    assert set(found[1:]) < set(handles[2:])


def test_whom_somebody_casts_most_stands_before_what_else_is_lent(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent = [GrantFactory.create(person=friend).cameo for _ in range(26)]
    often, once, gone = lent[0], lent[1], lent[2]
    for cameo in (often, once, often, gone):
        CastMemberFactory.create(cameo=cameo, clip__author=friend)
    revoke(cameo=gone, person=friend, take_down=False)

    found = offered(friend_client, "/create")

    assert len(found) == 24
    assert found[:2] == [often.full_handle, once.full_handle]
    assert gone.full_handle not in found


def test_a_search_finds_only_what_may_be_cast(friend: User, friend_client: Client) -> None:
    everyone = UserFactory.create(handle="mara")
    CameoFactory.create(owner=everyone, audience=CameoAudience.EVERYONE)
    CameoFactory.create(owner=UserFactory.create(handle="marc"))

    assert offered(friend_client, "/create/cast?find=@mar") == ["mara"]
    assert offered(friend_client, "/create/cast?find=%25") == []
    assert offered(friend_client, "/create/cast") == []


def test_what_is_ticked_is_cast_and_kept_over_a_refusal(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent_cameo(owner, friend)
    form = {"prompt": "", "size": "720x1280", "seconds": "4", "style": "", "cast": ["olga"]}

    refused = friend_client.post("/create", form | {"request_key": uuid4()})
    friend_client.post("/create", form | {"prompt": "Rain.", "request_key": uuid4()})

    assert 'value="olga" checked' in refused.content.decode()
    assert Generation.objects.get().cast.get().cameo.owner == owner
    assert (
        'value="olga" checked'
        in friend_client.get(f"/create?from={Generation.objects.get().pk}").content.decode()
    )


def test_somebody_who_is_not_lent_is_refused_with_the_prompt_kept(
    owner: User, stranger_client: Client
) -> None:
    lent_cameo(owner)
    form = {"prompt": "@olga runs home.", "size": "720x1280", "seconds": "4", "style": ""}

    page = stranger_client.post("/create", form | {"request_key": uuid4()})

    assert page.status_code == 422
    assert "it is not lent to you" in page.content.decode()
    assert "@olga runs home." in page.content.decode()
    assert not Generation.objects.exists()


def test_a_preview_shows_them_too_and_its_owner_is_not_told(
    owner: User, friend: User, friend_client: Client, owner_client: Client
) -> None:
    lent_cameo(owner, friend)
    form = {"prompt": "@olga runs.", "size": "720x1280", "seconds": "4", "style": ""}

    friend_client.post("/create/preview", form | {"request_key": uuid4()})

    assert Generation.objects.previews().get().cast.get().owner == owner
    assert "@olga runs." not in owner_client.get("/cameos/clips").content.decode()


def test_a_remix_offers_the_tray_and_says_who_stays_in_it(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent_cameo(owner, friend)
    lent_cameo(friend)
    source = made(friend, "@olga waves.")
    address = f"/library/{source.pk}/remix"

    page = friend_client.get(address).content.decode()
    sent = {"prompt": "They dance.", "slot": "sora-2", "style": "", "cast": ["finn"]}
    friend_client.post(address, sent | {"request_key": uuid4()})

    assert offered(friend_client, address) == ["finn"]
    assert "In it already: @olga." in page
    remix = Generation.objects.get(operation=Generation.Operation.REMIX)
    assert {member.owner for member in remix.cast.all()} == {owner, friend}


def test_each_shot_of_a_storyboard_has_a_tray_of_its_own(
    owner: User, friend: User, friend_client: Client
) -> None:
    lent_cameo(owner, friend)
    lent_cameo(friend)
    shots = {"prompt": ["Rain.", "Snow."], "seconds": ["4", "4"], "camera": ["", ""]}
    sent = shots | {
        "seed": ["", ""],
        "made": ["", ""],
        "cast-1": ["olga"],
        "slot": "sora-2",
        "size": "720x1280",
        "style": "",
    }

    kept = friend_client.post("/create/storyboard", sent | {"do": "down-0", "request_key": uuid4()})
    board = Storyboard.objects.get()
    page = friend_client.get(kept["Location"]).content.decode()
    friend_client.post("/create/storyboard", sent | {"do": "make", "request_key": uuid4()})

    assert [card.get("cast") for card in board.cards] == [["olga"], []]
    assert page.count('name="cast-0" value="olga" checked') == 1
    assert 'name="cast-1" value="olga">' in page
    first, second = Generation.objects.filter(operation="shot").order_by("created_at", "prompt")
    assert not first.cast.exists()
    assert second.cast.get().owner == owner
    again = services.storyboard_of(Generation.objects.get(operation="board"))
    assert [card.get("cast") for card in again.cards] == [[], ["olga"]]
