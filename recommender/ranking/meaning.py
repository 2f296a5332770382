"""What words mean that no list holds: the nearest facet, a mood, liking or not.

Small heads over sentence vectors, trained by `manage.py facets` on the lines of `asks`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

import numpy as np
import numpy.typing as npt

from recommender.ranking.lexicon import FACETS, PARTS
from recommender.ranking.plan import Mood

HEADS: Final = Path(__file__).with_name("ask_heads.npz")
NAMES: Final = tuple((facet.key, name) for facet in FACETS.values() for name in facet.names)
WHOLE: Final = tuple(at for at, (_, name) in enumerate(NAMES) if name not in PARTS)
# Measured by cross-validation and on 130 words that no list holds; see benchmarks/steering_data.
NEAR: Final = 0.53  # mean cosine of the two nearest names: right 46 times, wrong at most 3
NEAR_IF_RARE: Final = 0.58  # of what is in no list of common words: it may be gibberish
NEAR_IF_NOUN: Final = 0.62  # of a noun that can be looked for as it is
FELT: Final = 0.35  # probability of a mood: 6 of 336 sentences without one have it
FELT_BESIDE: Final = 0.5  # of a sentence in which something may be named, too
FELT_OF_THINGS: Final = 0.5  # … that does but name things: "candles and a blanket"
DISLIKED: Final = 0.65

Matrix = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Matrix]


@dataclass(frozen=True)
class Heads:
    """Linear heads over vectors of 384 numbers, and the vectors of all facets' names."""

    moods: tuple[str, ...]  # the first is none
    mood_weights: Matrix  # (moods, 384)
    mood_biases: Matrix
    against_weights: Matrix  # (384,)
    against_bias: float
    names: Matrix  # (names, 384)


@cache
def heads() -> Heads:
    with np.load(HEADS) as stored:
        known = tuple(f"{key}:{name}" for key, name in NAMES)
        assert tuple(stored["known"]) == known, "train the heads anew: the facets have changed"
        return Heads(
            tuple(stored["moods"]),
            stored["mood_weights"].astype(np.float32),
            stored["mood_biases"].astype(np.float32),
            stored["against_weights"].astype(np.float32),
            float(stored["against_bias"]),
            stored["names"].astype(np.float32),
        )


@cache
def anything() -> Matrix:
    """Return the mean of all that has a name, (384,): how near a text is to whatever one says."""
    mean: Matrix = heads().names.mean(axis=0)
    return mean


@cache
def beyond_anything(name: tuple[str, str]) -> Matrix:
    """Return the direction of a name of a facet, one of `NAMES`, (384,), less that of anything."""
    named: Matrix = heads().names[NAMES.index(name)] - anything()
    return named


def facet_near(phrase: str, embed: Embed, *, least: float = NEAR) -> str | None:
    """Return the name of the facet nearest to a phrase; None if none is near enough."""
    likeness = heads().names @ embed([phrase])[0]
    by_facet: dict[str, list[float]] = {}
    for at in WHOLE:
        by_facet.setdefault(NAMES[at][0], []).append(float(likeness[at]))
    nearness = {key: float(np.mean(sorted(found)[-2:])) for key, found in by_facet.items()}
    nearest = max(nearness, key=lambda key: nearness[key])
    return FACETS[nearest].names[0] if nearness[nearest] >= least else None


def mood_of(said: str, embed: Embed, *, least: float = FELT) -> Mood | None:
    """Return the mood somebody asks for or hints at; None if they talk of something else."""
    odds = heads().mood_weights @ embed([said])[0] + heads().mood_biases
    likely = np.exp(odds - odds.max())
    likely /= likely.sum()
    best = 1 + int(np.argmax(likely[1:]))
    return cast("Mood", heads().moods[best]) if likely[best] >= least else None


def is_against(said: str, embed: Embed) -> bool:
    """Tell whether a sentence speaks against what stands in it as `this`."""
    odds = float(heads().against_weights @ embed([said])[0]) + heads().against_bias
    return bool(1 / (1 + np.exp(-odds)) >= DISLIKED)
