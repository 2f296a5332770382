"""Where somebody sees their cameos and those lent to them, and begins a new one."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cameos.models import Cameo, Grant
from sora_site.accounts.models import CameoAudience, User
from tests.conftest import signed_in
from tests.factories import (
    CameoFactory,
    GrantFactory,
    PetFactory,
)

pytestmark = pytest.mark.django_db


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
