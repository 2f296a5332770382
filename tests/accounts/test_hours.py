"""A young person's site is closed outside the hours that a guardian set."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feed.models import Post
from sora_site.accounts.models import Guardianship, User
from sora_site.notifications.services import push
from tests.conftest import signed_in
from tests.factories import GuardianshipFactory, PostFactory
from tests.notifications.test_live import closed_connections, events, tab_of

__all__ = ["closed_connections"]

pytestmark = pytest.mark.django_db


def hours_around(now_is_inside: bool) -> dict[str, Any]:
    """Choose hours so that it is open, or closed, whenever the test runs."""
    now = timezone.now()
    ahead = timedelta(hours=0 if now_is_inside else 3)
    opens_at, closes_at = now + ahead - timedelta(hours=1), now + ahead + timedelta(hours=1)
    return {"opens_at": opens_at.time(), "closes_at": closes_at.time()}


@pytest.fixture
def closed(db: None) -> Guardianship:
    return GuardianshipFactory.create(**hours_around(now_is_inside=False))


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory.create()


def test_closed_page_says_until_when_and_who_set_it(closed: Guardianship) -> None:
    response = signed_in(closed.young).get("/")

    page = response.content.decode()
    assert response.status_code == 403
    assert closed.opens_at is not None
    assert f"Closed until {closed.opens_at:%H:%M}" in page
    assert "Your guardian set the hours" in page
    assert 0 < int(response["Retry-After"]) <= 2 * 60 * 60 + 1
    assert "no-store" in response["Cache-Control"]
    assert "/tray" not in page  # nothing on the page asks for what is closed


@pytest.mark.parametrize(
    "path", ["/", "/following", "/create", "/library", "/explore-nothing", "/@olga", "/tray"]
)
def test_what_is_for_watching_and_making_is_closed(closed: Guardianship, path: str) -> None:
    assert signed_in(closed.young).get(path).status_code in {403, 404}


@pytest.mark.parametrize(
    "path",
    ["/inbox", "/inbox/news", "/settings/guardians", "/settings/feed", "/about", "/logout"],
)
def test_what_is_set_and_what_one_is_told_stays_open(closed: Guardianship, path: str) -> None:
    assert signed_in(closed.young).get(path).status_code == 200


def test_clip_fragment_and_json_are_closed_each_in_its_own_form(
    closed: Guardianship, post: Post
) -> None:
    client = signed_in(closed.young)

    clip = client.get(f"/p/{post.pk}/file/video", headers={"Sec-Fetch-Dest": "video"})
    fragment = client.get("/tray", headers={"HX-Request": "true"})
    json = client.get("/", headers={"Accept": "application/json"})
    deed = client.post(f"/p/{post.pk}/like", {"liked": "on"})

    assert (clip.status_code, clip["Content-Type"]) == (403, "text/plain; charset=utf-8")
    assert fragment.status_code == 403
    assert b"<html" not in fragment.content
    assert json.json()["error"]["code"] == "closed"
    assert deed.status_code == 403
    assert not post.likes.exists()


def test_nothing_is_closed_within_the_hours_or_to_others(closed: Guardianship, post: Post) -> None:
    open_now = GuardianshipFactory.create(**hours_around(now_is_inside=True))

    assert signed_in(open_now.young).get("/").status_code == 200
    assert signed_in(closed.guardian).get("/").status_code == 200
    assert Client().get(f"/p/{post.pk}").status_code == 200


def test_hours_cost_adults_no_query_and_a_minor_one(owner: User, post: Post) -> None:
    link = GuardianshipFactory.create(**hours_around(now_is_inside=True))
    asked = {}

    for person in (owner, link.young):
        client = signed_in(person)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/p/{post.pk}").status_code == 200
        asked[person] = sum("accounts_guardianship" in str(query["sql"]) for query in queries)

    assert asked == {owner: 0, link.young: 1}


def test_hours_cannot_be_moved_by_moving_to_another_time_zone(closed: Guardianship) -> None:
    young = signed_in(closed.young)
    person = closed.young
    profile = {
        "display_name": person.display_name,
        "handle": person.handle,
        "messages_from": "nobody",
        "comments_from": "everyone",
        "time_zone": "Asia/Tokyo",
    }

    refused = young.post("/settings/profile", profile)

    assert refused.status_code == 422
    assert "Your guardian set hours" in str(refused.context["form"].errors["time_zone"])
    Guardianship.objects.update(opens_at=None, closes_at=None)
    assert young.post("/settings/profile", profile).status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("closed_connections")
async def test_socket_tells_outside_the_hours_only_what_stays_open() -> None:
    link = await sync_to_async(GuardianshipFactory.create)(**hours_around(now_is_inside=False))
    tabs = [tab_of(await sync_to_async(signed_in)(side)) for side in (link.young, link.guardian)]
    for tab in tabs:
        await tab.connect()

    for event in ("clip-progress", "inbox-changed", "guardian-changed"):
        for side in (link.young, link.guardian):
            await sync_to_async(push)(side.pk, event)

    heard = [[event["event"] for event in await events(tab)] for tab in tabs]
    assert heard == [
        ["inbox-changed", "guardian-changed"],
        ["clip-progress", "inbox-changed", "guardian-changed"],
    ]
    for tab in tabs:
        await tab.disconnect()
