"""Stored files over HTTP, with Range, for players that seek.

The caller has already decided that the visitor may have the file.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Generator
from dataclasses import dataclass
from typing import Final

from django.core.files.storage import default_storage
from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

CHUNK: Final = 256 * 1024  # bytes
SINGLE_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")  # 18: `int` has a limit


@dataclass(frozen=True)
class Span:
    """Bytes `first` to `last`, both included, of a file of `size` bytes."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class UnsatisfiableRange(ValueError):
    """The range lies outside the file."""


def serve(
    request: HttpRequest, name: str, *, content_type: str, private: bool, lasting: bool = False
) -> HttpResponseBase:
    """Answer with a stored file, or the part of it that the Range header asks for.

    A `lasting` one may be kept by the visitor's own browser without asking again.

    :raises Http404: if the storage has lost the file.
    """
    try:
        size = default_storage.size(name)
    except FileNotFoundError as error:
        raise Http404("The file is gone.") from error
    etag = f'"{hashlib.sha256(name.encode()).hexdigest()[:32]}"'  # names are never used twice
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _answer(request, name, size, etag)
        response["Content-Type"] = content_type
        response["Accept-Ranges"] = "bytes"
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    # Short for all: what is taken down must not live on in caches between here and the visitor.
    response["Cache-Control"] = "private, max-age=3600" if private else "public, max-age=300"
    if lasting:
        response["Cache-Control"] = "private, max-age=2592000, immutable"
    return response


def unkept(content: bytes, content_type: str) -> HttpResponse:
    """Answer with what one person may see now, and what nothing on the way may keep."""
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def parse_range(header: str, size: int) -> Span | None:
    """Read a Range header; None means the whole file, as for headers this does not know.

    :raises UnsatisfiableRange: if no byte of the file is in it.
    """
    match = SINGLE_RANGE.fullmatch(header.strip())
    if match is None or match.group() == "bytes=-":
        return None
    first_text, last_text = match.groups()
    if first_text:
        first, last = int(first_text), min(int(last_text or size - 1), size - 1)
    else:
        first, last = max(size - int(last_text), 0), size - 1
    if first > last:
        raise UnsatisfiableRange(header)
    return Span(first, last, size)


def _answer(request: HttpRequest, name: str, size: int, etag: str) -> HttpResponseBase:
    wanted = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    try:
        span = parse_range(wanted, size)
    except UnsatisfiableRange:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(size)})
    return _stream(request, name, span or Span(0, size - 1, size), partial=span is not None)


def _stream(request: HttpRequest, name: str, span: Span, *, partial: bool) -> StreamingHttpResponse:
    if not connection.in_atomic_block:  # else a slow visitor keeps one of the pool to the end
        connection.close()
    chunks = _chunks(name, span)
    body = off_the_loop(chunks) if isinstance(request, ASGIRequest) else chunks
    response = StreamingHttpResponse(body, status=206 if partial else 200)
    response["Content-Length"] = str(span.length)
    if partial:
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{span.size}"
    return response


def _chunks(name: str, span: Span) -> Generator[bytes, None, None]:
    left = span.length
    with default_storage.open(name) as file:
        file.seek(span.first)
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


async def off_the_loop(chunks: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    reading: asyncio.Future[bytes] | None = None
    try:
        while chunk := await asyncio.shield(reading := _read_on(chunks)):
            yield chunk
    finally:  # a visitor may go away while a thread still reads: the file is closed after it
        if reading is not None:
            reading.add_done_callback(lambda _: chunks.close())


def _read_on(chunks: Generator[bytes, None, None]) -> asyncio.Future[bytes]:
    return asyncio.ensure_future(asyncio.to_thread(next, chunks, b""))
