"""Saved feeds as places to go to: one of them holds at a time."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from feed.steering import saved_feeds
from recommender import services as recommender
from sora_site.accounts.models import User


@transaction.atomic
def open_feed(*, viewer: User, feed: UUID | None) -> None:
    """Let one saved feed of somebody hold and end the others; with None, all of them.

    What else they told their feed stays.

    :raises Gone: if it was deleted.
    """
    saved = saved_feeds(viewer)
    for each in saved:
        if each.on_as is not None and each.instruction.pk != feed:
            recommender.end(person=viewer, instruction=each.on_as)
    if feed is not None and not any(each.on_as for each in saved if each.instruction.pk == feed):
        recommender.resume(person=viewer, instruction=feed)
