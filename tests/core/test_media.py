from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory

from sora_site.core.media import Span, UnsatisfiableRange, parse_range, serve

CONTENT = bytes(range(200))


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
    ],
)
def test_range_header_is_read(header: str, span: Span | None) -> None:
    assert parse_range(header, 200) == span


@pytest.mark.parametrize("header", ["bytes=200-", "bytes=300-400", "bytes=20-10", "bytes=-0"])
def test_range_outside_the_file_is_unsatisfiable(header: str) -> None:
    with pytest.raises(UnsatisfiableRange):
        parse_range(header, 200)


def answer(header: str | None = None) -> tuple[int, bytes, dict[str, str]]:
    name = default_storage.save("some/file.bin", ContentFile(CONTENT))
    headers = {"Range": header} if header else {}
    request = RequestFactory().get("/", headers=headers)
    response = serve(request, name, content_type="video/mp4", private=True)
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
