"""Going away for a while, asking to be deleted, and staying after all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.core.errors import Gone
from sora_site.notifications.models import PushSubscription
from sora_site.privacy import farewell, services
from tests.accounts.test_passwords_and_addresses import sign_in
from tests.conftest import signed_in
from tests.factories import PASSWORD, PostFactory
from tests.notifications.push_service import PushedBrowser

pytestmark = pytest.mark.django_db


def test_away_person_is_seen_by_nobody_until_they_sign_in(
    owner: User, owner_client: Client, friend_client: Client
) -> None:
    post = PostFactory.create(generation__author=owner)
    elsewhere = sign_in(owner)

    with CaptureQueriesContext(connection) as asked:
        assert owner_client.post("/settings/data/deactivate").status_code == 302

    for page in ("/@olga", post.get_absolute_url(), f"/p/{post.pk}/file/video"):
        assert friend_client.get(page).status_code == 404, page
    assert elsewhere.get("/settings/data").status_code == 302
    of_sessions = [query["sql"] for query in asked if 'FROM "django_session"' in query["sql"]]
    assert all("WHERE" in sql for sql in of_sessions), "nobody waits for a search through them all"
    back = Client().post("/login", {"login": "olga", "password": PASSWORD}, follow=True)
    assert "Welcome back" in back.content.decode()
    assert friend_client.get("/@olga").status_code == 200


@pytest.mark.parametrize("go", [services.deactivate, services.request_deletion])
def test_whoever_goes_is_woken_in_no_browser_any_more(
    owner: User, owner_client: Client, stranger_client: Client, go: Callable[..., object]
) -> None:
    for client, name in ((owner_client, "owner"), (stranger_client, "stranger")):
        asked = PushedBrowser("https://fcm.googleapis.com", name).subscription
        client.post("/push/subscribe", asked, "application/json")

    go(person=owner)

    assert PushSubscription.objects.get().endpoint.endswith("/stranger")


def test_deleting_asks_for_the_password_and_the_handle(owner: User, owner_client: Client) -> None:
    asked = owner_client.get("/settings/data/delete")
    assert asked["Location"] == "/login/again?next=%2Fsettings%2Fdata%2Fdelete"
    proved = owner_client.post(asked["Location"], {"password": PASSWORD})
    assert proved["Location"] == "/settings/data/delete"
    slip = owner_client.post("/settings/data/delete", {"handle": "finn"})
    assert slip.status_code == 422
    assert "That is not your handle" in slip.content.decode()

    owner_client.post("/settings/data/delete", {"handle": "@Olga"})

    owner.refresh_from_db()
    assert owner.erase_at is not None
    assert not owner.is_present
    assert owner_client.get("/settings/data").status_code == 302


def test_whoever_is_leaving_is_told_by_mail_how_to_stay(owner: User) -> None:
    services.request_deletion(person=owner)

    farewell.tell_of_deletion(owner.pk)
    services.keep_account(person=owner)
    farewell.tell_of_deletion(owner.pk)

    [message] = mail.outbox
    assert message.to == [owner.email]
    assert "/login" in message.body
    assert "@olga" in message.body


def test_who_is_leaving_sees_one_page_and_may_stay(owner: User, friend_client: Client) -> None:
    services.request_deletion(person=owner)
    assert friend_client.get("/@olga").status_code == 404
    client = signed_in(owner)

    for page in ("/", "/library", "/settings/data", "/@finn", "/create"):
        assert client.get(page)["Location"] == "/leaving", page
    assert client.post("/settings/data/export")["Location"] == "/leaving"
    assert "Keep my account" in client.get("/leaving").content.decode()
    client.post("/leaving/keep")

    assert client.get("/library").status_code == 200
    assert friend_client.get("/@olga").status_code == 200
    assert client.get("/leaving").status_code == 302


def test_it_is_too_late_to_stay_once_the_time_is_over(owner: User) -> None:
    services.request_deletion(person=owner)
    User.objects.update(erase_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(Gone):
        services.keep_account(person=owner)


def test_staff_start_a_deletion_only_with_the_right_and_not_of_staff(
    owner: User, stranger: User
) -> None:
    owner.is_staff = True
    owner.save()
    owner.user_permissions.add(Permission.objects.get(codename="view_user"))
    chosen = {"action": "start_deletion", "_selected_action": [str(stranger.pk), str(owner.pk)]}
    signed_in(owner).post("/admin/accounts/user/", chosen)
    assert not User.objects.exclude(erase_at=None).exists()

    owner.user_permissions.add(Permission.objects.get(codename="delete_user"))
    said = signed_in(owner).post("/admin/accounts/user/", chosen, follow=True).content.decode()

    assert list(User.objects.exclude(erase_at=None)) == [stranger]
    assert "1 will be deleted" in said
    assert "belongs to the staff" in said


@pytest.mark.parametrize(
    "path",
    [
        "/settings/data",
        "/settings/data/export",
        "/settings/data/deactivate",
        "/settings/data/delete",
        "/leaving",
        "/leaving/keep",
    ],
)
def test_visitors_are_asked_to_sign_in(path: str) -> None:
    answers = {Client().get(path).status_code, Client().post(path).status_code}

    assert answers <= {302, 405}
