"""Columns that stay side by side, and instructions made ready."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.parser import parse
from recommender.ranking.pool import Source
from recommender.ranking.targets import aimed
from sora_site.core.embedding import embed
from tests.recommender.pools import a_pool


def test_rows_are_taken_from_every_column() -> None:
    pool = a_pool(30)

    some = pool.take([4, 2])

    assert len(some) == 2
    assert list(some.ids) == [pool.ids[4], pool.ids[2]]
    assert list(some.ties.follow) == [pool.ties.follow[4], pool.ties.follow[2]]
    assert list(some.counters.likes) == [pool.counters.likes[4], pool.counters.likes[2]]
    assert len(pool.take([])) == 0


def test_connected_is_what_came_from_people_one_knows() -> None:
    pool = a_pool(30)

    assert list(pool.connected) == [bool(s & Source.FOLLOWING) for s in map(Source, pool.sources)]


def test_a_plan_is_aimed_at_what_it_wants_and_not_at_what_it_does_not() -> None:
    wanted = aimed(parse("only surfing dogs, no cars"), embed)
    dog, car = embed(["a surfing dog", "a car in the street"])

    assert wanted.vector is not None
    assert wanted.vector @ dog > 0.6 > wanted.vector @ car
    assert np.linalg.norm(wanted.vector) == pytest.approx(1.0, abs=1e-5)


def test_words_of_a_plan_keep_their_vectors() -> None:
    targets = aimed(parse("more flumphery"), embed)

    known, unknown = targets.of(["flumphery", "other"])

    assert known == pytest.approx(embed(["flumphery"])[0], abs=1e-5)
    assert not unknown.any()


def test_a_plan_that_only_excludes_looks_for_nothing() -> None:
    assert aimed(parse("no cars"), embed).vector is None
