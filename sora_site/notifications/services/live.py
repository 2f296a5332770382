"""What open tabs are told: that something changed, never what it says."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
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


def session_group(session_key: str) -> str:
    """Name the channel group of one session's tabs, without giving the key away."""
    return f"session.{digest_of(session_key)}"


def digest_of(session_key: str | None) -> str:
    """Name a session without giving its key away."""
    return hashlib.sha256((session_key or "").encode()).hexdigest()


def push(person: UUID, event: str, **facts: Any) -> None:
    """Tell a person's open tabs that something changed; nobody listening is fine."""
    push_many([person], event, **facts)


def push_many(people: Collection[UUID], event: str, **facts: Any) -> None:
    """Tell the open tabs of many people the same.

    A silent Redis is fine too: tabs fetch the present state when they hear again.
    """
    groups = [live_group(person) for person in people]
    _tell(groups, {"type": "live.event", "event": event, **facts})


def end_sockets(person: UUID, session_keys: Collection[str] | None) -> None:
    """Close the tabs of a person who was signed out in some sessions, or with None in all."""
    if session_keys is None:
        groups = [live_group(person)]
    else:
        groups = [session_group(key) for key in session_keys]
    _tell(groups, {"type": "live.end"})


def _tell(groups: Collection[str], message: dict[str, Any]) -> None:
    try:
        async_to_sync(_send)(groups, message)
    except (RedisError, OSError):
        logger.warning("notifications.push_lost", extra={"event": message.get("event", "end")})


async def _send(groups: Collection[str], message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if len(groups) == 1:
        await layer.group_send(*groups, message)
        return
    # The layer waits for an answer after each group: 2,000 groups are 2,000 ways there and back.
    loop_layer, text = layer._get_layer(), layer.serialize(message)  # noqa: SLF001 - it offers no door for many
    shards = defaultdict(list)
    for channel in map(loop_layer._get_group_channel_name, groups):  # noqa: SLF001 - as above
        shards[loop_layer._get_shard(channel)].append(channel)  # noqa: SLF001 - as above
    for shard, channels in shards.items():
        async with shard._lock:  # noqa: SLF001 - as above
            shard._ensure_redis()  # noqa: SLF001 - as above
            pipeline = shard._redis.pipeline(transaction=False)  # noqa: SLF001 - as above
            for channel in channels:
                pipeline.publish(channel, text)
            await pipeline.execute()
