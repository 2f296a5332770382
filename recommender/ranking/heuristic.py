"""The score by rules: what is served until a trained model does better.

Ties first, then what moves people to make something, then taste. Nothing counts for the time it
takes to watch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from recommender.ranking.features import FEATURES, NAMES
from recommender.ranking.pool import Floats

WEIGHTS: Final = {
    "follow": 1.0,
    "mutual": 0.6,
    "cameo": 1.5,
    "affinity_1": 0.3,
    "affinity_7": 0.3,
    "affinity_30": 0.2,
    "remix_closeness": 0.6,
    "friends_remixed": 0.6,
    "friends_liked": 0.4,
    "near_long": 1.2,
    "near_session": 1.0,
    "near_negative": -1.0,
    "taste": 0.3,
    "similar": 0.6,
    "rate_remixes": 8.0,
    "rate_creates": 8.0,
    "rate_drafts": 3.0,
    "author_prior": 4.0,
    "reusable": 0.2,
    "rate_likes": 2.0,
    "rate_saves": 2.0,
    "rate_comments": 2.0,
    "rate_shares": 2.0,
    "rate_hides": -8.0,
    "rate_reports": -20.0,
    "rate_skips": -1.0,
    "new": 0.5,
    "age": -0.1,
    "author_share": -1.0,
    "family_share": -1.0,
}


class Heuristic:
    """Judges by fixed weights that anybody can read."""

    name: Final = "heuristic"

    def __init__(self, weights: Mapping[str, float] = WEIGHTS) -> None:
        self._column = np.array([weights.get(name, 0.0) for name in NAMES], np.float32)

    def scores(self, rows: Floats) -> Floats:
        summed: Floats = rows @ self._column
        return summed

    def contributions(self, row: Floats) -> dict[str, float]:
        added: dict[str, float] = {}
        for feature, part in zip(FEATURES, row * self._column, strict=True):
            if part:
                added[feature.group] = added.get(feature.group, 0.0) + float(part)
        return added
