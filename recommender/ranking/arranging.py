"""From scores to a page: connected first, nobody twice in a row, a little left to chance.

Each place is either given to the best that fits or, with a small chance, to one that is still to
be found out about. How likely either was is written down, so that what was learned from a page
can be held against what another order would have brought.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np

from recommender.ranking.pool import Candidates, Flags, Floats, Ints, Viewer

DRAWS: Final = 64
STILL_OPEN: Final = 50  # of the least served, chance chooses among these
USUAL: Final = (1.0, 30.0)  # makings, and views without, that are taken for granted
NUDGE_AFTER: Final = 3


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How a page is laid out."""

    size: int = 10
    connected_share: float = 0.5  # at least, of each page and each beginning of one
    explore_share: float = 0.05
    surprise_share: float = 0.5  # in place of it, where somebody asked for a surprise
    less_share: float = 0.1  # at most, of what there should be less of
    most_of_author: int = 2
    most_of_family: int = 1


@dataclass(frozen=True)
class Scored:
    """A pool of n, and how good each is."""

    pool: Candidates
    scores: Floats  # (n,)
    may: Flags  # (n,) be shown
    lessened: Flags  # (n,) what there should be less of


@dataclass(frozen=True)
class Pick:
    """A row of the pool at its place."""

    row: int
    propensity: float
    explored: bool


@dataclass(frozen=True)
class Slot:
    """One place before it is given away: how likely each row is to get it. They sum to one."""

    rows: Ints  # (m,)
    chances: Floats  # (m,)
    explored: Floats  # (m,) the part of the chance that is exploration's
    best: int


def arrange(
    scored: Scored, *, viewer: Viewer, rules: Rules, rng: np.random.Generator
) -> list[Pick]:
    """Fill a page; it is short only where the pool is."""
    page = _Page(scored, viewer, rules, rng)
    picks = []
    for _ in range(min(rules.size, int(scored.may.sum()))):
        pick = _draw(page.slot(), rng, page.explore_share)
        page.give(pick.row)
        picks.append(pick)
    return picks


def _draw(slot: Slot, rng: np.random.Generator, explore_share: float) -> Pick:
    explores = rng.random() < explore_share and slot.explored.sum() > 0
    if explores:
        at = int(rng.choice(len(slot.rows), p=slot.explored / slot.explored.sum()))
    else:
        at = int(np.flatnonzero(slot.rows == slot.best)[0])
    return Pick(int(slot.rows[at]), float(slot.chances[at]), explores)


class _Page:
    """A page as it fills."""

    def __init__(
        self, scored: Scored, viewer: Viewer, rules: Rules, rng: np.random.Generator
    ) -> None:
        pool = scored.pool
        self._rules, self._scores, self._connected = rules, scored.scores, pool.connected
        self._authors, self._families = pool.author_numbers, pool.family_numbers
        self._of_author, self._of_family = np.zeros(len(pool), int), np.zeros(len(pool), int)
        self._free = scored.may.copy()
        self._placed: list[int] = []
        social, surprise = viewer.plan.social, viewer.plan.surprise
        self.explore_share = rules.surprise_share if surprise else rules.explore_share
        self._share = {"more": 1.0, "only": 1.0, "less": 0.0, "no": 0.0}.get(
            social or "", rules.connected_share
        )
        self._capped = [scored.lessened] + ([self._connected] if social == "less" else [])
        self._open, self._draws = _drawn(pool, np.flatnonzero(scored.may), rng)

    def slot(self) -> Slot:
        """Reckon who may stand at the next place, and how likely."""
        may = next(rows for rows in self._choices() if rows.any())
        best = int(np.flatnonzero(may)[np.argmax(self._scores[may])])
        rows, frequency = self._thompson(may)
        if rows.size == 0:
            sure = np.array([best])
            return Slot(sure, np.ones(1, np.float32), np.zeros(1, np.float32), best)
        if best not in rows:
            rows, frequency = np.append(rows, best), np.append(frequency, np.float32(0))
        explored = self.explore_share * frequency
        chances = explored + (1 - self.explore_share) * (rows == best)
        return Slot(rows, chances.astype(np.float32), explored.astype(np.float32), best)

    def give(self, row: int) -> None:
        self._free[row] = False
        self._of_author[self._authors[row]] += 1
        self._of_family[self._families[row]] += 1
        self._placed.append(row)

    def _choices(self) -> Iterator[Flags]:
        """Name who may stand next, the strictest first."""
        within = self._free & ~self._over()
        diverse = within & self._diverse()
        wanted = ceil(self._share * (len(self._placed) + 1) - 1e-9)
        if int(self._connected[self._placed].sum()) < wanted:
            yield diverse & self._connected
            yield within & self._connected
        yield diverse
        yield within
        yield self._free

    def _over(self) -> Flags:
        """Find what there has been enough of, where somebody asked for less."""
        over = np.zeros(len(self._free), np.bool_)
        for rows in self._capped:
            if rows[self._placed].sum() >= floor(self._rules.less_share * self._rules.size):
                over |= rows
        return over

    def _diverse(self) -> Flags:
        fits: Flags = (self._of_author[self._authors] < self._rules.most_of_author) & (
            self._of_family[self._families] < self._rules.most_of_family
        )
        if self._placed:
            fits &= self._authors != self._authors[self._placed[-1]]
        return fits

    def _thompson(self, may: Flags) -> tuple[Ints, Floats]:
        """Return the rows that chance may choose, and how often it does in all its draws."""
        here = np.flatnonzero(may[self._open])
        if here.size == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        wins = np.bincount(self._draws[:, here].argmax(axis=1), minlength=here.size)
        won = np.flatnonzero(wins)
        return self._open[here[won]], (wins[won] / len(self._draws)).astype(np.float32)


def _drawn(pool: Candidates, may: Ints, rng: np.random.Generator) -> tuple[Ints, Floats]:
    """Draw what each of the least served might bring: rows, and (DRAWS, rows)."""
    counters = pool.counters
    rows = may[np.argsort(counters.serves[may], kind="stable")[:STILL_OPEN]]
    made = (counters.remixes + counters.creates)[rows]
    without = np.maximum(counters.views[rows] - made, 0)
    drawn = rng.beta(USUAL[0] + made, USUAL[1] + without, size=(DRAWS, len(rows)))
    return rows, drawn.astype(np.float32)
