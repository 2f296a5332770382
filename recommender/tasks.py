"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import dramatiq
from django.db import transaction
from dramatiq_crontab import interval

from recommender import doing, partitions, understanding
from recommender.models import Interaction, Item

SECOND: Final = 1_000  # Dramatiq counts in milliseconds
CAUGHT_UP: Final = 500  # items that one sweep reads


@dramatiq.actor(queue_name="default", max_retries=5, min_backoff=2 * SECOND, time_limit=60 * SECOND)
def read_item(item_id: str) -> None:
    """Read one item, and find out what its author made it after."""
    item = Item.objects.filter(pk=UUID(item_id)).first()
    if item is None or item.reading == understanding.reading():
        return
    first = not item.reading
    understanding.read_items([item])
    if first and (seed := understanding.seed_of(item)):
        doing.do(person=item.author, item=seed.pk, kind=Interaction.Kind.CREATE)


@interval(seconds=5 * 60)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=240 * SECOND, time_limit=240 * SECOND)
def catch_up() -> None:
    """Read what nobody read: the message was lost, or the means have changed."""
    behind = Item.objects.behind(understanding.reading()).order_by("-published_at")
    with transaction.atomic():
        understanding.read_items(
            list(behind.select_for_update(skip_locked=True, of=("self",))[:CAUGHT_UP])
        )


@interval(seconds=6 * 60 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=3, time_limit=300 * SECOND)
def turn_days() -> None:
    """Make the next days of the impression table, and drop those that are too old."""
    partitions.make_days()
    partitions.drop_old_days()
