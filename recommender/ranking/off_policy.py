"""What another order would have brought, reckoned from what was shown and how likely that was.

Three estimates of the value of a policy from logs of another one, each with its interval:
inverse propensities (IPS), the same made to sum to one (SNIPS), and doubly robust (DR), which
adds what a model of the rewards expects. Dudík et al., 2014; Swaminathan and Joachims, 2015.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

SURE: Final = 1.96  # standard errors in an interval of 95 per cent
MOST: Final = 100.0  # a weight counts for
PRIOR: Final = 50.0  # rewards as usual, that are taken for granted of each action
FOLDS: Final = 2


@dataclass(frozen=True)
class Logged:
    """n rewards, with how likely each action was to those who logged, and is to the other."""

    actions: npt.NDArray[np.int64]  # (n,) from 0
    rewards: Values  # (n,)
    propensities: Values  # (n,) in (0, 1], of the policy that logged
    chances: Values  # (n,) in [0, 1], of the policy to be valued, of the action that was logged
    policy: Values  # (n, actions) of the policy to be valued, of each action; rows sum to one

    @property
    def weights(self) -> Values:
        weights: Values = np.minimum(self.chances / self.propensities, MOST)
        return weights


@dataclass(frozen=True)
class Estimate:
    """The value of a policy, the mean reward it brings, and its standard error."""

    value: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        return self.value - SURE * self.error, self.value + SURE * self.error

    def holds(self, value: float) -> bool:
        low, high = self.interval
        return low <= value <= high


def ips(logged: Logged) -> Estimate:
    """Weigh each reward by how much likelier its action is: unbiased, and restless."""
    return _mean(logged.weights * logged.rewards)


def snips(logged: Logged) -> Estimate:
    """Weigh likewise, and divide by the weights: calmer, with a small bias."""
    weights = logged.weights
    total = float(weights.sum())
    value = float(weights @ logged.rewards) / total if total else 0.0
    spread = weights * (logged.rewards - value)
    error = float(np.sqrt((spread**2).sum())) / total if total else float("inf")
    return Estimate(value, error)


def doubly_robust(logged: Logged) -> Estimate:
    """Expect what each action usually brings, and correct that by what it did bring.

    What is usual is learned from the other rows than those it is used on.
    """
    count = len(logged.rewards)
    fold = np.arange(count) % FOLDS
    values = np.zeros(count)
    for each in range(FOLDS):
        here = fold == each
        usual = _usual(logged, ~here)
        expected = logged.policy[here] @ usual
        surprise = logged.rewards[here] - usual[logged.actions[here]]
        values[here] = expected + logged.weights[here] * surprise
    return _mean(values)


def _usual(logged: Logged, rows: npt.NDArray[np.bool_]) -> Values:
    """Return the mean reward of each action, drawn to that of all: (actions,)."""
    actions, rewards = logged.actions[rows], logged.rewards[rows]
    every = logged.policy.shape[1]
    sums = np.bincount(actions, rewards, minlength=every)
    counts = np.bincount(actions, minlength=every)
    overall = float(rewards.mean()) if len(rewards) else 0.0
    usual: Values = (sums + PRIOR * overall) / (counts + PRIOR)
    return usual


def _mean(values: Values) -> Estimate:
    return Estimate(float(values.mean()), float(values.std(ddof=1)) / len(values) ** 0.5)
