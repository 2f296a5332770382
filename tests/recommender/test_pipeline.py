"""From candidates to a page, and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.ranking import facets
from recommender.ranking.arranging import Rules
from recommender.ranking.explaining import REASONS, reason, shares
from recommender.ranking.features import FEATURES, GROUPS, NAMES
from recommender.ranking.heuristic import WEIGHTS, Heuristic
from recommender.ranking.parser import parse
from recommender.ranking.pipeline import CAP, rank
from recommender.ranking.pool import Candidates, Floats, Slate, Source, Trace, Viewer
from recommender.ranking.scoring import obedient
from recommender.ranking.targets import aimed
from sora_site.core.embedding import embed
from tests.recommender.pools import a_pool

TEXTS = (
    "a dog runs on the beach",
    "a red car drives through the city",
    "a woman cooks pasta in the kitchen",
    "a kitten sleeps on a sofa",
    "mist over a lake at dawn",
    "a man feeds his horse",
)


def ranked(
    pool: Candidates, viewer: Viewer | None = None, *, seed: int = 3, size: int = 10
) -> tuple[Slate, Trace]:
    return rank(
        pool,
        viewer or Viewer(),
        scorer=Heuristic(),
        rules=Rules(size=size),
        rng=np.random.default_rng(seed),
    )


@pytest.fixture(scope="module")
def written() -> Candidates:
    """Sixty clips of which each text has ten, by sixty people."""
    texts = [TEXTS[at % len(TEXTS)] for at in range(60)]
    pool = a_pool(60, authors=60)
    vectors = embed(texts)
    named = np.array(texts, np.object_)
    return replace(pool, texts=named, vectors=vectors, facets=facets.probabilities(texts, vectors))


def asking(instruction: str) -> Viewer:
    plan = parse(instruction)
    return Viewer(plan=plan, targets=aimed(plan, embed))


def texts_of(slate: Slate, pool: Candidates) -> list[str]:
    text = dict(zip(pool.ids, pool.texts, strict=True))
    return [text[item] for item in slate.ids]


def test_the_same_seed_makes_the_same_page_and_another_makes_another() -> None:
    pool = a_pool(80)

    assert ranked(pool)[0] == ranked(pool)[0]
    assert len({ranked(pool, seed=seed)[0].ids for seed in range(30)}) > 1


def test_nothing_makes_an_empty_page() -> None:
    slate, trace = ranked(a_pool(0), Viewer(nudge="create"))

    assert slate == Slate()
    assert [stage.kept for stage in trace.stages] == [0] * 7


def test_stages_are_those_of_the_pipeline_and_say_what_they_left_out() -> None:
    pool = a_pool(40)
    viewer = Viewer(seen=frozenset(pool.ids[:3]), hidden=frozenset(pool.ids[3:5]))

    _, trace = ranked(pool, viewer)

    assert " ".join(stage.name for stage in trace.stages) == (
        "sources features filters gate score arrange explain"
    )
    assert trace.stages[2].left_out == {"seen": tuple(pool.ids[:3]), "hidden": tuple(pool.ids[3:5])}
    assert trace.stages[2].kept == len(trace.ids) == len(trace.rows) == 35
    assert set(trace.row(trace.ids[0])) == set(NAMES)


Some = st.sets(st.integers(0, 39), max_size=25)


@settings(max_examples=40, deadline=None)
@given(Some, Some, st.sets(st.integers(0, 9), max_size=5), Some, st.booleans())
def test_nobody_sees_what_they_saw_hid_or_may_not_see(
    seen: set[int], hidden: set[int], authors: set[int], adult: set[int], minor: bool
) -> None:
    pool = a_pool(40, authors=10)
    adults_only = np.isin(np.arange(40), list(adult))
    people = sorted(set(pool.authors))
    viewer = Viewer(
        seen=frozenset(pool.ids[list(seen)]),
        hidden=frozenset(pool.ids[list(hidden)]),
        hidden_authors=frozenset(people[at] for at in authors if at < len(people)),
        minor=minor,
    )

    slate, _ = ranked(replace(pool, adults_only=adults_only), viewer, size=40)

    row_of = {item: row for row, item in enumerate(pool.ids)}
    rows = [row_of[item] for item in slate.ids]
    assert not {*rows} & (seen | hidden)
    assert not {*pool.authors[rows]} & viewer.hidden_authors
    assert not (minor and adults_only[rows].any())
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        ("only animals", {0, 3, 5}),
        ("only animals, no dogs", {3, 5}),
        ("no people, no cars", {0, 3, 4}),
        ("only pasta", {2}),
    ],
    ids=["only", "only-no", "no", "words"],
)
def test_a_page_obeys(written: Candidates, instruction: str, wanted: set[int]) -> None:
    slate, _ = ranked(written, asking(instruction))

    assert {TEXTS.index(text) for text in texts_of(slate, written)} <= wanted
    assert len(slate.placed) == min(10, 10 * len(wanted))


def test_more_of_something_fills_most_of_the_page_and_connected_comes_first(
    written: Candidates,
) -> None:
    slate, _ = ranked(written, asking("more animals"))

    animals = {0, 3, 5}
    assert sum(TEXTS.index(text) in animals for text in texts_of(slate, written)) >= 9
    assert slate.placed[0].source == Source.FOLLOWING


def test_what_means_nothing_changes_nothing_and_is_said(written: Candidates) -> None:
    slate, _ = ranked(written, asking("only flumphery"))

    assert slate.not_understood == ("flumphery",)
    assert len(slate.placed) == 10


def test_only_friends_leaves_out_everybody_else(written: Candidates) -> None:
    slate, _ = ranked(written, asking("only from my friends"))

    assert {placed.source for placed in slate.placed} == {Source.FOLLOWING}


def test_no_scorer_can_unlearn_to_obey(written: Candidates) -> None:
    class Contrary(Heuristic):
        def scores(self, rows: np.ndarray) -> np.ndarray:
            return -rows[:, NAMES.index("wanted_most")]

    viewer = asking("more cars")
    slate, _ = rank(written, viewer, scorer=Contrary(), rules=Rules(), rng=np.random.default_rng(1))

    assert texts_of(slate, written).count(TEXTS[1]) >= 8


def test_without_an_instruction_scores_stay_as_they_are() -> None:
    pool = a_pool(20)
    scores = np.arange(20, dtype=np.float32)

    assert obedient(scores, pool, None, Viewer()) is scores  # type: ignore[arg-type]


def test_the_closest_sources_are_looked_at_where_there_are_too_many() -> None:
    pool = a_pool(CAP + 200, connected=0.2, authors=500)

    _, trace = ranked(pool)

    assert len(trace.ids) == CAP
    assert set(pool.ids[pool.connected]) <= set(trace.ids)


def test_a_nudge_stands_within_the_page() -> None:
    slate, _ = ranked(a_pool(2), Viewer(nudge="create"))

    assert (slate.nudge, slate.nudge_after) == ("create", 2)


class Contrary:
    """A scorer that has learned to prefer strangers, with one clip that sticks out."""

    name = "contrary"

    def scores(self, rows: Floats) -> Floats:
        turned: Floats = -100 * rows[:, NAMES.index("connected")]
        turned[0] += 10_000
        return turned

    def contributions(self, row: Floats) -> dict[str, float]:
        return {}


def by_contrary(pool: Candidates, viewer: Viewer) -> Slate:
    rng = np.random.default_rng(3)
    slate, _ = rank(pool, viewer, scorer=Contrary(), rules=Rules(explore_share=0), rng=rng)
    return slate


def test_whoever_judges_shows_as_many_clips_of_ones_people_as_the_rules_would() -> None:
    pool = a_pool(80, connected=0.4)
    tied = set(pool.ids[pool.connected])
    rules = rank(pool, Viewer(), scorer=Heuristic(), rules=Rules(), rng=np.random.default_rng(3))[1]
    best = [rules.ids[at] for at in np.argsort(-rules.scores, kind="stable")[:10]]

    shown = by_contrary(pool, Viewer()).ids

    assert len(tied & set(best)) > 5
    assert len(tied & set(shown)) >= len(tied & set(best))


def test_a_clip_that_sticks_out_does_not_go_before_what_was_asked_for(written: Candidates) -> None:
    viewer = asking("more cats")
    assert "dog" in written.texts[0]

    shown = by_contrary(written, viewer)

    texts = dict(zip(written.ids, written.texts, strict=True))
    assert ["kitten" in texts[item] for item in shown.ids] == [True] * 10


def test_ties_what_was_asked_and_taste_are_told_in_plain_words(written: Candidates) -> None:
    tastes = np.zeros(len(facets.KEYS), np.float32)
    tastes[facets.KEYS.index("animals")] = 0.9
    viewer = replace(asking("only animals"), tastes=tastes)

    slate, _ = ranked(written, viewer)

    codes = slate.placed[0].reasons
    assert codes == ("asked", "follow", "taste:animals")
    assert [reason(code).words for code in codes] == [
        "You asked for this",
        "By somebody you follow",
        "You often like clips with animals",
    ]
    assert [reason(code).about for code in codes] == ["instruction", "tie", "interest"]


def test_everything_shown_has_a_reason_that_can_be_told() -> None:
    slate, _ = ranked(a_pool(50, connected=0.1), size=50)

    assert all(placed.reasons for placed in slate.placed)
    assert {code for p in slate.placed for code in p.reasons} <= set(REASONS)


def test_groups_of_features_share_what_spoke_for_a_clip() -> None:
    _, trace = ranked(a_pool(30))

    told = shares(Heuristic().contributions(trace.rows[0]))

    assert sum(abs(part) for _, part in told) == pytest.approx(1.0)
    assert {words for words, _ in told} <= set(GROUPS.values())


def test_features_are_named_once_and_told_in_plain_words() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {feature.group for feature in FEATURES} == set(GROUPS)
    assert all(feature.words for feature in FEATURES)
    assert set(WEIGHTS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_counts_the_time_somebody_watches(name: str) -> None:
    assert not {"dwell", "watch", "time", "seconds"} & set(name.split("_"))


def test_a_fast_skip_counts_only_against() -> None:
    pool = a_pool(30)
    left = pool.counters.skips.copy()
    left[0] += 40

    before, after = (
        ranked(replace(pool, counters=replace(pool.counters, skips=skips)))[1]
        for skips in (pool.counters.skips, left)
    )

    def score(trace: Trace, item: UUID) -> float:
        return float(trace.scores[trace.ids.index(item)])

    assert score(after, pool.ids[0]) < score(before, pool.ids[0])
    assert score(after, pool.ids[1]) == score(before, pool.ids[1])


def test_a_page_is_in_the_order_of_its_positions() -> None:
    positions = [placed.position for placed in ranked(a_pool(40))[0].placed]

    assert all(after == before + 1 for before, after in pairwise(positions))
