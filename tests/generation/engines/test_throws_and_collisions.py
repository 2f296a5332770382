"""Thrown balls and things that collide: energy, room and momentum are kept as physics keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

from generation.engines.animatic.action import Action
from generation.engines.animatic.bumping import girth
from generation.engines.animatic.hoop import Hoop
from generation.engines.animatic.scene import Actor
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.tracks import width
from generation.engines.animatic.world import simulate

FINE = 240.0  # frames a second: speeds are read off places
G = 9.81
FASTEST = 16.0  # metres a second
PIXELS = 720
WIDE, UPRIGHT = 16 / 9, 9 / 16
MISSED: Final = "A man throws a basketball at the hoop and misses"
SCORED: Final = "A man throws a basketball at the hoop"
COLLIDED: Final = ("Two balls collide", "Two cars collide")

Curve = npt.NDArray[np.float64]
both_ways = pytest.mark.parametrize("aspect", [WIDE, UPRIGHT], ids=["wide", "upright"])
thrown = pytest.mark.parametrize("prompt", [MISSED, SCORED], ids=["missed", "scored"])
collided = pytest.mark.parametrize("prompt", COLLIDED, ids=["balls", "cars"])


@dataclass(frozen=True)
class Way:
    """One actor's middle at every frame."""

    actor: Actor
    x: Curve
    y: Curve

    @property
    def speeds(self) -> tuple[Curve, Curve]:
        return np.diff(self.x) * FINE, np.diff(self.y) * FINE


@cache
def filmed(prompt: str, aspect: float) -> Action:
    (shot,) = write_screenplay(prompt, seconds=4, seed=3).shots
    return simulate(shot, [], fps=FINE, aspect=aspect, seed=3)


def way(action: Action, index: int) -> Way:
    actor = action.shot.actors[index]
    poses = [frame[index] for frame in action.poses]
    return Way(
        actor=actor,
        x=np.array([pose.x for pose in poses]),
        y=np.array([pose.y + actor.height / 2 for pose in poses]),
    )


def ball_of(action: Action) -> Way:
    return way(action, [actor.kind for actor in action.shot.actors].index("basketball"))


def hoop_of(action: Action) -> Hoop:
    index = [actor.kind for actor in action.shot.actors].index("hoop")
    pose, actor = action.poses[0][index], action.shot.actors[index]
    return Hoop.standing(x=pose.x, facing=pose.facing, height=actor.height)


def two_pixels(action: Action, aspect: float) -> float:
    view = min(pose.view_height for pose in action.camera)
    return 2 * view / (PIXELS if aspect > 1 else PIXELS / aspect)


@both_ways
@thrown
def test_a_thrown_ball_never_jumps_nor_gains_energy(prompt: str, aspect: float) -> None:
    action = filmed(prompt, aspect)
    ball = ball_of(action)
    vx, vy = ball.speeds
    flying = slice(int(np.argmax(vy > 3)) + 2, None)

    height = (ball.y[:-1] + ball.y[1:]) / 2  # where the speeds are of
    free = (np.abs(np.gradient(vy) * FINE + G) < 1) & (np.abs(np.gradient(vx) * FINE) < 1)
    energy = ((vx**2 + vy**2) / 2 + G * height)[flying][free[flying]]

    assert np.hypot(vx, vy).max() < FASTEST
    gained = float((energy - np.minimum.accumulate(energy)).max())
    assert len(energy) > FINE / 2
    assert gained <= 0.02 * energy[0]
    assert energy[-1] < 0.6 * energy[0]


@both_ways
@thrown
def test_a_thrown_ball_goes_round_rim_and_board(prompt: str, aspect: float) -> None:
    action = filmed(prompt, aspect)
    ball, hoop = ball_of(action), hoop_of(action)
    radius = ball.actor.height / 2

    gaps = [
        np.hypot(ball.x - x, ball.y - hoop.rim_y) - radius - hoop.thickness
        for x in (hoop.rim_back_x, hoop.rim_front_x)
    ]
    beside = (ball.y > hoop.board_low) & (ball.y < hoop.board_high)
    gaps.append(np.abs(ball.x - hoop.board_x)[beside] - radius - 1.5 * hoop.thickness)
    gaps.append(ball.y - radius)

    assert min(float(gap.min()) for gap in gaps if len(gap)) > -two_pixels(action, aspect)


@both_ways
def test_a_missed_shot_touches_rim_or_board_and_comes_back(aspect: float) -> None:
    action = filmed(MISSED, aspect)
    ball, hoop = ball_of(action), hoop_of(action)
    rim = [contact.time for contact in action.contacts if contact.kind == "rim"]

    assert rim
    assert (ball.x[-1] - hoop.rim_front_x) * hoop.facing > 0
    assert not _scores(ball, hoop)
    assert _scores(ball_of(filmed(SCORED, aspect)), hoop_of(filmed(SCORED, aspect)))


def _scores(ball: Way, hoop: Hoop) -> bool:
    low, high = sorted((hoop.rim_front_x, hoop.rim_back_x))
    return any(
        y0 >= hoop.rim_y > y1 and low < x < high
        for (y0, y1), x in zip(pairwise(ball.y), ball.x, strict=False)
    )


@both_ways
@collided
def test_two_that_collide_touch_and_part_and_gain_nothing(prompt: str, aspect: float) -> None:
    action = filmed(prompt, aspect)
    first, second = way(action, 0), way(action, 1)
    gap = np.abs(first.x - second.x) - (width(first.actor) + width(second.actor)) / 2
    meets = int(np.argmin(gap))
    speeds = np.array([first.speeds[0], second.speeds[0]])

    moving = (speeds**2).sum(axis=0)

    assert -two_pixels(action, aspect) <= gap.min() < 0.03
    assert gap[-1] > gap.min()
    assert moving[meets + 3 :].max() <= moving[: meets - 3].max() * 1.001
    assert abs(speeds[:, meets + 4].sum()) <= abs(speeds[:, meets - 4].sum()) + 0.15
    assert np.abs(speeds).max() < FASTEST
    assert len(action.shot.actors) == len(action.poses[-1]) == 2


@both_ways
@pytest.mark.parametrize(
    "prompt",
    ["Two skaters bump into each other", "A small boy and a bear run into each other",
     "A girl bumps into a robot", "Zwei Frauen stoßen zusammen", "两只狗相撞"],
    ids=["skaters", "boy and bear", "into one who stands", "German", "Chinese"],
)  # fmt: skip
def test_the_living_who_collide_touch_and_part_as_their_weights_say(
    prompt: str, aspect: float
) -> None:
    action = filmed(prompt, aspect)
    first, second = way(action, 0), way(action, 1)
    masses = np.array([20 * each.actor.height**1.5 for each in (first, second)])
    gap = np.abs(first.x - second.x) - (girth(first.actor) + girth(second.actor)) / 2
    meets = int(np.argmin(gap))
    speeds = np.array([first.speeds[0], second.speeds[0]])
    moving = masses @ speeds**2
    (blow,) = [contact for contact in action.contacts if contact.kind == "impact"]

    assert -two_pixels(action, aspect) <= gap.min() < 0.03
    assert gap[-1] > 0.1
    assert blow.time == pytest.approx(meets / FINE, abs=0.02)
    assert moving[meets + 2 :].max() < 0.5 * moving[: meets - 2].max()
    assert masses @ speeds[:, meets + 2] == pytest.approx(masses @ speeds[:, meets - 2], abs=2.5)
    assert np.abs(speeds[:, -5:]).max() == 0


@pytest.mark.parametrize(
    "prompt",
    ["A woman makes a basketball shot", "A basketball player scores",
     "A teenager sinks a three-pointer", "A boy shoots hoops in the park"],
)  # fmt: skip
def test_a_shot_that_is_made_goes_through_a_hoop_without_naming_it(prompt: str) -> None:
    action = filmed(prompt, WIDE)

    assert _scores(ball_of(action), hoop_of(action))
