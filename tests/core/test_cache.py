"""The cache of all processes: connected once in each, whoever asks."""

from __future__ import annotations

from threading import Thread
from typing import Any

from django.core.cache import caches


def test_threads_share_the_connections() -> None:
    clients = []

    def ask() -> None:
        cache: Any = caches["default"]
        cache.get("nothing")
        clients.append(cache._cache.get_client())

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
        thread.join()

    assert len(clients) == 3
    assert len(set(map(id, clients))) == 1
