"""Two logs of one shop, by chance and by Thompson sampling, each with its known click rate."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Final

import numpy as np

from recommender.ranking.off_policy import Estimate, Logged, doubly_robust, ips, snips

DATA: Final = Path(os.environ.get("EVALUATION_DATA", Path(__file__).parents[3] / "shared/data"))
FOLDER: Final = DATA / "open-bandit-small"
CAMPAIGNS: Final = ("men", "women")
ESTIMATORS: Final = {"IPS": ips, "SNIPS": snips, "DR": doubly_robust}

Rows = dict[str, np.ndarray]


def read(policy: str, campaign: str) -> Rows:
    with (FOLDER / policy / campaign / f"{campaign}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = {"item_id": np.int64, "position": np.int64, "click": float, "propensity_score": float}
    return {name: np.array([kind(row[name]) for row in rows]) for name, kind in names.items()}


def thompson_from_chance(campaign: str) -> tuple[dict[str, Estimate], Estimate]:
    """Value the Thompson policy from the log that was made by chance; return it and the truth.

    How likely it shows each item at each place, over the whole week, is counted in its own log.
    """
    chance, thompson = read("random", campaign), read("bts", campaign)
    items = int(max(chance["item_id"].max(), thompson["item_id"].max())) + 1
    table = np.stack(
        [
            np.bincount(thompson["item_id"][thompson["position"] == place], minlength=items)
            for place in (1, 2, 3)
        ]
    )
    policy = (table / table.sum(axis=1, keepdims=True))[chance["position"] - 1]
    logged = Logged(
        actions=chance["item_id"],
        rewards=chance["click"],
        propensities=chance["propensity_score"],
        chances=policy[np.arange(len(policy)), chance["item_id"]],
        policy=policy,
    )
    clicks = thompson["click"]
    truth = Estimate(float(clicks.mean()), float(clicks.std(ddof=1)) / len(clicks) ** 0.5)
    return {name: estimate(logged) for name, estimate in ESTIMATORS.items()}, truth
