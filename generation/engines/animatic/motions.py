"""How bodies move by themselves: gaits, hops, strokes and beats, seeded by the actor's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from generation.engines.animatic.acts import ACTS, WAVE_RATE
from generation.engines.animatic.paths import (
    Path,
    at_phase,
    contact,
    distance,
    gait,
    hear_landings,
    weight,
)
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track

GRAVITY: Final = 9.81  # metres a second squared
BEATS_A_SECOND: Final = 2.0
WAVE_HEIGHT: Final = 0.22  # metres, of the swell a board rides on
CROUCH_SECONDS: Final = 0.3

TRAVELLING: Final = frozenset(
    {
        Motion.WALK, Motion.RUN, Motion.SURF, Motion.SKATE, Motion.SWIM, Motion.FLY, Motion.SNEAK,
        Motion.CRAWL, Motion.MARCH, Motion.SKIP, Motion.STAGGER, Motion.SKI, Motion.CYCLE, Motion.DIVE,
        Motion.ROW,
    }
)  # fmt: skip


def top_speed(actor: Actor) -> float:
    """Metres a second an actor may reach along the ground in its motion."""
    walking = min(0.85 * actor.height, 1.7) + 0.15
    swimming = min(0.7 * actor.height, 1.6) + 0.2
    speeds = {
        Motion.WALK: walking, Motion.MARCH: walking, Motion.SNEAK: 0.6 * walking,
        Motion.CRAWL: 0.4 * walking, Motion.STAGGER: 0.55 * walking, Motion.SKIP: 1.5 * walking,
        Motion.RUN: min(2.4 * actor.height, 5.0) + 0.4, Motion.SWIM: swimming,
        Motion.DIVE: 1.2 * swimming, Motion.SURF: 2.6, Motion.SKATE: 2.4, Motion.SKI: 3.2,
        Motion.CYCLE: 3.0, Motion.ROW: 1.3, Motion.FLY: 2.2,
    }  # fmt: skip
    return speeds.get(actor.motion, 0.0)


def move(actor: Actor, path: Path, clock: Clock) -> Track:
    """Move an actor by itself along a path."""
    track = Track.resting(clock.frame_count, path.start, actor.motion)
    track.x = path.x(clock.times)
    if path.speed:
        track.facing = np.where(path.velocity(clock.times) >= 0, 1, -1)
    _MOTIONS[actor.motion](actor, path, clock, track)
    return track


def _stand(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    start = clock.dice(actor.name).random()
    track.phase = start + 0.25 * clock.times
    if actor.body is not Body.THING:
        track.squash = 0.02 * np.sin(2 * np.pi * track.phase)


def _talk(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    _stand(actor, path, clock, track)
    track.angle = 0.02 * np.sin(2 * np.pi * 0.6 * clock.times + track.phase[:1])


def _walk(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    gait(actor, path, clock, track)


def _run(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    gait(actor, path, clock, track)
    if actor.body is not Body.THING:
        track.y = 0.05 * actor.height * np.abs(np.sin(2 * np.pi * track.phase))
        lean = np.minimum(1.0, 4 * clock.times)
        track.angle = -0.06 * lean * path.velocity(clock.times) / (abs(path.speed) or 1.0)


def _hop(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    hops(actor, clock, track, rise=float(np.clip(0.35 * actor.height, 0.12, 1.0)), rest=0.35)


def _bounce(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    hops(actor, clock, track, rise=float(np.clip(0.25 * actor.height, 0.08, 0.6)), rest=0.05)


def _backflip(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    turns = hops(actor, clock, track, rise=max(0.75, 0.55 * actor.height), rest=0.7)
    track.angle = 2 * np.pi * turns * track.facing


def hops(actor: Actor, clock: Clock, track: Track, *, rise: float, rest: float) -> Curve:
    """Crouch, leave the ground, land, rest, again; heights are ballistic.

    :returns: flights done at every frame, the present one in part.
    """
    take_off = np.sqrt(2 * GRAVITY * rise)
    flight = 2 * take_off / GRAVITY
    period = CROUCH_SECONDS + flight + rest
    wait = 0.2 + 0.3 * clock.dice(actor.name).random()
    since = clock.times - wait
    cycle = np.floor(since / period)
    inside = since - cycle * period
    airborne = np.clip(inside - CROUCH_SECONDS, 0, flight)
    flying = (airborne > 0) & (airborne < flight) & (since >= 0)
    track.y = track.y + np.where(since >= 0, take_off * airborne - GRAVITY / 2 * airborne**2, 0.0)
    done = np.where(since >= 0, cycle + airborne / flight, 0.0)
    track.phase = done
    crouching = np.sin(np.pi * np.clip(inside / CROUCH_SECONDS, 0, 1))
    landing = np.clip(1 - (inside - CROUCH_SECONDS - flight) / min(0.3, rest + 0.05), 0, 1)
    landed = (inside >= CROUCH_SECONDS + flight) & (since >= 0)
    track.squash = np.where(
        flying, 0.08, np.where(landed, -0.25 * landing, -0.25 * crouching * (since >= 0))
    )
    _hear_hops(actor, clock, track, wait=wait, period=period)
    return done


def _hear_hops(actor: Actor, clock: Clock, track: Track, *, wait: float, period: float) -> None:
    frames = clock.frame_count
    for start in np.arange(wait + CROUCH_SECONDS, clock.seconds, period):
        up = min(frames - 1, round(start * clock.fps))
        if actor.motion is Motion.BACKFLIP:
            track.contacts.append(contact(actor, start, "whoosh", 0.5, float(track.x[up])))
    hear_landings(actor, clock, track)


def _swim(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    start = clock.dice(actor.name).random()
    track.phase = start + distance(path, clock) / (0.6 * actor.height + 0.2)
    depth = 0.25 if actor.body is Body.PERSON else 0.55
    bob = np.sin(2 * np.pi * (WAVE_RATE * clock.times + start))
    track.y = actor.height * -depth + 0.06 * bob
    track.angle = 0.06 * np.cos(2 * np.pi * (WAVE_RATE * clock.times + start))
    track.contacts += at_phase(track, clock, 1.0, "splash", 0.2 * weight(actor))


def _surf(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    start = clock.dice(actor.name).random()
    swell = 2 * np.pi * (WAVE_RATE * clock.times + start)
    track.phase = start + WAVE_RATE * clock.times
    track.y = WAVE_HEIGHT * (0.5 + 0.5 * np.sin(swell))
    track.angle = 0.12 * np.cos(swell)
    track.contacts += at_phase(track, clock, 1.0, "splash", 0.35)


def _skate(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    track.phase = clock.dice(actor.name).random() + distance(path, clock) / 3.0
    track.angle = 0.03 * np.sin(2 * np.pi * track.phase)
    track.contacts += at_phase(track, clock, 1.0, "footstep", 0.25)


def _dance(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    start = clock.dice(actor.name).integers(0, 2) / 2
    track.phase = start + clock.times * BEATS_A_SECOND / 2
    turn = 2 * np.pi * track.phase
    track.x = path.start + 0.12 * actor.height * (np.sin(turn) - np.sin(turn[0]))
    track.y = 0.05 * actor.height * np.abs(np.sin(turn))
    track.angle = 0.09 * np.sin(turn)
    track.squash = -0.08 * np.cos(2 * turn)
    track.contacts += at_phase(track, clock, 2.0, "footstep", 0.3 * weight(actor))


def _fall(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    """Drop to the ground once and get up from a deep crouch."""
    drop = 1.2 * actor.height + 0.4
    wait = 0.3
    falling = np.clip(clock.times - wait, 0, None)
    track.y = np.maximum(0.0, drop - GRAVITY / 2 * falling**2)
    landed_at = wait + np.sqrt(2 * drop / GRAVITY)
    track.squash = np.where(
        clock.times >= landed_at, -0.45 * np.exp(-(clock.times - landed_at) / 0.35), 0.1
    )
    if landed_at < clock.seconds:
        track.contacts.append(
            contact(actor, landed_at, "land", 0.9 * weight(actor), float(track.x[0]))
        )


def _fly(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    dice = clock.dice(actor.name)
    start = dice.random()
    altitude = 1.3 + 0.9 * dice.random() + 0.3 * actor.height
    track.phase = start + clock.times * (2.5 if actor.height < 1.5 else 1.2)
    sway = 2 * np.pi * (0.3 * clock.times + start)
    track.y = altitude + 0.25 * np.sin(sway)
    track.angle = 0.1 * np.cos(sway)


def _dive(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    _swim(actor, path, clock, track)
    arc = 2 * np.pi * (0.35 * clock.times)
    track.y = track.y + 0.35 * actor.height * np.sin(arc)
    track.angle = track.angle + 0.35 * np.cos(arc) * track.facing


_MOTIONS: Final[dict[Motion, Callable[[Actor, Path, Clock, Track], None]]] = {
    Motion.STAND: _stand,
    Motion.TALK: _talk,
    Motion.WALK: _walk,
    Motion.RUN: _run,
    Motion.JUMP: _hop,
    Motion.BOUNCE: _bounce,
    Motion.BACKFLIP: _backflip,
    Motion.SWIM: _swim,
    Motion.SURF: _surf,
    Motion.SKATE: _skate,
    Motion.DANCE: _dance,
    Motion.FALL: _fall,
    Motion.FLY: _fly,
    Motion.DIVE: _dive,
    **ACTS,
}
