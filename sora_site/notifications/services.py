from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from django.utils import timezone
from redis.exceptions import RedisError

from sora_site.accounts.models import User
from sora_site.notifications.models import Notification

logger = logging.getLogger(__name__)


def live_group(person: UUID) -> str:
    """Name the channel group of a person's open tabs."""
    return f"person.{person.hex}"


def push(person: UUID, event: str, **facts: Any) -> None:
    """Tell a person's open tabs that something changed; nobody listening is fine.

    So is a silent Redis: tabs fetch the present state when they hear again.
    """
    message = {"type": "live.event", "event": event, **facts}
    try:
        async_to_sync(get_channel_layer().group_send)(live_group(person), message)
    except (RedisError, OSError):
        logger.warning("notifications.push_lost", extra={"event": event})


@transaction.atomic
def notify(
    *,
    recipient: User,
    kind: Notification.Kind,
    url: str,
    text: str = "",
    actor: User | None = None,
) -> None:
    """Put one line into a person's inbox and ring their open tabs on commit.

    The same line by the same actor is not repeated while it is unread.
    """
    Notification.objects.bulk_create(
        [Notification(recipient=recipient, kind=kind, url=url, text=text[:200], actor=actor)],
        ignore_conflicts=True,
    )
    transaction.on_commit(lambda: push(recipient.pk, "inbox-changed"), robust=True)


@transaction.atomic
def mark_read(*, recipient: User) -> int:
    """Mark the whole inbox as read; other tabs hear of it."""
    read = Notification.objects.filter(recipient=recipient).unread().update(read_at=timezone.now())
    if read:
        transaction.on_commit(lambda: push(recipient.pk, "inbox-changed"), robust=True)
    return read
