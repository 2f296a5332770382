"""Those who do something with one another: how near they stand, round what they sit, whom they face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from generation.engines.animatic.gestures import TO_EACH_OTHER
from generation.engines.animatic.places import Spot, travels
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.staging import Staging
from generation.engines.animatic.tracks import Clock, Track

APART: Final = {Motion.HUG: 0.17, Motion.KISS: 0.27, Motion.SHAKE_HANDS: 0.5, Motion.WALTZ: 0.24}
"""Between two who do it together, in their heights."""
HEARTHS: Final = frozenset({"campfire"})
"""What people gather round."""
ON_THE_GROUND: Final = frozenset(
    {Motion.SING, Motion.TALK, Motion.LAUGH, Motion.EAT, Motion.DRINK, Motion.SIT, Motion.READ,
     Motion.CLAP, Motion.PLAY_GUITAR, Motion.LOOK, Motion.WAVE}
)  # fmt: skip
"""What is done sitting by a fire."""
TURNS: Final = 0.25  # of two who waltz, a second


class Companies(Staging):
    """Who of a shot belongs together."""

    def _hearths_first(self, free: Sequence[Actor]) -> list[Actor]:
        """Put what people gather round in the middle."""
        return sorted(free, key=lambda actor: actor.kind not in HEARTHS)

    def _draw_near(self, free: Sequence[Actor], spots: dict[str, Spot]) -> dict[str, Spot]:
        """Put two who do something together as near as that is done."""
        pair = self._pair(free)
        if pair is None:
            return spots
        first, second = pair
        gap = APART[first.motion] * (first.height + second.height) / 2
        near = replace(spots[second.name], x=spots[first.name].x + gap)
        return {**spots, second.name: near}

    def _pair(self, free: Sequence[Actor]) -> tuple[Actor, Actor] | None:
        people = [actor for actor in free if actor.body is Body.PERSON]
        if len(people) != 2 or people[0].motion is not people[1].motion:
            return None
        first, second = people
        apart = first.motion in APART and not (first.then or second.then)
        return (
            (first, second) if apart and not {first.name, second.name} & set(self.before) else None
        )

    def _together(self, free: Sequence[Actor]) -> None:
        """Turn those to one another who talk or do something with each other, or share a fire."""
        self._face_each_other(free)
        self._gather(free)
        pair = self._pair(free)
        if pair is not None and pair[0].motion is Motion.WALTZ:
            waltz((self.done[pair[0].name], self.done[pair[1].name]), self.clock)

    def _face_each_other(self, free: Sequence[Actor]) -> None:
        bodies = [actor for actor in free if actor.body is not Body.THING]
        dances = len(bodies) == 2 and all(actor.motion is Motion.DANCE for actor in bodies)
        to_each_other = any(actor.motion in TO_EACH_OTHER for actor in free)
        if not (self.shot.lines or to_each_other or dances) or len(bodies) < 2:
            return
        for actor in bodies:
            if travels(actor) or actor.name in self.before:
                continue
            track = self.done[actor.name]
            others = [self.done[other.name].x[0] for other in bodies if other is not actor]
            ways = sorted((abs(x - track.x[0]), x > track.x[0]) for x in others)
            track.facing[:] = 1 if ways[0][1] else -1

    def _gather(self, free: Sequence[Actor]) -> None:
        """Sit round the fire, with the face to it."""
        fire = next((actor for actor in free if actor.kind in HEARTHS), None)
        if fire is None:
            return
        middle = float(self.done[fire.name].x[0])
        for actor in free:
            if actor.body is Body.THING or travels(actor) or actor.name in self.before:
                continue
            track = self.done[actor.name]
            track.facing[:] = 1 if track.x[0] <= middle else -1
            rests = actor.motion in ON_THE_GROUND and not actor.then
            track.grounded = rests and actor.body is Body.PERSON


def waltz(pair: tuple[Track, Track], clock: Clock) -> None:
    """Turn two about each other."""
    first, second = pair
    turn = 2 * np.pi * TURNS * clock.times
    half = (second.x[0] - first.x[0]) / 2
    middle = (first.x + second.x) / 2
    for track, side in ((first, -1), (second, 1)):
        track.x = middle + side * half * np.cos(turn)
        track.facing = np.full_like(track.facing, -side)
        track.turned["yaw"] = turn
