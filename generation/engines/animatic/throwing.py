"""Balls on their way: from whose hand, at what, and where it stands."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic import hoop as hoops
from generation.engines.animatic.action import Contact
from generation.engines.animatic.physics import Arena, Launch, fly
from generation.engines.animatic.scene import Actor, Motion
from generation.engines.animatic.staging import Staging
from generation.engines.animatic.throws import KICKED, Throw, launch_at_hoop, launch_at_point

THROW_DISTANCE: Final = 3.7
NEAREST_THROW: Final = 0.9  # upright
NEARER_BY_HEIGHT: Final = 0.53  # besides, for each metre of the thrower
HOLD_SECONDS: Final = 0.8  # before a throw


class Throwing(Staging):
    """What a shot lets be thrown."""

    def _throw_all(self) -> None:
        for ball in self.shot.actors:
            thrown = ball.motion is Motion.BOUNCE and (self._holder(ball) or self._target(ball))
            if thrown and ball.name not in self.done:
                self._throw(ball)

    def _target(self, ball: Actor) -> Actor | None:
        return self.by_name.get(ball.aims_at) if ball.aims_at != ball.name else None

    def _throw(self, ball: Actor) -> None:
        count, fps = self.clock.frame_count, self.clock.fps
        release = min(count - 1, round(HOLD_SECONDS * fps))
        hand_x, hand_y = self._hand(ball)
        throw = Throw(actor=ball, x=hand_x, y=hand_y, misses=ball.misses, fps=fps)
        launch, arena = self._aim(throw)
        (flight,) = fly([launch], arena, frame_count=count - release, fps=fps)
        track = self._flown(ball, flight, from_frame=release)
        if release:
            track.contacts.append(_whoosh(ball, release / fps, hand_x))
        self._set(ball, track)

    def _hand(self, ball: Actor) -> tuple[float, float]:
        holder = self._holder(ball)
        if holder is None or holder.name not in self.done:
            return (-self._throw_distance(ball), 1.4)
        x = float(self.done[holder.name].x[0])
        if ball.kind in KICKED:
            return x + 0.35 * holder.height, ball.height / 2
        return x + 0.3 * holder.height, max(0.9 * holder.height, ball.height / 2)

    def _throw_distance(self, ball: Actor) -> float:
        """Metres from the hand to the target; upright, the small throw from nearer by."""
        if not self.upright:
            return THROW_DISTANCE
        holder = self._holder(ball)
        return NEAREST_THROW + NEARER_BY_HEIGHT * (holder.height if holder else 1.7)

    def _aim(self, throw: Throw) -> tuple[Launch, Arena]:
        target = self._target(throw.actor)
        x = throw.x + self._throw_distance(throw.actor)
        if target is None:
            return launch_at_point(throw, x, throw.actor.height / 2), self._arena()
        x = self._stand_target(target, x)
        if target.kind == hoops.KIND:
            hoop = hoops.Hoop.standing(x=x, facing=-1, height=target.height)
            return launch_at_hoop(throw, hoop), Arena(hoop=hoop)
        at = target.height + 0.8 if throw.misses else 0.6 * target.height
        return launch_at_point(throw, x, at), Arena(
            wall=None if throw.misses else (x, target.height)
        )

    def _stand_target(self, target: Actor, x: float) -> float:
        """Put a target up, unless another ball has done so; returns where it stands."""
        if target.name not in self.done:
            self.done[target.name] = self._resting(target, x)
            self.done[target.name].facing[:] = -1
        return float(self.done[target.name].x[0])


def _whoosh(ball: Actor, time: float, x: float) -> Contact:
    return Contact(time=time, kind="whoosh", strength=0.35, x=x, material=ball.material)
