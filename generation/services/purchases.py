"""Buying credits, on a site that has a provider of payments."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from generation import ledger
from generation.models import CreditEntry, Purchase
from generation.payments import Confirmation, PaymentProvider, Sale
from sora_site.accounts.ages import rules_of_age
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

logger = logging.getLogger(__name__)


class PurchaseRefused(DomainError):
    """These credits are not sold, or not to this person."""


@dataclass(frozen=True)
class Pack:
    """Credits that are sold together."""

    credits: int
    price: int  # in hundredths of the currency

    @property
    def cost(self) -> str:
        return f"{self.price / 100:.2f} {settings.CREDIT_CURRENCY}"


def payment_provider() -> PaymentProvider | None:
    """Return who takes the money here, if anybody does."""
    if not settings.PAYMENT_PROVIDER:
        return None
    provider: PaymentProvider = import_string(settings.PAYMENT_PROVIDER)()
    return provider


def packs_for(person: User) -> list[Pack]:
    """List what a person may buy here: nothing without a provider, and nothing under 18."""
    if payment_provider() is None or not rules_of_age(person).may_buy:
        return []
    return [Pack(*pack) for pack in settings.CREDIT_PACKS]


def begin_purchase(*, person: User, credits_: int, request_key: UUID) -> tuple[Purchase, str]:
    """Begin to buy a pack; return it and where to pay. The same key gives the same purchase.

    :raises PurchaseRefused: if there is no such pack for the person.
    """
    pack = next((pack for pack in packs_for(person) if pack.credits == credits_), None)
    provider = payment_provider()
    if pack is None or provider is None:
        raise PurchaseRefused("These credits are not sold here. Nothing was paid.")
    purchase, _ = Purchase.objects.get_or_create(
        person=person,
        request_key=request_key,
        defaults={
            "credits": pack.credits,
            "price": pack.price,
            "currency": settings.CREDIT_CURRENCY,
            "provider": settings.PAYMENT_PROVIDER,
        },
    )
    return purchase, provider.begin(sale_of(purchase))


def sale_of(purchase: Purchase) -> Sale:
    """Say to a provider what is bought."""
    return Sale(
        key=str(purchase.pk),
        words=f"{purchase.credits} credits",
        price=purchase.price,
        currency=purchase.currency,
        back=f"{settings.SITE_URL}{purchase.get_absolute_url()}",
    )


def confirm(*, body: bytes, headers: Mapping[str, str]) -> bool:
    """Take a provider's word on a purchase; the same word again changes nothing.

    Return False if it is about no purchase of this site, or about another price.

    :raises Forged: if the provider did not sign it.
    """
    provider = payment_provider()
    if provider is None:
        return False
    said = provider.read(body, headers)
    with transaction.atomic():
        purchase = Purchase.objects.select_related("person").filter(pk=said.key).first()
        if purchase is None or (said.price, said.currency) != (purchase.price, purchase.currency):
            logger.warning("payments.unknown", extra={"purchase": said.key})
            return False
        _settle(purchase, said)
    return True


def _settle(purchase: Purchase, said: Confirmation) -> None:
    own = Purchase.objects.filter(pk=purchase.pk)
    if not own.settle(paid=said.paid, reference=said.reference) or not said.paid:
        return
    words = f"{purchase.credits} credits"
    line = CreditEntry(
        kind=CreditEntry.Kind.PURCHASE,
        amount=purchase.credits,
        key=f"purchase:{purchase.pk}",
        words=words,
    )
    ledger.add(purchase.person, line)
    url = purchase.get_absolute_url()
    kind = Notification.Kind.CREDITS
    notify(recipient=purchase.person, kind=kind, url=url, text=f"{words} bought")
