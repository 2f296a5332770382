"""What a scorer is, and that every scorer obeys."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np

from recommender.ranking.gate import STEP, Reading
from recommender.ranking.pool import Candidates, Floats, Viewer

OBEDIENCE: Final = 3.0  # by which what is wanted goes ahead: more than scores ever lie apart
COMPANY: Final = 1.5  # … by which people one asked to hear from do


class Scorer(Protocol):
    """Judges candidates by their features: rules, or what was learned."""

    @property
    def name(self) -> str: ...

    def scores(self, rows: Floats) -> Floats:
        """Return (n,) for (n, features); greater is better, the scale is the scorer's own."""
        ...

    def contributions(self, row: Floats) -> dict[str, float]:
        """Say what each group of features adds for one row: (features,)."""
        ...


def obedient(scores: Floats, pool: Candidates, reading: Reading, viewer: Viewer) -> Floats:
    """Put an instruction over the scores, so that no scorer can unlearn to obey.

    Without an instruction the order stays as it is.
    """
    if viewer.plan.is_empty or not len(pool):
        return scores
    company = {"more": COMPANY, "less": -COMPANY}.get(viewer.plan.social or "", 0.0)
    follows = np.round(reading.score / STEP) * STEP * OBEDIENCE
    steered: Floats = _spread(scores) + follows + company * pool.connected
    return steered.astype(np.float32)


def _spread(scores: Floats) -> Floats:
    """Bring scores between plus and minus half of OBEDIENCE, in the same order."""
    wide = float(scores.std())
    spread: Floats = (scores - scores.mean()) / (wide if wide > 0 else 1)
    spread *= OBEDIENCE / 2 / (1 + np.abs(spread))
    return spread
