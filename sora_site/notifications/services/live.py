"""What open tabs are told: that something changed, never what it says."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

EVERYBODY: Final = "live"  # the group of all web processes
AT_ONCE: Final = 5_000  # people a message is for


def live_group(person: str) -> str:
    """Name the group of the web processes at which a person, by the hex of their id, has a tab."""
    return f"person.{person}"


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
    _tell([person.hex for person in people], {"type": "live.event", "event": event, **facts})


def end_sockets(person: UUID, session_keys: Collection[str] | None) -> None:
    """Close the tabs of a person who was signed out in some sessions, or with None in all."""
    sessions = None if session_keys is None else [digest_of(key) for key in session_keys]
    _tell([person.hex], {"type": "live.end", "sessions": sessions})


def _tell(people: list[str], message: dict[str, Any]) -> None:
    """Tell one person's processes alone; many people's in one message to all processes."""
    group = live_group(people[0]) if len(people) == 1 else EVERYBODY
    try:
        for start in range(0, len(people), AT_ONCE):
            part = {**message, "people": people[start : start + AT_ONCE]}
            async_to_sync(get_channel_layer().group_send)(group, part)
    except (RedisError, OSError):
        logger.warning("notifications.push_lost", extra={"event": message.get("event", "end")})
