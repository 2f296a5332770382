from __future__ import annotations

from typing import Any, Final

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer, AsyncWebsocketConsumer

from sora_site.accounts.ages import is_minor, is_open
from sora_site.notifications.services.live import live_group, session_group

UNAUTHENTICATED: Final = 4401
AT_ALL_HOURS: Final = {"inbox-changed", "guardian-changed"}


class Nowhere(AsyncWebsocketConsumer):
    """Refuse sockets at an address that has none."""

    async def connect(self) -> None:
        await self.close()


class LiveConsumer(AsyncJsonWebsocketConsumer):
    """Hold one tab's subscription to what changes for one person.

    It says that something changed; the tab fetches the rest over HTTP. What a tab sends is
    ignored.
    """

    async def connect(self) -> None:
        user = self.scope["user"]
        if not user.is_authenticated:
            await self.accept()
            await self.close(code=UNAUTHENTICATED)
            return
        self.groups = [live_group(user.pk), session_group(self.scope["session"].session_key)]
        for group in self.groups:
            await self.channel_layer.group_add(group, self.channel_name)
        await self.accept()

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any
    ) -> None:
        """Ignore whatever a tab says."""

    async def live_event(self, message: dict[str, Any]) -> None:
        """Pass on what changed; outside a young person's hours only what is open even then."""
        if message["event"] not in AT_ALL_HOURS and not await self._is_open():
            return
        await self.send_json({key: value for key, value in message.items() if key != "type"})

    async def live_end(self, message: dict[str, Any]) -> None:
        """Close the tab of a session that is over."""
        await self.close(code=UNAUTHENTICATED)

    async def _is_open(self) -> bool:
        person = self.scope["user"]
        return not is_minor(person) or await database_sync_to_async(is_open)(person)
