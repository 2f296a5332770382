"""Whether one scorer surely orders pages better than another: page by page, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Final, Self
from uuid import UUID

import numpy as np

from recommender.ranking.booster import GAINS
from recommender.ranking.pool import Floats, Ints
from recommender.ranking.scoring import Scorer
from recommender.training.lessons import MADE, Page

TOP: Final = 10
SURE: Final = 1.645  # standard errors, of very many people: five times in a hundred it is luck


@dataclass(frozen=True)
class Reranked:
    """A page as it was shown, and what a scorer that never saw it says of its clips: (m,)."""

    page: Page
    scores: Floats

    @property
    def ndcg(self) -> float:
        """How well the first ten stand, of 1."""
        gains = np.array(GAINS)[self.page.labels]
        discounts = 1 / np.log2(np.arange(2, min(TOP, len(gains)) + 2))
        found = gains[np.argsort(-self.scores, kind="stable")][:TOP] @ discounts
        return float(found / (np.sort(gains)[::-1][:TOP] @ discounts))

    @property
    def upper(self) -> Ints:
        """Which clips stand in the first half."""
        return np.argsort(-self.scores, kind="stable")[: ceil(len(self.scores) / 2)]


def reranked(scorer: Scorer, known: Sequence[Page]) -> list[Reranked]:
    """Let a scorer rank pages anew."""
    if not known:
        return []
    scores = scorer.scores(np.vstack([page.rows for page in known]))
    ends = np.cumsum([len(page.labels) for page in known])[:-1]
    return [Reranked(*both) for both in zip(known, np.split(scores, ends), strict=True)]


def ndcg(shown: Sequence[Reranked]) -> float:
    """Return the mean NDCG of the pages that tell something; nan where none does."""
    found = [one.ndcg for one in shown if one.page.tells]
    return float(np.mean(found)) if found else float("nan")


def makes(shown: Sequence[Reranked]) -> float:
    """Estimate how often people make something of what a scorer puts into the upper half.

    Each clip weighs as it was unlikely to be shown (SNIPS, over the pages that were shown).
    """
    made = weighed = 0.0
    for page, upper in ((one.page, one.upper) for one in shown):
        made += float(page.rarity[upper] @ (page.labels[upper] == MADE))
        weighed += float(page.rarity[upper].sum())
    return made / weighed if weighed else float("nan")


@dataclass(frozen=True)
class Gains:
    """NDCG of one scorer less that of another, by page, and whose pages these are."""

    values: Sequence[float]
    people: Sequence[UUID]

    @classmethod
    def of(cls, new: Sequence[Reranked], old: Sequence[Reranked]) -> Self:
        """Compare two who ranked the same pages, on those that tell something."""
        both = [(a, b) for a, b in zip(new, old, strict=True) if a.page.tells]
        return cls([a.ndcg - b.ndcg for a, b in both], [a.page.person for a, _ in both])

    @property
    def mean(self) -> float:
        return float(np.mean(self.values)) if len(self.values) else float("nan")

    @property
    def give_or_take(self) -> float:
        """How far from the truth the mean may lie to one side, nineteen times in twenty.

        Pages of one person are alike, so people are counted: their sums of what differs from the
        mean, by Student's t as Cornish and Fisher drew it near. Two people at least must tell.
        """
        numbers = {person: at for at, person in enumerate(set(self.people))}
        if len(numbers) < 2:
            return inf
        whose = [numbers[person] for person in self.people]
        sums = np.bincount(whose, np.subtract(self.values, self.mean))
        free = len(numbers) - 1
        error = float(np.sqrt((sums @ sums) * len(numbers) / free)) / len(self.values)
        few = (SURE**3 + SURE) / (4 * free)
        fewer = (5 * SURE**5 + 16 * SURE**3 + 3 * SURE) / (96 * free**2)
        return error * (SURE + few + fewer)

    @property
    def surely_better(self) -> bool:
        return self.mean > self.give_or_take

    @property
    def surely_worse(self) -> bool:
        return self.mean < -self.give_or_take
