"""Which set piece a sentence asks for, and by which of its words."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic.lexicon.set_pieces import WORDS
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.morphology import fold

_WORD: Final = re.compile(r"[^\W_]+")


def asked(text: str) -> tuple[str, tuple[str, ...]]:
    """Name the set piece of a sentence and the words that ask for it; empty where none does."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    for piece, languages in WORDS.items():
        for listing in languages.values():
            for phrase in phrases(listing):
                used = _used(phrase.split(), folded)
                if used is not None:
                    return piece, tuple(words[index] for index in sorted(used))
    return "", ()


def _used(wanted: list[str], words: list[str]) -> set[int] | None:
    """Find every part of a phrase among the words, in any order; None unless all are there.

    Parts that begin with `?` need not be there.
    """
    used: set[int] = set()
    for part in wanted:
        found = _found(fold(part.removeprefix("?")).split("_"), words)
        if not found and not part.startswith("?"):
            return None
        used.update(found)
    return used


def _found(run: list[str], words: list[str]) -> set[int]:
    """Find the words that a part means, or a run of parts that follow one another."""
    found: set[int] = set()
    for begin in range(len(words) - len(run) + 1):
        if all(_is(part, words[begin + at]) for at, part in enumerate(run)):
            found.update(range(begin, begin + len(run)))
    return found


def _is(part: str, word: str) -> bool:
    """Tell whether a word begins with a part; a part in `=` is the whole word."""
    if part.startswith("="):
        return word == part[1:]
    return part in word if not part.isascii() else word.startswith(part)
