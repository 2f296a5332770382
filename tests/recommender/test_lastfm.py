"""What the measurement on real logs stands on; `benchmarks/ranking_lastfm.py` has its figures."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.pool import Floats
from tests.recommender.lastfm import RIDGE, ease, measured

CIRCLES, EACH, ARTISTS = 15, 10, 400


def listening(seed: int = 3) -> tuple[Floats, Floats, Floats]:
    """Let friends in circles listen to much of the same, and to much else by chance."""
    rng = np.random.default_rng(seed)
    people = CIRCLES * EACH
    circle = np.repeat(np.arange(CIRCLES), EACH)
    heard = (rng.random((people, ARTISTS)) < 0.04).astype(np.float32)
    for number in range(CIRCLES):
        theirs = rng.choice(ARTISTS, 25, replace=False)
        members = np.flatnonzero(circle == number)
        heard[np.ix_(members, theirs)] = rng.random((EACH, 25)) < 0.5
    later = heard * (rng.random(heard.shape) < 0.25)
    friends = (circle[:, None] == circle[None, :]).astype(np.float32) - np.eye(people)
    return heard - later, later.astype(np.float32), friends.astype(np.float32)


def test_ease_over_people_is_ease_over_artists() -> None:
    heard = listening()[0][:40, :60]
    inverse = np.linalg.inv(heard.T @ heard + RIDGE * np.eye(60))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)

    expected = np.where(heard > 0, 0, heard @ weights)

    assert ease(heard) == pytest.approx(expected, abs=1e-4)


def test_ties_carry_the_ranker_beyond_what_listening_alone_says() -> None:
    found = measured(*listening(), people=150)

    assert found.ranker > found.ease + 0.02
    assert found.ease > found.popular
