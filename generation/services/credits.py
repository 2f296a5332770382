"""What clips cost, and credits that staff give."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from generation import ledger
from generation.ledger import Balance, CreditsShort, balance_of
from generation.models import CreditEntry, Generation
from generation.services.boards import BoardOrder
from generation.services.requests import ClipOrder
from generation.slots import SLOTS
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

MOST_GIVEN: Final = 100_000  # credits at once
WHY_LIMIT: Final = 150  # characters
__all__ = [
    "MOST_GIVEN",
    "WHY_LIMIT",
    "Balance",
    "CreditsShort",
    "GiftRefused",
    "balance_of",
    "give_credits",
    "price_of",
]


class GiftRefused(DomainError):
    """Credits cannot be given like this."""


def price_of(asked: Generation | ClipOrder | BoardOrder) -> int:
    """Say what making something costs, in credits; 0 of a model that does not exist.

    Of a storyboard, all of its shots; those that are made already and still fit cost nothing when
    it is asked for.
    """
    if isinstance(asked, Generation):
        return asked.price
    slot = SLOTS.get(asked.slot)
    if slot is None:
        return 0
    lengths = (
        [shot.seconds for shot in asked.shots] if isinstance(asked, BoardOrder) else [asked.seconds]
    )
    return sum(slot.credits_for(seconds) for seconds in lengths)


@transaction.atomic
def give_credits(
    *, person: User, amount: int, why: str, by: User, request_key: UUID
) -> CreditEntry:
    """Give a person credits that last, and tell them; the same key gives them once.

    :raises GiftRefused: if the number is none, or no reason is given.
    """
    why = " ".join(why.split())
    if not 1 <= amount <= MOST_GIVEN:
        raise GiftRefused(f"Give between 1 and {MOST_GIVEN:,} credits.")
    if not 1 <= len(why) <= WHY_LIMIT:
        raise GiftRefused(f"Say in up to {WHY_LIMIT} characters what they are for.")
    key = f"gift:{request_key}"
    kind = CreditEntry.Kind.GRANT
    line = CreditEntry(kind=kind, amount=amount, key=key, words=why, given_by=by)
    if ledger.add(person, line):
        text = f"{amount} credits: {why}"
        url = reverse("generation:credits")
        notify(recipient=person, kind=Notification.Kind.CREDITS, url=url, text=text)
    return CreditEntry.objects.get(key=key)
