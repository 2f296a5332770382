"""A scorer that learned: trees over what a clip is worth. The only place that knows LightGBM.

Trees are laid over the score by rules, which is read as log-odds, and learn what it leaves over:
where there is little to learn from, the rules go on to rank, and what nobody was shown is judged by
them. They learn the worth of each clip and not the order of each page: most pages hold nothing that
somebody made something of, and an order of the others tells little. Ties, and following an
instruction, never count against a clip, whatever was logged. The rules as they were are in the file
of the model, so that it stays what it was when they change.

LightGBM is loaded when the first model is: it takes a second and needs the system's libgomp, and until
a model wins nobody needs either.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

import numpy as np

from recommender.ranking.features import DIRECTIONS, FEATURES, NAMES
from recommender.ranking.heuristic import WEIGHTS, Heuristic
from recommender.ranking.off_policy import Values
from recommender.ranking.pool import Floats, Ints

NEXT: Final = b"\n--- what is left over ---\n"  # between the rules and trees, and more trees
GAINS: Final = (0, 1, 3, 7, 15)  # what a label is worth, the last one all there is
TREES: Final = 200
RULES: Final = Heuristic().scores
WARMER: Final = 20  # trees that are added to a model between nights
LEAVES: Final = ((20_000, 4), (500_000, 15))  # of a tree, by impressions there are fewer than
MOST_LEAVES: Final = 31
SETTINGS: Final = {
    "objective": "cross_entropy",
    "max_bin": 63,
    "learning_rate": 0.03,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "monotone_constraints": DIRECTIONS,
    "num_threads": 1,  # two wait for each other
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}


class ModelUnusable(Exception):
    """A model cannot be read here, is not the file it was, or knows other features."""


@dataclass(frozen=True)
class Lessons:
    """What is learned from: n impressions."""

    rows: Floats  # (n, features)
    labels: Ints  # (n,) from 0 to 4
    weights: Floats  # (n,)


class Booster:
    """Judges by a trained model, in one thread."""

    def __init__(self, model: bytes, *, name: str, sha256: str = "") -> None:
        """Load a model as `fit` gave it.

        :raises ModelUnusable: if it is not what its hash says, or is of other features.
        """
        if sha256 and hashlib.sha256(model).hexdigest() != sha256:
            raise ModelUnusable(f"The file of {name} is not the one that was trained.")
        library = _library()
        rules, *trees = model.split(NEXT)
        try:
            self._rules = Heuristic(json.loads(rules))
            self._trees = [library.Booster(model_str=part.decode()) for part in trees]
        except (ValueError, TypeError, AttributeError, library.basic.LightGBMError) as broken:
            raise ModelUnusable(f"The file of {name} cannot be read.") from broken
        if not trees or any(tuple(part.feature_name()) != NAMES for part in self._trees):
            raise ModelUnusable(f"{name} was trained on other features than there are now.")
        self.name = name

    def scores(self, rows: Floats) -> Floats:
        return self._rules.scores(rows) + self._predicted(rows)

    def contributions(self, row: Floats) -> dict[str, float]:
        """Return what the rules say of one row: (features,), and its SHAP values, by group."""
        added = self._rules.contributions(row)
        shap = self._predicted(row[None, :], pred_contrib=True)[0]
        for feature, part in zip(FEATURES, shap[:-1], strict=True):
            added[feature.group] = added.get(feature.group, 0.0) + float(part)
        return added

    def _predicted(self, rows: Floats, **options: bool) -> Floats:
        predicted = [
            part.predict(rows, raw_score=True, num_threads=1, **options) for part in self._trees
        ]
        summed: Floats = np.sum(predicted, axis=0, dtype=np.float32)
        return summed


def fit(
    lessons: Lessons,
    *,
    seed: int,
    trees: int = TREES,
    start: bytes | None = None,
    progress: Callable[[int], None] = lambda tree: None,
) -> bytes:
    """Train a model over the rules, or add trees to the one in `start`.

    The same lessons and seed make the same bytes. Where there are few lessons its trees are small,
    for large ones would learn them by heart.

    :raises ModelUnusable: if the library cannot be loaded here, or `start` cannot be read.
    """
    library = _library()
    before = start or json.dumps(WEIGHTS).encode()
    said = Booster(start, name="start").scores(lessons.rows) if start else RULES(lessons.rows)
    worth = np.array(GAINS)[lessons.labels] / max(GAINS)
    data = library.Dataset(
        lessons.rows,
        label=worth,
        weight=lessons.weights,
        init_score=_as_odds(said, float(worth.mean())),
        feature_name=list(NAMES),
        params=SETTINGS,
    )
    model = library.train(
        SETTINGS | {"seed": seed, "num_leaves": _leaves(len(lessons.rows))},
        data,
        num_boost_round=trees,
        callbacks=[_counting(progress)],
    )
    return before + NEXT + str(model.model_to_string()).encode()


def _as_odds(scores: Floats, mean: float) -> Values:
    """Shift scores so that they are log-odds of what clips are worth in the mean."""
    within = min(max(mean, 1e-6), 1 - 1e-6)
    return scores.astype(np.float64) - float(scores.mean()) + float(np.log(within / (1 - within)))


def _leaves(impressions: int) -> int:
    return next((leaves for fewer, leaves in LEAVES if impressions < fewer), MOST_LEAVES)


def _counting(progress: Callable[[int], None]) -> Callable[[Any], None]:
    def count(step: Any) -> None:
        progress(step.iteration - step.begin_iteration + 1)

    return count


def _library() -> ModuleType:
    try:
        import lightgbm  # noqa: PLC0415 - see above
    except (ImportError, OSError) as missing:
        raise ModelUnusable(
            "LightGBM cannot be loaded; it needs libgomp (Debian, Ubuntu: libgomp1)."
        ) from missing
    library: ModuleType = lightgbm
    return library
