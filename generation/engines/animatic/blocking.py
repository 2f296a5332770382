"""Where actors stand and go, as a stage manager says it: places, lanes, boards and hands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import numpy as np

from generation.engines.animatic import hoop as hoops
from generation.engines.animatic import pieces
from generation.engines.animatic.action import Contact
from generation.engines.animatic.bumping import bump
from generation.engines.animatic.gestures import TO_EACH_OTHER
from generation.engines.animatic.motions import move, top_speed
from generation.engines.animatic.paths import Path
from generation.engines.animatic.physics import Arena, Flight, Launch, fly
from generation.engines.animatic.places import Spot, spots_of, travel_together, travels
from generation.engines.animatic.riding import carried, ride
from generation.engines.animatic.scene import WATERS, Actor, Body, Motion, Place, Shot
from generation.engines.animatic.sequences import lead_on, perform
from generation.engines.animatic.throws import KICKED, Throw, launch_at_hoop, launch_at_point
from generation.engines.animatic.tracks import Clock, Curve, Track, width

THROW_DISTANCE: Final = 3.7
NEAREST_THROW: Final = 0.9  # upright
NEARER_BY_HEIGHT: Final = 0.53  # besides, for each metre of the thrower
HOLD_SECONDS: Final = 0.8  # before a throw
RUN_UP: Final = 1.1  # before a collision, of the width of what runs
RUN_UPS: Final = (0.7, 2.0)  # metres, at least and at most
RUN_UP_SECONDS: Final = 0.7


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


class Blocking:
    """One shot's actors put in place, then moved in the order they depend on each other."""

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

    def tracks(self) -> list[Track]:
        free = [actor for actor in self.shot.actors if self._is_free(actor)]
        spots = spots_of(free, self.shot.actors, upright=self.upright)
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
        self._face_each_other(free)
        return [self.done[actor.name] for actor in self.shot.actors]

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

    # Who depends on whom

    def _is_free(self, actor: Actor) -> bool:
        return not (self._carrier(actor) or self._holder(actor) or self._is_target(actor))

    def _carrier(self, actor: Actor) -> Actor | None:
        return self.by_name.get(actor.rides) if actor.rides != actor.name else None

    def _holder(self, actor: Actor) -> Actor | None:
        return self.by_name.get(actor.held_by) if actor.held_by != actor.name else None

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

    def _collides(self, actor: Actor) -> bool:
        target = self.by_name.get(actor.aims_at)
        crashes = actor.motion is Motion.RUN and actor.body is Body.THING
        return crashes and target is not None and target is not actor

    # Moves

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

    def _resting(self, actor: Actor, x: float) -> Track:
        return move(
            actor.model_copy(update={"motion": Motion.STAND}), Path(start=x, speed=0), self.clock
        )

    def _let_go(self, loose: Sequence[Actor], spots: dict[str, Spot]) -> None:
        loose = [actor for actor in loose if actor.name not in self.done]
        launches = [self._drop(actor, spots[actor.name].x) for actor in loose]
        flights = fly(
            launches, self._arena(), frame_count=self.clock.frame_count, fps=self.clock.fps
        )
        for actor, flight in zip(loose, flights, strict=True):
            self.done[actor.name] = self._flown(actor, flight, from_frame=0)

    def _arena(self) -> Arena:
        return Arena(on_water=self.shot.place in WATERS and not self.shot.shore)

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

    # Collisions

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

    # Throws

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

    # Riders and things in hands

    def _attach_ready(self) -> None:
        for actor in self.shot.actors:
            if actor.name in self.done:
                continue
            carrier, holder = self._carrier(actor), self._holder(actor)
            if carrier and carrier.name in self.done:
                base, fellows = self.done[carrier.name], self._fellows(carrier)
                self._set(actor, ride(actor, carrier, base, fellows, self.clock))
            elif holder and holder.name in self.done and not carrier:
                base, fellows = self.done[holder.name], self._held_by(holder)
                self._set(actor, carried(actor, holder, base, fellows, self.clock))

    def _fellows(self, carrier: Actor) -> list[str]:
        return [actor.name for actor in self.shot.actors if actor.rides == carrier.name]

    def _held_by(self, holder: Actor) -> list[str]:
        return [actor.name for actor in self.shot.actors if actor.held_by == holder.name]

    # Looks

    def _face_each_other(self, free: Sequence[Actor]) -> None:
        talks = bool(self.shot.lines) or any(actor.motion in TO_EACH_OTHER for actor in free)
        bodies = [actor for actor in free if actor.body is not Body.THING]
        if not talks or len(bodies) < 2:
            return
        for actor in bodies:
            if travels(actor) or actor.name in self.before:
                continue
            track = self.done[actor.name]
            others = [self.done[other.name].x[0] for other in bodies if other is not actor]
            ways = sorted((abs(x - track.x[0]), x > track.x[0]) for x in others)
            track.facing[:] = 1 if ways[0][1] else -1


def _speed(curve: Curve, fps: float) -> float:
    """Metres a second at the first frame."""
    return float(curve[1] - curve[0]) * fps if len(curve) > 1 else 0.0


def _whoosh(ball: Actor, time: float, x: float) -> Contact:
    return Contact(time=time, kind="whoosh", strength=0.35, x=x, material=ball.material)
