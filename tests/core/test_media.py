from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Generator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory

from sora_site.core.media import Span, UnsatisfiableRange, off_the_loop, parse_range, serve

CONTENT = bytes(range(200))
NAME = "some/file.bin"


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("", None),
        ("bytes=0-", Span(0, 199, 200)),
        ("bytes=10-19", Span(10, 19, 200)),
        ("bytes=190-500", Span(190, 199, 200)),
        ("bytes=-50", Span(150, 199, 200)),
        ("bytes=-500", Span(0, 199, 200)),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 5000 + "-", None),
        ("bytes=-" + "9" * 5000, None),
    ],
)
def test_range_header_is_read(header: str, span: Span | None) -> None:
    assert parse_range(header, 200) == span


@pytest.mark.parametrize("header", ["bytes=200-", "bytes=300-400", "bytes=20-10", "bytes=-0"])
def test_range_outside_the_file_is_unsatisfiable(header: str) -> None:
    with pytest.raises(UnsatisfiableRange):
        parse_range(header, 200)


def answer(
    header: str | None = None,
    *,
    method: str = "GET",
    private: bool = True,
    headers: dict[str, str] | None = None,
) -> tuple[int, bytes, dict[str, str]]:
    if not default_storage.exists(NAME):
        default_storage.save(NAME, ContentFile(CONTENT))
    asked = (headers or {}) | ({"Range": header} if header else {})
    request = RequestFactory().generic(method, "/", headers=asked)
    response = serve(request, NAME, content_type="video/mp4", private=private)
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    return response.status_code, body, dict(response.items())


def test_whole_file_comes_without_a_range() -> None:
    status, body, headers = answer()

    assert (status, body) == (200, CONTENT)
    assert headers["Content-Length"] == "200"
    assert headers["Accept-Ranges"] == "bytes"


def test_part_of_the_file_comes_with_a_range() -> None:
    status, body, headers = answer("bytes=10-19")

    assert (status, body) == (206, CONTENT[10:20])
    assert headers["Content-Range"] == "bytes 10-19/200"
    assert headers["Content-Length"] == "10"


def test_impossible_range_is_416_with_the_size() -> None:
    status, body, headers = answer("bytes=900-")

    assert (status, body) == (416, b"")
    assert headers["Content-Range"] == "bytes */200"


def test_private_files_are_not_for_shared_caches() -> None:
    assert answer()[2]["Cache-Control"].startswith("private")


def test_lost_file_is_a_404() -> None:
    with pytest.raises(Http404):
        serve(RequestFactory().get("/"), "no/such", content_type="video/mp4", private=True)


def test_head_tells_the_length_and_reads_nothing() -> None:
    status, body, headers = answer(method="HEAD")

    assert (status, body, headers["Content-Length"]) == (200, b"", "200")


def test_file_the_browser_has_is_not_sent_again() -> None:
    etag = answer()[2]["ETag"]

    status, body, headers = answer(headers={"If-None-Match": etag})

    assert (status, body) == (304, b"")
    assert headers["Cache-Control"].startswith("private")


def test_rest_of_another_file_is_not_glued_to_the_beginning_of_this() -> None:
    etag = answer()[2]["ETag"]

    assert answer("bytes=10-19", headers={"If-Range": etag})[0] == 206
    assert answer("bytes=10-19", headers={"If-Range": '"of another"'})[:2] == (200, CONTENT)


def test_shared_caches_ask_again_soon_whether_a_post_is_still_up() -> None:
    assert answer(private=False)[2]["Cache-Control"] == "public, max-age=300"


async def test_visitor_who_leaves_in_the_middle_of_a_read_closes_the_file() -> None:
    reading, closed = threading.Event(), threading.Event()

    def chunks() -> Generator[bytes, None, None]:
        try:
            yield b"first"
            reading.set()
            time.sleep(0.2)
            yield b"second"
        finally:
            closed.set()

    async def visit() -> None:
        async for _ in off_the_loop(chunks()):
            pass

    visitor = asyncio.create_task(visit())
    await asyncio.to_thread(reading.wait)
    visitor.cancel()

    with pytest.raises(asyncio.CancelledError):
        await visitor
    assert await asyncio.to_thread(closed.wait, 2)
