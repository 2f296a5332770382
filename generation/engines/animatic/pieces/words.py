"""Which set piece a sentence asks for, and by which of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generation.engines.animatic.lexicon.set_pieces import WORDS
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.morphology import fold

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One word of a phrase, or a few that follow one another; it may stand anywhere."""

    run: tuple[str, ...]
    may_lack: bool


def asked(text: str) -> tuple[str, tuple[str, ...]]:
    """Name the set piece of a sentence and the words that ask for it; empty where none does."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    whole = f" {' '.join(folded)} "
    for piece, parts in _phrases():
        used = _used(parts, folded, whole)
        if used is not None:
            return piece, tuple(words[index] for index in sorted(used))
    return "", ()


@cache
def _phrases() -> tuple[tuple[str, tuple[_Part, ...]], ...]:
    """List every phrase that asks for a piece, as (piece, parts)."""
    return tuple(
        (piece, tuple(map(_part, phrase.split())))
        for piece, languages in WORDS.items()
        for listing in languages.values()
        for phrase in phrases(listing)
    )


def _part(written: str) -> _Part:
    run = fold(written.removeprefix("?")).split("_")
    return _Part(run=tuple(run), may_lack=written.startswith("?"))


def _used(wanted: Sequence[_Part], words: list[str], whole: str) -> set[int] | None:
    """Find every part of a phrase among the words, in any order; None unless all are there."""
    used: set[int] = set()
    for part in wanted:
        found = _found(part.run, words) if _may_be(part.run[0], whole) else set()
        if not found and not part.may_lack:
            return None
        used.update(found)
    return used


def _found(run: Sequence[str], words: list[str]) -> set[int]:
    """Find the words that a part means, or a run of parts that follow one another."""
    found: set[int] = set()
    for begin in range(len(words) - len(run) + 1):
        if all(_is(part, words[begin + at]) for at, part in enumerate(run)):
            found.update(range(begin, begin + len(run)))
    return found


def _may_be(part: str, whole: str) -> bool:
    """Tell at once that no word of a sentence, written with spaces around each, is the part."""
    if part.startswith("="):
        return f" {part[1:]} " in whole
    return (f" {part}" if part.isascii() else part) in whole


def _is(part: str, word: str) -> bool:
    """Tell whether a word begins with a part; a part in `=` is the whole word."""
    if part.startswith("="):
        return word == part[1:]
    return part in word if not part.isascii() else word.startswith(part)
