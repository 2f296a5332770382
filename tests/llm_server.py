"""A small server that speaks OpenAI's chat completions, over a real socket."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pytest_django.fixtures import Settings


class Server(ThreadingHTTPServer):
    """Answers every completion with what `answer` gives; remembers what it was asked."""

    daemon_threads = True
    answer: Callable[[], str]
    status = 200
    pause = 0.0  # seconds between the pieces of an answer
    asked: list[tuple[str, str | None, dict[str, Any]]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        message = {"role": "assistant", "content": self.server.answer()}
        content = json.dumps({"choices": [{"index": 0, "message": message}]}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        for start in range(0, len(content), 40):
            time.sleep(self.server.pause)
            self.wfile.write(content[start : start + 40])

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def language_model(settings: Settings, answer: str) -> Iterator[Server]:
    """Run the server and let the settings name it."""
    server = Server(("127.0.0.1", 0), Handler)
    server.asked, server.answer = [], lambda: answer
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    settings.LLM_BASE_URL = f"http://127.0.0.1:{server.server_port}/v1"
    settings.LLM_API_KEY = "a key"
    settings.LLM_MODEL = "small"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
