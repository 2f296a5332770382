"""Words and their stems, so that `dogs` and `dog` are one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
IRREGULAR: Final = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "movies": "movie",
    "cookies": "cookie",
    "selfies": "selfie",
    "mice": "mouse",
    "geese": "goose",
    "feet": "foot",
    "teeth": "tooth",
    "wolves": "wolf",
    "leaves": "leaf",
    "knives": "knife",
    "wives": "wife",
    "oxen": "ox",
    "buses": "bus",
    "skies": "sky",
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DOES: Final = _set(  # what as a noun is another thing: a carpenter sands, a crowd waves
    """bat bear beat box branch bug cloud crane drum duck fall fly fork frost iron layer leaf light
    model park pet plant race ram rock root rose sand saw seal shell ship spring star storm suit
    swallow top track train wave work"""
)
BEFORE: Final = _set("a an the one my his her their our your another every each this that")
AFTER: Final = BEFORE | _set(
    """at by down for from in into it off on onto out over past through to together towards under up
    with himself herself itself"""
)
ENDINGS: Final = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("oes", "o"),
    ("s", ""),
)


def folded(text: str) -> str:
    """Bring a text into one case and one kind of apostrophe."""
    return (
        unicodedata.normalize("NFKC", text)
        .casefold()
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )


def words_of(text: str) -> list[str]:
    """Split a text into its words, folded so that they can be compared."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Bring a noun into its singular. Nothing more: `animation` is not about animals."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


@lru_cache(maxsize=20_000)
def stems_of(text: str) -> tuple[str, ...]:
    words = [word.removesuffix("'s") for word in words_of(text)]
    return tuple(word if _does(words, at) else stem(word) for at, word in enumerate(words))


def _does(words: list[str], at: int) -> bool:
    """Whether a word says what somebody does, as "trains" in "a man trains his dog"."""
    return (
        words[at].endswith("s")
        and stem(words[at]) in DOES
        and not BEFORE.isdisjoint(words[max(0, at - 3) : max(0, at - 1)])
        and words[at - 1] not in BEFORE
        and at + 1 < len(words)
        and words[at + 1] in AFTER
    )


def holds(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether the stems of a phrase stand in a text side by side."""
    width = len(phrase)
    return any(text[at : at + width] == phrase for at in range(len(text) - width + 1))
