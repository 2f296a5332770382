"""A scorer that learned: LambdaRank over trees. The only place that knows LightGBM.

It is loaded when the first model is: it takes a second and needs the system's libgomp, and until
a model wins nobody needs either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

import numpy as np

from recommender.ranking.features import FEATURES, NAMES
from recommender.ranking.pool import Floats, Ints

GAINS: Final = (0, 1, 3, 7, 15)  # what a label is worth
TREES: Final = 200
WARMER: Final = 20  # trees that are added to a model between nights
LEAVES: Final = 31
FEW_LEAVES: Final = 15
MANY: Final = 500_000  # impressions
SETTINGS: Final = {
    "objective": "lambdarank",
    "label_gain": GAINS,
    "max_bin": 63,
    "learning_rate": 0.03,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.8,
    "lambda_l2": 1.0,
    "lambdarank_truncation_level": 20,
    "num_threads": 1,  # two wait for each other
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}


class ModelUnusable(Exception):
    """A model cannot be read here, is not the file it was, or knows other features."""


@dataclass(frozen=True)
class Lessons:
    """What is learned from: n impressions, those of one page side by side."""

    rows: Floats  # (n, features)
    labels: Ints  # (n,) from 0 to 4
    weights: Floats  # (n,)
    pages: Ints  # (pages,) how many impressions each page has; their sum is n


class Booster:
    """Judges by a trained model, in one thread."""

    def __init__(self, model: bytes, *, name: str, sha256: str = "") -> None:
        """Load a model as `fit` gave it.

        :raises ModelUnusable: if it is not what its hash says, or is of other features.
        """
        if sha256 and hashlib.sha256(model).hexdigest() != sha256:
            raise ModelUnusable(f"The file of {name} is not the one that was trained.")
        library = _library()
        try:
            self._model = library.Booster(model_str=model.decode())
        except (UnicodeDecodeError, library.basic.LightGBMError) as broken:
            raise ModelUnusable(f"The file of {name} cannot be read.") from broken
        if tuple(self._model.feature_name()) != NAMES:
            raise ModelUnusable(f"{name} was trained on other features than there are now.")
        self.name = name

    def scores(self, rows: Floats) -> Floats:
        return self._predicted(rows)

    def contributions(self, row: Floats) -> dict[str, float]:
        """Return the SHAP values of one row: (features,), summed by group."""
        added: dict[str, float] = {}
        shap = self._predicted(row[None, :], pred_contrib=True)[0]
        for feature, part in zip(FEATURES, shap[:-1], strict=True):
            added[feature.group] = added.get(feature.group, 0.0) + float(part)
        return added

    def _predicted(self, rows: Floats, **options: bool) -> Floats:
        predicted = self._model.predict(rows, num_threads=1, **options)
        return np.asarray(predicted, np.float32)


def fit(
    lessons: Lessons,
    *,
    seed: int,
    trees: int = TREES,
    start: bytes | None = None,
    progress: Callable[[int], None] = lambda tree: None,
) -> bytes:
    """Train a model, or add trees to the one in `start`; the same lessons and seed, the same bytes.

    Where there are few lessons its trees are small, for large ones would learn them by heart.

    :raises ModelUnusable: if the library cannot be loaded here.
    """
    library = _library()
    leaves = LEAVES if len(lessons.rows) >= MANY else FEW_LEAVES
    data = library.Dataset(
        lessons.rows,
        label=lessons.labels,
        weight=lessons.weights,
        group=lessons.pages,
        feature_name=list(NAMES),
        params=SETTINGS,
    )
    model = library.train(
        SETTINGS | {"seed": seed, "num_leaves": leaves},
        data,
        num_boost_round=trees,
        init_model=start and library.Booster(model_str=start.decode()),
        callbacks=[_counting(progress)],
    )
    return str(model.model_to_string()).encode()


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
