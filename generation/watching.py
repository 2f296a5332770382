"""Beside each render, a thread that says the worker lives, and ends what takes far too long."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final

from django.conf import settings
from django.db import connection
from dramatiq.threading import raise_thread_exception

from generation.models import Generation, lease_end

GRACE: Final = 60.0  # seconds an interrupted engine has to stop before its process is ended

logger = logging.getLogger(__name__)


class TimeUp(BaseException):  # past every `except Exception` of an engine
    """The render took far longer than foreseen, and its clip has ended."""


def longest(job: Generation) -> float:
    """How many seconds a render may take."""
    least = settings.RENDER_TIME_LEAST
    return float(max(least, settings.RENDER_TIME_FACTOR * job.estimated_seconds))


class Watch:
    """Keeps the lease of an attempt while its process lives, whether or not the engine reports.

    When time is up, `end` settles the clip, so that its author waits no longer; then `TimeUp` is
    raised in the thread that renders. An engine that does not even notice takes its process along,
    which whoever supervises it starts again.
    """

    def __init__(self, job: Generation, *, end: Callable[[], None]) -> None:
        self._job = job
        self._end = end
        self._over = threading.Lock()  # held while the render goes on
        self._renderer = 0
        self._thread = threading.Thread(target=self._run, name=f"watch {job.pk}", daemon=True)

    def __enter__(self) -> None:
        self._over.acquire()
        self._renderer = threading.get_ident()
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.release()
        self._thread.join()

    def _run(self) -> None:
        deadline = time.monotonic() + longest(self._job)
        try:
            while (left := deadline - time.monotonic()) > 0:
                if self._over.acquire(timeout=min(left, settings.RENDER_LEASE / 4)):
                    return
                self._keep()
            self._interrupt()
        finally:
            connection.close()

    def _keep(self) -> None:
        try:
            Generation.objects.held(self._job).update(leased_until=lease_end())
        except Exception:  # whatever it is, the watch goes on
            logger.exception("generation.lease_not_kept", extra={"clip": str(self._job.pk)})
        connection.close()

    def _interrupt(self) -> None:
        logger.error("generation.time_up", extra={"clip": str(self._job.pk)})
        try:
            self._end()
        except Exception:  # whatever it is, the engine is interrupted
            logger.exception("generation.time_up_not_settled", extra={"clip": str(self._job.pk)})
        raise_thread_exception(self._renderer, TimeUp)  # type: ignore[no-untyped-call]
        # Until that is heard, Python 3.11 under a tracer enters no function written in Python.
        if not self._over.acquire(timeout=GRACE):
            end_process()


def end_process() -> None:
    """End this process at once; whoever supervises it starts another."""
    logger.critical("generation.hung")
    os.kill(os.getpid(), signal.SIGKILL)
