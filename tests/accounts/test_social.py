"""Joining and signing in with another site's account: a small one answers by OpenID Connect."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from sora_site.social_providers import social_apps, social_origins
from tests.accounts.test_passwords_and_addresses import is_in
from tests.factories import InviteFactory, UserFactory

pytestmark = pytest.mark.django_db

PERSON = {"sub": "4711", "name": "Ada Author", "email": "ada@example.org", "email_verified": True}


class Provider(BaseHTTPRequestHandler):
    """Says who somebody is, as OpenID Connect has it, and asks nobody first."""

    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        ends = {"authorization": "ask", "token": "token", "userinfo": "who"}
        about = {f"{end}_endpoint": f"{here}/{path}" for end, path in ends.items()}
        self._answer(PERSON if self.path == "/who" else about | {"issuer": here})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"access_token": "t", "token_type": "Bearer"})

    def _answer(self, facts: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        """Keep quiet."""


@pytest.fixture
def provider(settings: Settings) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    variables = {
        "SOCIAL_OPENID_CONNECT_ID": "aurora",
        "SOCIAL_OPENID_CONNECT_SECRET": "secret",
        "SOCIAL_OPENID_CONNECT_URL": url,
        "SOCIAL_OPENID_CONNECT_NAME": "Elsewhere",
    }
    settings.SOCIALACCOUNT_PROVIDERS = social_apps(["openid_connect"], variables.get)
    yield url
    server.shutdown()
    server.server_close()


def come_from_there(client: Client, url: str) -> Any:
    """Go there by our button, say yes, and come back."""
    led = client.post("/login/with/openid")
    assert led["Location"].startswith(f"{url}/ask")
    state = parse_qs(urlsplit(led["Location"]).query)["state"][0]
    return client.get("/login/with/openid/back", {"code": "c", "state": state})


def joining(**changes: str) -> dict[str, str]:
    return {
        "invite": InviteFactory.create().code,
        "display_name": "Ada",
        "username": "ada",
        "email": PERSON["email"],
        "born_on": "1995-02-03",
        "region": "CA",
    } | changes  # type: ignore[return-value]


def test_no_button_is_shown_where_none_is_set_up(client: Client) -> None:
    assert "Go on with" not in client.get("/login").content.decode()


def test_newcomer_is_asked_the_rest_and_the_same_rules_hold(client: Client, provider: str) -> None:
    assert "Go on with Elsewhere" in client.get("/login").content.decode()
    assert come_from_there(client, provider)["Location"] == "/join/with"
    assert 'value="Ada Author"' in client.get("/join/with").content.decode()

    forged = client.post("/join/with", joining(invite="AAAA-BBBB-CCCC"))
    joined = client.post("/join/with", joining())

    assert forged.status_code == 422
    assert joined["Location"] == "/welcome"
    ada = User.objects.get(handle="ada")
    assert ada.redeemed_invite.code
    assert not ada.has_usable_password()
    assert is_in(client)


def test_child_is_refused_as_at_the_other_door(client: Client, provider: str) -> None:
    come_from_there(client, provider)

    response = client.post("/join/with", joining(born_on="2020-01-01"))

    assert response.status_code == 422
    assert "at least 13" in response.content.decode()


def test_code_spent_meanwhile_can_be_replaced(client: Client, provider: str) -> None:
    come_from_there(client, provider)
    UserFactory.create(handle="taken")

    assert client.post("/join/with", joining(username="taken")).status_code == 422
    assert client.post("/join/with", joining(invite=""))["Location"] == "/welcome"
    assert User.objects.get(handle="ada").is_waiting


def test_who_joined_with_it_signs_in_with_it_and_cannot_lose_it_last(
    client: Client, provider: str
) -> None:
    come_from_there(client, provider)
    client.post("/join/with", joining())
    again = Client()

    come_from_there(again, provider)
    refused = again.post("/settings/connections", {"account": SocialAccount.objects.get().pk})

    assert is_in(again)
    assert "Set a password first" in refused.content.decode()


def test_account_of_the_same_address_is_not_given_away(client: Client, provider: str) -> None:
    UserFactory.create(handle="olga", email=PERSON["email"])

    come_from_there(client, provider)
    refused = client.post("/join/with", joining())

    assert refused.status_code == 422
    assert "Somebody already uses this e-mail address" in refused.content.decode()
    assert not is_in(client)


def test_forged_answer_signs_nobody_in(client: Client, provider: str) -> None:
    response = client.get("/login/with/openid/back", {"code": "c", "state": "forged"})

    assert "That did not work" in response.content.decode()


def test_unknown_provider_or_missing_variable_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="myspace"):
        social_apps(["myspace"], lambda name, default: default)
    with pytest.raises(ImproperlyConfigured, match="SOCIAL_GITHUB_ID"):
        social_apps(["github"], lambda name, default: default)


def test_forms_may_lead_on_to_the_providers_alone() -> None:
    apps = social_apps(["google", "openid_connect"], lambda name, default: "https://id.example/x")

    assert social_origins(apps) == ["https://accounts.google.com", "https://id.example"]
