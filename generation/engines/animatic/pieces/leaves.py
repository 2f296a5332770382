"""Falling leaves: each glides along itself, stalls, and swings back, as thin plates do in air."""

from __future__ import annotations

from typing import Final

import pymunk

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Stage, row
from generation.engines.animatic.scene import Actor, Material
from generation.engines.animatic.tracks import Clock

COUNT: Final = 18
COLOURS: Final = ("orange", "red", "yellow", "brown", "orange", "yellow", "red")
SPREAD: Final = 2.3  # metres to either side
SPREAD_UPRIGHT: Final = 1.1
HIGHEST: Final = 3.3  # metres
LOWEST: Final = 0.7
MASS: Final = 0.01
FACE_DRAG: Final = 0.22  # kilograms a metre, of air met flat
EDGE_DRAG: Final = 0.03  # met edge on
TURNING: Final = 2.2  # newton metres for each metre a second squared and kilogram square metre
TURN_DRAG: Final = 1.6  # a second
COARSE: Final = 1 / 240  # seconds: nothing is fast here
BESIDE: Final = 0.9  # metres between two who stand among them
HALF: Final = 0.13  # metres: half a leaf


class FallingLeaves:
    players = 2

    def cast(self, company: Company) -> tuple[Actor, ...]:
        leaves = [
            leaf.model_copy(update={"colour": company.colour or COLOURS[number % len(COLOURS)]})
            for number, leaf in enumerate(row("leaf", COUNT))
        ]
        return (*leaves[: COUNT // 2], *company.players, *leaves[COUNT // 2 :])

    def play(self, stage: Stage) -> Played:
        bench = Bench(step=COARSE)
        bench.floor(friction=1.0)
        spread = SPREAD_UPRIGHT if stage.upright else SPREAD
        for leaf in stage.of_kind("leaf"):
            _hang(bench, leaf.name, stage.clock, spread)
        record = bench.run(stage.clock, lambda _: _drag(bench))
        drop = PROPS["leaf"].height / 2
        tracks = {rigid.name: rigid.track(drop=drop) for rigid in bench.rigid}
        for track in tracks.values():
            track.contacts = []
        for number, player in enumerate(stage.players[: self.players]):
            tracks[player.name] = stage.resting(BESIDE * number)
        return Played(tracks=tracks, record=record)


def _hang(bench: Bench, name: str, clock: Clock, spread: float) -> None:
    dice = clock.dice(name)
    body = pymunk.Body(MASS, MASS * HALF**2 / 3)
    body.position = (
        float(dice.uniform(-spread, spread)), float(dice.uniform(LOWEST, HIGHEST)),
    )  # fmt: skip
    body.angle = float(dice.uniform(-0.9, 0.9))
    shape = pymunk.Segment(body, (-HALF, 0), (HALF, 0), 0.004)
    shape.filter = pymunk.ShapeFilter(group=1)  # one behind another
    bench.add(name, body, shape, material=Material.SOFT)
    shape.elasticity = 0.0


def _drag(bench: Bench) -> None:
    for rigid in bench.rigid:
        _brake(rigid, bench.step)


def _brake(rigid: Rigid, step: float) -> None:
    """Take off what the air does, along the leaf and across it; it turns its edge to the wind."""
    body = rigid.body
    along = pymunk.Vec2d(1, 0).rotated(body.angle)
    across = along.perpendicular()
    edge, face = body.velocity.dot(along), body.velocity.dot(across)
    edge *= max(0.0, 1 - EDGE_DRAG / MASS * abs(edge) * step)
    face *= max(0.0, 1 - FACE_DRAG / MASS * abs(face) * step)
    body.velocity = along * edge + across * face
    turn = body.angular_velocity - TURNING * edge * face / HALF * step
    body.angular_velocity = turn * (1 - TURN_DRAG * step)
