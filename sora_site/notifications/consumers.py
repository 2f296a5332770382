from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from sora_site.accounts.ages import is_minor, is_open
from sora_site.notifications.hub import hub
from sora_site.notifications.services.live import digest_of

UNAUTHENTICATED: Final = 4401
AT_ALL_HOURS: Final = {"inbox-changed", "guardian-changed"}


class Nowhere(AsyncWebsocketConsumer):
    """Refuse sockets at an address that has none."""

    async def connect(self) -> None:
        await self.close()


class LiveConsumer(AsyncWebsocketConsumer):
    """Hold one tab's subscription to what changes for one person.

    It says that something changed; the tab fetches the rest over HTTP. What a tab sends is
    ignored. The hub listens to the channel layer for all tabs together.
    """

    channel_layer_alias = ""

    async def connect(self) -> None:
        user = self.scope["user"]
        if not user.is_authenticated:
            await self.accept()
            await self.close(code=UNAUTHENTICATED)
            return
        self.session = digest_of(self.scope["session"].session_key)
        await hub().join(user.pk.hex, self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        user = self.scope["user"]
        if user.is_authenticated:
            await hub().leave(user.pk.hex, self)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any
    ) -> None:
        """Ignore whatever a tab says."""

    async def hear(self, event: str, text: str) -> None:
        """Pass on what changed; outside a young person's hours only what is open even then."""
        if event in AT_ALL_HOURS or await self._is_open():
            await self.base_send({"type": "websocket.send", "text": text})

    async def end(self, sessions: Collection[str] | None) -> None:
        """Close the tab of a session that is over."""
        if sessions is None or self.session in sessions:
            await self.close(code=UNAUTHENTICATED)

    async def _is_open(self) -> bool:
        person = self.scope["user"]
        return not is_minor(person) or await database_sync_to_async(is_open)(person)
