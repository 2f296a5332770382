"""Where people are signed in, and being told of a browser not seen before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from sora_site.accounts.models import KnownDevice, User
from sora_site.accounts.signals import sessions_ended
from sora_site.core.devices import in_words
from sora_site.notifications.models import Notification
from tests.accounts.test_passwords_and_addresses import is_in, sign_in
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def ended() -> Any:
    """Collect the sessions that were said to have ended."""
    heard: list[tuple[User, list[str]]] = []

    def hear(*, person: User, session_keys: list[str], **kwargs: Any) -> None:
        heard.append((person, session_keys))

    sessions_ended.connect(hear)
    yield heard
    sessions_ended.disconnect(hear)


def test_list_names_each_place_and_marks_this_one(owner: User) -> None:
    sign_in(owner, **{"User-Agent": IPHONE})
    here = sign_in(owner, **{"User-Agent": FIREFOX})

    page = here.get("/settings/sessions").content.decode()

    assert "Safari on iPhone" in page
    assert page.index("Firefox on Linux") < page.index("this one") < page.index("Safari on iPhone")
    assert "127.0.0.1" in page


def test_one_place_is_signed_out_and_its_tabs_hear_of_it(owner: User, ended: Any) -> None:
    here, there = sign_in(owner), sign_in(owner)
    row = UserSession.objects.get(session_key=there.session.session_key)

    here.post(f"/settings/sessions/{row.pk}/end")

    assert is_in(here)
    assert not is_in(there)
    assert ended == [(owner, [row.session_key])]


def test_everywhere_else_is_signed_out(owner: User, ended: Any) -> None:
    here, *others = [sign_in(owner) for _ in range(3)]
    keys = {other.session.session_key for other in others}

    here.post("/settings/sessions/end")

    assert is_in(here)
    assert not any(is_in(other) for other in others)
    assert {key for _, some in ended for key in some} == keys


def test_signing_out_is_said_and_leaves_no_row(owner: User, ended: Any) -> None:
    client = sign_in(owner)
    key = client.session.session_key

    client.post("/logout")

    assert ended == [(owner, [key])]
    assert not UserSession.objects.exists()


def test_stranger_cannot_end_a_session_nor_one_their_own_here(owner: User, stranger: User) -> None:
    theirs = sign_in(owner)
    row = UserSession.objects.get(user=owner)

    assert sign_in(stranger).post(f"/settings/sessions/{row.pk}/end").status_code == 404
    assert theirs.post(f"/settings/sessions/{row.pk}/end").status_code == 404
    assert is_in(theirs)


def test_use_is_noted_once_in_five_minutes_with_the_address(owner: User) -> None:
    client = sign_in(owner)
    long_ago = timezone.now() - timedelta(hours=1)
    UserSession.objects.update(last_seen_at=long_ago)

    client.get("/library", REMOTE_ADDR="10.9.8.7")
    seen = UserSession.objects.get()
    client.get("/library", REMOTE_ADDR="10.9.8.6")

    assert (seen.ip, seen.last_seen_at > long_ago) == ("10.9.8.7", True)
    assert UserSession.objects.get().ip == "10.9.8.7"


def test_only_a_browser_not_seen_before_is_told_of(owner: User) -> None:
    first = sign_in(owner)
    assert not Notification.objects.exists()

    first.post("/logout")
    first.post("/login", {"login": owner.handle, "password": "a long enough passphrase"})
    assert not Notification.objects.exists()

    sign_in(owner, **{"User-Agent": FIREFOX})
    told = Notification.objects.get(recipient=owner, kind="signed_in")
    assert told.text == "Firefox on Linux, from the address 127.0.0.1"


def test_browser_of_two_people_is_not_known_as_one(owner: User, stranger: User) -> None:
    client = sign_in(owner)
    client.post("/logout")

    client.post("/login", {"login": stranger.handle, "password": "a long enough passphrase"})

    assert KnownDevice.objects.values("digest").distinct().count() == 2


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on iPhone"),
        ("", "An unknown browser"),
        ("x" * 100_000, "An unknown browser"),
    ],
    ids=["firefox", "iphone", "none", "huge"],
)
def test_browser_in_words(agent: str, words: str) -> None:
    assert in_words(agent) == words


def test_old_session_without_a_row_is_in_its_own_list(owner: User) -> None:
    assert "this one" in signed_in(owner).get("/settings/sessions").content.decode()


def test_what_a_page_fetches_late_does_not_sign_its_person_out(owner: User) -> None:
    """The session was given a new key meanwhile; the old one opens nothing."""
    client = sign_in(owner)
    client.session.delete()

    fetched = client.get("/inbox/news", headers={"Sec-Fetch-Mode": "cors"})
    opened = client.get("/library", headers={"Sec-Fetch-Mode": "navigate"})

    assert fetched.status_code == opened.status_code == 302
    assert "sessionid" not in fetched.cookies
    assert opened.cookies["sessionid"].value == ""


def test_device_cookie_is_kept_from_scripts(owner: User) -> None:
    client = Client()
    response = client.post(
        "/login", {"login": owner.handle, "password": "a long enough passphrase"}
    )

    assert response.cookies["device"]["httponly"]
    assert response.cookies["device"]["samesite"] == "Lax"
