"""Passwords and e-mail addresses: proven, changed, reset, and told of."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import PASSWORD, InviteFactory, UserFactory
from tests.mail import mail_server

pytestmark = pytest.mark.django_db

NEWER = "an even longer passphrase"


def joining(**changes: str) -> dict[str, str]:
    return {
        "invite": InviteFactory.create().code,
        "display_name": "New Person",
        "username": "newperson",
        "email": "new@example.org",
        "password1": PASSWORD,
        "born_on": "1995-02-03",
        "region": "CA",
    } | changes


def sign_in(person: User, password: str = PASSWORD, **headers: str) -> Client:
    """Sign in at the door, as people do, in a browser of its own."""
    client = Client(headers=headers or None)
    client.post("/login", {"login": person.handle, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/library").status_code == 200


def prove(client: Client, password: str = PASSWORD) -> None:
    assert client.post("/login/again", {"password": password}).status_code == 302


def link_in(message: mail.EmailMessage | str) -> str:
    text = message if isinstance(message, str) else str(message.body)
    found = re.search(r"http://[^/\s]+(/\S+)", text)
    assert found, text
    return found[1]


@pytest.fixture
def proven_addresses(settings: Settings) -> None:
    """Ask newcomers for a code, as a site with a mail server does."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_PREVENT_ENUMERATION = True
    settings.MFA_PASSKEY_SIGNUP_ENABLED = True


def test_newcomer_is_in_only_with_the_code_that_came_by_smtp(
    client: Client, proven_addresses: None, settings: Settings
) -> None:
    with mail_server() as mailbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
        settings.EMAIL_USE_TLS = False

        asked = client.post("/join", joining())
        assert (asked.status_code, asked["Location"]) == (302, "/login/address")
        assert not is_in(client)
        assert "not right" in client.post("/login/address", {"code": "XXXXXX"}).content.decode()
        entered = client.post("/login/address", {"code": mailbox.code_to("new@example.org")})

    assert entered["Location"] == "/welcome"
    assert is_in(client)
    assert EmailAddress.objects.get(email="new@example.org").verified


def test_link_is_nothing_where_a_code_is_asked_for(client: Client, proven_addresses: None) -> None:
    assert client.get("/login/address/forged").status_code == 404


def test_guessing_the_code_ends_after_three_tries(client: Client, proven_addresses: None) -> None:
    client.post("/join", joining())
    code = re.findall(r"^ {4}(\S+)$", str(mail.outbox[0].body), re.MULTILINE)[0]

    for _ in range(3):
        client.post("/login/address", {"code": "XXXXXX"})
    client.post("/login/address", {"code": code})

    assert not is_in(client)


def test_joining_does_not_tell_who_has_an_account(
    client: Client, owner: User, proven_addresses: None
) -> None:
    known = Client().post("/join", joining(email=owner.email, username="somebody"))
    unknown = client.post("/join", joining())

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert "has an account already" in str(mail.outbox[0].body)
    assert not User.objects.filter(handle="somebody").exists()


def test_mail_server_that_is_away_is_said_so(
    client: Client, proven_addresses: None, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False

    response = client.post("/join", joining())

    assert response.status_code == 503
    assert "could not send you the e-mail" in response.content.decode()


def test_joining_by_passkey_is_only_where_addresses_are_proven(client: Client) -> None:
    assert client.get("/join/passkey").status_code == 404
    assert b"Join with a passkey" not in client.get("/join").content


def test_forgotten_password_is_set_by_a_link_that_works_once(owner: User) -> None:
    thief = sign_in(owner)
    Client().post("/login/forgotten", {"email": owner.email})
    link = link_in(mail.outbox[0])
    client = Client()

    form = client.get(link, follow=True)
    new = {"password1": NEWER, "password2": NEWER}
    set_anew = client.post(form.redirect_chain[-1][0], new)

    assert set_anew["Location"] == "/login/forgotten/done"
    assert not is_in(thief)
    assert is_in(sign_in(owner, NEWER))
    assert not is_in(sign_in(owner, PASSWORD))
    assert "no longer works" in Client().get(link, follow=True).content.decode()
    assert Notification.objects.filter(recipient=owner, kind="security").exists()


def test_forgotten_password_does_not_tell_who_has_an_account(proven_addresses: None) -> None:
    response = Client().post("/login/forgotten", {"email": "nobody@example.org"})

    assert response["Location"] == "/login/forgotten/sent"
    assert "No account uses this address" in str(mail.outbox[0].body)


def test_new_password_signs_out_everywhere_else(owner: User) -> None:
    here, elsewhere = sign_in(owner), sign_in(owner)
    form = {"oldpassword": PASSWORD, "password1": NEWER, "password2": NEWER}

    wrong = here.post("/settings/password", form | {"oldpassword": "wrong"})
    here.post("/settings/password", form)

    assert b"Please type your current password" in wrong.content
    assert is_in(here)
    assert not is_in(elsewhere)
    assert UserSession.objects.filter(user=owner).count() == 1
    told = Notification.objects.get(recipient=owner, kind="security")
    assert told.text == "Your password was changed."


def test_first_password_of_an_account_that_had_none_keeps_it_signed_in(owner: User) -> None:
    owner.set_unusable_password()
    owner.save()
    client = signed_in(owner)

    client.post("/settings/password/first", {"password1": NEWER, "password2": NEWER})

    assert is_in(client)
    assert "Sign out?" in client.get("/logout").content.decode()


def test_address_is_changed_by_answering_there_and_the_old_one_is_told(owner: User) -> None:
    EmailAddress.objects.create(user=owner, email=owner.email, primary=True, verified=True)
    client, old = sign_in(owner), owner.email

    asked = client.post("/settings/email", {"email": "olga@new.example", "action_add": ""})
    assert asked["Location"].startswith("/login/again")
    prove(client)
    client.post("/settings/email", {"email": "olga@new.example", "action_add": ""})
    owner.refresh_from_db()
    assert owner.email == old
    client.post(link_in(mail.outbox[-1]))

    owner.refresh_from_db()
    assert owner.email == "olga@new.example"
    last = mail.outbox[-1]
    assert (last.to, last.subject) == ([old], "Your e-mail address was changed")
    assert not EmailAddress.objects.filter(email=old).exists()


def test_address_of_somebody_else_cannot_be_taken(owner: User, stranger: User) -> None:
    client = sign_in(owner)
    prove(client)

    response = client.post("/settings/email", {"email": stranger.email, "action_add": ""})

    assert "Somebody already uses this e-mail address" in response.content.decode()


def test_account_that_was_closed_says_so(owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)

    client = Client()
    response = client.post("/login", {"login": owner.handle, "password": PASSWORD}, follow=True)

    assert "This account is closed" in response.content.decode()
    assert not is_in(client)


def test_waiting_person_may_look_after_how_they_sign_in() -> None:
    client = signed_in(UserFactory.create(admitted_at=None))

    for path in ("signing-in", "sessions", "passkeys", "password", "email"):
        assert client.get(f"/settings/{path}").status_code == 200, path
