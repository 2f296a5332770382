"""How much of each facet a text has: its words as signs, and small heads over its vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.ranking.kinds import surely
from recommender.ranking.lexicon import FACETS, OTHERWISE, PARTS, Facet
from recommender.ranking.words import holds, stem, stems_of, words_of

HEADS: Final = Path(__file__).with_name("facet_heads.npz")
SIGNED: Final = 0.55  # how likely a sign in the text makes a facet at least
MISLED: Final = 0.2  # … at most, where only a word of another thing is a sign: "hot dog"
POINTING: Final = frozenset(["the", "these", "those", "this", "that", "all", "such", "my"])
KEYS: Final = tuple(FACETS)

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Heads:
    """A logistic regression for each facet over vectors of 384 numbers of length one."""

    weights: Matrix  # (facets, 384)
    biases: Matrix  # (facets,)

    def probabilities(self, vectors: Matrix) -> Matrix:
        """Return (texts, facets) in [0, 1]."""
        odds = vectors @ self.weights.T + self.biases
        likely: Matrix = 1 / (1 + np.exp(-odds))
        return likely


@cache
def heads() -> Heads:
    with np.load(HEADS) as stored:
        assert tuple(stored["keys"]) == KEYS, "train the heads anew: the facets have changed"
        return Heads(stored["weights"].astype(np.float32), stored["biases"].astype(np.float32))


def probabilities(texts: Sequence[str], vectors: Matrix) -> Matrix:
    """Return how likely each text has each facet, (texts, facets), in the order of `KEYS`."""
    likely = heads().probabilities(vectors)
    surer = np.where(signed(texts) > 0, SIGNED + (1 - SIGNED) * likely, likely)
    for row, text in enumerate(texts):
        misled = [KEYS.index(key) for key in misled_to(stems_of(text))]
        surer[row, misled] = np.minimum(surer[row, misled], MISLED)
    return surer.astype(np.float32)


def signed(texts: Sequence[str]) -> Matrix:
    """Return 1 where a text has a sign of the facet in its words, (texts, facets)."""
    found = np.zeros((len(texts), len(KEYS)), np.float32)
    for row, text in enumerate(texts):
        stems = stems_of(text)
        for key in sign_keys(stems):
            found[row, KEYS.index(key)] = 1
    return found


def sign_keys(stems: tuple[str, ...]) -> set[str]:
    """Return the facets of which a text has a sign."""
    by_first = _signs_by_first()
    within = _otherwise(stems)
    return {
        key
        for at, first in enumerate(stems)
        for sign, key in by_first.get(first, ())
        if stems[at : at + len(sign)] == sign and len(sign) >= within.get(at, 1)
    }


def misled_to(stems: tuple[str, ...]) -> set[str]:
    """Return the facets of which a text has but such signs as are part of another thing."""
    if not (within := _otherwise(stems)):
        return set()
    parts = {
        key for at in within for sign, key in _signs_by_first().get(stems[at], ()) if len(sign) == 1
    }
    return parts - sign_keys(stems)


def _otherwise(stems: tuple[str, ...]) -> dict[int, int]:
    """Return the places of words that are part of another thing, and how many words that has."""
    return {
        place: len(thing)
        for at, first in enumerate(stems)
        for thing in _other_things().get(first, ())
        if stems[at : at + len(thing)] == thing
        for place in range(at, at + len(thing))
    }


@cache
def _other_things() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in OTHERWISE:
        table.setdefault(stems_of(name)[0], []).append(stems_of(name))
    return table


@cache
def _signs_by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for facet in FACETS.values():
        for sign in facet.signs:
            if stems := stems_of(sign):
                table.setdefault(stems[0], []).append((stems, facet.key))
        for one in surely(" ".join(stems_of(facet.names[0]))):
            table.setdefault(one, []).append(((one,), facet.key))
    return table


@cache
def _names() -> dict[tuple[str, ...], Facet]:
    return {stems_of(name): facet for facet in FACETS.values() for name in facet.names}


def named(stems: tuple[str, ...], *, wholly: bool = False) -> tuple[list[str], tuple[str, ...]]:
    """Find the facets a phrase names, the longest names first; return them and what is left.

    With `wholly` a name that means but a part, such as skiing for snow, is left with the rest.
    """
    found = []
    for name, facet in sorted(_names().items(), key=lambda entry: -len(entry[0])):
        if name and holds(stems, name) and not (wholly and name in _parts()):
            at = next(i for i in range(len(stems)) if stems[i : i + len(name)] == name)
            stems = stems[:at] + stems[at + len(name) :]
            found.append(facet.key)
    return found, stems


def name_in(key: str, stems: tuple[str, ...]) -> tuple[str, str]:
    """Return a facet and by which of its names, the longest, some stems call it; else the first."""
    names = sorted(FACETS[key].names, key=lambda name: -len(name))
    said = (name for name in names if holds(stems, stems_of(name)))
    return key, next(said, FACETS[key].names[0])


@cache
def _parts() -> frozenset[tuple[str, ...]]:
    return frozenset(stems_of(name) for name in PARTS)


def with_names_as(instead: str, text: str) -> str:
    """Put a word in the place of each name of a facet; of each sign where there is no name."""
    words = [word for word in words_of(text) if word not in POINTING]
    stems = [stem(word) for word in words]
    about = [(each,) in _names() for each in stems]
    if not any(about):
        about = [
            any(sign == (each,) for sign, _ in _signs_by_first().get(each, ())) for each in stems
        ]
    return " ".join(instead if it else word for word, it in zip(words, about, strict=True))
