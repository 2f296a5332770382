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
    return tuple(stem(word.removesuffix("'s")) for word in words_of(text))


def holds(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether the stems of a phrase stand in a text side by side."""
    width = len(phrase)
    return any(text[at : at + width] == phrase for at in range(len(text) - width + 1))
