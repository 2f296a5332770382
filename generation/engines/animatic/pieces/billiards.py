"""A break at billiards: the cue ball scatters fifteen others. The bench is the table from above."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid, disc
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, row
from generation.engines.animatic.scene import Actor, Material
from generation.engines.animatic.tracks import Track, width

LENGTH: Final = 2.0  # metres of the cloth, between the cushions
DEPTH: Final = 1.0
CLOTH: Final = 0.62  # metres above the ground at the near cushion
TILT: Final = 0.52  # how much of the depth is seen
RADIUS: Final = PROPS["billiard ball"].height / 2
COLOURS: Final = (
    "yellow", "blue", "red", "purple", "orange", "green", "brown", "black", "yellow", "blue", "red",
    "purple", "orange", "green", "brown",
)  # fmt: skip
CUE_BALL: Final = (-0.55, 0.012)
RACK: Final = 0.36  # metres along, of its foremost ball
STRUCK_AT: Final = 0.8  # seconds
SPEED: Final = 4.6  # metres a second
ROLLING: Final = 0.45  # metres a second, lost every second
MASS: Final = 0.17
BOUNCE: Final = 0.95
CUSHION: Final = 0.78
DRAW_BACK: Final = 0.28  # metres


class Break:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        balls = [
            ball.model_copy(update={"colour": colour})
            for ball, colour in zip(row("billiard ball", 16), (*COLOURS, "white"), strict=True)
        ]
        return (*company.players, prop("billiard table"), *balls, prop("cue"))

    def play(self, stage: Stage) -> Played:
        bench = Bench(gravity=0.0)
        _cushions(bench)
        for ball, spot in zip(stage.of_kind("billiard ball"), [*_rack(), CUE_BALL], strict=True):
            _spot(bench, ball.name, spot)
        cue_ball = bench.rigid[-1]
        struck = False

        def roll(time: float) -> None:
            nonlocal struck
            if not struck and time >= STRUCK_AT:
                struck = True
                cue_ball.body.velocity = (SPEED, 0.0)
                cue_ball.contacts.append(_tap(time))
            _slow(bench)

        record = bench.run(stage.clock, roll, pushes=[(STRUCK_AT, STRUCK_AT)])
        tracks = {rigid.name: _seen(rigid) for rigid in bench.rigid}
        tracks["billiard table"] = stage.resting(0.0)
        tracks["cue"] = _cue(stage)
        for player in stage.players[: self.players]:
            tracks[player.name] = stage.resting(-LENGTH / 2 - 0.35 - width(player) / 2)
        pushed = np.abs(np.diff(tracks["cue"].x, append=tracks["cue"].x[-1])) * stage.clock.fps
        record = replace(record, fastest=np.maximum(record.fastest, pushed))
        return Played(tracks=tracks, record=record)


def _cushions(bench: Bench) -> None:
    x, y = LENGTH / 2, DEPTH / 2
    corners = [(-x, -y), (x, -y), (x, y), (-x, y), (-x, -y)]
    for (ax, ay), (bx, by) in pairwise(corners):
        out = (0.1 * np.sign(ax + bx), 0.1 * np.sign(ay + by))
        rail = bench.fixed(
            (ax + out[0], ay + out[1]), (bx + out[0], by + out[1]), thick=0.1, friction=0.0
        )
        rail.elasticity = CUSHION / BOUNCE


def _rack() -> list[tuple[float, float]]:
    step = 2 * RADIUS + 0.0004
    return [
        (RACK + line * step * np.sqrt(3) / 2, (place - line / 2) * step)
        for line in range(5)
        for place in range(line + 1)
    ]


def _spot(bench: Bench, name: str, spot: tuple[float, float]) -> None:
    body, shape = disc(MASS, RADIUS)
    body.position = spot
    bench.add(name, body, shape, material=Material.STONE, sound="click")
    shape.elasticity, shape.friction = BOUNCE, 0.0


def _slow(bench: Bench) -> None:
    """Take off what the cloth does."""
    loss = ROLLING * bench.step
    for rigid in bench.rigid:
        speed = rigid.body.velocity.length
        if speed:
            rigid.body.velocity *= max(0.0, speed - loss) / speed


def _seen(rigid: Rigid) -> Track:
    """Look at the table from before it, a little from above."""
    track = rigid.track(drop=0.0)
    along = np.concatenate(([0.0], np.cumsum(np.diff(track.x))))
    track.angle = -along / RADIUS
    track.y = CLOTH + (track.y + DEPTH / 2) * TILT - RADIUS * 0.35
    return track


def _tap(time: float) -> Contact:
    return Contact(time=time, kind="click", strength=0.6, x=CUE_BALL[0], material=Material.WOOD)


def _cue(stage: Stage) -> Track:
    """Draw the cue back, and let it go forward up to where the ball was."""
    times = stage.clock.times
    rest = CUE_BALL[0] - RADIUS - width(prop("cue")) / 2 - 0.012
    back = np.sin(np.clip(times / (STRUCK_AT - 0.12), 0, 1) * np.pi / 2) * DRAW_BACK
    forward = np.clip((times - STRUCK_AT + 0.12) / 0.12, 0, 1) ** 2
    track = stage.resting(0.0)
    track.x = rest - back * (1 - forward)
    track.y = np.full(len(times), CLOTH + (CUE_BALL[1] + DEPTH / 2) * TILT + 0.012)
    return track
