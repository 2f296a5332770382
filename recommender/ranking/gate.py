"""Following a plan: which texts obey it, and in which order they come.

What is unwanted is kept out, what is wanted goes first, by how well it matches; among equals the
order they came in stays, so that a plan which says nothing changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from recommender.ranking.concepts import Matrix, Pool, match
from recommender.ranking.moods import MOODS, leaning
from recommender.ranking.plan import Mood, Plan, Wish

UNWANTED: Final = 0.3  # from this probability on, a text has what was not wanted
BESIDE_WANTED: Final = 0.6  # … of that by which it has what is: of music, little is singing
WANTED: Final = 0.5
BESIDE_A_WISH: Final = 0.5  # of a mood: it leans what is wanted, and does not outweigh it
STEP: Final = 0.02  # differences smaller than this are none


@dataclass(frozen=True)
class Steered:
    """How a pool stands under a plan."""

    order: tuple[int, ...]  # places in the pool, best first, all of them
    obeys: tuple[bool, ...]  # of each text of the pool
    not_understood: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a plan says of each text of a pool: (texts,) each."""

    score: Matrix  # how well it follows the plan; differences below STEP are none
    kept: npt.NDArray[np.bool_]  # it may be shown
    wanted_most: Matrix  # in [0, 1]: of the wish it matches best; 0 where nothing is wished for
    wanted_least: Matrix  # … worst
    unwanted: Matrix  # how much it has of what was not wanted
    lessened: npt.NDArray[np.bool_]  # it has what there should be less of
    lean: Matrix  # towards the moods that were asked for
    not_understood: tuple[str, ...] = ()


@dataclass
class _Tally:
    score: Matrix
    lean: Matrix
    wanted: list[Matrix] = field(default_factory=list)
    excluded: list[Matrix] = field(default_factory=list)
    lessened: list[Matrix] = field(default_factory=list)
    lacking: list[Matrix] = field(default_factory=list)  # of what alone is wanted
    unknown: list[str] = field(default_factory=list)


def steer(plan: Plan, pool: Pool) -> Steered:
    """Order a pool by a plan. Phrases that mean nothing here are listed and change nothing."""
    reading = read(plan, pool)
    rank = np.round(reading.score / STEP)
    order = sorted(range(len(pool.texts)), key=lambda at: (not reading.kept[at], -rank[at], at))
    return Steered(tuple(order), tuple(map(bool, reading.kept)), reading.not_understood)


def read(plan: Plan, pool: Pool) -> Reading:
    """Hold a plan against each text of a pool."""
    count = len(pool.texts)
    tally = _Tally(np.zeros(count, np.float32), np.zeros(count, np.float32))
    for wish in plan.wishes:
        _apply(wish, pool, tally)
    for feeling in plan.feelings:
        tally.lean += _spread(_lean(feeling.mood, pool)) * (1 if feeling.wanted else -1)
    none = np.zeros(count, np.float32)
    wanted_most = np.vstack(tally.wanted or [none]).max(axis=0)
    return Reading(
        score=tally.score + tally.lean * (BESIDE_A_WISH if tally.wanted else 1),
        kept=(np.vstack([none, *tally.excluded]).max(axis=0) < _unwanted(wanted_most))
        & (np.vstack([none, *tally.lacking]).max(axis=0) <= 1 - WANTED),
        wanted_most=wanted_most,
        wanted_least=np.vstack(tally.wanted or [none]).min(axis=0),
        unwanted=np.vstack([none, *tally.excluded, *tally.lessened]).max(axis=0),
        lessened=np.vstack([none, *tally.lessened]).max(axis=0) >= WANTED,
        lean=tally.lean,
        not_understood=tuple(tally.unknown),
    )


def _apply(wish: Wish, pool: Pool, tally: _Tally) -> None:
    alternatives = []
    wanted = wish.polarity in {"only", "more"}
    for parts in wish.any_of:
        matches = [match(phrase, pool, broaden=wanted) for phrase in parts]
        tally.unknown += [part for part, m in zip(parts, matches, strict=True) if m is None]
        if known := [m for m in matches if m is not None]:
            alternatives.append(np.prod(known, axis=0) ** (1 / len(known)))
    if not alternatives:
        return
    best = np.max(alternatives, axis=0)
    if wish.polarity in {"no", "less"}:
        (tally.excluded if wish.polarity == "no" else tally.lessened).append(best)
        tally.score -= best
        return
    tally.wanted.append(best)
    tally.score += best
    if wish.together:
        tally.score += np.prod(alternatives, axis=0)
    if wish.polarity == "only":
        tally.lacking.append(1 - best)


def _unwanted(wanted: Matrix) -> Matrix:
    """Return from which probability on a text is kept out: later the more it has what is wanted."""
    least: Matrix = np.maximum(UNWANTED, BESIDE_WANTED * wanted)
    return least


def _lean(mood: Mood, pool: Pool) -> Matrix:
    if pool.known_moods is None:
        return leaning(mood, pool.vectors, pool.embed)
    known: Matrix = pool.known_moods[:, MOODS.index(mood)]
    return known


def _spread(values: Matrix) -> Matrix:
    """Bring a leaning to one step of its own spread, so that no mood drowns a wish."""
    wide = float(values.std()) if values.size else 0.0
    spread: Matrix = (values - values.mean()) / wide / 2 if wide > 0 else np.zeros_like(values)
    return spread
