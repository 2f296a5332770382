"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "gone", "new"]
WORDS: Final = re.compile(r"\s+|[\w'\u2019@-]+|.", re.DOTALL)
MOST_COMPARED: Final = 4000  # words of both; comparing takes their product


def word_changes(before: str, after: str) -> list[tuple[Change, str]]:
    """List stretches of text in reading order: kept, taken out, put in."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_COMPARED:
        return [("gone", before), ("new", after)]
    return list(_stretches(old, new))


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[Change, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[old_from:old_to])
            continue
        if old_to > old_from:
            yield "gone", "".join(old[old_from:old_to])
        if new_to > new_from:
            yield "new", "".join(new[new_from:new_to])
