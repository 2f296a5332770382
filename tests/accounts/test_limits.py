"""What keeps guessing passwords and invites slow."""

from __future__ import annotations

import pytest
from django.core.cache import cache, caches
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from tests.factories import PASSWORD, InviteFactory, WaitingFactory

pytestmark = pytest.mark.django_db


def guess(client: Client, person: User, password: str, **extra: str) -> int:
    login = {"login": person.handle, "password": password}
    return client.post("/login", login, headers=extra or None).status_code


def another_process() -> None:
    """Forget what this process holds in its own memory."""
    prefix = cache.key_prefix
    del caches["default"]
    cache.key_prefix = prefix


def test_guessing_a_password_is_stopped_whichever_process_answers(owner: User) -> None:
    for _ in range(5):
        assert guess(Client(), owner, "wrong") == 422
        another_process()

    response = Client().post("/login", {"login": owner.handle, "password": PASSWORD})

    assert response.status_code == 422
    assert "Too many failed" in response.content.decode()


def test_visitors_behind_a_proxy_do_not_share_a_limit(
    owner: User, stranger: User, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for attempt in range(12):
        visitor = {"X-Forwarded-For": "10.0.0.1"}
        Client().post("/login", {"login": f"no{attempt}", "password": "x"}, headers=visitor)

    assert guess(Client(), owner, PASSWORD, **{"X-Forwarded-For": "10.0.0.1"}) == 422
    assert guess(Client(), stranger, PASSWORD, **{"X-Forwarded-For": "10.0.0.2"}) == 302


@pytest.mark.parametrize(("door", "answer"), [("/join", 422), ("/join/with", 302)])
def test_guessing_invites_is_stopped_with_a_page_that_says_so(
    client: Client, door: str, answer: int
) -> None:
    answers = [client.post(door, {"invite": f"AAAA-{n}"}) for n in range(21)]

    assert {given.status_code for given in answers[:20]} == {answer}
    assert answers[20].status_code == 429
    assert "Wait a minute" in answers[20].content.decode()


def test_guessing_codes_on_the_waitlist_is_stopped_whichever_process_answers(
    client: Client,
) -> None:
    client.force_login(WaitingFactory.create())
    good = InviteFactory.create()
    for attempt in range(10):
        assert client.post("/waiting/code", {"code": f"AAAA-{attempt}"}).status_code == 422
        another_process()

    response = client.post("/waiting/code", {"code": good.code})

    assert response.status_code == 429
    assert "Too many codes were tried" in response.content.decode()
    good.refresh_from_db()
    assert good.redeemed_at is None


def test_admin_has_no_second_door_for_guessing(client: Client) -> None:
    response = client.get("/admin/login/")

    assert response.status_code == 302
    assert response["Location"].startswith("/login")


@pytest.fixture
def silent_redis(settings: Settings) -> None:
    location = {"LOCATION": "unix:///nowhere/redis.sock"}
    settings.CACHES = {"default": settings.CACHES["default"] | location}


def test_people_sign_in_and_join_while_redis_is_silent(owner: User, silent_redis: None) -> None:
    joining = {
        "invite": InviteFactory.create().code,
        "display_name": "New Person",
        "username": "newperson",
        "email": "new@example.org",
        "password1": PASSWORD,
        "born_on": "1995-02-03",
        "region": "CA",
    }

    assert guess(Client(), owner, "wrong") == 422
    assert guess(Client(), owner, PASSWORD) == 302
    assert Client().post("/join", joining).status_code == 302


def test_session_of_before_is_not_the_session_of_after(client: Client, owner: User) -> None:
    session = client.session
    session["left"] = "by somebody else"
    session.save()
    before = session.session_key or ""

    guess(client, owner, PASSWORD)

    assert client.session.session_key != before
    assert not session.exists(before)
