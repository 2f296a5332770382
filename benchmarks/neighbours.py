"""How often an unknown word is shown as something like it, by how near its neighbour has to be.

Words and what each may be shown as are in neighbours.txt, labelled by hand. `python benchmarks/neighbours.py`
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_site.settings")

from generation.engines.animatic.lexicon.abstract import ABSTRACT_WORDS
from generation.engines.animatic.lexicon.terms import Noun
from generation.engines.animatic.neighbours import (
    AS_PLACE,
    AS_THING,
    NEAR_ENOUGH,
    closest,
    shelf,
)
from generation.engines.animatic.vocabulary import vocabulary
from sora_site.core.embedding import Vectors, embed

TRIED: Final = (0.54, 0.56, 0.58, 0.60, 0.62, 0.64, 0.66, 0.68, 0.70)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A word, its neighbour, how near that is, and whether one may be shown as the other."""

    word: str
    shown_as: str
    likeness: float
    is_right: bool


def main() -> None:
    known = embed(shelf().asked)
    for form in (AS_THING, AS_PLACE):
        pairs = sorted(_pairs(form, known), key=lambda pair: -pair.likeness)
        print(f"{form}: {len(pairs)} words")
        for least in TRIED:
            taken = [pair for pair in pairs if pair.likeness >= least]
            right = sum(pair.is_right for pair in taken)
            mark = "  <- in use" if least == NEAR_ENOUGH[form] else ""
            print(
                f"  from {least:.2f} on: {len(taken):3} shown, {right / (len(taken) or 1):4.0%} right{mark}"
            )
        for pair in pairs:
            if pair.likeness >= NEAR_ENOUGH[form] and not pair.is_right:
                print(f"    wrong: {pair.word} as {pair.shown_as} ({pair.likeness:.2f})")


def _pairs(form: str, known: Vectors) -> list[Pair]:
    lines = [line for line in (HERE / "neighbours.txt").read_text().splitlines() if line[0] != "#"]
    of_form = [line for line in lines if line.startswith("in ") == (form == AS_PLACE)]
    labels = dict(line.removeprefix("in ").split(" | ") for line in of_form)
    words = [word for word in labels if word not in ABSTRACT_WORDS]
    vectors = embed([form.format(word) for word in words])
    return [
        _pair(word, set(labels[word].split(" / ")), *closest(word, vector, known, form))
        for word, vector in zip(words, vectors, strict=True)
    ]


def _pair(word: str, may_be: set[str], likeness: float, shown_as: str) -> Pair:
    values = [value for _, value in vocabulary("en")[shown_as]]
    kinds = {value.kind if isinstance(value, Noun) else str(value) for value in values}
    return Pair(
        word=word, shown_as=shown_as, likeness=likeness, is_right=not may_be.isdisjoint(kinds)
    )


if __name__ == "__main__":
    main()
