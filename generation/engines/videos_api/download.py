"""Bringing a finished video over, however often the line breaks."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Final
from uuid import uuid4

import requests
from urllib3.exceptions import HTTPError

from generation.engines.protocol import UpstreamFailed
from generation.engines.videos_api.patience import Patience
from generation.engines.videos_api.pulse import Pulse
from generation.engines.videos_api.wire import Unanswered, Unreached, Wire

CHUNK: Final = 256 * 2**10  # bytes
NOT_READY: Final = frozenset({404, 409, 410, 425})
ASKED_AGAIN: Final = 4  # times, before a video that is not there is believed to be gone


class Gone(Exception):
    """The upstream says that it has no such file."""


class TooLarge(UpstreamFailed):
    """The file is larger than a clip can be."""


class Download:
    """One file on its way; what has arrived stays, and only the rest is asked for again.

    Parts are an attempt's own: another one that was overtaken may still be writing.

    :param most: bytes the file may have.
    """

    def __init__(self, wire: Wire, video: str, path: Path, *, most: int) -> None:
        self._wire = wire
        self._address = f"/videos/{video}/content"
        self._path = path
        self._part = path.with_name(f"{path.stem}-{uuid4().hex}.part")
        self._most = most
        self._version = ""  # its ETag: parts of two versions make no file
        self._stopped = Event()
        self.share = 0.0  # of the file that is here

    def run(self, pulse: Pulse, patience: Patience) -> Path:
        """Bring the file.

        :raises Gone: if the upstream has it no longer.
        :raises TooLarge: if it is larger than `most`.
        :raises OutOfPatience: if nothing arrives any more.
        :raises Cancelled: if nobody wants it any more.
        """
        missing = 0
        while not self._path.exists():
            before = self._size()
            try:
                pulse.during(self._bring)
            except Gone:
                missing += 1
                if missing == ASKED_AGAIN:
                    raise
                pulse.sleep(patience.delay())
            except (Unanswered, Unreached):
                if self._size() > before:
                    patience.renew()
                pulse.sleep(patience.delay())
            except BaseException:
                self._stopped.set()  # the thread that still reads
                raise
        return self._path

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _bring(self) -> None:
        have = self._size()
        headers = {"Range": f"bytes={have}-"} if have else {}
        if have and self._version:
            headers["If-Range"] = self._version
        with closing(self._wire.open("GET", self._address, headers=headers)) as answer:
            begin, whole = self._place(answer, have)
            self._version = answer.headers.get("ETag", "")
            self._read(answer, begin, whole)
        if whole is not None and self._size() != whole:
            raise Unanswered("the file broke off")
        self._part.replace(self._path)

    def _place(self, answer: requests.Response, have: int) -> tuple[int, int | None]:
        """Return from which byte on the answer is, and how many the whole file has."""
        if answer.status_code == 200:
            length = answer.headers.get("Content-Length", "")
            return 0, int(length) if length.isdecimal() else None
        if answer.status_code == 206:
            ranged = re.match(r"bytes (\d+)-\d+/(\d+)$", answer.headers.get("Content-Range", ""))
            if ranged and int(ranged[1]) == have:
                return have, int(ranged[2])
        if answer.status_code in {206, 416}:  # not the part that was asked for
            self._part.unlink(missing_ok=True)
        if answer.status_code in NOT_READY:
            raise Gone
        raise Unanswered(f"status {answer.status_code}")

    def _read(self, answer: requests.Response, begin: int, whole: int | None) -> None:
        if whole is not None and whole > self._most:
            raise TooLarge(self._too_large())
        size = begin
        try:
            with self._part.open("r+b" if begin else "wb") as file:
                file.seek(begin)
                while chunk := answer.raw.read1(CHUNK, decode_content=True):
                    size += len(chunk)
                    if size > self._most:
                        raise TooLarge(self._too_large())
                    if self._stopped.is_set():
                        return
                    file.write(chunk)
                    self.share = size / whole if whole else 0.0
        except HTTPError as error:
            raise Unanswered(self._wire.clean(error)) from None

    def _too_large(self) -> str:
        return f"The rendered video has more than {self._most // 2**20} MB."
