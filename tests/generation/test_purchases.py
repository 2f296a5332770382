"""Buying credits: only where somebody takes money, signed, and once."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from generation.models import CreditEntry, Purchase, Wallet
from generation.payments import Sale
from generation.payments.rehearsal import HEADER, RehearsalProvider
from generation.services import balance_of, purchases
from generation.services.purchases import sale_of
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import FIFTEEN, PurchaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings: Settings) -> RehearsalProvider:
    settings.PAYMENT_PROVIDER = "generation.payments.rehearsal.RehearsalProvider"
    settings.CREDIT_PACKS = [(100, 499), (500, 1999)]
    return RehearsalProvider()


def post(client: Client, body: bytes, headers: dict[str, str]) -> int:
    answer = client.post("/credits/confirm", body, content_type="application/json", headers=headers)
    return answer.status_code


def test_pack_is_chosen_paid_for_and_added(owner: User, provider: RehearsalProvider) -> None:
    client = signed_in(owner)
    page = client.get("/credits").content.decode()
    assert "100 credits for 4.99 EUR" in page

    form = {"credits": "100", "request_key": str(uuid4())}
    first, second = (client.post("/credits/buy", form)["Location"] for _ in range(2))
    assert first == second
    till = first.removeprefix("http://127.0.0.1:8000")
    assert "no money moves" in client.get(till).content.decode()
    done = client.post(till, {"pay": "on"}, follow=True).content.decode()

    assert "100 credits were added" in done
    assert balance_of(owner).lasting == 100
    told = Notification.objects.get(kind=Notification.Kind.CREDITS)
    assert told.text == "100 credits bought"


def test_what_is_not_paid_adds_nothing(owner: User, provider: RehearsalProvider) -> None:
    purchase = PurchaseFactory.create(person=owner)

    done = signed_in(owner).post(
        f"{purchase.get_absolute_url()}/till", {"decline": "on"}, follow=True
    )

    assert "did not go through" in done.content.decode()
    assert not CreditEntry.objects.exists()


def test_same_word_of_the_provider_again_changes_nothing(
    owner: User, client: Client, provider: RehearsalProvider
) -> None:
    sale = sale_of(PurchaseFactory.create(person=owner))
    paid, declined = (provider.confirm(sale, paid=paid) for paid in (True, False))

    assert [post(client, *said) for said in (declined, paid, paid, declined)] == [204] * 4

    assert Purchase.objects.get().state == Purchase.State.PAID
    assert balance_of(owner).lasting == 100
    assert CreditEntry.objects.filter(kind="purchase").count() == 1


@pytest.mark.parametrize("how", ["no signature", "other body", "old", "nonsense"])
def test_what_the_provider_did_not_sign_is_refused(
    owner: User, client: Client, provider: RehearsalProvider, how: str
) -> None:
    body, headers = provider.confirm(sale_of(PurchaseFactory.create(person=owner)), paid=True)
    stamp, _, signature = headers[HEADER].partition(",")
    sent = {
        "no signature": (body, {}),
        "other body": (body.replace(b"499", b"1"), headers),
        "old": (body, {HEADER: f"{int(stamp) - 3600},{signature}"}),
        "nonsense": (b"{", {HEADER: "x,y\u00e9"}),
    }[how]

    assert post(client, *sent) == 400

    assert Purchase.objects.get().state == Purchase.State.OPEN
    assert not CreditEntry.objects.exists()


@pytest.mark.parametrize("changes", [{"key": str(uuid4())}, {"price": 1}, {"currency": "USD"}])
def test_sale_of_another_site_or_price_is_not_taken(
    owner: User, client: Client, provider: RehearsalProvider, changes: dict[str, str | int]
) -> None:
    sale = sale_of(PurchaseFactory.create(person=owner))
    other = Sale(**{**vars(sale), **changes})

    assert post(client, *provider.confirm(other, paid=True)) == 404

    assert not CreditEntry.objects.exists()


@pytest.mark.parametrize(
    "form",
    [{}, {"credits": "x"}, {"credits": "7", "request_key": str(uuid4())}],
    ids=["nothing", "nonsense", "no such pack"],
)
def test_what_is_not_sold_is_not_bought(
    owner: User, provider: RehearsalProvider, form: dict[str, str]
) -> None:
    page = signed_in(owner).post("/credits/buy", form, follow=True).content.decode()

    assert "Nothing was paid" in page
    assert not Purchase.objects.exists()


def test_nothing_is_sold_to_young_people(provider: RehearsalProvider) -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    client = signed_in(teen)

    assert "Buy more" not in client.get("/credits").content.decode()
    with pytest.raises(purchases.PurchaseRefused):
        purchases.begin_purchase(person=teen, credits_=100, request_key=uuid4())


def test_nothing_is_sold_without_a_provider(owner: User) -> None:
    client = signed_in(owner)

    assert "Buy more" not in client.get("/credits").content.decode()
    assert client.post("/credits/buy", {"credits": "100"}).status_code == 404
    assert post(client, b"{}", {}) == 404


def test_stranger_neither_sees_nor_pays_what_another_buys(
    owner: User, stranger_client: Client, provider: RehearsalProvider
) -> None:
    url = PurchaseFactory.create(person=owner).get_absolute_url()

    assert stranger_client.get(url).status_code == 404
    assert stranger_client.get(f"{url}/till").status_code == 404
    assert stranger_client.post(f"{url}/till", {"pay": "on"}).status_code == 404
    assert not CreditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_confirmations_at_once_add_once(owner: User, provider: RehearsalProvider) -> None:
    body, headers = provider.confirm(sale_of(PurchaseFactory.create(person=owner)), paid=True)
    barrier = threading.Barrier(4)

    def hear() -> None:
        barrier.wait()
        purchases.confirm(body=body, headers=headers)
        connection.close()

    threads = [threading.Thread(target=hear) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert CreditEntry.objects.filter(kind="purchase").count() == 1
    assert balance_of(owner).lasting == 100
    assert not Wallet.objects.astray().exists()
