"""Falling leaves: one after another lets go of its tree, glides, stalls, and swings back as plates do in air."""

from __future__ import annotations

from typing import Final

import pymunk

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Stage, row
from generation.engines.animatic.scene import Actor, Material
from generation.engines.animatic.tracks import Clock
from generation.engines.animatic.vocabulary import thing

COUNT: Final = 24
COLOURS: Final = ("orange", "red", "yellow", "brown", "orange", "yellow", "red")
CROWN: Final = (0.36, 0.55, 0.92)  # half its width, its lowest and highest leaves, in heights
TREE: Final = 3.6  # metres
LETS_GO_BY: Final = 0.62  # of the clip: the last leaf
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
        trees = [each for each in company.things if each.kind.endswith("tree")][:1]
        tree = (trees or [_tree()])[0].model_copy(update={"height": TREE})
        return (tree, *leaves[: COUNT // 2], *company.players, *leaves[COUNT // 2 :])

    def play(self, stage: Stage) -> Played:
        bench = Bench(step=COARSE)
        bench.floor(friction=1.0)
        held = {leaf.name: _hang(bench, leaf.name, stage.clock) for leaf in stage.of_kind("leaf")}

        def air(time: float) -> None:
            for rigid in bench.rigid:
                if time < held[rigid.name]:
                    rigid.body.velocity, rigid.body.angular_velocity = (0.0, 0.0), 0.0
                else:
                    _brake(rigid, bench.step)

        record = bench.run(stage.clock, air)
        drop = PROPS["leaf"].height / 2
        tracks = {rigid.name: rigid.track(drop=drop) for rigid in bench.rigid}
        for track in tracks.values():
            track.contacts = []
        tracks[stage.actors[0].name] = stage.resting(0.0)
        for number, player in enumerate(stage.players[: self.players]):
            tracks[player.name] = stage.resting(BESIDE * (number + 0.5))
        return Played(tracks=tracks, record=record)


def _tree() -> Actor:
    noun = thing("deciduous tree", "tree")
    return Actor(
        name="tree", kind=noun.kind, body=noun.body, emoji=noun.emoji, height=TREE, colour="orange",
        material=noun.material,
    )  # fmt: skip


def _hang(bench: Bench, name: str, clock: Clock) -> float:
    """Hang a leaf in the crown; returns the second at which it lets go."""
    dice, (half, low, high) = clock.dice(name), CROWN
    body = pymunk.Body(MASS, MASS * HALF**2 / 3)
    body.position = (
        TREE * float(dice.uniform(-half, half)), TREE * float(dice.uniform(low, high)),
    )  # fmt: skip
    body.angle = float(dice.uniform(-0.9, 0.9))
    shape = pymunk.Segment(body, (-HALF, 0), (HALF, 0), 0.004)
    shape.filter = pymunk.ShapeFilter(group=1)  # one behind another
    bench.add(name, body, shape, material=Material.SOFT)
    shape.elasticity = 0.0
    return clock.seconds * LETS_GO_BY * max(0.0, float(dice.uniform(-0.25, 1.0)))


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
