from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from sora_site.embedded import EmbeddedServers, database_url, redis_url
from sora_site.embedded.leftovers import servers_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def servers(data: Path) -> Iterator[EmbeddedServers]:
    servers = EmbeddedServers(data)
    servers.start()
    yield servers
    servers.stop()


def query(data: Path, sql: str) -> object:
    with psycopg.connect(database_url(data), autocommit=True) as connection:
        cursor = connection.execute(sql.encode())
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def redis_of(data: Path) -> redis.Redis:
    return redis.Redis.from_url(redis_url(data), decode_responses=True)


def running(data: Path) -> list[psutil.Process]:
    return [
        *servers_in(data / "postgres", "postgres"),
        *servers_in(data / "redis", "redis-server"),
    ]
