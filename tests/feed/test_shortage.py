"""A feed that has nothing, or nothing more, to show says why, and what could be done."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from feed.services import arrivals, publish
from recommender import services as recommender
from recommender.models import Instruction
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_follow
from tests.conftest import signed_in
from tests.factories import FIFTEEN, CompletedFactory, GenerationFactory, PostFactory, UserFactory
from tests.feed.test_for_you import posted
from tests.recommender.world import CARS, CATS

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/") -> str:
    return " ".join(client.get(path).content.decode().split())


@pytest.mark.parametrize("path", ["/", "/latest"])
def test_site_without_clips_says_so_and_waits(stranger: User, path: str) -> None:
    recommender.instruct(person=stranger, text="only cats")

    empty = page(signed_in(stranger), path)

    assert "No clips yet" in empty
    assert "You have seen" not in empty
    assert "data-waits" in empty


@pytest.mark.parametrize("preview", [False, True], ids=["a clip", "a preview"])
def test_first_clips_that_are_being_made_are_spoken_of(stranger: User, preview: bool) -> None:
    operation = "preview" if preview else "create"
    GenerationFactory.create(operation=operation)

    assert ("The first clips are being made" in page(signed_in(stranger))) is not preview


def test_wishes_that_hide_clips_are_let_go_of_one_by_one(stranger: User) -> None:
    shown = [posted(text) for text in (*CATS, *CARS)]
    recommender.instruct(person=stranger, text="only penguins, no cars")
    client = signed_in(stranger)

    response = client.get("/")

    parts = response.context["shortage"].parts
    assert [(chip.polarity, count) for chip, count in parts] == [("only", 6), ("no", 3)]
    assert "Nothing fits what you asked for" in page(client)
    for chip, _ in parts:
        client.post(f"/steer/{chip.instruction}/part/{parts[0][0].part}", {"as": "remove"})
    assert set(client.get("/").context["posts"]) == set(shown)


def test_wish_whose_place_a_newer_one_took_hides_nothing(stranger: User) -> None:
    posted(CATS[0])
    for text in ("no cats", "more cats"):
        recommender.instruct(person=stranger, text=text)

    held = recommender.held_back(person=stranger, items=[posted(CATS[1]).pk])

    assert (held.hidden, held.parts) == (0, ())


def test_company_that_is_not_there_is_named(stranger: User) -> None:
    posted(CATS[0])
    recommender.instruct(person=stranger, text="only my friends")

    assert "only my friends”, which hides 1" in page(signed_in(stranger))


def test_clips_nobody_has_read_yet_are_not_called_seen(stranger: User) -> None:
    recommender.instruct(person=stranger, text="only cats")
    PostFactory.create()

    assert "just come in" in page(signed_in(stranger))


def test_whoever_has_seen_everything_is_told_that(stranger: User) -> None:
    seen = posted(CATS[0])
    client = signed_in(stranger)
    client.post("/feed/seen", {"seen": [seen.pk]})

    shown = page(client)

    assert "all caught up" in shown
    assert "See the latest again" in shown
    assert "Make a clip" in shown


def test_end_of_a_feed_that_obeys_tells_what_it_left_out(stranger: User) -> None:
    for text in (*CATS, *CARS):
        posted(text)
    recommender.instruct(person=stranger, text="only cats")

    shown = page(signed_in(stranger))

    assert "That is all that fits" in shown
    assert "“only cats”, which hides 3" in shown


def test_under_18_without_ties_there_is_what_is_new() -> None:
    post = posted(CATS[0])
    young = UserFactory.create(born_on=FIFTEEN)
    client = signed_in(young)
    before = client.get("/")

    set_follow(follower=young, followee=UserFactory.create(), followed=True)
    after = client.get("/")

    assert (before.context["tab"], before.context["posts"]) == ("latest", [post])
    assert (after.context["tab"], after.context["posts"]) == ("following", [])
    assert 'href="/latest"' in after.content.decode()


@pytest.mark.parametrize(("already", "told"), [(0, True), (2, False)], ids=["few", "many"])
def test_tabs_hear_of_clips_while_there_are_few(
    owner: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    already: int,
    told: bool,
) -> None:
    push = Mock()
    monkeypatch.setattr(arrivals, "push_many", push)
    monkeypatch.setattr(arrivals, "FEW", 2)
    PostFactory.create_batch(already)

    with django_capture_on_commit_callbacks(execute=True):
        publish(clip=CompletedFactory.create(author=owner), caption="")

    assert push.called is told
    if told:
        assert owner.pk in push.call_args.args[0]


def test_ending_takes_few_queries_however_much_is_hidden(
    stranger: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    recommender.instruct(person=stranger, text="only penguins")
    items: list[Any] = [posted(text).pk for text in (*CATS, *CARS)]

    with django_assert_max_num_queries(6):
        held = recommender.held_back(person=stranger, items=items)

    assert held.hidden == len(items)
    assert Instruction.objects.count() == 1
