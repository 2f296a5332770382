from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sora_site.accounts.models import User
from tests.conftest import signed_in
from tests.generation.test_views import filled_in

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def packed(page: str) -> str:
    found = re.search(r'name="pieces" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_help_is_shown_taken_over_in_part_and_taken_back(owner: User) -> None:
    client, form = signed_in(owner), filled_in(prompt="A cat.", seconds="8")

    offered = client.post("/create/help", form | {"step": "ask"}, headers=HTMX).content.decode()

    assert "<ins" in offered
    assert "<html" not in offered
    chosen = {"step": "use", "pieces": packed(offered), "take": ["0", "2"], "added-0": "Far away."}
    used = client.post("/create/help", form | chosen, headers=HTMX).content.decode()
    assert "Far away. A cat. Then the cat walks a few steps on." in used
    assert 'name="before" value="A cat."' in used
    undone = client.post(
        "/create/help", form | {"step": "undo", "before": "A cat."}, headers=HTMX
    ).content.decode()
    assert ">\nA cat.</textarea>" in undone


def test_help_works_without_script_and_keeps_what_was_chosen(owner: User) -> None:
    client = signed_in(owner)
    form = filled_in(prompt="A cat.", size="1280x720", style="noir", seed="5")

    page = client.post("/create/help", form | {"step": "ask"})
    used = client.post(
        "/create/help", form | {"step": "use", "pieces": packed(page.content.decode()), "take": "0"}
    )

    for response in (page, used):
        shown = response.context["form"]
        assert response.status_code == 200
        assert "<html" in response.content.decode()
        assert (shown["size"].value(), shown["seed"].value()) == ("1280x720", "5")
    assert used.context["form"]["prompt"].value().endswith("A cat.")
    assert used.context["before"] == "A cat."


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"prompt": ""}, 422, "Write what should happen"),
        ({"prompt": "x " * 2000}, 200, "long enough to film"),
        ({"step": "use", "pieces": "[{}]"}, 422, "did not arrive whole"),
        ({"step": "use", "pieces": "nonsense"}, 422, "did not arrive whole"),
        (
            {"step": "use", "pieces": "[" + '{"kind":"kept"},' * 500 + '{"kind":"kept"}]'},
            422,
            "whole",
        ),
    ],
    ids=["empty", "long", "other form", "no json", "too many"],
)
def test_what_cannot_be_helped_with_is_said(
    owner: User, changes: dict[str, str], status: int, words: str
) -> None:
    form = filled_in(prompt="A cat.") | {"step": "ask"} | changes

    response = signed_in(owner).post("/create/help", form, headers=HTMX)

    assert response.status_code == status
    assert words in response.content.decode()


def test_help_after_help_is_stopped_for_a_while(owner: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"help": "1/m/user"}
    client, form = signed_in(owner), filled_in() | {"step": "ask"}

    statuses = [client.post("/create/help", form).status_code for _ in range(2)]

    assert statuses == [200, 429]


@pytest.mark.parametrize("address", ["/", "/about", "/privacy"])
def test_pages_say_so_where_a_language_model_is_asked(
    client: Client, settings: Settings, address: str
) -> None:
    settings.LLM_BASE_URL = "http://127.0.0.1:9/v1"

    page = client.get(address).content.decode()

    assert "nothing leaves it" not in page
    assert "is sent anywhere else" not in page
    assert address == "/" or "language model" in page


def test_markup_in_a_prompt_stays_words(owner: User) -> None:
    form = filled_in(prompt="A cat <script>alert(1)</script>") | {"step": "ask"}

    page = signed_in(owner).post("/create/help", form, headers=HTMX).content.decode()

    assert "<script" not in page
    assert "&lt;script&gt;" in page
