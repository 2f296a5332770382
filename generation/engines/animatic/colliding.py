"""Those who run into one another: things as bodies that meet, the living as they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from generation.engines.animatic.bumping import bump
from generation.engines.animatic.physics import Launch, fly
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.staging import Staging
from generation.engines.animatic.tracks import width

RUN_UP: Final = 1.1  # before a collision, of the width of what runs
RUN_UPS: Final = (0.7, 2.0)  # metres, at least and at most
RUN_UP_SECONDS: Final = 0.7


class Colliding(Staging):
    """Whom a shot lets collide."""

    def _collides(self, actor: Actor) -> bool:
        target = self.by_name.get(actor.aims_at)
        crashes = actor.motion is Motion.RUN and actor.body is Body.THING
        return crashes and target is not None and target is not actor

    def _bump_all(self, free: Sequence[Actor]) -> None:
        """Let the living meet who aim at one another; who is there already keeps its way."""
        for actor in free:
            other = self.by_name.get(actor.aims_at)
            if other is None or other is actor or {actor.name, other.name} & self.done.keys():
                continue
            if other.aims_at == actor.name and Body.THING not in {actor.body, other.body}:
                first, second = bump(actor, other, self.clock)
                self._set(actor, first)
                self._set(other, second)

    def _collide_all(self) -> None:
        crowd = [
            actor for actor in self.shot.actors
            if actor.name not in self.done and self._is_free(actor)
            and (self._collides(actor) or self._is_struck(actor))
        ]  # fmt: skip
        if not crowd:
            return
        launches = [self._run_up(actor, index) for index, actor in enumerate(crowd)]
        flights = fly(
            launches, self._arena(), frame_count=self.clock.frame_count, fps=self.clock.fps
        )
        for actor, flight in zip(crowd, flights, strict=True):
            self.done[actor.name] = self._flown(actor, flight, from_frame=0)
            self.done[actor.name].facing[:] = 1 if flight.x[0] <= 0 else -1

    def _is_struck(self, actor: Actor) -> bool:
        return any(self._collides(each) and each.aims_at == actor.name for each in self.shot.actors)

    def _run_up(self, actor: Actor, index: int) -> Launch:
        side = -1 if index % 2 == 0 else 1
        reach = float(np.clip(RUN_UP * width(actor), *RUN_UPS))
        apart = 0.5 * width(actor) + reach * (1 + index // 2) * (1.3 - 0.3 * self.upright)
        speed = reach / RUN_UP_SECONDS if self._collides(actor) else 0.0
        return Launch(
            actor=actor, x=side * apart, y=actor.height / 2, vx=-side * speed, driven=speed > 0
        )
