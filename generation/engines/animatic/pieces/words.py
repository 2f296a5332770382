"""Which set piece a sentence asks for, and by which of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generation.engines.animatic.lexicon.set_pieces import WORDS
from generation.engines.animatic.lexicon.setting import COUNTS
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.morphology import fold

MOST_TIMES: Final = 6
_WORD: Final = re.compile(r"[^\W_]+")
_TURN: Final = re.compile(
    r"flip|backflip|somersault|handspring|tumbl|turn|axel|kickflip|salto|mortal|volteret|capriol|pirouette"
)
_FOLD: Final = {"single": 1, "double": 2, "triple": 3, "quad": 4, "quadruple": 4, "doble": 2, "doppelt": 2,
                "dreifach": 3, "doppio": 2, "triplo": 3, "duplo": 2}  # fmt: skip
_IN_SCRIPT: Final = re.compile(r"(\d|[一二两三四五六])\s*(?:回|번|바퀴|个|周)")
_ARTICLES: Final = frozenset(
    {"a", "an", "un", "une", "una", "uno", "ein", "eine", "einen", "um", "uma"}
)
_DIGITS: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}


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


def times_asked(text: str) -> tuple[int, tuple[str, ...]]:
    """Tell how many turns a sentence asks for, and by which words; 0 where it does not say."""
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    for at, word in enumerate(folded):
        count = _numbers().get(word, 0)
        if 0 < count <= MOST_TIMES and any(map(_TURN.match, folded[at + 1 : at + 3])):
            return count, (words[at],)
    if met := _IN_SCRIPT.search(text):
        return _DIGITS.get(met[1]) or min(int(met[1]), MOST_TIMES), ()
    return 0, ()


@cache
def _numbers() -> Mapping[str, int]:
    """Map the words and figures for small numbers, in languages that write them apart, to numbers."""
    listed = {
        fold(word): int(float(value))
        for language in ("it", "pt", "fr", "de", "es", "en")
        for value, listing in COUNTS[language].items()
        for word in phrases(listing)
        if fold(word) not in _ARTICLES
    }
    return {**listed, **{str(number): number for number in range(1, MOST_TIMES + 1)}, **_FOLD}


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
