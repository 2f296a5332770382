"""One thread computes, another reports.

A step, a decode or the loading of weights can last for minutes. Meanwhile whoever waits must see
that somebody is alive, and a clip that is no longer wanted must stop. So the caller's thread
reports every second, and the thread that computes looks between steps whether to go on. That
thread is always the same, which is what accelerators like best.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Final, TypeVar

from generation.engines.protocol import Cancelled, Report

REPORT_EVERY: Final = 1.0  # seconds

T = TypeVar("T")


class Conversation:
    """What the thread that computes says of itself, and what it is told."""

    def __init__(self) -> None:
        self.fraction = 0.0
        self.stage = "Starting"
        self._unwanted = threading.Event()

    def say(self, fraction: float, stage: str) -> None:
        """Tell how far the work is.

        :raises Cancelled: if nobody wants it any more.
        """
        self.fraction, self.stage = fraction, stage
        if self._unwanted.is_set():
            raise Cancelled("This clip is no longer wanted.")

    def stop(self) -> None:
        self._unwanted.set()


class Computer:
    """The thread that computes; one for a process."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="computer")

    def run(self, work: Callable[[Conversation], T], *, report: Report) -> T:
        """Do the work while reporting; return when the thread is free again, whatever happened.

        :raises Cancelled: out of `report`, once the work has stopped.
        """
        talk = Conversation()
        future = self._pool.submit(work, talk)
        try:
            report(talk.fraction, talk.stage)
            while not wait([future], timeout=REPORT_EVERY).done:
                report(talk.fraction, talk.stage)
        except BaseException:
            talk.stop()
            wait([future])
            raise
        return future.result()
