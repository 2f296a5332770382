"""Help from a language model: a small server that speaks its protocol, over a real socket."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from generation.helping import Wish, expand, merged

PROMPT = "A dog runs. @ana says “Good dog!”"
FULLER = "A happy dog runs over wet sand. @ana says “Good dog!” Wind and gulls."


class Server(ThreadingHTTPServer):
    """Answers every completion with what `answer` gives; remembers what it was asked."""

    daemon_threads = True
    answer: Callable[[], str] = staticmethod(lambda: json.dumps({"prompt": FULLER}))
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


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.LLM_BASE_URL = f"http://127.0.0.1:{server.server_port}/v1"
    settings.LLM_API_KEY = "a key"
    settings.LLM_MODEL = "small"
    yield server
    server.shutdown()
    server.server_close()


def test_model_writes_a_fuller_prompt_that_is_shown_word_by_word(server: Server) -> None:
    helped = expand(PROMPT, Wish(seconds=12, sound=False))

    assert helped.by_model
    assert merged(helped.pieces, take=frozenset(range(100))) == FULLER
    assert merged(helped.pieces, take=frozenset()) == PROMPT
    path, key, body = server.asked[0]
    assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer a key", "small")
    system, user = body["messages"]
    assert user == {"role": "user", "content": PROMPT}
    assert "12 seconds and is silent" in system["content"]


def test_model_may_put_its_answer_in_a_fence_and_answer_in_any_language(server: Server) -> None:
    fuller = "Un perro corre por la playa al atardecer."
    server.answer = lambda: f"```json\n{json.dumps({'prompt': fuller})}\n```"

    helped = expand("Un perro corre por la playa.", Wish())

    assert merged(helped.pieces, take=frozenset(range(100))) == fuller


@pytest.mark.parametrize(
    "answer",
    [
        "Sure! Here is a better prompt.",
        json.dumps({"prompt": ""}),
        json.dumps({"text": FULLER}),
        json.dumps({"prompt": "A dog runs. @ana says “Bad dog!”"}),
        json.dumps({"prompt": "A dog runs. @bob says “Good dog!”"}),
        json.dumps({"prompt": "A dog runs. @ana says “Good dog!” He says “Thanks.”"}),
        json.dumps({"prompt": PROMPT + " Sea." * 2000}),
        json.dumps({"prompt": PROMPT + "\x07"}),
    ],
    ids=["talk", "empty", "other form", "line", "handle", "more lines", "endless", "control"],
)
def test_answer_that_cannot_be_used_is_replaced_by_the_rules(server: Server, answer: str) -> None:
    server.answer = lambda: answer

    helped = expand(PROMPT, Wish())

    assert server.asked
    assert not helped.by_model
    assert [piece.text for piece in helped.pieces if not piece.is_change] == [PROMPT]
    assert helped.changes


def test_model_that_fails_is_replaced_by_the_rules(server: Server) -> None:
    server.status = 500

    assert not expand(PROMPT, Wish()).by_model


def test_nobody_waits_for_an_answer_that_trickles_in(server: Server, settings: Settings) -> None:
    settings.LLM_SECONDS = 1
    server.pause = 0.4
    began = time.monotonic()

    helped = expand(PROMPT, Wish())

    assert time.monotonic() - began < 3
    assert helped.changes
    assert not helped.by_model


def test_server_that_is_not_there_is_replaced_by_the_rules(settings: Settings) -> None:
    settings.LLM_BASE_URL = "http://127.0.0.1:9/v1"

    assert expand(PROMPT, Wish()).changes
