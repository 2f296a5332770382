"""When a word about a sitting is due."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.ranking.pacing import Sitting, Stage, Thresholds, stage_of, wait_before_going_on

USUAL = Thresholds()


@pytest.mark.parametrize(
    ("minutes", "items", "stage"),
    [
        (19.9, 400, Stage.NONE),
        (20, 39, Stage.NONE),
        (20, 40, Stage.CREATE),
        (39.9, 0, Stage.NONE),
        (40, 0, Stage.MOOD),
        (59.9, 500, Stage.MOOD),
        (60, 0, Stage.BREAK),
    ],
)
def test_stages_begin_where_the_thresholds_say(minutes: float, items: int, stage: Stage) -> None:
    assert stage_of(Sitting(minutes=minutes, items=items), USUAL) is stage


@pytest.mark.parametrize(
    "sign",
    [{"shown": 40, "skips": 20}, {"opens": 4}, {"at_night": True}],
    ids=["skips", "opens again and again", "night"],
)
def test_sign_of_a_loop_brings_the_break_nearer(sign: dict[str, int]) -> None:
    calm = Sitting(minutes=48, items=40, shown=40)

    looping = Sitting(**{**vars(calm), **sign})

    assert stage_of(calm, USUAL) is Stage.MOOD
    assert stage_of(looping, USUAL) is Stage.BREAK


@settings(suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
@given(
    minutes=st.floats(0, 600),
    more=st.floats(0, 600),
    items=st.integers(0, 500),
    shown=st.integers(0, 500),
    opens=st.integers(0, 20),
)
def test_more_of_the_same_never_makes_less_due(
    minutes: float, more: float, items: int, shown: int, opens: int
) -> None:
    before = Sitting(minutes=minutes, items=items, shown=shown, opens=opens)
    after = Sitting(minutes=minutes + more, items=items + 1, shown=shown, opens=opens + 1)

    assert stage_of(before, USUAL) <= stage_of(after, USUAL)


def test_wait_grows_with_each_break_dismissed_up_to_a_bound() -> None:
    waits = [wait_before_going_on(times, first=10, most=120) for times in range(6)]

    assert waits == [10, 20, 40, 80, 120, 120]
