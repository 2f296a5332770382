"""Signs of life while a render waits for somebody else."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Final, TypeVar

from generation.engines.protocol import Cancelled, Report

BEAT_EVERY: Final = 0.5  # seconds

Answer = TypeVar("Answer")


class Pulse:
    """Reports where a render stands, over and over, however long an answer takes.

    The share that is done only grows, whatever a server says.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._fraction = 0.0
        self._stage = ""

    def at(self, fraction: float, stage: str) -> None:
        """Say where the render stands now.

        :raises Cancelled: if nobody wants it any more.
        """
        self.note(fraction)
        self._stage = stage
        self.beat()

    def note(self, fraction: float) -> None:
        """Keep how far it is for the next beat; for the thread that does the work."""
        self._fraction = max(self._fraction, min(fraction, 1.0))

    def beat(self) -> None:
        """Say it again.

        :raises Cancelled: if nobody wants it any more.
        """
        self._report(self._fraction, self._stage)

    def sleep(self, seconds: float) -> None:
        """Wait, beating.

        :raises Cancelled: if nobody wants it any more.
        """
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, BEAT_EVERY))
            self.beat()

    def during(self, call: Callable[[], Answer], *, to_its_end: bool = False) -> Answer:
        """Beat while `call` runs in a thread of its own, and return what it returns.

        With `to_its_end` a cancelled render still learns what came of the call; it ends at the
        next beat.

        :raises Cancelled: if nobody wants the clip any more; `call` is left to run out.
        """
        helper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="videos-api")
        try:
            answer = helper.submit(call)
            wanted = True
            while not wait([answer], timeout=BEAT_EVERY).done:
                try:
                    if wanted:
                        self.beat()
                except Cancelled:
                    if not to_its_end:
                        raise
                    wanted = False
            return answer.result()
        finally:
            helper.shutdown(wait=False)
