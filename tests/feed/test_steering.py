"""Telling one's feed what one would like: in words, as chips, as feeds of one's own and of friends."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from recommender import services
from recommender.models import Instruction
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_block
from tests.factories import InstructionFactory

pytestmark = pytest.mark.django_db


def told(client: Client, text: str, **more: str) -> Any:
    return client.post("/steer", {"text": text, **more}, follow=True)


def test_what_was_said_stands_as_chips_that_can_be_changed(
    owner: User, owner_client: Client
) -> None:
    page = told(owner_client, "only cute animals, no cars")

    html = page.content.decode()
    given = Instruction.objects.get()
    words = [chip.words for chip in services.chips_of(person=owner)]
    assert page.redirect_chain == [("/", 302)]
    assert words
    for chip in services.chips_of(person=owner):
        assert chip.words in html
        assert f"/steer/{given.pk}/part/{chip.part}" in html


@pytest.mark.parametrize(
    ("wanted", "left"), [("more", "more"), ("less", "less"), ("no", "no"), ("remove", None)]
)
def test_chip_is_turned_round_or_taken_out(
    owner: User, owner_client: Client, wanted: str, left: str | None
) -> None:
    told(owner_client, "only cats")
    (chip,) = services.chips_of(person=owner)

    owner_client.post(f"/steer/{chip.instruction}/part/{chip.part}", {"as": wanted})

    assert [each.polarity for each in services.chips_of(person=owner)] == ([left] if left else [])


def test_chip_that_cannot_be_so_says_why(owner: User, owner_client: Client) -> None:
    told(owner_client, "only cats")
    (chip,) = services.chips_of(person=owner)
    path = f"/steer/{chip.instruction}/part/{chip.part}"

    page = owner_client.post(path, {"as": "sideways"}, follow=True)

    assert "Choose only, more, less or no." in page.content.decode()
    assert services.chips_of(person=owner) == [chip]


@pytest.mark.parametrize(
    ("lasts", "within"),
    [
        ("today", timedelta(days=2)),
        ("days", timedelta(days=3, minutes=1)),
        ("session", timedelta(hours=1)),
    ],
)
def test_instruction_is_given_a_time(
    owner: User, owner_client: Client, lasts: str, within: timedelta
) -> None:
    given = InstructionFactory.create(person=owner)

    owner_client.post(f"/steer/{given.pk}/lasting", {"lasts": lasts})

    given.refresh_from_db()
    assert given.expires_at is not None
    assert timezone.now() < given.expires_at < timezone.now() + within


def test_instruction_is_pinned_and_ended(owner: User, owner_client: Client) -> None:
    told(owner_client, "only cats")
    given = Instruction.objects.get()

    owner_client.post(f"/steer/{given.pk}/lasting", {"lasts": "pinned"})
    assert Instruction.objects.get().is_pinned
    owner_client.post(f"/steer/{given.pk}/lasting", {"lasts": "end"})

    assert not Instruction.objects.get().is_active


def test_what_was_not_understood_is_shown_kept_in_the_field_and_changes_nothing(
    owner: User, owner_client: Client
) -> None:
    page = told(owner_client, "the of and")

    html = page.content.decode()
    assert "not understood" in html
    assert 'value="the of and"' in html
    assert services.active_instructions(person=owner) == []


@pytest.mark.parametrize(("text", "words"), [("", "Write what"), ("x" * 1001, "1000 is the most")])
def test_unusable_instruction_is_refused_with_its_text(
    owner_client: Client, text: str, words: str
) -> None:
    assert words in told(owner_client, text, **{"from": "page"}).content.decode()
    assert not Instruction.objects.exists()


def test_page_of_instructions_shows_what_holds_what_is_saved_and_what_is_over(
    owner: User, owner_client: Client
) -> None:
    InstructionFactory.create(person=owner, text="only dogs")
    InstructionFactory.create(person=owner, text="more calm", name="Evenings")
    InstructionFactory.create(person=owner, text="no boats", ended_at=timezone.now())
    InstructionFactory.create(text="of somebody else")

    html = owner_client.get("/steer").content.decode()

    assert html.index("It holds now") < html.index("only dogs") < html.index("Your feeds")
    assert html.index("Evenings") < html.index("Earlier") < html.index("no boats")
    assert "of somebody else" not in html


def test_number_of_queries_of_the_page_of_instructions_does_not_grow(
    owner: User, owner_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        InstructionFactory.create(person=owner, name=f"Feed {number}")
        InstructionFactory.create(person=owner, ended_at=timezone.now())

    with django_assert_max_num_queries(12):
        owner_client.get("/steer")


def current(client: Client) -> list[str]:
    """Name the tabs that are where the viewer stands."""
    tabs = client.get("/").content.decode().split('id="tabs"')[1].split("</nav>")[0]
    return re.findall(r'aria-current="page">([^<]+)<', tabs)


def test_saved_feeds_are_tabs_of_which_one_is_open(owner: User, owner_client: Client) -> None:
    cats, dogs = (
        InstructionFactory.create(person=owner, text=f"only {name}", name=name)
        for name in ("cats", "dogs")
    )
    services.end_all(person=owner)
    stays = services.instruct(person=owner, text="no boats")
    assert current(owner_client) == ["For you"]

    for wanted, names in (
        (cats, ["cats"]),
        (dogs, ["dogs"]),
        (dogs, ["dogs"]),
        (None, ["For you"]),
    ):
        owner_client.post("/steer/open", {"feed": wanted.pk if wanted else ""})
        assert current(owner_client) == names

    assert services.active_instructions(person=owner) == [stays]


def test_nobody_opens_the_saved_feed_of_somebody_else(owner: User, stranger_client: Client) -> None:
    feed = InstructionFactory.create(person=owner, name="Mine")

    for wanted in (str(feed.pk), "nonsense"):
        assert stranger_client.post("/steer/open", {"feed": wanted}).status_code == 404


def test_earlier_instruction_holds_again(owner: User, owner_client: Client) -> None:
    over = InstructionFactory.create(person=owner, text="no cars", ended_at=timezone.now())

    owner_client.post(f"/steer/{over.pk}/again")

    (held,) = services.active_instructions(person=owner)
    assert held.plan == over.plan


def test_deleted_instruction_is_gone(owner: User, owner_client: Client) -> None:
    given = InstructionFactory.create(person=owner)

    owner_client.post(f"/steer/{given.pk}/delete")

    assert not Instruction.objects.exists()


def test_saved_feed_is_private_until_it_is_shared_and_again_after(
    owner: User, owner_client: Client, friend_client: Client, stranger_client: Client
) -> None:
    told(owner_client, "only cats")
    given = Instruction.objects.get()
    owner_client.post(f"/steer/{given.pk}/save", {"name": " Cats  only "})
    assert Instruction.objects.get().name == "Cats only"
    assert Instruction.objects.get().share_token is None

    owner_client.post(f"/steer/{given.pk}/share", {"shared": "on"})

    path = f"/feeds/{Instruction.objects.get().share_token}"
    assert path in owner_client.get("/steer").content.decode()
    assert "Cats only" in friend_client.get(path).content.decode()
    assert stranger_client.get(path).status_code == 404
    assert Client().get(path).status_code == 302
    owner_client.post(f"/steer/{given.pk}/share")
    assert friend_client.get(path).status_code == 404


def test_friend_who_opens_a_shared_feed_follows_it_as_their_own(
    owner: User, friend: User, friend_client: Client
) -> None:
    feed = InstructionFactory.create(person=owner, name="Cats", share_token="abc")

    friend_client.post("/feeds/abc")

    (held,) = services.active_instructions(person=friend)
    assert (held.plan, held.opened_from) == (feed.plan, feed)
    assert "cute" in friend_client.get("/").content.decode()


def test_block_closes_a_shared_feed(owner: User, friend: User, friend_client: Client) -> None:
    InstructionFactory.create(person=owner, name="Cats", share_token="abc")

    set_block(blocker=owner, blocked=friend, on=True)

    assert friend_client.get("/feeds/abc").status_code == 404


@pytest.mark.parametrize(
    ("name", "words"), [(" ", "Give the feed a name."), ("x" * 61, "60 is the most")]
)
def test_unusable_name_is_refused(owner: User, owner_client: Client, name: str, words: str) -> None:
    given = InstructionFactory.create(person=owner)

    page = owner_client.post(f"/steer/{given.pk}/save", {"name": name}, follow=True)

    assert words in page.content.decode()
    assert Instruction.objects.get().name == ""


def test_words_cannot_smuggle_markup_in(owner_client: Client) -> None:
    html = told(owner_client, "more <script>alert(1)</script>").content.decode()

    assert "<script>alert(1)" not in html
