"""What open tabs are told: that something changed, never what it says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def live_group(person: UUID) -> str:
    """Name the channel group of a person's open tabs."""
    return f"person.{person.hex}"


def push(person: UUID, event: str, **facts: Any) -> None:
    """Tell a person's open tabs that something changed; nobody listening is fine."""
    push_many([person], event, **facts)


def push_many(people: Collection[UUID], event: str, **facts: Any) -> None:
    """Tell the open tabs of many people the same.

    A silent Redis is fine too: tabs fetch the present state when they hear again.
    """
    message = {"type": "live.event", "event": event, **facts}
    try:
        async_to_sync(_send)([live_group(person) for person in people], message)
    except (RedisError, OSError):
        logger.warning("notifications.push_lost", extra={"event": event})


async def _send(groups: Collection[str], message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    await asyncio.gather(*(layer.group_send(group, message) for group in groups))
