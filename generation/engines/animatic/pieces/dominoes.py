"""A row of dominoes: the first is pushed, and each knocks over the next."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.bench import Bench, box
from generation.engines.animatic.pieces.piece import Company, Played, Stage, row
from generation.engines.animatic.scene import Actor, Motion
from generation.engines.animatic.tracks import width

COUNT: Final = 9
APART: Final = 0.40  # metres from one to the next
APART_UPRIGHT: Final = 0.31
DENSITY: Final = 30.0  # kilograms a square metre, seen from the side
PUSHED_AT: Final = 0.7  # seconds
PUSH: Final = 1.6  # radians a second


class Dominoes:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        stones = row("domino", COUNT, colour=company.colour)
        pushers = [one.model_copy(update={"motion": Motion.STAND}) for one in company.players]
        return (*reversed(stones), *pushers)

    def play(self, stage: Stage) -> Played:
        stones = stage.of_kind("domino")[::-1]
        size = PROPS["domino"]
        wide, tall = size.height * size.aspect, size.height
        apart = APART_UPRIGHT if stage.upright else APART
        bench = Bench()
        bench.floor()
        for number, stone in enumerate(stones):
            body, shape = box(DENSITY * wide * tall, wide, tall, rim=0.008)
            body.position = ((number - (len(stones) - 1) / 2) * apart, tall / 2)
            bench.add(stone.name, body, shape, material=stone.material, sound="click")
        first = bench.rigid[0].body
        pushed = False

        def push(time: float) -> None:
            nonlocal pushed
            if not pushed and time >= PUSHED_AT:
                pushed = True
                first.angular_velocity = -PUSH
                first.velocity = (PUSH * tall / 2, 0)

        record = bench.run(stage.clock, push, pushes=[(PUSHED_AT, PUSHED_AT)])
        tracks = {rigid.name: rigid.track(drop=tall / 2) for rigid in bench.rigid}
        edge = bench.rigid[0].x[0] - wide / 2
        for player in stage.players[: self.players]:
            tracks[player.name] = stage.resting(edge - 0.7 * max(0.5, width(player)))
        return Played(tracks=tracks, record=record)
