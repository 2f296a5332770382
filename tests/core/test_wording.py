from __future__ import annotations

import pytest

from sora_site.core.wording import MOST_COMPARED, Change, word_changes


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("a dog", "a dog", [("same", "a dog")]),
        ("a dog", "a cat", [("same", "a "), ("gone", "dog"), ("new", "cat")]),
        ("", "a cat", [("new", "a cat")]),
        ("a cat", "", [("gone", "a cat")]),
        ("", "", []),
        ("@ann's hat.", "@ann's hat!", [("same", "@ann's hat"), ("gone", "."), ("new", "!")]),
    ],
    ids=["same", "word", "all new", "all gone", "nothing", "mark"],
)
def test_changes_are_told_word_by_word(
    before: str, after: str, changes: list[tuple[Change, str]]
) -> None:
    assert word_changes(before, after) == changes


def test_long_texts_are_not_compared() -> None:
    long = "word " * MOST_COMPARED

    assert word_changes(long, "other") == [("gone", long), ("new", "other")]
