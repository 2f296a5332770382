"""Motions beyond walking and flying: on the spot, over the hands, up and on skis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from generation.engines.animatic.gestures import BEATS
from generation.engines.animatic.paths import Path, at_phase, distance, gait, hear_landings, weight
from generation.engines.animatic.scene import Actor, Body, Motion
from generation.engines.animatic.tracks import Clock, Track

WAVE_RATE: Final = 0.45  # waves a second


def _beat(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    """Do something on the spot; a body without hands shows it as a whole."""
    beat = BEATS[actor.motion]
    start = clock.dice(actor.name).random()
    if beat.wait is None:
        track.phase = start + beat.rate * clock.times
    else:
        track.phase = beat.rate * np.maximum(0.0, clock.times - beat.wait)
    if beat.heard:
        track.contacts += at_phase(track, clock, 1.0, beat.heard, 0.3 * weight(actor))
    if actor.body is Body.PERSON:
        return
    turn = 2 * np.pi * track.phase
    track.angle = beat.rock * np.sin(turn)
    track.y = beat.rise * actor.height * np.abs(np.sin(turn / 2))
    track.squash = beat.squash * (0.85 + 0.15 * np.cos(turn))


def _twirl(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    """Turn on the spot; a flat figure shows its other side every half turn."""
    _beat(actor, path, clock, track)
    track.facing = np.where(np.cos(2 * np.pi * track.phase) >= 0, 1, -1)


def _waltz(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    _beat(actor, path, clock, track)
    turn = 2 * np.pi * 0.25 * clock.times
    track.x = path.start + 0.30 * actor.height * np.sin(turn)
    track.facing = np.where(np.cos(turn) >= 0, 1, -1)


def _skip(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    gait(actor, path, clock, track)
    track.y = 0.09 * actor.height * np.abs(np.sin(2 * np.pi * track.phase))


def _ski(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    track.phase = clock.dice(actor.name).random() + distance(path, clock) / 4.5
    swing = np.sin(2 * np.pi * track.phase)
    track.angle = -0.10 * track.facing + 0.05 * swing
    track.y = 0.05 * actor.height * (1 + swing)


def _climb(actor: Actor, _path: Path, clock: Clock, track: Track) -> None:
    """Go up hand over hand, the slower the higher."""
    pace, most = 0.45 * actor.height, 1.5 * actor.height
    track.y = most * (1 - np.exp(-pace / most * clock.times))
    track.phase = track.y / (0.42 * actor.height) + clock.dice(actor.name).random()
    if actor.body is not Body.PERSON:
        track.angle = np.full_like(track.y, 0.9)
    track.contacts += at_phase(track, clock, 2.0, "footstep", 0.15)


def _cartwheel(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    """Wheel over the hands, there and back again."""
    period, span = 1.7, 1.3 * actor.height
    since = np.maximum(0.0, clock.times - 0.3) / period
    cycle, inside = np.floor(since), np.clip((since % 1.0) / 0.62, 0.0, 1.0)
    eased = inside * inside * (3 - 2 * inside)
    way = np.where(cycle % 2 == 0, 1, -1)
    track.x = path.start + span * np.where(way > 0, eased, 1 - eased)
    track.angle = -2 * np.pi * eased * way
    track.y = 0.09 * actor.height * np.sin(np.pi * eased) ** 2
    track.phase = cycle + eased
    track.facing = way
    hear_landings(actor, clock, track)


def _float(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    start = clock.dice(actor.name).random()
    drift = 2 * np.pi * (0.18 * clock.times + start)
    track.phase = start + 0.18 * clock.times
    track.x = path.start + 0.25 * (np.sin(drift / 2) - np.sin(drift[0] / 2))
    track.y = 0.45 * max(actor.height, 1.6) + 0.12 * np.sin(drift)
    track.angle = 0.16 * np.cos(drift)


def _cycle(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    track.phase = distance(path, clock) / 2.4
    if not path.speed:
        track.phase = 1.25 * clock.times


def _row(actor: Actor, path: Path, clock: Clock, track: Track) -> None:
    _beat(actor, path, clock, track)
    swell = 2 * np.pi * WAVE_RATE * clock.times
    track.y = track.y + 0.06 * (1 + np.sin(swell))
    track.angle = track.angle + 0.04 * np.cos(swell)


ACTS: Final[dict[Motion, Callable[[Actor, Path, Clock, Track], None]]] = {
    **dict.fromkeys(BEATS, _beat),
    **dict.fromkeys((Motion.SNEAK, Motion.CRAWL, Motion.MARCH, Motion.STAGGER), gait),
    Motion.SKIP: _skip,
    Motion.SKI: _ski,
    Motion.CLIMB: _climb,
    Motion.CARTWHEEL: _cartwheel,
    Motion.TWIRL: _twirl,
    Motion.WALTZ: _waltz,
    Motion.FLOAT: _float,
    Motion.CYCLE: _cycle,
    Motion.ROW: _row,
}
