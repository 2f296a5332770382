"""Items that were read, for tests: what somebody could be shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from recommender.models import Item, Tally
from recommender.understanding import read_items
from sora_site.accounts.models import User
from tests.factories import ItemFactory, UserFactory

CATS = (
    "A fluffy kitten plays with a ball of yarn.",
    "Two cats sleep on a sofa.",
    "A cat looks out of the window.",
)
CARS = (
    "A red sports car drives along the coast.",
    "Old cars race through the desert.",
    "A car drifts round a corner at night.",
)
SEAS = (
    "Gentle waves roll onto a quiet beach.",
    "A sailing boat on a calm sea at sunset.",
    "Rain falls on a lake.",
)


def items_of(texts: Sequence[str], *, author: User | None = None) -> list[Item]:
    """Publish and read one item a text, the first one newest, by one author or one each."""
    now = timezone.now()
    items = [
        ItemFactory.create(
            text=text, author=author or UserFactory.create(), published_at=now - timedelta(hours=at)
        )
        for at, text in enumerate(texts)
    ]
    Tally.objects.bulk_create([Tally(item=item) for item in items])
    read_items(items)
    return items


def everything(items: Collection[UUID]) -> Collection[UUID]:
    """Allow all."""
    return items
