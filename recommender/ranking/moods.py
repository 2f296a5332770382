"""Moods as directions: what a mood is like, against what it is not.

`moods.txt` holds a mood a line, with examples of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, cast

import numpy as np

from recommender.ranking.concepts import Embed, Matrix
from recommender.ranking.plan import Mood

NEAREST: Final = 3  # examples
WHOLE_SPREAD: Final = 0.097  # standard deviations, measured on 192 prompts of VBench
NEAR_SPREAD: Final = 0.078


def _likenesses() -> Iterator[tuple[Mood, tuple[str, ...]]]:
    lines = Path(__file__).with_name("moods.txt").read_text(encoding="utf-8").splitlines()
    for mood, examples in (line.split(" | ") for line in lines):
        yield cast("Mood", mood), tuple(examples.split("; "))


LIKE: Final = dict(_likenesses())
MOODS: Final = tuple(LIKE)
AGAINST: Final[dict[Mood, tuple[Mood, ...]]] = {
    "calm": ("lively", "scary"),
    "lively": ("calm", "cosy"),
    "funny": ("sad", "scary"),
    "happy": ("sad", "scary"),
    "sad": ("happy", "funny"),
    "scary": ("happy", "cute", "beautiful"),
    "romantic": ("scary", "lively"),
    "cosy": ("scary", "lively"),
    "inspiring": ("sad", "cosy"),
    "nostalgic": ("lively",),
    "cute": ("scary", "sad"),
    "beautiful": ("scary", "sad"),
}


def leaning(mood: Mood, vectors: Matrix, embed: Embed) -> Matrix:
    """Return the leaning of each text to one mood, (texts,)."""
    lean: Matrix = leanings(vectors, embed)[:, MOODS.index(mood)]
    return lean


def leanings(vectors: Matrix, embed: Embed) -> Matrix:
    """Return the leaning of each text to each mood, (texts, moods), in the order of `MOODS`.

    How much more it is like the mood than like the others, and most of all its opposites: on the
    whole and by its nearest examples, each in units of its own usual spread.
    """
    whole = vectors @ np.stack([_direction(mood, embed) for mood in MOODS], axis=1)
    near = np.stack([_nearness(mood, vectors, embed) for mood in MOODS], axis=1)
    lean: Matrix = (whole / WHOLE_SPREAD + near / NEAR_SPREAD) @ _beyond_others()
    return lean.astype(np.float32)


@cache
def _beyond_others() -> Matrix:
    """Return what to take of the likeness to each mood for the leaning to one, (moods, moods)."""
    shares = np.full((len(MOODS), len(MOODS)), -2 / 3 / (len(MOODS) - 1))
    for at, mood in enumerate(MOODS):
        shares[at, at] = 1
        for other in AGAINST[mood]:
            shares[MOODS.index(other), at] -= 1 / 3 / len(AGAINST[mood])
    return shares


@lru_cache(maxsize=64)
def _examples(mood: Mood, embed: Embed) -> Matrix:
    return embed(LIKE[mood])


@lru_cache(maxsize=64)
def _direction(mood: Mood, embed: Embed) -> Matrix:
    mean = _examples(mood, embed).mean(axis=0)
    direction: Matrix = mean / np.linalg.norm(mean)
    return direction


def _nearness(mood: Mood, vectors: Matrix, embed: Embed) -> Matrix:
    """Return the mean cosine to the nearest examples of a mood, (texts,)."""
    cosines = np.sort(vectors @ _examples(mood, embed).T, axis=1)
    near: Matrix = cosines[:, -NEAREST:].mean(axis=1)
    return near
