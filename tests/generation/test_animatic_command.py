"""The animatic engine on the command line."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import av
import pytest
from django.core.management import CommandError, call_command


def test_a_prompt_becomes_a_film_with_a_bar_on_the_way(tmp_path: Path) -> None:
    out, told, bar = tmp_path / "films" / "cat.mp4", StringIO(), StringIO()

    call_command(
        "animatic", "A cat walks", str(out), "--size", "640x360", "--seconds", "4",
        "--style", "comic", stdout=told, stderr=bar,
    )  # fmt: skip

    with av.open(str(out)) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, video.frames) == (640, 360, 96)
    assert told.getvalue().strip() == str(out)
    assert "100% Done" in bar.getvalue()
    assert "Drawing" in bar.getvalue()


def test_explaining_prints_the_screenplay_alone() -> None:
    told = StringIO()

    call_command(
        "animatic", "A red fox runs in the rain, no music", "--explain", "--negative", "crowd",
        stdout=told,
    )  # fmt: skip

    screenplay = json.loads(told.getvalue())
    (shot,) = screenplay["shots"]
    assert (shot["actors"][0]["name"], shot["weather"], screenplay["music"]) == (
        "fox", "rain", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["A cat"], "Say where to write"),
        (["A cat", "cat.mp4", "--size", "large"], "is no size"),
        (["A cat", "--explain", "--style", "cubist"], "There is no style"),
        (["", "--explain"], "the prompt is empty"),
        (["A cat", "cat.mp4", "--first-frame", "missing.png"], "cannot be read"),
        (["--sheet", "sheet.webp", "--prompts", "missing.txt"], "cannot be read"),
    ],
    ids=["no file", "no size", "no style", "no prompt", "no picture", "no list"],
)
def test_what_cannot_be_done_is_said(asked: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("animatic", *asked)
