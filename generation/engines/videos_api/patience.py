"""How long to go on asking somebody who does not answer, and how often."""

from __future__ import annotations

import random
import time
from typing import Final

JITTER: Final = 0.2  # share of a delay, so that many who wait do not all ask at once
GROWTH: Final = 1.6


class OutOfPatience(Exception):
    """There was no answer for too long."""


class Patience:
    """Delays that grow from one failure to the next, until there were too many.

    :param seconds: how long failures may go on.
    :param first: seconds before the first new try.
    :param most: seconds between two tries at most.
    """

    def __init__(self, seconds: float, *, first: float = 1.0, most: float = 15.0) -> None:
        self._seconds, self._first, self._most = seconds, first, most
        self._delay = first
        self._since: float | None = None

    def renew(self) -> None:
        """There was an answer: begin anew."""
        self._delay, self._since = self._first, None

    def delay(self, at_least: float = 0.0) -> float:
        """Return the seconds to wait before trying again.

        :raises OutOfPatience: if it has gone on for too long.
        """
        now = time.monotonic()
        self._since = self._since or now
        if now - self._since >= self._seconds:
            raise OutOfPatience
        delay = self._delay * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - no secret
        self._delay = min(self._delay * GROWTH, self._most)
        return max(delay, at_least)
