"""How well texts match what somebody names: facets where there are some, else its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.ranking import facets, meaning, topics
from recommender.ranking.kinds import is_kind, kinds_of, terms_of
from recommender.ranking.lexicon import FACETS
from recommender.ranking.phrases import MOODS
from recommender.ranking.words import holds, stem, stems_of, words_of

Matrix = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Matrix]

DOUBTED: Final = 0.08  # of a facet: below, a word for a kind of it is taken to mean another thing
HEARD: Final = 0.6  # what the nearness to its name is worth where a facet overlooks a text
OVERLOOKED: Final = 0.4  # enough to be kept out, too little to be all that is wanted
SURE: Final = 0.8
FELT: Final = frozenset(
    stem(word)
    for mood in ("beautiful", "cute", "funny", "happy", "scary")
    for word in MOODS[mood].split()
)
BROADER: Final = 0.3  # what a text of the facet is worth to whoever asks for one of its signs
FRAMES: Final = ("{}", "{} video", "something about {}", "#{}")  # in which something is looked for
ENOUGH: Final = 40  # texts, of which one can stand out
# Fitted on the labels of benchmarks/steering_data/items_wide.jsonl that no facet names.
NEARNESS: Final = 24.0  # log-odds a text gains with its cosine, beyond that to anything
OUTSTANDING: Final = 2.1  # … with each standard deviation that it stands out from the others
DOUBT: Final = 5.3
DOUBT_AMONG_FEW: Final = 7.3  # … where none can stand out
LEAST_NEARNESS: Final = 0.18  # of the best text: else nothing here is about the phrase
BY_WORDS: Final = (0.85, 0.75, 0.6)  # side by side, scattered, only a kind of it
# Fitted on four lists of labelled texts: what makes a text one of a topic, in log-odds.
TOPICAL: Final = 0.67  # of the log-odds by name
TOPICAL_OUTSTANDING: Final = 0.38  # for each standard deviation that it stands out from the others
TOPICAL_HEAD: Final = 0.39  # of the head's log-odds
TOPICAL_SIGN: Final = 1.17
TOPICAL_DOUBT: Final = 1.74
LEAST: Final = 0.01  # probability, and as much below one: nothing is surer


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
    def terms(self) -> tuple[frozenset[str], ...]:
        return tuple(terms_of(stems) for stems in self.stems)

    @cached_property
    def misled(self) -> tuple[set[str], ...]:
        """Return the facets that a word of another thing is a sign of: dogs in a hot dog."""
        return tuple(facets.misled_to(stems) for stems in self.stems)


def match(phrase: str, pool: Pool, *, broaden: bool = False) -> Matrix | None:
    """Return how well each text matches a phrase, in [0, 1]; None if it means nothing here.

    With `broaden` a sign counts for its facet, too, but less: food for "pizza" where there is none.
    """
    if (topic := topics.named(stems_of(phrase))) is None:
        return _by_name(phrase, pool, broaden=broaden)
    by_name = _by_whole_name(topic.said, pool, broaden=broaden)
    by_topic = _by_topic(topic, by_name, pool)
    matched = by_topic if broaden else np.maximum(by_topic, by_name)
    if topic.by_people:
        matched = np.sqrt(matched * _by_facet("people", ("person",), pool))
    return matched


def _by_whole_name(said: str, pool: Pool, *, broaden: bool) -> Matrix:
    """Return how well texts match a topic's name: by a facet if it is all of that, else its words."""
    stems = stems_of(said)
    keys, rest = facets.named(stems)
    is_facet = keys and not rest
    own = _by_name(said, pool, broaden=broaden) if is_facet else _by_own_words(said, stems, pool)
    return np.zeros(len(pool.texts), np.float32) if own is None else own


def _by_topic(topic: topics.Named, by_name: Matrix, pool: Pool) -> Matrix:
    """Return how likely a text is of a topic: by its name, its signs, its head and as it stands out."""
    terms = topics.terms(topic.key)
    signed = np.array([not terms.isdisjoint(text) for text in pool.terms], np.float32)
    nearness = _nearness(topic.said, pool)
    odds = (
        TOPICAL * _log_odds(by_name)
        + TOPICAL_OUTSTANDING * _standing_out(nearness)
        + TOPICAL_HEAD * topics.odds(topic.key, pool.vectors)
        + TOPICAL_SIGN * signed
        - TOPICAL_DOUBT
    )
    likely: Matrix = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return likely


def _log_odds(likely: Matrix) -> Matrix:
    bounded = np.clip(likely, LEAST, 1 - LEAST)
    odds: Matrix = np.log(bounded / (1 - bounded))
    return odds


def _standing_out(nearness: Matrix) -> Matrix:
    """Return by how many standard deviations each stands out; none among a few."""
    if len(nearness) < ENOUGH:
        return np.zeros_like(nearness)
    spread: Matrix = (nearness - nearness.mean()) / max(float(nearness.std()), 1e-6)
    return spread


def _by_name(phrase: str, pool: Pool, *, broaden: bool) -> Matrix | None:
    stems = stems_of(phrase)
    named, rest = facets.named(stems, wholly=True)
    parts = [_by_facets(named, stems, pool)] if named else []
    if rest:
        own = _by_own_words(_words(phrase, rest), rest, pool)
        signs = _broader(rest) if broaden and not named else ()
        broader = [BROADER * pool.facets[:, facets.KEYS.index(key)] for key in signs]
        if broader:
            own = _either(np.maximum.reduce(broader), 0 if own is None else own)
        if own is None and not named:
            return None
        if own is not None:  # beside a facet they only narrow it: "cute" animals, "old" houses
            parts.append(own if not named else _narrowing(own, rest))
    matched: Matrix = np.prod(parts, axis=0)
    if whole := _as_a_whole(phrase):
        matched = np.maximum(matched, HEARD * _by_meaning(_nearness(whole, pool)))
    return matched


def _by_facets(keys: Sequence[str], stems: tuple[str, ...], pool: Pool) -> Matrix:
    together: Matrix = np.prod([_by_facet(key, stems, pool) for key in keys], axis=0)
    return together ** (1 / len(keys))


def _by_facet(key: str, stems: tuple[str, ...], pool: Pool) -> Matrix:
    """Return the facet, or a little where a text names a kind of it that the facet overlooks.

    A text that is near to what was said for it counts, too: business is more than work.
    """
    column = pool.facets[:, facets.KEYS.index(key)]
    nearness = pool.vectors @ meaning.beyond_anything(facets.name_in(key, stems))
    known: Matrix = np.maximum(column, HEARD * _by_meaning(nearness))
    if kinds := kinds_of(stems_of(FACETS[key].names[0])):
        named = np.array([not kinds.isdisjoint(text) for text in pool.terms], np.float32)
        known = np.where(known >= DOUBTED, np.maximum(known, OVERLOOKED * named), known)
    misled = [at for at, keys in enumerate(pool.misled) if key in keys]
    known[misled] = np.minimum(known[misled], facets.MISLED)
    return known


def _narrowing(own: Matrix, stems: tuple[str, ...]) -> Matrix:
    """Return how much of a facet is meant: little without the other words, where some text has them.

    Words for how something feels tell least: most of what is cute is not called so.
    """
    least = 0.2 if own.max(initial=0) >= SURE else 0.5
    least = 0.6 if FELT.issuperset(stems) else least
    narrowed: Matrix = least + (1 - least) * own
    return narrowed


def looked_for(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase that are looked for as they are: what is no name of a facet."""
    own = _words(phrase, facets.named(stems_of(phrase), wholly=True)[1])
    topic = topics.named(stems_of(phrase))
    return tuple(
        filter(None, dict.fromkeys((own, _as_a_whole(phrase), topic.said if topic else "")))
    )


def _as_a_whole(phrase: str) -> str:
    """Return a phrase that is about another thing than the facet it names: car accessories."""
    stems = stems_of(phrase)
    named, rest = facets.named(stems, wholly=True)
    another = named and stems[-1] in rest and is_kind(stems[-1])
    return phrase if another and "people" not in named else ""


def _words(phrase: str, stems: tuple[str, ...]) -> str:
    return " ".join(word for word in words_of(phrase) if stem(word) in stems)


def _broader(stems: tuple[str, ...]) -> set[str]:
    return facets.sign_keys(stems) | set(facets.named(stems)[0])


def framed(words: str) -> tuple[str, ...]:
    """Return what is embedded to look for some words."""
    return tuple(frame.format(words) for frame in FRAMES)


def _by_own_words(words: str, stems: tuple[str, ...], pool: Pool) -> Matrix | None:
    here = np.array([holds(text, stems) for text in pool.stems], np.float32)
    scattered = np.array([set(stems) <= set(text) for text in pool.stems], np.float32)
    kinds = kinds_of(stems)
    falls_under = np.array([not kinds.isdisjoint(text) for text in pool.terms], np.float32)
    side, apart, kind = BY_WORDS
    by_word = np.maximum.reduce([side * here, apart * scattered, kind * falls_under])
    nearness = _nearness(words, pool)
    if not by_word.any() and nearness.max(initial=-1.0) < LEAST_NEARNESS:
        return None
    return _either(by_word, _by_meaning(nearness))


def _either(one: Matrix, other: Matrix | float) -> Matrix:
    """Return how likely a text matches for one reason or another."""
    likely: Matrix = (1 - (1 - one) * (1 - other)).astype(np.float32)
    return likely


def _nearness(words: str, pool: Pool) -> Matrix:
    """Return how much nearer each text is to some words than to anything one can name."""
    looked_for = pool.embed(framed(words)).sum(axis=0)
    looked_for /= max(float(np.linalg.norm(looked_for)), 1e-6)
    nearness: Matrix = pool.vectors @ (looked_for - meaning.anything())
    return nearness


def _by_meaning(nearness: Matrix) -> Matrix:
    """Return how likely a text is about a phrase: by itself, and as it stands out from others."""
    odds, doubt = NEARNESS * nearness, DOUBT_AMONG_FEW
    if len(nearness) >= ENOUGH:
        odds, doubt = (odds + OUTSTANDING * _standing_out(nearness)) / 2, DOUBT
    likely: Matrix = 1 / (1 + np.exp(doubt - odds))
    return likely
