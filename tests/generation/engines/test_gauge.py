"""Of what prompts ask for, the animatic engine shows the most as itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.generation.gauge import cases, judged, shares

HERE: Final = Path(__file__).resolve().parents[3] / "benchmarks"
FLOORS: Final = {
    "prompts.txt": {"subject": 0.95, "place": 0.94, "action": 0.80},
    "prompts_unseen.txt": {
        "subject": 0.88,
        "place": 0.80,
        "action": 0.74,
    },  # nothing is fitted to it
    "prompts_strangers.txt": {"subject": 0.95, "place": 0.96, "action": 0.92},
    "prompts_newcomers.txt": {"subject": 0.95, "place": 0.92, "action": 0.90},
}


@pytest.mark.parametrize("name", FLOORS)
def test_prompts_are_shown_as_what_they_say(name: str) -> None:
    found = shares([judged(case) for case in cases(HERE / name)])

    assert {what: share >= FLOORS[name][what] for what, share in found.items()} == dict.fromkeys(
        FLOORS[name], True
    )


def test_the_prompts_are_many_and_in_many_languages() -> None:
    prompts = [case.prompt for case in cases(HERE / "prompts.txt")]

    assert len(set(prompts)) >= 100
    assert sum(not prompt.isascii() for prompt in prompts) >= 10
