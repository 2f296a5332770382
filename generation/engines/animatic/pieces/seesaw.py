"""A seesaw: two ride it, who push off in turn; the heavier sits nearer to the middle."""

from __future__ import annotations

from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.bench import Bench, Force, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Record, Stage, prop, somebody
from generation.engines.animatic.riding import SEAT_HIP
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.tracks import Curve, Track

PIVOT: Final = 0.62  # metres above the ground
HALF: Final = 1.55  # metres from the pivot to an end
SEAT: Final = 1.30  # metres from the pivot to the farther seat
NEAREST_SEAT: Final = 0.70
THICK: Final = PROPS["seesaw"].height
PLANK: Final = 18.0  # kilograms
WEIGHT: Final = 24.0  # kilograms of somebody one metre tall
UP: Final = 0.24  # metres that riders' weight is above the plank
REST: Final = 0.16  # seconds that a rider is at the ground before pushing off
SPARE: Final = 2.0  # of the energy that just leads over the top


class Seesaw:
    players = 2

    def cast(self, company: Company) -> tuple[Actor, ...]:
        riders = list(company.players)
        riders += [somebody(kind) for kind in ("girl", "boy")[len(riders) :]]
        return (prop("seesaw stand"), prop("seesaw", colour=company.colour), *riders)

    def play(self, stage: Stage) -> Played:
        riders = stage.players[: self.players]
        seats = _seats(riders)
        bench = Bench()
        bench.floor()
        plank = _plank(bench, riders, seats)
        pushes: list[tuple[float, float]] = []
        record = bench.run(stage.clock, _pusher(plank.body, pushes))
        tracks = {"seesaw": plank.track(drop=THICK / 2), "seesaw stand": stage.resting(0.0)}
        tracks["seesaw"].y = np.full(stage.clock.frame_count, PIVOT - THICK / 2)
        tracks["seesaw"].x = np.zeros(stage.clock.frame_count)
        for rider, seat in zip(riders, seats, strict=True):
            tracks[rider.name] = _ride(rider, seat, plank, stage)
        whole = Record(
            energy=record.energy, fastest=_ends(record, plank, stage.clock.fps), deepest=record.deepest,
            pushes=tuple(pushes),
        )  # fmt: skip
        return Played(tracks=tracks, record=whole)


def _seats(riders: list[Actor]) -> tuple[float, float]:
    """Let both weigh as much about the pivot."""
    first, second = (_mass(rider) for rider in riders)
    near = max(NEAREST_SEAT, SEAT * min(first, second) / max(first, second))
    return (-SEAT, near) if first <= second else (-near, SEAT)


def _mass(rider: Actor) -> float:
    return WEIGHT * float(np.clip(rider.height, 0.5, 2.2))


def _plank(bench: Bench, riders: list[Actor], seats: tuple[float, float]) -> Rigid:
    """Make one body of the plank and those on it; it turns about the pivot, and is top-heavy."""
    weights = [_mass(rider) for rider in riders]
    total = PLANK + sum(weights)
    centre = UP * sum(weights) / total
    about = PLANK * HALF**2 / 3 + sum(
        weight * (seat**2 + UP**2) for weight, seat in zip(weights, seats, strict=True)
    )
    body = pymunk.Body(total, about - total * centre**2)
    body.center_of_gravity = (0.0, centre)
    body.angle = float(np.arcsin((PIVOT - THICK / 2) / HALF)) * 0.98
    body.position = (0.0, PIVOT)  # after the angle, which turns about the centre of gravity
    shape = pymunk.Poly.create_box(body, (2 * HALF, THICK))
    rigid = bench.add("seesaw", body, shape, material=PROPS["seesaw"].material, sound="thud")
    shape.elasticity = 0.0
    bench.space.add(pymunk.PivotJoint(bench.space.static_body, body, (0.0, PIVOT)))
    return rigid


def _pusher(body: pymunk.Body, pushes: list[tuple[float, float]]) -> Force:
    """Let whoever is at the ground push off after a moment."""
    since = 0.0
    about = body.moment + body.mass * body.center_of_gravity.length**2
    limit = float(np.arcsin((PIVOT - THICK / 2) / HALF)) - 0.03
    climb = body.mass * GRAVITY * body.center_of_gravity.y * (1 - np.cos(limit))
    speed = float(np.sqrt(2 * SPARE * climb / about))

    def push(time: float) -> None:
        nonlocal since
        rests = abs(body.angle) > limit and abs(body.angular_velocity) < 0.1
        since = since if rests and since else time if rests else 0.0
        if rests and time - since >= REST:
            turn = -float(np.sign(body.angle)) * speed
            arm = body.local_to_world(body.center_of_gravity) - pymunk.Vec2d(0.0, PIVOT)
            body.angular_velocity, body.velocity = turn, (-turn * arm.y, turn * arm.x)
            pushes.append((time, time))
            since = 0.0

    return push


def _ride(rider: Actor, seat: float, plank: Rigid, stage: Stage) -> Track:
    track = Track.resting(stage.clock.frame_count, 0.0, Motion.STAND)
    angle = np.asarray(plank.angle)
    below = SEAT_HIP * rider.height if rider.body is Body.PERSON else -THICK / 2
    rise = rider.height / 2 - below
    track.angle = angle
    track.x = seat * np.cos(angle) - rise * np.sin(angle)
    track.y = PIVOT + seat * np.sin(angle) + rise * np.cos(angle) - rider.height / 2
    track.facing[:] = 1 if seat < 0 else -1
    track.seated = rider.body is Body.PERSON
    return track


def _ends(record: Record, plank: Rigid, fps: float) -> Curve:
    """Give the speed of the farthest rider's head."""
    turning = np.abs(np.gradient(np.asarray(plank.angle))) * fps
    near = np.maximum(turning, np.maximum(np.roll(turning, 1), np.roll(turning, -1)))
    return np.asarray(np.maximum(record.fastest, near * (HALF + 0.5)))
