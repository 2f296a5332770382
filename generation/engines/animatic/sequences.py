"""One motion after another in one shot: each goes on from where the one before left off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.motions import TRAVELLING, move, top_speed
from generation.engines.animatic.paths import Path
from generation.engines.animatic.scene import Actor, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track

BLEND_SECONDS: Final = 0.3
SETTLING_RATE: Final = 5.0  # a second: how fast an actor grows from one motion into another
RISE_SECONDS: Final = 0.4  # for each metre between two motions, besides
BRAKE_SECONDS: Final = 0.45  # before a stop
_LONGEST_FALL: Final = 2.0  # seconds
_ON_THE_GROUND: Final = 1e-6  # metres


def perform(actor: Actor, path: Path, clock: Clock) -> Track:
    """Move an actor along a path, in each of its motions for about as long."""
    motions = (actor.motion, *actor.then)
    if len(motions) == 1 or (clock.acts_over or clock.frame_count) < 4 * len(motions):
        return move(actor, path, clock)
    pieces: list[Track] = []
    done, start = 0, path.start
    shared = clock.acts_over or clock.frame_count
    for index, motion in enumerate(motions):
        left = clock.frame_count - done
        is_last = index == len(motions) - 1
        wanted = left if is_last else round((shared - done) / (len(motions) - index))
        stop = 0.0 if is_last else wanted / clock.fps
        way = _way(actor, motion, replace(path, start=start), stop=stop)
        piece = _piece(actor, motion, way, clock, left)
        count = wanted if is_last else _good_cut(piece.y, wanted)
        pieces.append(_first_frames(piece, count, clock))
        done, start = done + count, float(piece.x[count - 1])
    return _joined(pieces, clock)


def lead_on(before: Track, track: Track, clock: Clock, *, turns: bool) -> None:
    """Let a track begin where another one is, as fast as it goes, and grow into its own.

    :param before: where the actor would be had it gone on; both begin at the same moment.
    :param turns: whether the track faces where it goes, else it faces as before.
    """
    if not turns:
        track.facing[:] = before.facing[0]
    times = clock.times[: len(track.x)]
    gone = np.exp(-SETTLING_RATE * times)
    gap, pace = _difference(before.x, track.x, clock.fps)
    track.x = track.x + gap * gone + pace / SETTLING_RATE * (1 - gone)
    level = np.minimum(track.y, 0.0)
    for name in ("y", "angle", "squash"):
        old, new = getattr(before, name), getattr(track, name)
        old = _unwound_to(old, new) if name == "angle" else old
        gap, pace = _difference(old, new, clock.fps)
        setattr(track, name, new + (gap + (pace + SETTLING_RATE * gap) * times) * gone)
    track.y = np.maximum(track.y, level)


def _difference(before: Curve, after: Curve, fps: float) -> tuple[float, float]:
    """Tell how far apart two curves begin, and how fast they part, a second."""
    if min(len(before), len(after)) < 2:
        return float(before[0] - after[0]), 0.0
    pace = (before[1] - before[0]) - (after[1] - after[0])
    return float(before[0] - after[0]), float(pace * fps)


def _unwound_to(angle: Curve, goal: Curve) -> Curve:
    """Take off whole turns, so that nobody turns back by them."""
    turns: Curve = angle - 2 * np.pi * round(float(angle[0] - goal[0]) / (2 * np.pi))
    return turns


def _way(actor: Actor, motion: Motion, path: Path, *, stop: float) -> Path:
    """Lead a motion on from the path's start; `stop` is the second at which it ends."""
    if motion not in TRAVELLING or actor.rides:
        return Path(start=path.start, speed=0)
    speed = top_speed(actor.model_copy(update={"motion": motion}))
    return replace(path, speed=speed, stop=0.0 if path.reach else stop, brake=BRAKE_SECONDS)


def _piece(actor: Actor, motion: Motion, way: Path, clock: Clock, frames: int) -> Track:
    """Make a motion of some frames; a fall begins where the legs give way, not in the air."""
    early = round(_LONGEST_FALL * clock.fps) if motion is Motion.FALL else 0
    longer = replace(clock, frame_count=frames + early)
    doer = actor.model_copy(update={"motion": motion, "then": ()})
    track = move(doer, way, longer)
    if not early:
        return track
    landed = min(int(np.argmax(track.y <= _ON_THE_GROUND)), early)
    return _cut(track, landed, landed + frames, clock)


def _good_cut(y: Curve, wanted: int) -> int:
    """Cut where the feet are on the ground, if that is not far from where it is wanted."""
    near = np.flatnonzero(y[wanted // 2 : wanted] <= _ON_THE_GROUND)
    return wanted // 2 + int(near[-1]) + 1 if len(near) else wanted


def _first_frames(track: Track, count: int, clock: Clock) -> Track:
    return _cut(track, 0, count, clock)


def _cut(track: Track, begin: int, end: int, clock: Clock) -> Track:
    first, last = begin / clock.fps, end / clock.fps
    heard = [each for each in track.contacts if first <= each.time < last]
    return Track(
        x=track.x[begin:end],
        y=track.y[begin:end],
        angle=track.angle[begin:end],
        phase=track.phase[begin:end],
        squash=track.squash[begin:end],
        facing=track.facing[begin:end],
        motion=track.motion,
        contacts=_later(heard, -first),
    )


def _later(contacts: Sequence[Contact], seconds: float) -> list[Contact]:
    return [replace(each, time=each.time + seconds) for each in contacts]


def _joined(pieces: Sequence[Track], clock: Clock) -> Track:
    whole = pieces[0]
    for piece in pieces[1:]:
        begin = len(whole.x)
        step = abs(float(whole.y[-1] - piece.y[0]))
        frames = round((BLEND_SECONDS + RISE_SECONDS * step) * clock.fps)
        way = int(whole.facing[-1])
        keeps_way = piece.motion not in TRAVELLING
        turned = way if keeps_way and piece.facing[0] != way else 1
        whole = Track(
            x=np.concatenate((whole.x, piece.x)),
            y=_blended(whole.y, piece.y, frames),
            angle=_blended(_unwound(whole.angle), turned * piece.angle, frames),
            phase=np.concatenate((whole.phase, piece.phase)),
            squash=_blended(whole.squash, piece.squash, frames),
            facing=np.concatenate((whole.facing, turned * piece.facing)),
            motion=whole.motion,
            later=[*whole.later, (begin, piece.motion)],
            contacts=[*whole.contacts, *_later(piece.contacts, begin / clock.fps)],
        )
    return whole


def _unwound(angle: Curve) -> Curve:
    """Take off whole turns, so that what follows a flip does not turn back."""
    turns: Curve = angle - 2 * np.pi * round(float(angle[-1]) / (2 * np.pi))
    return turns


def _blended(before: Curve, after: Curve, frames: int) -> Curve:
    """Put two curves one after the other and let the step between them fade."""
    step = float(before[-1] - after[0])
    fade = np.clip(1 - np.arange(1, len(after) + 1) / frames, 0.0, 1.0)
    return np.concatenate((before, after + step * fade * fade * (3 - 2 * fade)))
