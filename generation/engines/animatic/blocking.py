"""Where actors stand and go, as a stage manager says it: places, lanes, boards and hands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from generation.engines.animatic import pieces
from generation.engines.animatic.colliding import Colliding
from generation.engines.animatic.companies import Companies
from generation.engines.animatic.hiding import stand_by
from generation.engines.animatic.lexicon.set_props import BACKDROPS
from generation.engines.animatic.motions import top_speed
from generation.engines.animatic.paths import Path
from generation.engines.animatic.physics import Launch, fly
from generation.engines.animatic.places import Spot, spots_of, travel_together
from generation.engines.animatic.riding import carried, ride
from generation.engines.animatic.scene import Actor, Motion, Place, Shot
from generation.engines.animatic.sequences import perform
from generation.engines.animatic.throwing import Throwing
from generation.engines.animatic.tracks import Clock, Curve, Track


def block(
    shot: Shot,
    clock: Clock,
    *,
    aspect: float,
    before: Mapping[str, Track] | None = None,
    kept: Collection[str] = (),
) -> list[Track]:
    """Give every actor of a shot its track, in the shot's order.

    :param before: where the actors would be had nothing changed; they set out from there.
    :param kept: those for whom nothing has changed.
    """
    if shot.piece and not before:
        return pieces.play_piece(shot, clock, aspect=aspect)
    if shot.piece:  # who takes part in it goes on with it
        kept = (before or {}).keys()
    return Blocking(shot, clock, aspect, before or {}, kept).tracks()


class Blocking(Throwing, Colliding, Companies):
    """One shot's actors put in place, then moved in the order they depend on each other."""

    def tracks(self) -> list[Track]:
        everywhere = [actor for actor in self.shot.actors if actor.kind in BACKDROPS]
        for actor in everywhere:
            self._set(actor, self._resting(actor, 0.0))
        free = self._hearths_first(
            [each for each in self.shot.actors if self._is_free(each) and each not in everywhere]
        )
        spots = spots_of(free, self.shot.actors, upright=self.upright)
        spots = self._draw_near(free, spots)
        self._bump_all(free)
        self._move_free(free, spots)
        self._throw_all()
        self._collide_all()
        self._let_go([actor for actor in free if self._is_loose(actor)], spots)
        for _ in self.shot.actors:  # a chain of riders is at most this long
            self._attach_ready()
        for actor in self.shot.actors:
            if actor.name not in self.done:
                self._set(actor, self._resting(actor, self._start(actor, 0.0)))
        self._together(free)
        return [self.done[actor.name] for actor in self.shot.actors]

    def _move_free(self, free: Sequence[Actor], spots: dict[str, Spot]) -> None:
        together = travel_together(free)
        pace = top_speed(free[0]) if together else 0.0
        for actor in free:
            if self._is_loose(actor) or self._collides(actor) or actor.name in self.done:
                continue
            spot = spots[actor.name]
            speed = pace if together else top_speed(actor)
            path = Path(start=self._start(actor, spot.x), speed=speed, reach=spot.lane)
            self._set(actor, self._afloat(actor, perform(actor, path, self.clock)))

    def _afloat(self, actor: Actor, track: Track) -> Track:
        """Lift who swims off the sea's floor; at the surface they lie in it."""
        if actor.motion is Motion.SWIM and self.shot.place is Place.UNDERWATER:
            track.y += 0.7 + 0.75 * actor.height
        return track

    def _let_go(self, loose: Sequence[Actor], spots: dict[str, Spot]) -> None:
        loose = [actor for actor in loose if actor.name not in self.done]
        launches = [self._drop(actor, spots[actor.name].x) for actor in loose]
        flights = fly(
            launches, self._arena(), frame_count=self.clock.frame_count, fps=self.clock.fps
        )
        for actor, flight in zip(loose, flights, strict=True):
            self.done[actor.name] = self._flown(actor, flight, from_frame=0)

    def _drop(self, actor: Actor, x: float) -> Launch:
        if actor.name in self.before:
            return self._let_fall(actor)
        dice = self.clock.dice(actor.name)
        height = max(1.6, 1.6 * actor.height) + 0.5 * dice.random()
        drift = 0.25 * (2 * dice.random() - 1)
        spin = (
            3 / max(1.0, actor.height) * (2 * dice.random() - 1)
            if actor.motion is Motion.FALL
            else -2 * drift
        )
        return Launch(actor=actor, x=x, y=height + actor.height / 2, vx=drift, spin=spin)

    def _let_fall(self, actor: Actor) -> Launch:
        """Let go of what is there already, at the speed it has."""
        before, fps = self.before[actor.name], self.clock.fps
        return Launch(
            actor=actor,
            x=float(before.x[0]),
            y=max(0.0, float(before.y[0])) + actor.height / 2,
            vx=_speed(before.x, fps),
            vy=_speed(before.y, fps),
        )

    def _attach_ready(self) -> None:
        for actor in self.shot.actors:
            if actor.name in self.done:
                continue
            carrier, holder, mark = self._carrier(actor), self._holder(actor), self._mark(actor)
            if carrier and carrier.name in self.done:
                base, fellows = self.done[carrier.name], self._fellows(carrier)
                self._set(actor, ride(actor, carrier, base, fellows, self.clock))
            elif holder and holder.name in self.done and not carrier:
                base, fellows = self.done[holder.name], self._held_by(holder)
                self._set(actor, carried(actor, holder, base, fellows, self.clock))
            elif mark and mark.name in self.done and not carrier:
                self._set(actor, stand_by(actor, mark, self.done[mark.name], self.clock))

    def _fellows(self, carrier: Actor) -> list[str]:
        return [actor.name for actor in self.shot.actors if actor.rides == carrier.name]

    def _held_by(self, holder: Actor) -> list[str]:
        return [actor.name for actor in self.shot.actors if actor.held_by == holder.name]


def _speed(curve: Curve, fps: float) -> float:
    """Metres a second at the first frame."""
    return float(curve[1] - curve[0]) * fps if len(curve) > 1 else 0.0
