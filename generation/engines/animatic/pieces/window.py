"""A ball through a window: the pane becomes as many shards as its cracks make, and they fall.

The ball's way is simulated from the side, as it comes nearer; the shards fall in the plane of the
pane. What the ball loses in the glass is more than the shards get.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces import glass
from generation.engines.animatic.pieces.bench import Bench, disc
from generation.engines.animatic.pieces.piece import (
    Company,
    Played,
    Record,
    Stage,
    prop,
    row,
)
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track
from generation.engines.animatic.vocabulary import thing

SILL: Final = 0.85  # metres above the ground: the pane's lower edge
FRAME: Final = 0.10  # metres of the frame about the pane
FAR: Final = 6.0  # metres behind the pane, where the ball comes from
EYE: Final = 5.0  # metres before the pane, from where it is seen
BREAKS_AT: Final = 0.9  # seconds
KEPT: Final = 0.45  # of the ball's speed
SIDEWAYS: Final = 0.55  # metres a second
RADIUS: Final = 0.12
BALL: Final = 0.45  # kilograms
PANE: Final = 2.0  # kilograms
FINE: Final = 1 / 720  # seconds
SHOVE: Final = 1.1  # metres a second, at most, of a shard
BALLS: Final = frozenset(
    {"ball", "baseball", "soccer ball", "basketball", "tennis", "volleyball", "softball"}
)


class BrokenWindow:
    players = 0

    def cast(self, company: Company) -> tuple[Actor, ...]:
        balls = [each for each in company.things if each.kind in BALLS]
        given = balls[0] if balls else _baseball()
        ball = given.model_copy(update={"height": 2 * RADIUS, "motion": Motion.STAND})
        return (prop("window frame"), *row("shard", len(glass.SHARDS)), ball)

    def play(self, stage: Stage) -> Played:
        shards = stage.of_kind("shard")
        ball = next(actor for actor in stage.actors if actor.kind in BALLS)
        flight, broken_at, flown = _fly(stage.clock)
        tracks = {"window frame": stage.resting(0.0, SILL - FRAME), ball.name: flight}
        first = min(stage.clock.frame_count - 1, int(np.ceil(broken_at * stage.clock.fps)))
        fallen, fell = _fall(shards, stage.clock, first)
        tracks |= fallen
        flight.contacts.append(
            Contact(
                time=broken_at, kind="shatter", strength=1.0, x=glass.HIT[0],
                material=Material.GLASS,
            )
        )  # fmt: skip
        record = Record(
            energy=flown.energy + fell.energy,
            fastest=np.maximum(flown.fastest + SIDEWAYS, fell.fastest),
            deepest=max(flown.deepest, fell.deepest),
        )
        return Played(tracks=tracks, record=record)


def _baseball() -> Actor:
    noun = thing("baseball", "ball")
    return Actor(
        name="ball", kind=noun.kind, body=noun.body, emoji=noun.emoji, height=2 * RADIUS,
        material=Material.RUBBER,
    )  # fmt: skip


def _fly(clock: Clock) -> tuple[Track, float, Record]:
    """Follow the ball; the bench's x is how near it is, 0 at the pane."""
    bench = Bench(step=FINE)
    bench.floor()
    middle = SILL + glass.HALF_HEIGHT
    body, shape = disc(BALL, RADIUS)
    rises = middle + glass.HIT[1] - 1.5 + GRAVITY * BREAKS_AT**2 / 2
    body.position, body.velocity = (-FAR, 1.5), (FAR / BREAKS_AT, rises / BREAKS_AT)
    rigid = bench.add("ball", body, shape, material=Material.RUBBER)
    shape.elasticity = 0.6
    broken: list[float] = []

    def strike(time: float) -> None:
        if not broken and body.position.x >= 0:
            broken.append(time)
            body.velocity = (KEPT * body.velocity.x, KEPT * body.velocity.y)
        elif broken and body.position.y < RADIUS + 0.02:
            body.velocity = (body.velocity.x * 0.996, body.velocity.y)

    record = bench.run(clock, strike)
    near, up = np.asarray(rigid.x), np.asarray(rigid.y)
    track = rigid.track(drop=RADIUS)
    scale = EYE / (EYE - np.minimum(near, 0.55 * EYE))
    track.x = glass.HIT[0] + SIDEWAYS * (_slowed(near, clock) - BREAKS_AT)
    track.y = _seen_at(up, scale) - RADIUS * scale
    track.turned = {"scale": scale}
    track.angle = -6 * track.x
    track.contacts = [replace(each, x=float(track.x[-1])) for each in rigid.contacts]
    return track, broken[0] if broken else clock.seconds, record


def _slowed(near: Curve, clock: Clock) -> Curve:
    """Give the seconds that come to the same way aside, while the ball rolls out."""
    after = np.maximum(clock.times - BREAKS_AT, 0.0)
    return np.minimum(clock.times, BREAKS_AT) + 1.2 * (1 - np.exp(-after / 1.2))


def _seen_at(up: Curve, scale: Curve) -> Curve:
    """Project a height: what is far is seen nearer to the height of the eye."""
    eye = SILL + 0.4
    return np.asarray(eye + (up - eye) * np.minimum(scale, 1.0))


def _fall(shards: list[Actor], clock: Clock, first: int) -> tuple[dict[str, Track], Record]:
    """Let the shards hang in the frame up to a frame, then fall."""
    bench = Bench(step=FINE)
    bench.floor(friction=0.9)
    middle = SILL + glass.HALF_HEIGHT
    for shard, outline in zip(shards, glass.SHARDS, strict=True):
        _hang(bench, shard.name, outline, middle)
    rest = Clock(frame_count=clock.frame_count - first, fps=clock.fps, seed=clock.seed)
    record = bench.run(rest)
    tracks = {}
    for rigid, outline in zip(bench.rigid, glass.SHARDS, strict=True):
        track = rigid.track(drop=PROPS["shard"].height / 2)
        tracks[rigid.name] = _waiting(track, outline, middle, first, clock)
    still = np.full(first, _potential(bench, middle))
    fastest = np.concatenate((np.zeros(max(0, first - 1)), [record.fastest[0]], record.fastest))
    return tracks, Record(
        energy=np.concatenate((still, record.energy)),
        fastest=fastest[: clock.frame_count],
        deepest=record.deepest,
    )


def _hang(bench: Bench, name: str, outline: glass.Polygon, middle: float) -> None:
    x, y = glass.middle(outline)
    corners = [(px - x, py - y) for px, py in outline]
    area = pymunk.Poly(None, corners).area
    mass = max(0.01, PANE * area / (4 * glass.HALF_WIDTH * glass.HALF_HEIGHT))
    body = pymunk.Body(mass, max(1e-5, pymunk.moment_for_poly(mass, corners)))
    body.position = (x, middle + y)
    out = pymunk.Vec2d(x - glass.HIT[0], y - glass.HIT[1])
    near = 1.0 - min(0.8, out.length)
    body.velocity = out.normalized() * SHOVE * near
    body.angular_velocity = 3.0 * near * (1 if out.x * out.y > 0 else -1)
    shape = pymunk.Poly(body, corners, radius=0.002)
    shape.filter = pymunk.ShapeFilter(group=1)
    bench.add(name, body, shape, material=Material.GLASS, sound="tinkle")


def _potential(bench: Bench, middle: float) -> float:
    total = 0.0
    for rigid, outline in zip(bench.rigid, glass.SHARDS, strict=True):
        total += rigid.body.mass * GRAVITY * (middle + glass.middle(outline)[1])
    return total


def _waiting(
    track: Track, outline: glass.Polygon, middle: float, first: int, clock: Clock
) -> Track:
    x, y = glass.middle(outline)
    whole = Track.resting(clock.frame_count, x)
    whole.x = np.concatenate((np.full(first, x), track.x))
    foot = middle + y - PROPS["shard"].height / 2
    whole.y = np.concatenate((np.full(first, foot), track.y))
    whole.angle = np.concatenate((np.zeros(first), track.angle))
    broken = (np.arange(clock.frame_count) >= first).astype(np.float64)
    whole.turned = {"give": broken}
    delay = first / clock.fps
    whole.contacts = [replace(each, time=each.time + delay) for each in track.contacts]
    return whole
