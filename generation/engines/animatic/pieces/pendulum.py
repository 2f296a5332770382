"""A pendulum swings from its stand, in 2 π √(l / g) for small swings."""

from __future__ import annotations

from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop
from generation.engines.animatic.scene import Actor
from generation.engines.animatic.tracks import Track

PIVOT: Final = 1.80  # metres above the ground
BOB: Final = 0.14  # metres: its radius
LENGTH: Final = PROPS["pendulum"].height - BOB  # from the pivot to the middle of the bob
SWING: Final = 0.30  # radians to either side
MASS: Final = 3.0
FINE: Final = 1 / 2000  # seconds: a joint keeps its energy the better, the finer the steps


class Pendulum:
    players = 0

    def cast(self, company: Company) -> tuple[Actor, ...]:
        return (prop("pendulum stand"), prop("pendulum", colour=company.colour))

    def play(self, stage: Stage) -> Played:
        bench = Bench(step=FINE)
        body = pymunk.Body(MASS, pymunk.moment_for_circle(MASS, 0, 0.01))
        body.position = (LENGTH * np.sin(SWING), PIVOT - LENGTH * np.cos(SWING))
        body.angle = SWING
        shape = pymunk.Circle(body, BOB)
        rigid = bench.add("pendulum", body, shape, material=PROPS["pendulum"].material)
        bench.space.add(pymunk.PinJoint(bench.space.static_body, body, (0, PIVOT), (0, 0)))
        record = bench.run(stage.clock)
        track = _track(rigid)
        track.contacts = _heard(track, stage)
        return Played(
            tracks={"pendulum": track, "pendulum stand": stage.resting(0.0)}, record=record
        )


def _track(rigid: Rigid) -> Track:
    """Turn rod and bob, as one, about the pivot."""
    tall = PROPS["pendulum"].height
    track = rigid.track(drop=tall / 2)
    x, y = np.asarray(rigid.x), np.asarray(rigid.y)
    track.angle = np.arctan2(x, PIVOT - y)
    track.x = tall / 2 * np.sin(track.angle)
    track.y = PIVOT - tall / 2 * np.cos(track.angle) - tall / 2
    return track


def _heard(track: Track, stage: Stage) -> list[Contact]:
    """Let the air be heard each time the bob passes its lowest point."""
    passes = np.flatnonzero(np.diff(np.sign(track.angle)) != 0)
    return [
        Contact(
            time=float(frame / stage.clock.fps), kind="whoosh", strength=0.15, x=0.0,
            material=PROPS["pendulum"].material,
        )
        for frame in passes
    ]  # fmt: skip
