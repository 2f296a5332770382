"""What people ask for that is no facet: topics, how they are called, and heads over vectors.

`topics.txt` holds a topic a line: its key, its names, words of texts that are a sign of it, and what
texts of it are like, which the heads are trained on by `manage.py facets`. A name means all of a topic;
what is but a part of it, such as karate of martial arts, is among the signs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.ranking.words import stems_of, words_of

FILE: Final = Path(__file__).with_name("topics.txt")
HEADS: Final = Path(__file__).with_name("topic_heads.npz")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WHO: Final = _set("person folk man woman someone somebody anyone anybody everyone everybody")
SIZES: Final = _set("huge big large giant massive enormous small little tiny local other")
AFTER: Final = _set(
    """project idea activity ceremony event moment session routine lesson demonstration performance
    competition match contest action life work"""
)
SMALL: Final = _set("of the and in")  # what the parser leaves of no phrase

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Topic:
    """Something a text can be about."""

    key: str
    names: tuple[str, ...]
    signs: tuple[str, ...]
    examples: tuple[str, ...]

    def terms(self) -> frozenset[str]:
        """Return its names and signs as stems, of two words with a blank between."""
        return frozenset(" ".join(stems_of(said)) for said in (*self.names, *self.signs))


@dataclass(frozen=True)
class Heads:
    """A logistic regression for each topic over vectors of 384 numbers of length one."""

    weights: Matrix  # (topics, 384)
    biases: Matrix  # (topics,)


@cache
def topics() -> dict[str, Topic]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {topic.key: topic for topic in map(_topic, lines)}


@cache
def terms(key: str) -> frozenset[str]:
    return topics()[key].terms()


@cache
def heads() -> Heads:
    with np.load(HEADS) as stored:
        assert tuple(stored["keys"]) == tuple(topics()), "train the heads anew: topics have changed"
        return Heads(stored["weights"].astype(np.float32), stored["biases"].astype(np.float32))


def odds(key: str, vectors: Matrix) -> Matrix:
    """Return the log-odds by which texts are of a topic, (texts,)."""
    at = tuple(topics()).index(key)
    found: Matrix = vectors @ heads().weights[at] + heads().biases[at]
    return found


@dataclass(frozen=True)
class Named:
    """A topic, and by which of its names it is called."""

    key: str
    said: str
    by_people: bool = False  # "people cooking": those who do it are to be seen, too


def named(stems: tuple[str, ...]) -> Named | None:
    """Return the topic that some stems name, "people cooking" as "cooking"; None if they do not."""
    bare = _without_company(stems)
    for said in (stems, bare):
        if found := _by_name().get(said):
            return replace(
                found, by_people=said == bare and not WHO.isdisjoint(stems[: -len(bare)])
            )
    return None


def _without_company(stems: tuple[str, ...]) -> tuple[str, ...]:
    beside = WHO | SIZES
    first = next((at for at, one in enumerate(stems) if one not in beside), len(stems))
    last = len(stems) - (len(stems) > 1 and stems[-1] in AFTER)
    return stems[first:last]


@cache
def _by_name() -> dict[tuple[str, ...], Named]:
    """Return topics by the stems of their names, as they are and as the parser leaves them."""
    names = [(name, topic.key) for topic in topics().values() for name in topic.names]
    bare = {stems_of(_bare(name)): Named(key, name) for name, key in names}
    return bare | {stems_of(name): Named(key, name) for name, key in names}


def _bare(name: str) -> str:
    return " ".join(word for word in words_of(name) if word not in SMALL)


def _topic(line: str) -> Topic:
    key, names, signs, examples = line.split(" | ")
    return Topic(
        key,
        tuple(names.split(", ")),
        tuple(signs.split(", ")),
        tuple(examples.split("; ")),
    )
