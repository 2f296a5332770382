"""Pages on which cameos are asked for, lent and taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cameos import services
from cameos.models import Cameo, Grant, LedgerRow
from sora_site.accounts.models import CameoAudience, User
from sora_site.accounts.services.ties import set_block
from tests.conftest import signed_in
from tests.factories import (
    GrantFactory,
    PetFactory,
)

pytestmark = pytest.mark.django_db


def test_page_of_a_cameo_shows_who_has_it(
    owner: User, cameo: Cameo, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    grants = [GrantFactory.create(cameo=cameo) for _ in range(12)]
    client = signed_in(owner)
    client.get(f"/cameos/{cameo.pk}")

    with django_assert_max_num_queries(12):
        page = client.get(f"/cameos/{cameo.pk}").content.decode()

    assert all(f"@{grant.person.handle}" in page for grant in grants)


def test_whoever_has_a_cameo_is_listed_a_page_at_a_time(
    cameo: Cameo, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    now = timezone.now()
    grants = [GrantFactory.create(cameo=cameo, changed_at=now) for _ in range(22)]
    owner_client.get(cameo.get_absolute_url())

    with django_assert_max_num_queries(10):
        first = owner_client.get(cameo.get_absolute_url()).content.decode()
    (further,) = re.findall(r'href="(\?after=[^"]+)" rel="next"', first)
    second = owner_client.get(cameo.get_absolute_url() + further).content.decode()

    on_first, on_second = (
        {grant.pk for grant in grants if f"/cameos/loans/{grant.pk}/revoke" in page}
        for page in (first, second)
    )
    assert (len(on_first), len(on_second)) == (20, 2)
    assert on_first | on_second == {grant.pk for grant in grants}
    assert 'rel="next"' not in second


def test_list_of_holders_begins_anew_where_nobody_can_have_read_to(
    cameo: Cameo, owner_client: Client
) -> None:
    grant = GrantFactory.create(cameo=cameo)

    for place in ("x", uuid4(), GrantFactory.create().pk):
        page = owner_client.get(f"{cameo.get_absolute_url()}?after={place}").content.decode()

        assert f"/cameos/loans/{grant.pk}/revoke" in page


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


def test_request_is_taken_back(cameo: Cameo, friend: User, friend_client: Client) -> None:
    services.ask(cameo=cameo, person=friend)

    assert "Take back" in friend_client.get("/@olga").content.decode()
    friend_client.post(f"/cameos/{cameo.pk}/ask/withdraw")

    assert not Grant.objects.waiting().exists()
    assert "Ask to use it" in friend_client.get("/@olga").content.decode()


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
