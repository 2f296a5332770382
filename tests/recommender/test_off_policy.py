"""What another order would have brought."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.off_policy import Estimate, Logged, doubly_robust, ips, snips
from tests.recommender.open_bandit import CAMPAIGNS, ESTIMATORS, FOLDER, thompson_from_chance

RATES = np.array([0.02, 0.05, 0.1, 0.2])
LOGGING = np.array([0.4, 0.3, 0.2, 0.1])
WANTED = np.array([0.1, 0.1, 0.2, 0.6])
TRUTH = float(RATES @ WANTED)


def logged(seed: int, *, count: int = 4_000) -> Logged:
    rng = np.random.default_rng(seed)
    actions = rng.choice(4, size=count, p=LOGGING)
    return Logged(
        actions=actions,
        rewards=(rng.random(count) < RATES[actions]).astype(float),
        propensities=LOGGING[actions],
        chances=WANTED[actions],
        policy=np.tile(WANTED, (count, 1)),
    )


@pytest.mark.parametrize("name", list(ESTIMATORS))
def test_intervals_hold_the_known_value_about_as_often_as_they_say(name: str) -> None:
    found = [ESTIMATORS[name](logged(seed)) for seed in range(200)]

    assert 0.9 <= np.mean([one.holds(TRUTH) for one in found]) <= 1.0
    assert np.mean([one.value for one in found]) == pytest.approx(TRUTH, abs=0.004)


def test_a_model_of_the_rewards_calms_the_estimate() -> None:
    errors = [(doubly_robust(one).error, ips(one).error) for one in map(logged, range(20))]

    assert all(calm < restless for calm, restless in errors)


def test_the_mean_of_the_log_is_far_from_the_policy_that_was_asked_about() -> None:
    one = logged(3)

    assert not Estimate(float(one.rewards.mean()), ips(one).error).holds(TRUTH)


def test_a_policy_that_never_does_what_was_logged_says_that_nothing_is_known() -> None:
    one = logged(1, count=10)
    never = Logged(one.actions, one.rewards, one.propensities, np.zeros(10), one.policy)

    assert snips(never).error == float("inf")


@pytest.mark.skipif(not FOLDER.exists(), reason="the logs of Open Bandit are not here")
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_the_value_of_thompson_sampling_is_recovered_from_a_log_made_by_chance(
    campaign: str,
) -> None:
    estimates, truth = thompson_from_chance(campaign)

    for found in estimates.values():
        assert found.holds(truth.value)
        assert found.error < 0.003
