"""The cache all processes share: limits on signing in and joining, and what many pages need again."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


@cache
def _connected(server: str) -> Redis:
    """Connect once in each process: Django makes a cache, with connections of its own, a request."""
    return Redis.from_url(server)


class _Client(RedisCacheClient):
    _servers: list[str]

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        return _connected(self._servers[0])


class LenientRedisCache(RedisCache):
    """Redis that may be silent: nothing is remembered meanwhile, and nobody is locked out."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        try:
            return super().add(key, value, *args, **kwargs)
        except RedisError:
            logger.warning("core.cache_silent")
            return True

    def get(self, key: Any, default: Any = None, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get(key, default, *args, **kwargs)
        except RedisError:
            return default

    def set(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(*args, **kwargs)
        except RedisError:
            logger.warning("core.cache_silent")

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        try:
            return super().delete(*args, **kwargs)
        except RedisError:
            return False
