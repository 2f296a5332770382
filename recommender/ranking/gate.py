"""Following a plan: which texts obey it, and in which order they come.

What is unwanted is kept out, what is wanted goes first, by how well it matches; among equals the
order they came in stays, so that a plan which says nothing changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from recommender.ranking.concepts import Matrix, Pool, match
from recommender.ranking.moods import leaning
from recommender.ranking.plan import Plan, Wish

UNWANTED: Final = 0.3  # from this probability on, a text has what was not wanted
WANTED: Final = 0.5
STEP: Final = 0.02  # differences smaller than this are none


@dataclass(frozen=True)
class Steered:
    """How a pool stands under a plan."""

    order: tuple[int, ...]  # places in the pool, best first, all of them
    obeys: tuple[bool, ...]  # of each text of the pool
    not_understood: tuple[str, ...] = ()


@dataclass
class _Tally:
    score: Matrix
    kept: Matrix
    unknown: list[str] = field(default_factory=list)


def steer(plan: Plan, pool: Pool) -> Steered:
    """Order a pool by a plan. Phrases that mean nothing here are listed and change nothing."""
    count = len(pool.texts)
    tally = _Tally(np.zeros(count, np.float32), np.ones(count, np.float32))
    for wish in plan.wishes:
        _apply(wish, pool, tally)
    for feeling in plan.feelings:
        lean = leaning(feeling.mood, pool.vectors, pool.embed)
        tally.score += _spread(lean) * (1 if feeling.wanted else -1)
    obeys = tally.kept > 0
    rank = np.round(tally.score / STEP)
    order = sorted(range(count), key=lambda at: (not obeys[at], -rank[at], at))
    return Steered(tuple(order), tuple(bool(kept) for kept in obeys), tuple(tally.unknown))


def _apply(wish: Wish, pool: Pool, tally: _Tally) -> None:
    alternatives = []
    for parts in wish.any_of:
        matches = [match(phrase, pool) for phrase in parts]
        tally.unknown += [part for part, m in zip(parts, matches, strict=True) if m is None]
        if known := [m for m in matches if m is not None]:
            alternatives.append(np.prod(known, axis=0))
    if not alternatives:
        return
    best = np.max(alternatives, axis=0)
    if wish.polarity == "no":
        tally.kept *= best < UNWANTED
        tally.score -= best
    elif wish.polarity == "less":
        tally.score -= best
    else:
        tally.score += best
        if wish.together:
            tally.score += np.prod(alternatives, axis=0)
        if wish.polarity == "only":
            tally.kept *= best >= WANTED


def _spread(values: Matrix) -> Matrix:
    """Bring a leaning to one step of its own spread, so that no mood drowns a wish."""
    wide = float(values.std())
    spread: Matrix = (values - values.mean()) / wide / 2 if wide > 0 else np.zeros_like(values)
    return spread
