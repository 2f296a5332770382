"""Who of a shot has a track already, and who hangs on whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from generation.engines.animatic.motions import move
from generation.engines.animatic.paths import Path
from generation.engines.animatic.physics import Arena, Flight
from generation.engines.animatic.places import travels
from generation.engines.animatic.scene import WATERS, Actor, Body, Motion, Shot
from generation.engines.animatic.sequences import lead_on
from generation.engines.animatic.tracks import Clock, Track


class Staging:
    """One shot's actors, and the tracks of those who are in place."""

    def __init__(
        self,
        shot: Shot,
        clock: Clock,
        aspect: float,
        before: Mapping[str, Track],
        kept: Collection[str],
    ) -> None:
        self.shot = shot
        self.clock = clock
        self.upright = aspect < 1
        self.by_name = {actor.name: actor for actor in shot.actors}
        self.before = before
        self.done: dict[str, Track] = {name: before[name] for name in kept}

    def _start(self, actor: Actor, otherwise: float) -> float:
        """Metres at which an actor sets out: where it is, if it is there already."""
        known = self.before.get(actor.name)
        return otherwise if known is None else float(known.x[0])

    def _set(self, actor: Actor, track: Track) -> None:
        """Take a track; who was there before goes on from where and as fast as they were."""
        before = self.before.get(actor.name)
        if before is not None:
            lead_on(before, track, self.clock, turns=travels(actor))
        self.done[actor.name] = track

    def _is_free(self, actor: Actor) -> bool:
        hangs = self._carrier(actor) or self._holder(actor) or self._mark(actor)
        return not (hangs or self._is_target(actor))

    def _carrier(self, actor: Actor) -> Actor | None:
        return self.by_name.get(actor.rides) if actor.rides != actor.name else None

    def _holder(self, actor: Actor) -> Actor | None:
        return self.by_name.get(actor.held_by) if actor.held_by != actor.name else None

    def _mark(self, actor: Actor) -> Actor | None:
        """Give what an actor stays behind, before, under or in; who goes about stays by nothing."""
        mark = self.by_name.get(actor.by)
        if mark is None or mark is actor or travels(actor) or travels(mark) or actor.aims_at:
            return None
        return mark if mark.by != actor.name else None

    def _is_target(self, actor: Actor) -> bool:
        return any(
            other.aims_at == actor.name and other.motion is Motion.BOUNCE and other is not actor
            for other in self.shot.actors
        )

    @staticmethod
    def _is_loose(actor: Actor) -> bool:
        """Left to gravity and collisions."""
        return actor.body is Body.THING and actor.motion in {Motion.BOUNCE, Motion.FALL} and not (
            actor.aims_at
        )  # fmt: skip

    def _resting(self, actor: Actor, x: float) -> Track:
        return move(
            actor.model_copy(update={"motion": Motion.STAND}), Path(start=x, speed=0), self.clock
        )

    def _arena(self) -> Arena:
        return Arena(on_water=self.shot.place in WATERS and not self.shot.shore)

    def _flown(self, actor: Actor, flight: Flight, *, from_frame: int) -> Track:
        """Make a track of a flight; before it begins the actor waits where it will be let go."""
        count = self.clock.frame_count
        track = Track.resting(count, 0.0, actor.motion)
        wait = np.maximum(np.arange(count) - from_frame, 0)
        track.x = np.asarray(flight.x)[wait]
        track.y = np.asarray(flight.y)[wait] - actor.height / 2
        track.angle = np.asarray(flight.angle)[wait]
        track.phase = self.clock.times.copy()
        delay = from_frame / self.clock.fps
        track.contacts = [
            type(each)(
                time=each.time + delay, kind=each.kind, strength=each.strength, x=each.x,
                material=each.material,
            )
            for each in flight.contacts
        ]  # fmt: skip
        return track
