"""What is a kind of what: a revolver of weapon, a waltz of dance, who skis of skiing.

The table is made from WordNet by `manage.py kinds`; a line holds a word and what falls under it.
"""

from __future__ import annotations

import gzip
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("kinds.txt.gz")
SURELY: Final = (
    "surely "  # before a word, of which there is all that means a kind of it and no more
)

THINGS: Final = "a thing"  # under which there is all that can be looked for as it is called


def kinds_of(stems: tuple[str, ...]) -> frozenset[str]:
    """Return what falls under a word, or two: stems, of two words with a blank between."""
    return frozenset(_table().get(" ".join(stems), "").split("|")) - {""}


def surely(stem: str) -> frozenset[str]:
    """Return what means a kind of person or animal whatever is said of it, as stems."""
    return kinds_of((SURELY + stem,))


def is_kind(stem: str) -> bool:
    """Whether a single word falls under another, or another under it."""
    return stem in _known()


def terms_of(stems: tuple[str, ...]) -> frozenset[str]:
    """Return what `kinds_of` can find in a text: its stems, and each two of them side by side."""
    return frozenset((*stems, *(f"{one} {other}" for one, other in pairwise(stems))))


@cache
def _known() -> frozenset[str]:
    narrower = (word for line in _table().values() for word in line.split("|"))
    return frozenset((*_table(), *narrower))


@cache
def _table() -> dict[str, str]:
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split(":", 1) for line in lines)
