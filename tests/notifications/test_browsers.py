"""Browsers that ask to be woken, and what the site sends them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from sora_site.notifications.delivery.vapid import public_key
from sora_site.notifications.delivery.webpush import Outcome, send
from sora_site.notifications.models import PushSubscription
from tests.conftest import signed_in
from tests.notifications.push_service import (
    Delivery,
    PushedBrowser,
    PushService,
    push_service,
    unbase64url,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings: Settings) -> Iterator[PushService]:
    settings.PUSH_HOSTS = ["127.0.0.1"]
    with push_service() as running:
        yield running


def post(client: Client, deed: str, asked: object) -> int:
    return client.post(f"/push/{deed}", asked, content_type="application/json").status_code


def assert_signed_by_the_site(delivery: Delivery, origin: str) -> None:
    scheme, _, parts = delivery.headers["authorization"].partition(" ")
    token, key = (part.partition("=")[2] for part in parts.split(","))
    signed, _, signature = token.rpartition(".")
    numbers = unbase64url(signature)
    r, s = int.from_bytes(numbers[:32], "big"), int.from_bytes(numbers[32:], "big")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unbase64url(key))
    point.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
    claims = json.loads(unbase64url(signed.partition(".")[2]))
    assert (scheme, key) == ("vapid", public_key())
    assert claims["aud"] == origin
    assert claims["sub"].startswith("mailto:")
    assert time.time() < claims["exp"] < time.time() + 24 * 3600


def test_message_is_encrypted_for_the_browser_and_signed_by_the_site(
    owner: User, owner_client: Client, service: PushService
) -> None:
    browser = PushedBrowser(service.origin)
    assert post(owner_client, "subscribe", browser.subscription) == 204
    message = {"title": "Aurora", "body": "Zoë liked your post", "url": "/inbox", "tag": "1"}

    outcome = send(PushSubscription.objects.get(), message)

    delivery = service.delivered[0]
    assert outcome is Outcome.SENT
    assert delivery.path == "/browser"
    assert int(delivery.headers["ttl"]) > 0
    assert b"Zo" not in delivery.body
    assert browser.read(delivery) == message
    assert_signed_by_the_site(delivery, service.origin)
    assert PushSubscription.objects.get().last_ok_at is not None


@pytest.mark.parametrize(
    ("status", "outcome", "kept"),
    [(410, Outcome.GONE, 0), (404, Outcome.GONE, 0), (503, Outcome.LATER, 1), (302, None, 1)],
    ids=["gone", "unknown", "busy", "sent elsewhere"],
)
def test_browser_that_is_gone_is_forgotten_and_a_busy_service_tried_later(
    owner_client: Client, service: PushService, status: int, outcome: Outcome | None, kept: int
) -> None:
    post(owner_client, "subscribe", PushedBrowser(service.origin).subscription)
    service.status = status

    got = send(PushSubscription.objects.get(), {"body": "hello"})

    assert got is (outcome or Outcome.LATER)
    assert PushSubscription.objects.count() == kept
    assert len(service.delivered) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.1/x",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://user@fcm.googleapis.com/x",
        "https://evil.example/fcm.googleapis.com",
        "https://evil.example\\.push.apple.com/x",
        "https://a..push.apple.com/x",
        f"https://{'a' * 64}.push.apple.com/x",
        "https://fcm.googleapis.com:/x",
        "https://fcm.googleapis.com/\n",
        "https://fcm.googleapis.com/\x00",
        "https://[::1/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_site_goes_to_push_services_alone(owner_client: Client, endpoint: str) -> None:
    asked = PushedBrowser("https://fcm.googleapis.com").subscription | {"endpoint": endpoint}

    assert post(owner_client, "subscribe", asked) == 422
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        [],
        {"endpoint": "https://fcm.googleapis.com/x"},
        {"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "BAAA", "auth": "é"}},
        {"endpoint": "https://fcm.googleapis.com/" + "x" * 2000, "keys": []},
    ],
    ids=["no object", "no keys", "keys that are none", "too long"],
)
def test_nonsense_is_refused(owner_client: Client, asked: object) -> None:
    assert post(owner_client, "subscribe", asked) == 422


@pytest.mark.parametrize("asked", [{"endpoint": "\x00"}, {"endpoint": "\ud800"}, "[" * 100_000])
def test_nonsense_stops_no_browser_and_breaks_nothing(owner_client: Client, asked: object) -> None:
    assert post(owner_client, "unsubscribe", asked) == 204


def test_apples_and_microsofts_many_hosts_are_known(owner_client: Client) -> None:
    for host in ("web.push.apple.com", "wns2-par02p.notify.windows.com"):
        assert post(owner_client, "subscribe", PushedBrowser(f"https://{host}").subscription) == 204


def test_stranger_cannot_stop_anothers_browser(
    owner_client: Client, stranger_client: Client
) -> None:
    browser = PushedBrowser("https://fcm.googleapis.com")
    post(owner_client, "subscribe", browser.subscription)

    assert post(stranger_client, "unsubscribe", browser.subscription) == 204
    assert post(Client(), "unsubscribe", browser.subscription) == 302
    assert PushSubscription.objects.count() == 1

    assert post(owner_client, "unsubscribe", browser.subscription) == 204
    assert not PushSubscription.objects.exists()


def test_browser_belongs_to_whoever_signed_in_last(
    owner: User, stranger: User, owner_client: Client, stranger_client: Client
) -> None:
    browser = PushedBrowser("https://fcm.googleapis.com")
    for client in (owner_client, stranger_client):
        post(client, "subscribe", browser.subscription)

    assert PushSubscription.objects.get().person == stranger


def test_oldest_browsers_go_when_there_are_many(owner_client: Client) -> None:
    for number in range(12):
        browser = PushedBrowser("https://fcm.googleapis.com", f"{number}")
        post(owner_client, "subscribe", browser.subscription)

    kept = PushSubscription.objects.order_by("pk").values_list("endpoint", flat=True)
    assert [endpoint[-2:] for endpoint in kept[:2]] == ["/2", "/3"]
    assert len(kept) == 10


def test_form_of_another_site_cannot_subscribe(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)

    assert (
        post(client, "subscribe", PushedBrowser("https://fcm.googleapis.com").subscription) == 403
    )
    assert signed_in(owner).get("/push/subscribe").status_code == 405


def test_worker_lies_above_all_pages() -> None:
    worker = Client().get("/sw.js")

    assert worker["Content-Type"].startswith("text/javascript")
    assert worker["Cache-Control"] == "no-cache"
    assert "/static/css/site.css" in worker.content.decode()
    assert b"No connection" in Client().get("/offline").content
