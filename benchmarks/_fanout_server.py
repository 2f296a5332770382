"""What Daphne runs for `notice_fanout.py`: the site, and beside it the least Channels can do."""

from __future__ import annotations

import os
from typing import Any, Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path, re_path

from sora_site.asgi import application as site

BARE: Final = "bare"


class BareConsumer(AsyncWebsocketConsumer):
    """Joins one group and passes on what is sent to it."""

    groups: Final = [BARE]

    async def bare_event(self, message: dict[str, Any]) -> None:
        await self.send(message["text"])


application = ProtocolTypeRouter(
    {
        "http": site,
        "websocket": URLRouter([path("ws/bare", BareConsumer.as_asgi()), re_path("", site)]),
    }
)
