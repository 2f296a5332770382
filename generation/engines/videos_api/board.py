"""Which upstream is well, and where the wait is the least."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

from generation.engines.videos_api.pulse import Pulse
from generation.engines.videos_api.upstreams import Upstream
from generation.engines.videos_api.video import Misshapen, video_from
from generation.engines.videos_api.wire import Answer, Unanswered, Unreached, Wire

logger = logging.getLogger(__name__)

LOOK_EVERY: Final = 10.0  # seconds
LOOK_WITHIN: Final = 5.0  # seconds, for an answer
LISTED: Final = 50  # videos looked at to count those that wait
GUESS: Final = 60.0  # seconds a clip takes where none was timed yet
MEMORY: Final = 0.7  # of a pace when a new time comes in


@dataclass(frozen=True)
class Look:
    """What an upstream was like when it was last looked at."""

    at: float  # monotonic
    well: bool
    waiting: int  # clips that wait or are rendered there, whoever asked for them
    refuses_key: bool = False
    why: str = ""  # it is not well


class Board:
    """What a process knows of all upstreams; shared by its threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._looks: dict[str, Look] = {}
        self._sent: Counter[str] = Counter()  # since the last look
        self._ours: Counter[str] = Counter()
        self._paces: dict[str, float] = {}
        self._closed_until: dict[str, float] = {}

    def best(self, upstreams: Iterable[Upstream], pulse: Pulse) -> Upstream | None:
        """Return the well upstream with the least wait; None while there is none.

        The clip counts as sent there at once, so that those who ask side by side spread out.

        :raises Cancelled: if nobody wants the clip any more.
        """
        open_now = [each for each in upstreams if not self._closed(each)]
        looks = {each.name: self._look(each, pulse) for each in open_now}
        well = [each for each in open_now if looks[each.name].well]
        with self._lock:
            best = min(well, key=self._wait, default=None)
            if best is not None:
                self._sent[best.name] += 1
        return best

    def all_refuse(self, upstreams: Iterable[Upstream]) -> bool:
        """Whether every upstream turned our key away."""
        with self._lock:
            looks = [self._looks.get(each.name) for each in upstreams]
        return all(look is not None and look.refuses_key for look in looks)

    @contextmanager
    def holding(self, upstream: Upstream) -> Iterator[None]:
        """Count a clip as being there for as long as this process waits for it."""
        with self._lock:
            self._ours[upstream.name] += 1
        try:
            yield
        finally:
            with self._lock:
                self._ours[upstream.name] -= 1

    def timed(self, upstream: Upstream, seconds: float) -> None:
        """Remember how long it rendered a clip."""
        with self._lock:
            pace = self._paces.get(upstream.name, seconds)
            self._paces[upstream.name] = MEMORY * pace + (1 - MEMORY) * seconds

    def close(self, upstream: Upstream, seconds: float, *, refuses_key: bool = False) -> None:
        """Leave it alone for a while and look again before it is chosen."""
        now = time.monotonic()
        with self._lock:
            self._closed_until[upstream.name] = now + seconds
            self._looks[upstream.name] = Look(
                now - LOOK_EVERY, well=False, waiting=0, refuses_key=refuses_key
            )

    def _closed(self, upstream: Upstream) -> bool:
        with self._lock:
            return self._closed_until.get(upstream.name, 0.0) > time.monotonic()

    def _wait(self, upstream: Upstream) -> float:
        """Estimate the seconds until a clip sent now would be done."""
        look = self._looks.get(upstream.name)
        listed = (look.waiting if look else 0) + self._sent[upstream.name]
        ahead = max(listed, self._ours[upstream.name])
        pace = self._paces.get(upstream.name, GUESS)
        return (ahead / upstream.at_once + 1) * pace

    def _look(self, upstream: Upstream, pulse: Pulse) -> Look:
        begun = time.monotonic()
        with self._lock:
            known = self._looks.get(upstream.name)
            listed = self._sent[upstream.name]  # by the time it answers
        if known is not None and begun - known.at < LOOK_EVERY:
            return known
        look = pulse.during(lambda: look_at(upstream))
        with self._lock:
            known = self._looks.get(upstream.name)
            if known is not None and known.at >= begun:  # somebody beside us was quicker
                return known
            self._looks[upstream.name] = look
            self._sent[upstream.name] -= listed
        return look


def look_at(upstream: Upstream) -> Look:
    """Ask an upstream how it is, whether it knows the key, and how much it has to do."""
    wire = Wire(upstream)
    try:
        models = wire.ask("GET", "/models", within=LOOK_WITHIN)
        if models.status >= 500 or models.status in {401, 403, 429}:
            why = f"{models.status} {models.message}"
            return _unwell(upstream, why, refuses_key=models.status in {401, 403})
        return Look(time.monotonic(), well=True, waiting=_waiting(wire))
    except (Unreached, Unanswered) as error:
        return _unwell(upstream, str(error))
    finally:
        wire.close()


def _unwell(upstream: Upstream, why: str, *, refuses_key: bool = False) -> Look:
    logger.warning("videos_api.upstream_unwell", extra={"upstream": upstream.name, "why": why})
    return Look(time.monotonic(), well=False, waiting=0, refuses_key=refuses_key, why=why)


def _waiting(wire: Wire) -> int:
    """Count the unfinished clips there; 0 where the server does not list them."""
    listed = wire.ask("GET", f"/videos?limit={LISTED}&order=desc", within=LOOK_WITHIN)
    return sum(_unfinished(video) for video in _videos(listed))


def _videos(listed: Answer) -> list[object]:
    data = listed.body.get("data") if listed.ok else None
    return data if isinstance(data, list) else []


def _unfinished(video: object) -> bool:
    try:
        return isinstance(video, dict) and not video_from(video).ended
    except Misshapen:
        return False
