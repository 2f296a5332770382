"""What the real web server answers on the wire, to clients that are slow or talk nonsense."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest
from django.db.transaction import atomic

from generation.models import Asset
from tests.factories import PostFactory, store_asset
from tests.site import Site

BIG = 24 * 1024 * 1024  # bytes: more than sockets hold


def ask(site: Site, text: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        line.sendall(text)
        answer = b""
        while part := line.recv(65536):
            answer += part
    return answer


@pytest.fixture
def video(site: Site) -> str:
    with atomic():
        post = PostFactory.create()
        post.generation.assets.filter(kind=Asset.Kind.VIDEO).delete()
        store_asset(post.generation, Asset.Kind.VIDEO, bytes(BIG))
    return f"/p/{post.pk}/file/video"


def test_slow_watchers_do_not_keep_others_waiting(site: Site, video: str) -> None:
    with ExitStack() as watching:
        for _ in range(40):
            line = watching.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            line.sendall(f"GET {video} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            assert line.recv(12) == b"HTTP/1.1 200"

        connection = HTTPConnection("127.0.0.1", site.port, timeout=5)
        connection.request("GET", "/login")

        assert connection.getresponse().status == 200
        connection.close()


def test_wire_is_answered_as_the_standard_says(site: Site, video: str) -> None:
    host = b"Host: 127.0.0.1\r\nConnection: close\r\n"
    head = ask(site, f"HEAD {video} HTTP/1.1\r\n".encode() + host + b"\r\n")
    part = ask(site, f"GET {video} HTTP/1.1\r\n".encode() + host + b"Range: bytes=5-9\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 200")
    assert f"content-length: {BIG}".encode() in head.lower()
    assert head.endswith(b"\r\n\r\n")
    assert part.startswith(b"HTTP/1.1 206")
    assert part.endswith(b"\r\n\r\n\0\0\0\0\0")
    for nonsense in (
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"POST /login HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n",
        b"POST /login HTTP/1.1\r\n" + host + b"Transfer-Encoding: nonsense\r\n\r\n",
        b"GET /ws/live HTTP/1.1\r\n" + host + b"Upgrade: websocket\r\n\r\n",
        b"\x16\x03\x01\x02\x00nonsense\r\n\r\n",
    ):
        answer = ask(site, nonsense)
        assert not answer.startswith(b"HTTP/1.1 5"), (nonsense[:40], answer[:80])
    assert site.answers()
