"""Encoding beside drawing: a thread that takes frames from a short queue.

libx264 and the colour conversion release the GIL, so that a clip takes about as long as the
slower of drawing and encoding, not as both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, Full, Queue
from types import TracebackType
from typing import Final, Self

import av

FRAMES_AHEAD: Final = 4  # bounds memory: a 1080p frame is 8 MB
LOOK_UP: Final = 0.2  # seconds between looks at whether the encoder is still alive


class _Abandoned(Exception):
    """Ends the thread when the drawing side gave up."""


class EncoderThread:
    """Runs `consume(frames)` in a thread of its own; leaving the block waits for it.

    An error in the thread is raised from `put` or on leaving the block. An error inside the
    block ends the thread at once and is the one that goes on.
    """

    def __init__(self, consume: Callable[[Iterator[av.VideoFrame]], None]) -> None:
        self._consume = consume
        self._queue: Queue[av.VideoFrame | _Abandoned | None] = Queue(FRAMES_AHEAD)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="encoder")
        self._result: Future[None] | None = None

    def __enter__(self) -> Self:
        self._result = self._pool.submit(self._consume, self._frames())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._put(None)
                self._raise_failure()
            else:
                self._abandon()
        finally:
            self._pool.shutdown(wait=True)

    def put(self, frame: av.VideoFrame) -> None:
        """Hand over a frame; waits while the queue is full."""
        self._put(frame)

    def _put(self, item: av.VideoFrame | None) -> None:
        while True:
            try:
                self._queue.put(item, timeout=LOOK_UP)
            except Full:
                if self._result is not None and self._result.done():
                    self._raise_failure()
            else:
                return

    def _raise_failure(self) -> None:
        if self._result is not None:
            self._result.result()

    def _abandon(self) -> None:
        while True:
            try:
                self._queue.get_nowait()
            except Empty:
                break
        self._queue.put(_Abandoned())

    def _frames(self) -> Iterator[av.VideoFrame]:
        while (item := self._queue.get()) is not None:
            if isinstance(item, _Abandoned):
                raise item
            yield item
