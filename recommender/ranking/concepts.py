"""How well texts match what somebody names: facets where there are some, else its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.ranking import facets
from recommender.ranking.words import holds, stem, stems_of, words_of

Matrix = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Matrix]

MIDDLE: Final = 0.42  # the cosine at which a text is as likely as not about a phrase
SLOPE: Final = 22.0
BROADER: Final = 0.45  # what a text of the facet is worth to whoever asks for one of its signs
LEAST_COSINE: Final = 0.38  # of the best text: else nothing here is about the phrase


@dataclass(frozen=True)
class Pool:
    """Texts to choose from, with what is known of them."""

    texts: tuple[str, ...]
    vectors: Matrix  # (texts, 384), rows of length one
    embed: Embed
    known_facets: Matrix | None = None  # as they were computed at ingest
    known_moods: Matrix | None = None

    @cached_property
    def facets(self) -> Matrix:
        if self.known_facets is not None:
            return self.known_facets
        return facets.probabilities(self.texts, self.vectors)

    @cached_property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        return tuple(stems_of(text) for text in self.texts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word for stems in self.stems for word in stems)


def match(phrase: str, pool: Pool, *, broaden: bool = False) -> Matrix | None:
    """Return how well each text matches a phrase, in [0, 1]; None if it means nothing here.

    With `broaden` a sign counts for its facet, too, but less: food for "pizza" where there is none.
    """
    named, rest = facets.named(stems_of(phrase))
    parts = [pool.facets[:, facets.KEYS.index(key)] for key in named]
    if rest:
        own = _by_own_words(_words(phrase, rest), rest, pool)
        signs = facets.sign_keys(rest) if broaden and not named else ()
        broader = [BROADER * pool.facets[:, facets.KEYS.index(key)] for key in signs]
        if broader:
            own = np.maximum.reduce([*broader, own] if own is not None else broader)
        if own is None and not named:
            return None
        if own is not None:  # beside a facet they only narrow it: "cute" animals, "old" houses
            parts.append(0.5 + 0.5 * own if named else own)
    matched: Matrix = np.prod(parts, axis=0)
    return matched


def own_words(phrase: str) -> str:
    """Return the words of a phrase that name no facet: those that are looked for as they are."""
    return _words(phrase, facets.named(stems_of(phrase))[1])


def _words(phrase: str, stems: tuple[str, ...]) -> str:
    return " ".join(word for word in words_of(phrase) if stem(word) in stems)


def _by_own_words(words: str, stems: tuple[str, ...], pool: Pool) -> Matrix | None:
    here = np.array([holds(text, stems) for text in pool.stems], np.float32)
    scattered = np.array([set(stems) <= set(text) for text in pool.stems], np.float32)
    cosine = pool.vectors @ pool.embed([words])[0]
    if not here.any() and (cosine.max(initial=-1.0) < LEAST_COSINE):
        return None
    likely = 1 / (1 + np.exp(-SLOPE * (cosine - MIDDLE)))
    matched: Matrix = np.maximum.reduce([here, 0.9 * scattered, 0.85 * likely]).astype(np.float32)
    return matched
