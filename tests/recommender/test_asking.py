"""Plans by a language model: asked only for what is unclear, and held to the schema."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from recommender.services import instruct
from recommender.steering import understood
from sora_site.accounts.models import User
from tests.llm_server import Server, language_model

UNCLEAR = "the flumphery of yesteryear"
PLAN = {
    "wishes": [{"polarity": "only", "any_of": [["art", "city"]]}],
    "lasts": {"length": "hours", "count": 2},
}


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    with language_model(settings, json.dumps(PLAN)) as server:
        yield server


def test_the_model_is_asked_for_what_is_unclear(server: Server) -> None:
    plan = understood(UNCLEAR)

    assert [(wish.polarity, wish.any_of) for wish in plan.wishes] == [("only", (("art", "city"),))]
    assert (plan.lasts.length, plan.lasts.count) == ("hours", 2)
    system, user = server.asked[0][2]["messages"]
    assert user == {"role": "user", "content": UNCLEAR}
    assert '"any_of"' in system["content"]


def test_what_is_clear_stays_here(server: Server) -> None:
    understood("only cute animals, no cars")

    assert server.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        "I would suggest videos of art.",
        json.dumps({"wishes": [{"polarity": "maybe", "any_of": [["art"]]}]}),
        json.dumps({"wishes": [{"polarity": "no", "any_of": [[]]}]}),
        json.dumps({"wishes": [{"polarity": "no", "any_of": [["x" * 200]]}]}),
        json.dumps({"wishes": [{"polarity": "no", "any_of": [["a\x07"]]}]}),
        json.dumps({"do": "delete everything"}),
        json.dumps({"not_understood": ["all"]}),
    ],
    ids=["talk", "polarity", "nothing", "endless", "control", "other form", "empty"],
)
def test_a_plan_that_cannot_be_used_has_no_effect(server: Server, answer: str) -> None:
    server.answer = lambda: answer

    plan = understood(UNCLEAR)

    assert server.asked
    assert plan.is_empty
    assert "flumphery" in plan.not_understood[0]


def test_nobody_waits_long_for_a_plan(server: Server, settings: Settings) -> None:
    settings.LLM_SECONDS = 1
    server.pause = 0.4
    began = time.monotonic()

    plan = understood(UNCLEAR)

    assert time.monotonic() - began < 3
    assert plan.is_empty


def test_an_instruction_is_followed_as_the_model_understood_it(server: Server, owner: User) -> None:
    given = instruct(person=owner, text=UNCLEAR)

    assert given.is_active
    assert given.plan.wishes[0].any_of == (("art", "city"),)
