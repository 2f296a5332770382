"""Stored files over HTTP, with Range, for players that seek.

The caller has already decided that the visitor may have the file.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Generator
from dataclasses import dataclass
from typing import Final

from django.core.files.storage import default_storage
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

CHUNK: Final = 256 * 1024  # bytes
SINGLE_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


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


def serve(request: HttpRequest, name: str, *, content_type: str, private: bool) -> HttpResponseBase:
    """Answer with a stored file, or the part of it that the Range header asks for.

    :raises Http404: if the storage has lost the file.
    """
    try:
        size = default_storage.size(name)
    except FileNotFoundError as error:
        raise Http404("The file is gone.") from error
    try:
        span = parse_range(request.headers.get("Range", ""), size)
    except UnsatisfiableRange:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _stream(request, name, span or Span(0, size - 1, size), partial=span is not None)
    response["Content-Type"] = content_type
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600" if private else "public, max-age=86400"
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


def _stream(request: HttpRequest, name: str, span: Span, *, partial: bool) -> StreamingHttpResponse:
    chunks = _chunks(name, span)
    body = _off_the_loop(chunks) if isinstance(request, ASGIRequest) else chunks
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


async def _off_the_loop(chunks: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    try:
        while chunk := await asyncio.to_thread(next, chunks, b""):
            yield chunk
    finally:  # also when the visitor goes away in the middle
        chunks.close()
