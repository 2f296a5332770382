"""Workers say that they live, what they render and what they lack, for `/ops` and for waits."""

from __future__ import annotations

import logging
import threading
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from dramatiq import Middleware
from psycopg_pool import PoolTimeout

from generation import readiness, slots
from generation.models import RenderWorker, this_worker

EVERY: Final = 10.0  # seconds

logger = logging.getLogger(__name__)


class Presence(Middleware):
    """Keeps the row of this process while it renders for some pool."""

    def __init__(self) -> None:
        self._leaving = threading.Event()
        self._beat: threading.Thread | None = None

    def after_worker_boot(self, broker: Any, worker: Any) -> None:
        listens = set(worker.consumer_whitelist or settings.RENDER_POOLS)
        if pools := [pool for pool in settings.RENDER_POOLS if pool in listens]:
            self._leaving.clear()
            facts = (pools, worker.worker_threads)
            self._beat = threading.Thread(
                target=self._keep, args=facts, name="presence", daemon=True
            )
            self._beat.start()

    def before_worker_shutdown(self, broker: Any, worker: Any) -> None:
        self._leaving.set()
        if self._beat:
            self._beat.join()

    def _keep(self, pools: list[str], threads: int) -> None:
        started = timezone.now()
        over = False
        while not over:
            try:
                say_alive(pools=pools, threads=threads, started_at=started)
            except (DatabaseError, PoolTimeout):
                logger.warning("generation.presence_not_kept", exc_info=True)
            connection.close()
            over = self._leaving.wait(EVERY)
        say_gone()
        connection.close()


def say_alive(*, pools: list[str], threads: int, started_at: Any) -> None:
    """Write that this process lives and renders so many clips of these pools at once."""
    facts = {
        "pools": pools,
        "threads": threads,
        "lacks": lacks(pools),
        "started_at": started_at,
        "seen_at": timezone.now(),
    }
    RenderWorker.objects.update_or_create(name=this_worker(), defaults=facts)


def say_gone() -> None:
    """Take this process from the list; where that fails, it grows old."""
    try:
        RenderWorker.objects.filter(name=this_worker()).delete()
    except (DatabaseError, PoolTimeout):
        logger.warning("generation.presence_not_kept", exc_info=True)


def lacks(pools: list[str]) -> dict[str, str]:
    """Say what this machine lacks for the slots whose pools it serves, by recipe."""
    recipes = {slot.recipe for slot in slots.SLOTS.values() if slot.pool in pools}
    return {recipe: why for recipe in sorted(recipes) if (why := readiness.lacking(recipe))}
