"""Authenticator apps, recovery codes and passkeys as a second step."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.accounts.test_passwords_and_addresses import is_in, prove, sign_in
from tests.conftest import signed_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now(secret: str = SECRET) -> str:
    """Compute what an authenticator app shows now, waiting out the last second of a code."""
    if time.time() % 30 > 28:
        time.sleep(2.1)
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture
def careful(owner: User) -> User:
    """Give the owner an authenticator app and recovery codes."""
    TOTP.activate(owner, SECRET)
    RecoveryCodes.activate(owner)
    return owner


def passkey_of(person: User, name: str = "Phone") -> Authenticator:
    """Store a passkey; nothing here asks the device for it."""
    passkey: Authenticator = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": {}}
    )
    return passkey


@pytest.mark.django_db(transaction=True)
def test_app_is_set_up_with_its_code_and_codes_for_a_bad_day_come_with_it(owner: User) -> None:
    client = sign_in(owner)
    assert client.get("/settings/app")["Location"].startswith("/login/again")
    prove(client)
    secret = client.get("/settings/app").context["form"].secret

    wrong = client.post("/settings/app", {"code": "000000"})
    done = client.post("/settings/app", {"code": code_now(secret)}, follow=True)

    assert "This code is not right" in wrong.content.decode()
    assert len(done.context["unused_codes"]) == 10
    stored = Authenticator.objects.get(user=owner, type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
    assert Notification.objects.get(kind="security").text == "An authenticator app was added."


def test_password_alone_opens_nothing_and_a_code_works_once(careful: User) -> None:
    client, again = sign_in(careful), sign_in(careful)
    assert not is_in(client)
    code = code_now()

    client.post("/login/second-step", {"code": code})
    again.post("/login/second-step", {"code": code})

    assert is_in(client)
    assert not is_in(again)


def test_recovery_code_works_once(careful: User) -> None:
    rows = Authenticator.objects.filter(user=careful, type=Authenticator.Type.RECOVERY_CODES)
    code = rows.get().wrap().get_unused_codes()[0]
    client, again = sign_in(careful), sign_in(careful)

    client.post("/login/second-step", {"code": code})
    again.post("/login/second-step", {"code": code})

    assert is_in(client)
    assert not is_in(again)
    assert len(rows.get().wrap().get_unused_codes()) == 9


def test_guessing_codes_is_stopped_whichever_browser_guesses(careful: User) -> None:
    for _ in range(5):
        sign_in(careful).post("/login/second-step", {"code": "000000"})

    client = sign_in(careful)
    response = client.post("/login/second-step", {"code": code_now()})

    assert "Too many failed tries" in response.content.decode()
    assert not is_in(client)


def test_turning_the_app_off_takes_its_codes_along(careful: User) -> None:
    client = signed_in(careful)
    prove(client)

    client.post("/settings/app/remove")

    assert not Authenticator.objects.exists()
    assert Notification.objects.get(kind="security").text == "An authenticator app was removed."


def test_new_recovery_codes_replace_the_old(careful: User) -> None:
    client = signed_in(careful)
    prove(client)
    old = set(client.get("/settings/codes").context["unused_codes"])

    client.post("/settings/codes/new")

    assert not old & set(client.get("/settings/codes").context["unused_codes"])
    assert client.get("/settings/codes/file")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("deed", ["remove", "rename"])
def test_strangers_passkey_is_not_there(owner: User, stranger: User, deed: str) -> None:
    passkey = passkey_of(owner)
    client = signed_in(stranger)
    prove(client)

    assert client.post(f"/settings/passkeys/{passkey.pk}/{deed}", {"name": "x"}).status_code == 404
    assert Authenticator.objects.get().wrap().name == "Phone"


def test_passkey_goes_unless_it_is_the_last_way_in(owner: User) -> None:
    first, second = passkey_of(owner), passkey_of(owner, "Key")
    owner.set_unusable_password()
    owner.save()
    client = signed_in(owner)
    session = client.session
    record = {"method": "mfa", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = str(owner.pk)
    session.save()

    assert client.post(f"/settings/passkeys/{first.pk}/remove").status_code == 302
    refused = client.post(f"/settings/passkeys/{second.pk}/remove")

    assert refused.status_code == 422
    assert "your only way in" in refused.content.decode()
    assert list(Authenticator.objects.values_list("pk", flat=True)) == [second.pk]


@pytest.mark.parametrize("credential", ["", "nonsense", "{}", '{"id": 1}', "[]", '"x"', "null"])
def test_forged_passkey_signs_nobody_in(client: Client, owner: User, credential: str) -> None:
    passkey_of(owner)
    assert (
        "request_options"
        in client.get("/login/passkey", headers={"Accept": "application/json"}).json()
    )

    response = client.post("/login/passkey", {"credential": credential})

    assert response.status_code == 302
    assert "_auth_user_id" not in client.session


def test_page_at_a_number_leads_to_where_passkeys_work(owner: User) -> None:
    client = signed_in(owner)

    at_number = client.get("/settings/passkeys", headers={"Host": "127.0.0.1:8000"})
    at_name = client.get("/settings/passkeys", headers={"Host": "localhost:8000"})

    assert 'href="http://localhost:8000/settings/passkeys"' in at_number.content.decode()
    assert "localhost:8000/settings" not in at_name.content.decode()


def test_staff_set_up_a_second_step_before_the_admin(settings: Settings) -> None:
    settings.STAFF_NEEDS_TWO_STEPS = True
    moderator = UserFactory.create(is_staff=True, is_superuser=True)
    client = signed_in(moderator)

    assert client.get("/admin/")["Location"] == "/settings/signing-in"
    TOTP.activate(moderator, SECRET)
    assert client.get("/admin/").status_code == 200


def test_admin_asks_for_the_second_step_too(careful: User) -> None:
    User.objects.filter(pk=careful.pk).update(is_staff=True, is_superuser=True)
    client = Client()

    login = {"login": careful.handle, "password": PASSWORD, "next": "/admin/"}
    asked = client.post("/login", login)
    entered = client.post("/login/second-step", {"code": code_now()})

    assert asked["Location"].startswith("/login/second-step")
    assert entered["Location"] == "/admin/"


def test_secrets_outlive_a_new_key_of_the_site(careful: User, settings: Settings) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, as long as it has to be for a site of the world"
    client = sign_in(careful)

    client.post("/login/second-step", {"code": code_now()})

    assert is_in(client)
