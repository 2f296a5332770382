"""A strike: a ball rolls down the lane and leaves none of the ten pins standing.

Seen from the side. Pins stand in seven files one behind another; only neighbours can touch.
"""

from __future__ import annotations

from typing import Final

import pymunk

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid, disc
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, row
from generation.engines.animatic.scene import Actor
from generation.engines.animatic.tracks import Track, width

ROWS: Final = ((0,), (1, -1), (2, 0, -2), (3, 1, -1, -3))
HEAD_PIN: Final = -0.30  # metres
ROW_APART: Final = 0.34
BEHIND: Final = 0.055  # metres up the picture, from one file to the next behind it
CURTAIN: Final = 2.2
START: Final = -1.85
LET_GO_AT: Final = 0.5  # seconds
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
        far = [pin for pin, file in zip(pins, _files(), strict=True) if file > 0]
        near = [pin for pin, file in zip(pins, _files(), strict=True) if file <= 0]
        far.sort(key=lambda pin: -_files()[pins.index(pin)])
        near.sort(key=lambda pin: -_files()[pins.index(pin)])
        return (prop("bowling lane"), *far, ball, *near, *company.players)

    def play(self, stage: Stage) -> Played:
        bench = Bench(step=FINE)
        bench.floor(friction=0.25)
        bench.fixed((CURTAIN, 0), (CURTAIN, 4), thick=0.05, elasticity=0.15)
        ball = _ball(bench, START)
        pins = sorted(stage.of_kind("pin"), key=_number)
        for pin, (x, file) in zip(pins, _spots(), strict=True):
            _stand(bench, pin.name, x, file)

        rolls = False

        def roll(time: float) -> None:
            nonlocal rolls
            if not rolls and time >= LET_GO_AT:
                rolls = True
                ball.body.velocity = (SPEED, 0)
                ball.body.angular_velocity = -SPEED / (PROPS["bowling ball"].height / 2)

        clock = stage.clock
        record = bench.run(clock, roll, pushes=[(LET_GO_AT, LET_GO_AT + 0.02)])
        files = [0, *_files()]
        tracks = {
            rigid.name: _track(rigid, file) for rigid, file in zip(bench.rigid, files, strict=True)
        }
        tracks["bowling lane"] = stage.resting(0.12, -0.25)
        for player in stage.players[: self.players]:
            tracks[player.name] = stage.resting(ball.x[0] - 0.75 * max(0.5, width(player)), -0.1)
        return Played(tracks=tracks, record=record)


def _files() -> list[int]:
    return [file for files in ROWS for file in files]


def _spots() -> list[tuple[float, int]]:
    return [
        (HEAD_PIN + ROW_APART * number, file) for number, files in enumerate(ROWS) for file in files
    ]


def _number(pin: Actor) -> int:
    return int(pin.name.split()[-1]) if " " in pin.name else 1


def _ball(bench: Bench, x: float) -> Rigid:
    body, shape = disc(BALL_MASS, PROPS["bowling ball"].height / 2)
    body.position = (x, shape.radius)
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
        return rigid.track(drop=PROPS["bowling ball"].height / 2, shift=shift)
    tall = PROPS["pin"].height
    return rigid.track(drop=tall / 2, middle=(0.5 - CENTRE) * tall, shift=shift)
