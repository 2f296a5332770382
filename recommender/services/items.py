"""What there is to recommend: it comes when it is published and goes when it is withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from recommender import tasks
from recommender.models import Item, Tally
from recommender.models.items import TEXT_READ
from recommender.understanding import reading
from sora_site.accounts.models import User


@transaction.atomic
def publish_item(
    *,
    item: UUID,
    author: User,
    family: UUID,
    text: str,
    published_at: datetime,
) -> None:
    """Let something be recommended from now on; again changes its text alone.

    It is read by a worker after the transaction, and shown from then on: mostly within a second.
    `family` is what all remixes of one clip have in common; `text` is its prompt and caption.
    """
    known, begun = Item.objects.update_or_create(
        pk=item,
        defaults={"text": text[:TEXT_READ], "reading": ""},
        create_defaults={
            "author": author,
            "family": family,
            "published_at": published_at,
            "text": text[:TEXT_READ],
        },
    )
    if begun:
        Tally.objects.create(item=known)
    transaction.on_commit(partial(tasks.read_item.send, str(item)))


def withdraw_items(*, items: Collection[UUID]) -> None:
    """Recommend these no longer, and forget what was done with them; again is no error."""
    Item.objects.filter(pk__in=items).delete()


def unread_items() -> int:
    """Count items that were not read yet, or by other means than now."""
    return Item.objects.behind(reading()).count()
