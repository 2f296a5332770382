"""Finding people: whom one may know, and who is called what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sora_site.accounts import candidates
from sora_site.accounts.candidates import born_by, suggested_people
from sora_site.accounts.models import User, age_on
from sora_site.accounts.services.ties import set_block, set_follow, set_private
from tests.conftest import signed_in
from tests.factories import InviteFactory, UserFactory

pytestmark = pytest.mark.django_db


def follows(follower: User, *followees: User) -> None:
    for followee in followees:
        set_follow(follower=follower, followee=followee, followed=True)


def suggested(viewer: User) -> list[str]:
    chosen = suggested_people(viewer, limit=20)
    known = User.objects.in_bulk(chosen)
    return [known[pk].handle for pk in chosen]


def invited(guest: User, *, by: User) -> None:
    InviteFactory.create(issued_by=by, redeemed_by=guest, redeemed_at=timezone.now())


def test_people_are_suggested_by_how_many_of_ones_own_follow_them(owner: User) -> None:
    ana, ben, mei, leo = (UserFactory.create(handle=name) for name in ("ana", "ben", "mei", "leo"))
    follows(owner, ana, ben)
    follows(ana, mei, owner, ben)
    follows(ben, mei, leo)

    assert suggested_people(owner, limit=9) == {mei.pk: 2, leo.pk: 1}
    assert list(suggested_people(owner, limit=1)) == [mei.pk]


def test_invites_come_first_and_bring_the_inviters_friends(owner: User) -> None:
    host, guest, friend, other = (
        UserFactory.create(handle=name) for name in ("host", "guest", "hostsfriend", "other")
    )
    invited(owner, by=host)
    invited(guest, by=owner)
    follows(host, friend)
    follows(owner, other)

    assert set(suggested(owner)[:2]) == {"host", "guest"}
    assert suggested(owner)[2:] == ["hostsfriend"]

    set_private(person=host, private=True)
    assert set(suggested(owner)) == {"host", "guest"}, "a private inviter's ties are their own"


@pytest.mark.parametrize("reason", ["followed", "requested", "blocked", "blocking", "away"])
def test_nobody_is_suggested_who_is_known_or_hidden(owner: User, friend: User, reason: str) -> None:
    ana = UserFactory.create(handle="ana")
    follows(owner, friend)
    follows(friend, ana)
    assert suggested(owner) == ["ana"]

    if reason == "requested":
        set_private(person=ana, private=True)
    if reason in {"followed", "requested"}:
        follows(owner, ana)
    if reason == "away":
        User.objects.filter(pk=ana.pk).update(away_since=timezone.now())
    if reason == "blocked":
        set_block(blocker=ana, blocked=owner, on=True)
    if reason == "blocking":
        set_block(blocker=owner, blocked=ana, on=True)

    assert suggested(owner) == []


def test_minor_is_suggested_to_minors_and_to_adults_they_have_a_tie_with(
    owner: User, friend: User
) -> None:
    born_on = timezone.localdate() - timedelta(days=15 * 365)
    kim = UserFactory.create(handle="kim", born_on=born_on)
    ted = UserFactory.create(handle="ted", born_on=born_on)
    for viewer in (owner, ted):
        follows(viewer, friend)
    follows(friend, kim)

    assert suggested(owner) == []
    assert "kim" in suggested(ted)

    follows(kim, owner)
    assert suggested(owner) == ["kim"]


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 2, 28), date(2026, 11, 21)])
def test_latest_birthday_of_adults_is_found(day: date) -> None:
    latest = born_by(day)

    assert age_on(latest, day) == 18
    assert age_on(latest + timedelta(days=2), day) == 17


def found(client: Client, typed: str) -> list[str]:
    response = client.get("/people", {"q": typed})
    assert response.status_code == 200
    return [person.handle for person in response.context["found"]]


@pytest.mark.parametrize(
    ("typed", "handles"),
    [
        ("mei", ["mei", "meister"]),
        ("@MEI", ["mei", "meister"]),
        ("tanaka", ["mei"]),
        ("Tan me", ["mei"]),
        ("anaka", []),
        ("o'br", ["brian"]),
        ("m_i", []),
        ("%", []),
        ("'; \\ ' | !()", []),
        ("\x00\ud800".encode("utf-8", "replace").decode(), []),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_names(
    owner_client: Client, typed: str, handles: list[str]
) -> None:
    UserFactory.create(handle="mei", display_name="Mei Tanaka")
    UserFactory.create(handle="meister", display_name="Mr Master")
    UserFactory.create(handle="brian", display_name="Brian O'Brien")

    assert found(owner_client, typed) == handles


def test_people_who_block_each_other_do_not_find_each_other(owner: User, stranger: User) -> None:
    assert found(signed_in(stranger), "olga") == ["olga"]

    set_block(blocker=owner, blocked=stranger, on=True)

    assert found(signed_in(stranger), "olga") == []
    assert found(signed_in(owner), "stella") == []


def test_number_of_queries_does_not_grow_with_the_people(
    owner: User, friend: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    follows(owner, friend)
    follows(friend, *(UserFactory.create(display_name="Kim") for _ in range(12)))
    client = signed_in(owner)

    with django_assert_max_num_queries(6):
        assert len(client.get("/people").context["suggested"]) == 12
    with django_assert_max_num_queries(6):
        assert len(found(client, "kim")) == 12


def test_people_are_found_by_indexes(owner: User) -> None:
    with connection.cursor() as cursor:  # a small table is read whole unless told otherwise
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")

    plan = User.objects.visible_to(owner).called(["mei"]).explain()

    assert "user_name_words" in plan, plan
    assert "handle" in plan, plan
    assert "Seq Scan on accounts_user" not in plan, plan


def test_people_page_is_for_whoever_is_signed_in(client: Client) -> None:
    assert client.get("/people?q=olga").status_code == 302


def test_friends_and_exact_handles_are_found_among_many_of_the_name(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "LOOKED_AT", 1)
    for number in range(3):
        UserFactory.create(handle=f"anna{number}", display_name="Anna")
    follows(owner, UserFactory.create(handle="zoe", display_name="Anna Zoe"))
    UserFactory.create(handle="anna")

    found = [person.handle for person in candidates.people_called(owner, ["anna"])]

    assert found[:2] == ["anna", "zoe"]
    assert len(found) in {2, 3}  # the one that is looked at may be one of these


def test_adults_find_young_people_they_do_not_follow_by_the_whole_handle_alone(
    owner: User, stranger: User
) -> None:
    born_on = timezone.localdate() - timedelta(days=15 * 366)
    young = UserFactory.create(handle="yuki", display_name="Yuki Sato", born_on=born_on)
    peer = UserFactory.create(born_on=born_on)

    def found_by(viewer: User, *words: str) -> bool:
        return young in candidates.people_called(viewer, list(words))

    assert not found_by(stranger, "sato")
    assert not found_by(stranger, "yuk")
    assert found_by(stranger, "yuki")
    assert found_by(peer, "sato")
    set_follow(follower=owner, followee=young, followed=True)
    assert found_by(owner, "sato")
