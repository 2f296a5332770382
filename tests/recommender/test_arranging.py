"""How a page is laid out, whatever the pool."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.ranking.arranging import Pick, Rules, Scored, _Page, arrange
from recommender.ranking.plan import Plan, Polarity
from recommender.ranking.pool import Candidates, Viewer
from tests.recommender.pools import a_pool

Pools = st.builds(
    a_pool,
    st.integers(0, 60),
    seed=st.integers(0, 10_000),
    authors=st.integers(1, 25),
    connected=st.sampled_from([0.0, 0.1, 0.4, 1.0]),
    families=st.sampled_from([1, 5, 60]),
)
Shares = st.sampled_from([0.0, 0.3, 0.5, 0.75, 1.0])


def scored(pool: Candidates, *, seed: int = 1, lessened: float = 0.0) -> Scored:
    rng = np.random.default_rng(seed)
    may = rng.random(len(pool)) < 0.9
    scores = rng.normal(size=len(pool)).astype(np.float32)
    return Scored(pool, scores, may, rng.random(len(pool)) < lessened)


def laid_out(
    things: Scored, *, rules: Rules | None = None, social: Polarity | None = None, seed: int = 3
) -> list[Pick]:
    viewer = Viewer(plan=Plan(social=social))
    return arrange(things, viewer=viewer, rules=rules or Rules(), rng=np.random.default_rng(seed))


@settings(max_examples=60, deadline=None)
@given(Pools, Shares, st.integers(1, 30))
def test_a_page_is_full_and_shows_nothing_twice_and_nothing_that_may_not_be_shown(
    pool: Candidates, share: float, size: int
) -> None:
    things = scored(pool)

    rows = [p.row for p in laid_out(things, rules=Rules(size=size, connected_share=share))]

    assert len(rows) == len(set(rows)) == min(size, things.may.sum())
    assert all(things.may[rows])


@settings(max_examples=60, deadline=None)
@given(Pools, Shares, st.sampled_from([0.0, 0.05, 1.0]))
def test_every_beginning_of_a_page_keeps_the_connected_share_wherever_there_are_some(
    pool: Candidates, share: float, explore: float
) -> None:
    things = scored(pool)
    rules = Rules(connected_share=share, explore_share=explore)
    there_are = int((pool.connected & things.may).sum())

    rows = [pick.row for pick in laid_out(things, rules=rules)]

    for end in range(1, len(rows) + 1):
        assert pool.connected[rows[:end]].sum() >= min(ceil(share * end - 1e-9), there_are)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_nobody_has_two_in_a_row_or_too_many_where_there_are_others(seed: int) -> None:
    pool = a_pool(200, seed=seed, authors=40, connected=0.5, families=150)

    rows = [pick.row for pick in laid_out(scored(pool, seed=seed), seed=seed)]

    authors, families = list(pool.authors[rows]), list(pool.families[rows])
    assert all(one != another for one, another in pairwise(authors))
    assert max(authors.count(author) for author in authors) <= Rules().most_of_author
    assert len(set(families)) == len(families)


@settings(max_examples=40, deadline=None)
@given(Pools.filter(lambda pool: len(pool) > 0), st.floats(0, 1))
def test_the_chances_of_all_who_may_stand_at_a_place_sum_to_one(
    pool: Candidates, explore: float
) -> None:
    things = replace(scored(pool), may=np.ones(len(pool), np.bool_))
    page = _Page(things, Viewer(), Rules(explore_share=explore), np.random.default_rng(5))

    for _ in range(min(10, len(pool))):
        slot = page.slot()
        assert slot.chances.sum() == pytest.approx(1.0, abs=1e-4)
        page.give(slot.best)


def test_chances_that_are_written_down_are_those_of_what_is_seen() -> None:
    things = scored(a_pool(12, authors=12, connected=0))
    slot = _Page(things, Viewer(), Rules(), np.random.default_rng(5)).slot()
    rules = Rules(size=1, explore_share=0.5)
    first = [laid_out(things, rules=rules, seed=seed)[0] for seed in range(400)]

    of_the_best = [pick for pick in first if pick.row == slot.best]

    assert 0.45 < len(of_the_best) / len(first) < 0.75
    assert np.mean([p.propensity for p in of_the_best]) == pytest.approx(
        len(of_the_best) / len(first), abs=0.07
    )


def test_without_exploring_the_best_is_certain() -> None:
    picks = laid_out(scored(a_pool(40)), rules=Rules(explore_share=0))

    assert {pick.propensity for pick in picks} == {1.0}
    assert not any(pick.explored for pick in picks)


def test_chance_prefers_what_makes_people_make_something() -> None:
    pool = a_pool(10, authors=10, connected=0)
    makes = np.zeros(10, np.float32)
    makes[4] = 30
    things = scored(replace(pool, counters=replace(pool.counters, remixes=makes)))

    found = [laid_out(things, rules=Rules(size=1, explore_share=1), seed=s) for s in range(50)]

    assert sum(picks[0].row == 4 for picks in found) > 45


def test_less_of_something_is_at_most_its_share() -> None:
    things = scored(a_pool(200, authors=100), lessened=0.7)

    rows = [pick.row for pick in laid_out(things)]

    assert things.lessened[rows].sum() <= 1


@pytest.mark.parametrize(("social", "least", "most"), [("more", 10, 10), ("less", 0, 1)])
def test_more_or_less_from_friends_is_kept_by_the_page(
    social: Polarity, least: int, most: int
) -> None:
    things = scored(a_pool(200, authors=100, connected=0.5))

    rows = [pick.row for pick in laid_out(things, social=social)]

    assert least <= things.pool.connected[rows].sum() <= most
