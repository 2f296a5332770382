"""The open tabs of one web process, and who tells them.

All of them share one channel of the layer: a task for each tab that waits for its own messages
costs more than the sending itself.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Collection, MutableMapping
from contextlib import suppress
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from sora_site.notifications.services.live import EVERYBODY, live_group

logger = logging.getLogger(__name__)

AT_ONCE: Final = 100  # tabs told before others have their turn
NOT_FOR_TABS: Final = {"type", "people"}


class Tab(Protocol):
    """One open socket of a signed-in person."""

    async def hear(self, event: str, text: str) -> None:
        """Pass on a message about an event."""

    async def end(self, sessions: Collection[str] | None) -> None:
        """Close, if the tab is of one of these sessions, named by digest; with None in any case."""


class Hub:
    """Passes on what the layer brings to the tabs of this process that it is for."""

    def __init__(self) -> None:
        self._tabs: dict[str, set[Tab]] = {}
        self._layer = get_channel_layer()
        self._channel = ""
        self._listener: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def join(self, person: str, tab: Tab) -> None:
        """Let a tab hear what its person is told."""
        async with self._turn:
            if self._listener is None:
                await self._start()
            if person not in self._tabs:
                await self._layer.group_add(live_group(person), self._channel)
            self._tabs.setdefault(person, set()).add(tab)

    async def leave(self, person: str, tab: Tab) -> None:
        """Forget a tab; again is no error."""
        async with self._turn:
            tabs = self._tabs.get(person, set())
            tabs.discard(tab)
            if tabs or self._tabs.pop(person, None) is None:
                return
            with suppress(RedisError, OSError):  # then this process hears in vain, no more
                await self._layer.group_discard(live_group(person), self._channel)
            if not self._tabs:
                await self._stop()

    async def _start(self) -> None:
        self._channel = await self._layer.new_channel()
        await self._layer.group_add(EVERYBODY, self._channel)
        self._listener = asyncio.create_task(self._listen())

    async def _stop(self) -> None:
        listener, self._listener = self._listener, None
        with suppress(RedisError, OSError):
            await self._layer.group_discard(EVERYBODY, self._channel)
        if listener is not None:
            listener.cancel()
            with suppress(asyncio.CancelledError):
                await listener

    async def _listen(self) -> None:
        while True:
            message = await self._layer.receive(self._channel)
            try:
                await self._pass_on(message)
            except Exception:  # one tab's fault must not make all others deaf
                logger.exception("notifications.hub")

    async def _pass_on(self, message: dict[str, Any]) -> None:
        there = [self._tabs[person] for person in message["people"] if person in self._tabs]
        facts = {key: value for key, value in message.items() if key not in NOT_FOR_TABS}
        text = json.dumps(facts)
        for told, tab in enumerate([tab for tabs in there for tab in tabs], start=1):
            if message["type"] == "live.end":
                await tab.end(message["sessions"])
            else:
                await tab.hear(message["event"], text)
            if told % AT_ONCE == 0:
                await asyncio.sleep(0)


_hubs: MutableMapping[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Find the hub of the running loop; a web process has one."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
