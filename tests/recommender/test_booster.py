"""What was learned: the same from the same, read only as it was written."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from recommender.ranking.booster import NEXT, Booster, Lessons, ModelUnusable, fit
from recommender.ranking.features import GROUPS, NAMES
from recommender.ranking.heuristic import WEIGHTS

FOLLOW = NAMES.index("follow")
LETTERS = NAMES.index("letters")


def lessons(pages: int = 300, *, seed: int = 5) -> Lessons:
    """Pages on which what somebody follows is what they remix."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(scale=0.01, size=(pages * 10, len(NAMES))).astype(np.float32)
    rows[:, FOLLOW] = rng.normal(size=pages * 10)
    labels = np.clip(np.round(2 * rows[:, FOLLOW]), 0, 4).astype(np.int64)
    return Lessons(rows, labels, np.ones(len(rows), np.float32))


@pytest.fixture(scope="module")
def model() -> bytes:
    return fit(lessons(), seed=3, trees=20)


def test_the_same_lessons_and_seed_make_the_same_model(model: bytes) -> None:
    assert fit(lessons(), seed=3, trees=20) == model
    assert fit(lessons(), seed=4, trees=20) != model


def test_it_learns_what_counts_and_says_so(model: bytes) -> None:
    rows = lessons(seed=6).rows
    booster = Booster(model, name="a")

    scores = booster.scores(rows)

    assert np.corrcoef(scores, rows[:, FOLLOW])[0, 1] > 0.8
    told = booster.contributions(rows[int(scores.argmax())])
    assert set(told) == set(GROUPS)
    assert max(told, key=lambda group: told[group]) == "ties"


def test_little_that_is_learned_leaves_the_order_to_the_rules() -> None:
    few = Booster(fit(lessons(4), seed=3, trees=20), name="few")
    rows = np.zeros((3, len(NAMES)), np.float32)
    rows[:, NAMES.index("cameo")] = 2, 0, 1

    assert list(np.argsort(few.scores(rows))) == [1, 2, 0]


def test_ties_never_count_against_a_clip_whatever_was_logged() -> None:
    known = lessons()
    against = replace(known, labels=4 - known.labels)
    row = np.zeros((2, len(NAMES)), np.float32)
    row[1, FOLLOW] = 1

    stranger, friend = Booster(fit(against, seed=3, trees=20), name="against").scores(row)

    assert friend >= stranger + WEIGHTS["follow"]


def test_what_the_rules_do_not_know_is_learned() -> None:
    known = lessons()
    rows = known.rows.copy()
    rows[:, LETTERS] = -known.rows[:, FOLLOW]
    rows[:, FOLLOW] = 0

    booster = Booster(fit(replace(known, rows=rows), seed=3, trees=60), name="short")

    assert np.corrcoef(booster.scores(rows), rows[:, LETTERS])[0, 1] < -0.8


def test_a_model_stays_what_it_was_when_the_rules_change(
    model: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = lessons(3).rows
    before = Booster(model, name="a").scores(rows)

    monkeypatch.setitem(WEIGHTS, "follow", 9.0)

    assert np.array_equal(Booster(model, name="a").scores(rows), before)


def test_trees_are_added_to_a_model(model: bytes) -> None:
    counted: list[int] = []

    warmer = fit(lessons(seed=7), seed=3, trees=5, start=model, progress=counted.append)

    assert counted == [1, 2, 3, 4, 5]
    assert warmer.count(b"Tree=") == model.count(b"Tree=") + 5


def test_a_model_is_read_only_if_it_is_the_one_that_was_trained(model: bytes) -> None:
    wanted = hashlib.sha256(model).hexdigest()

    assert Booster(model, name="a", sha256=wanted).name == "a"
    with pytest.raises(ModelUnusable, match="is not the one"):
        Booster(model + b" ", name="a", sha256=wanted)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"tree\nversion=v4\n",
        b"\xff\xfe",
        b"{}",
        b"{}" + NEXT + b"tree",
        b"[]" + NEXT + b"tree",
    ],
    ids=["nothing", "trees", "noise", "rules", "cut", "list"],
)
def test_what_is_no_model_is_refused(broken: bytes) -> None:
    with pytest.raises(ModelUnusable):
        Booster(broken, name="a")


def test_a_model_of_other_features_is_refused(model: bytes) -> None:
    with pytest.raises(ModelUnusable, match="other features"):
        Booster(model.replace(b"friends_liked", b"friends_hated"), name="a")
