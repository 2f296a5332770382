"""A push service as browser makers run them, on this machine; and browsers that trust it."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unbase64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Delivery:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """What was delivered, and how the service answers from now on."""

    origin: str
    status: int = 201
    delivered: list[Delivery] = field(default_factory=list)


@contextmanager
def push_service() -> Iterator[PushService]:
    class Handler(BaseHTTPRequestHandler):
        service: ClassVar[PushService]

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.service.delivered.append(Delivery(self.path, dict(self.headers), body))
            self.send_response(self.service.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.service = PushService(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    try:
        yield Handler.service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class PushedBrowser:
    """A browser with keys of its own, which can read what was encrypted for it."""

    def __init__(self, origin: str, name: str = "browser") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._secret = b"sixteen bytes ok"
        self.endpoint = f"{origin}/{name}"

    @property
    def subscription(self) -> dict[str, Any]:
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": base64url(point), "auth": base64url(self._secret)}
        return {"endpoint": self.endpoint, "keys": keys}

    def read(self, delivery: Delivery) -> dict[str, Any]:
        text = http_ece.decrypt(
            delivery.body,
            private_key=self._key,
            auth_secret=self._secret,
            version=delivery.headers["content-encoding"],
        )
        message: dict[str, Any] = json.loads(text)
        return message
