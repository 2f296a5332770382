"""What a film that is being watched holds on to."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections

from sora_site.asgi import application
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db(transaction=True)


def borrowed() -> int:
    """Count the connections of the pool that somebody holds."""
    stats = connection.pool.get_stats()  # type: ignore[attr-defined]
    return int(stats["pool_size"] - stats["pool_available"])


async def test_slow_watcher_holds_no_database_connection() -> None:
    post = await sync_to_async(PostFactory.create)()
    await sync_to_async(connections.close_all)()
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "path": f"/p/{post.pk}/file/video",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
        "client": ["127.0.0.1", 5],
    }
    begun, watched = asyncio.Event(), asyncio.Event()
    asked: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    asked.put_nowait({"type": "http.request", "body": b"", "more_body": False})

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body":
            begun.set()
            await watched.wait()

    before = borrowed()
    watcher = asyncio.create_task(application(scope, asked.get, send))
    await asyncio.wait_for(begun.wait(), 5)

    during = borrowed()
    watched.set()
    await watcher
    assert during == before
