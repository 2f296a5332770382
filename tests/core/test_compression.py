from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from sora_site.core.middleware import CompressionMiddleware


def page() -> HttpResponseBase:
    return HttpResponse(b"<p>words</p>" * 500)


def film() -> HttpResponseBase:
    return HttpResponse(b"film" * 500, content_type="video/mp4")


def streamed() -> HttpResponseBase:
    return FileResponse([b"<p>words</p>" * 500], content_type="text/html")


@pytest.mark.parametrize(("made", "compressed"), [(page, True), (film, False), (streamed, False)])
def test_pages_are_compressed_and_files_are_not(
    made: Callable[[], HttpResponseBase], compressed: bool
) -> None:
    middleware = CompressionMiddleware(lambda request: made())
    request = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})

    response = middleware(request)

    assert isinstance(response, HttpResponseBase)
    assert ("Content-Encoding" in response.headers) is compressed
