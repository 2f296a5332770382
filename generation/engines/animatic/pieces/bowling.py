"""A strike: a ball rolls down the lane and leaves none of the ten pins standing.

Seen from the side. Pins stand in seven files one behind another; only neighbours can touch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.delivery import RELEASE, hand, moment
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid, disc
from generation.engines.animatic.pieces.leaps import frames_of
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, row, somebody
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Clock, Track

RADIUS: Final = PROPS["bowling ball"].height / 2
ROWS: Final = ((0,), (1, -1), (2, 0, -2), (3, 1, -1, -3))
HEAD_PIN: Final = -0.30  # metres
ROW_APART: Final = 0.34
BEHIND: Final = 0.055  # metres up the picture, from one file to the next behind it
CURTAIN: Final = 2.2
START: Final = -2.0  # metres, where the ball is let go
DELIVERY: Final = 1.6  # seconds
LET_GO_AT: Final = RELEASE * DELIVERY
APPROACH: Final = 1.1  # metres
STANDS_AT: Final = 0.66  # of the delivery: the last step has been made
IN_HAND: Final = 0.7  # of the ball's radius, from the wrist to its middle
CHEERS: Final = 1.1  # seconds after the ball is let go
SPEED: Final = 6.5  # metres a second
FINE: Final = 1 / 960  # seconds: so much is pushed so fast
PIN_MASS: Final = 1.5
PIN_BOUNCE: Final = 0.6
BALL_MASS: Final = 7.0
OUTLINE: Final = (
    (-0.07, 0.0), (0.07, 0.0), (0.18, 0.28), (0.165, 0.40), (0.09, 0.70), (0.10, 0.88),
    (0.06, 0.98), (-0.06, 0.98), (-0.10, 0.88), (-0.09, 0.70), (-0.165, 0.40), (-0.18, 0.28),
)  # fmt: skip
"""Of a pin, in its heights."""
CENTRE: Final = 0.42  # of a pin's height: where its weight is


class Strike:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        pins = row("pin", sum(map(len, ROWS)))
        ball = prop("bowling ball", colour=company.colour or "blue")
        players = company.players or [somebody("person")]
        far = [pin for pin, file in zip(pins, _files(), strict=True) if file > 0]
        near = [pin for pin, file in zip(pins, _files(), strict=True) if file <= 0]
        far.sort(key=lambda pin: -_files()[pins.index(pin)])
        near.sort(key=lambda pin: -_files()[pins.index(pin)])
        return (prop("bowling lane"), *players, *far, ball, *near)

    def play(self, stage: Stage) -> Played:
        bench = Bench(step=FINE)
        bench.floor(friction=0.25)
        bench.fixed((CURTAIN, 0), (CURTAIN, 4), thick=0.05, elasticity=0.15)
        bowler = stage.players[0]
        way = _Way(bowler)
        ball = _ball(bench, *way.ball(0.0))
        pins = sorted(stage.of_kind("pin"), key=_number)
        for pin, (x, file) in zip(pins, _spots(), strict=True):
            _stand(bench, pin.name, x, file)

        rolls = False

        def roll(time: float) -> None:
            nonlocal rolls
            if time < LET_GO_AT:
                _lead(ball.body, way.ball(time + bench.step), bench.step)
            elif not rolls:
                rolls = True
                ball.body.velocity = (SPEED, -0.4)
                ball.body.angular_velocity = -SPEED / RADIUS

        clock = stage.clock
        record = bench.run(clock, roll, pushes=[(0.0, LET_GO_AT + 0.05)])
        files = [0, *_files()]
        tracks = {
            rigid.name: _track(rigid, file) for rigid, file in zip(bench.rigid, files, strict=True)
        }
        tracks["bowling lane"] = stage.resting(0.12, -0.25)
        tracks[bowler.name] = _bowls(way, clock)
        return Played(tracks=tracks, record=record)


@dataclass(frozen=True)
class _Way:
    """How a bowler comes up to the line, and the ball with the hand."""

    bowler: Actor

    def x(self, time: float) -> float:
        """Metres at which the body is."""
        last = START - hand(RELEASE)[0] * self.bowler.height - IN_HAND * RADIUS * 0.4
        share = min(max(time, 0.0) / (STANDS_AT * DELIVERY), 1.0)
        return float(last - APPROACH * (1 - share) ** 1.6)

    def ball(self, time: float) -> tuple[float, float]:
        """Metres at which the ball's middle is while it is in the hand, above the ground."""
        share = time / DELIVERY
        (x, y), forearm = hand(share), sum(moment(share).arm)
        x = self.x(time) + x * self.bowler.height + IN_HAND * RADIUS * math.sin(forearm)
        y = y * self.bowler.height - IN_HAND * RADIUS * math.cos(forearm)
        return x, max(y, RADIUS)


def _lead(body: pymunk.Body, goal: tuple[float, float], step: float) -> None:
    """Let the hand take the ball to a point within a step."""
    body.velocity = ((goal[0] - body.position.x) / step, (goal[1] - body.position.y) / step)
    body.angular_velocity = 0.0


def _bowls(way: _Way, clock: Clock) -> Track:
    track = Track.resting(clock.frame_count, 0.0, Motion.BOWL)
    track.x = np.array([way.x(float(time)) for time in clock.times])
    track.phase = np.minimum(clock.times / DELIVERY, 1.0)
    steps = np.arange(0.1, STANDS_AT * DELIVERY, DELIVERY / 3.2)
    track.contacts = [
        Contact(
            time=float(at),
            kind="footstep",
            strength=0.4,
            x=way.x(float(at)),
            material=Material.WOOD,
        )
        for at in steps
        if at < clock.seconds
    ]
    cheers = frames_of(clock, LET_GO_AT + CHEERS)
    track.later = [(cheers, Motion.CHEER)]
    track.phase[cheers:] = 0.9 * clock.times[: len(track.phase) - cheers]
    return track


def _files() -> list[int]:
    return [file for files in ROWS for file in files]


def _spots() -> list[tuple[float, int]]:
    return [
        (HEAD_PIN + ROW_APART * number, file) for number, files in enumerate(ROWS) for file in files
    ]


def _number(pin: Actor) -> int:
    return int(pin.name.split()[-1]) if " " in pin.name else 1


def _ball(bench: Bench, x: float, y: float) -> Rigid:
    body, shape = disc(BALL_MASS, RADIUS)
    body.position = (x, y)
    shape.filter = _beside(0)
    rigid = bench.add("bowling ball", body, shape, material=PROPS["bowling ball"].material)
    shape.friction = 0.1
    return rigid


def _stand(bench: Bench, name: str, x: float, file: int) -> None:
    tall = PROPS["pin"].height
    corners = [(across * tall, (up - CENTRE) * tall) for across, up in OUTLINE]
    body = pymunk.Body(PIN_MASS, pymunk.moment_for_poly(PIN_MASS, corners))
    body.position = (x, CENTRE * tall)
    shape = pymunk.Poly(body, corners)
    shape.filter = _beside(file)
    bench.add(name, body, shape, material=PROPS["pin"].material, sound="pin")
    shape.elasticity = PIN_BOUNCE


def _beside(file: int) -> pymunk.ShapeFilter:
    """Let a body touch only what is in its own file or a neighbouring one."""
    own = 1 << (file + 8)
    return pymunk.ShapeFilter(categories=own, mask=own << 1 | own | own >> 1)


def _track(rigid: Rigid, file: int) -> Track:
    shift = (0.3 * BEHIND * file, BEHIND * file)
    if rigid.name == "bowling ball":
        return rigid.track(drop=RADIUS, shift=shift)
    tall = PROPS["pin"].height
    return rigid.track(drop=tall / 2, middle=(0.5 - CENTRE) * tall, shift=shift)
