"""A break at billiards: the cue ball scatters fifteen others, and pockets take what comes to them.

The bench is the table from above.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid, disc
from generation.engines.animatic.pieces.leaps import frames_of
from generation.engines.animatic.pieces.piece import (
    Company,
    Played,
    Record,
    Stage,
    prop,
    row,
    somebody,
)
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Clock, Track, width

Spot = tuple[float, float]  # metres, from the middle of the cloth
LENGTH: Final = 2.0  # metres of the cloth, between the cushions
DEPTH: Final = 1.0
CLOTH: Final = 0.62  # metres above the ground at the near cushion
TILT: Final = 0.52  # how much of the depth is seen
RADIUS: Final = PROPS["billiard ball"].height / 2
COLOURS: Final = (
    "yellow", "blue", "red", "purple", "orange", "green", "brown", "black", "yellow", "blue", "red",
    "purple", "orange", "green", "brown",
)  # fmt: skip
CUE_BALL: Final = -0.55  # metres along the table
ASIDE: Final = (0.024, -0.024, 0.018, -0.018)
"""Metres across the table that the white ball may be at: each of them pockets something."""
RACK: Final = 0.36  # metres along, of its foremost ball
STRUCK_AT: Final = 0.8  # seconds
SPEED: Final = 7.2  # metres a second
ROLLING: Final = 0.45  # metres a second, lost every second
MASS: Final = 0.17
BOUNCE: Final = 0.95
CUSHION: Final = 0.78
DRAW_BACK: Final = 0.28  # metres
POCKETS: Final = tuple(
    (x, y) for x in (-LENGTH / 2, 0.0, LENGTH / 2) for y in (-DEPTH / 2, DEPTH / 2)
)
MOUTH: Final = 0.078  # metres from a pocket's middle, within which a ball falls in
GAP: Final = 0.085  # metres of cushion that a pocket leaves out to either side
SINKS: Final = 0.16  # seconds that it takes
GRIP: Final = 0.30  # of the player's height, from their middle to the cue's


class Break:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        balls = [
            ball.model_copy(update={"colour": colour})
            for ball, colour in zip(row("billiard ball", 16), (*COLOURS, "white"), strict=True)
        ]
        players = company.players or [somebody("person")]
        return (*players, prop("billiard table"), *balls, prop("cue"))

    def play(self, stage: Stage) -> Played:
        shot, record = _shot(stage)
        tracks = {rigid.name: _seen(rigid, shot.sunk, stage.clock) for rigid in shot.bench.rigid}
        tracks["billiard table"] = stage.resting(0.0)
        tracks["cue"] = _cue(stage, shot.aside)
        tracks[stage.players[0].name] = _player(stage, tracks["cue"])
        pushed = np.abs(np.diff(tracks["cue"].x, append=tracks["cue"].x[-1])) * stage.clock.fps
        record = replace(record, fastest=np.maximum(record.fastest, pushed))
        return Played(tracks=tracks, record=record)


@dataclass(kw_only=True)
class _Shot:
    """One try, and which balls go down where and when."""

    bench: Bench
    aside: float  # metres across the table, of the white ball
    sunk: dict[str, tuple[float, Spot]] = field(default_factory=dict)  # (seconds, pocket)

    def take_what_falls(self, time: float) -> None:
        """Let the pockets take what is over them, out of everybody's way."""
        for rigid in self.bench.rigid:
            pocket = None if rigid.name in self.sunk else _pocket_under(rigid)
            if pocket is None:
                continue
            self.sunk[rigid.name] = (time, pocket)
            rigid.contacts.append(_drop(time, pocket[0]))
            rigid.body.velocity, rigid.body.position = (0.0, 0.0), pocket
            self.bench.space.remove(*rigid.shapes)


def _shot(stage: Stage) -> tuple[_Shot, Record]:
    """Break until something goes down and the white ball does not; as a rule at once."""
    first = int(stage.clock.dice("break").integers(len(ASIDE)))
    for aside in (*ASIDE[first:], *ASIDE[:first]):
        shot, record = _broken(stage, aside)
        white = shot.bench.rigid[-1].name
        if shot.sunk and white not in shot.sunk:
            break
    return shot, record


def _broken(stage: Stage, aside: float) -> tuple[_Shot, Record]:
    bench = Bench(gravity=0.0)
    _cushions(bench)
    spots = [*_rack(), (CUE_BALL, aside)]
    for ball, spot in zip(stage.of_kind("billiard ball"), spots, strict=True):
        _spot(bench, ball.name, spot)
    shot, white = _Shot(bench=bench, aside=aside), bench.rigid[-1]
    struck = False

    def roll(time: float) -> None:
        nonlocal struck
        if not struck and time >= STRUCK_AT:
            struck = True
            white.body.velocity = (SPEED, 0.0)
            white.contacts.append(_tap(time))
        shot.take_what_falls(time)
        _slow(bench)

    return shot, bench.run(stage.clock, roll, pushes=[(STRUCK_AT, STRUCK_AT)])


def _pocket_under(rigid: Rigid) -> Spot | None:
    x, y = rigid.body.position
    near = (spot for spot in POCKETS if math.hypot(x - spot[0], y - spot[1]) < MOUTH)
    return next(near, None)


def _cushions(bench: Bench) -> None:
    """Put up six, with room for a pocket between any two."""
    x, y = LENGTH / 2, DEPTH / 2
    rails = [((side * x, GAP - y), (side * x, y - GAP)) for side in (-1, 1)] + [
        ((left + GAP, side * y), (left + x - GAP, side * y))
        for left in (-x, 0.0)
        for side in (-1, 1)
    ]
    for (ax, ay), (bx, by) in rails:
        out = (0.1 * (ax == bx) * np.sign(ax), 0.1 * (ay == by) * np.sign(ay))
        rail = bench.fixed(
            (ax + out[0], ay + out[1]), (bx + out[0], by + out[1]), thick=0.1, friction=0.0
        )
        rail.elasticity = CUSHION / BOUNCE


def _rack() -> list[Spot]:
    step = 2 * RADIUS + 0.0004
    return [
        (RACK + line * step * np.sqrt(3) / 2, (place - line / 2) * step)
        for line in range(5)
        for place in range(line + 1)
    ]


def _spot(bench: Bench, name: str, spot: Spot) -> None:
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


def _seen(rigid: Rigid, sunk: Mapping[str, tuple[float, Spot]], clock: Clock) -> Track:
    """Look at the table from before it, a little from above; what goes down is soon out of sight."""
    track = rigid.track(drop=0.0)
    if rigid.name in sunk:
        _go_down(track, *sunk[rigid.name], clock)
    along = np.concatenate(([0.0], np.cumsum(np.diff(track.x))))
    track.angle = -along / RADIUS
    track.y = CLOTH + (track.y + DEPTH / 2) * TILT - RADIUS * 0.35
    return track


def _go_down(track: Track, time: float, pocket: Spot, clock: Clock) -> None:
    """Roll over the edge of a pocket and grow small in it."""
    down = int(np.searchsorted(clock.times, time))
    share = np.clip((clock.times - time) / SINKS, 0.0, 1.0)
    for place, goal in ((track.x, pocket[0]), (track.y, pocket[1])):
        edge = float(place[max(0, down - 1)])
        place[down:] = edge + (goal - edge) * share[down:]
    track.turned = {"scale": 1.0 - 0.99 * share}


def _drop(time: float, x: float) -> Contact:
    return Contact(time=time, kind="thud", strength=0.5, x=x, material=Material.WOOD)


def _tap(time: float) -> Contact:
    return Contact(time=time, kind="click", strength=0.6, x=CUE_BALL, material=Material.WOOD)


def _player(stage: Stage, cue: Track) -> Track:
    """Stand bent over the cue, and straighten up once it has struck."""
    player = stage.players[0]
    track = stage.resting(float(cue.x[0]) - GRIP * player.height)
    track.motion = Motion.PUSH
    track.phase = 0.5 * (cue.x - cue.x.min()) / max(float(np.ptp(cue.x)), 1e-9)
    up = frames_of(stage.clock, STRUCK_AT + 0.7)
    track.later = [(up, Motion.STAND)]
    return track


def _cue(stage: Stage, aside: float) -> Track:
    """Draw the cue back, and let it go forward up to where the ball was."""
    times = stage.clock.times
    rest = CUE_BALL - RADIUS - width(prop("cue")) / 2 - 0.012
    back = np.sin(np.clip(times / (STRUCK_AT - 0.12), 0, 1) * np.pi / 2) * DRAW_BACK
    forward = np.clip((times - STRUCK_AT + 0.12) / 0.12, 0, 1) ** 2
    track = stage.resting(0.0)
    track.x = rest - back * (1 - forward)
    track.y = np.full(len(times), CLOTH + (aside + DEPTH / 2) * TILT + 0.012)
    return track
