"""Help from a language model: a small server that speaks its protocol, over a real socket."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from generation.helping import Wish, expand, merged
from tests.llm_server import Server, language_model

PROMPT = "A dog runs. @ana says “Good dog!”"
FULLER = "A happy dog runs over wet sand. @ana says “Good dog!” Wind and gulls."


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    with language_model(settings, json.dumps({"prompt": FULLER})) as server:
        yield server


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
