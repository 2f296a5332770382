"""The set pieces by name, and a shot that shows one put in motion."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.motions import move
from generation.engines.animatic.paths import Path
from generation.engines.animatic.pieces import (
    axel,
    billiards,
    boat,
    bowling,
    braking,
    dominoes,
    gymnastics,
    kickflip,
    leaves,
    pendulum,
    seesaw,
    trampoline,
    wakeboard,
    window,
)
from generation.engines.animatic.pieces.piece import Piece, Played, Stage
from generation.engines.animatic.pieces.words import times_asked
from generation.engines.animatic.scene import Actor, Body, Shot
from generation.engines.animatic.tracks import Clock, Track, width

PIECES: Final[dict[str, Piece]] = {
    "dominoes": dominoes.Dominoes(),
    "bowling": bowling.Strike(),
    "braking": braking.Braking(),
    "pendulum": pendulum.Pendulum(),
    "seesaw": seesaw.Seesaw(),
    "trampoline": trampoline.Trampoline(),
    "billiards": billiards.Break(),
    "window": window.BrokenWindow(),
    "kickflip": kickflip.Kickflip(),
    "wakeboard": wakeboard.WakeboardBackflip(),
    "axel": axel.Axel(),
    "gymnastics": gymnastics.FloorRoutine(),
    "leaves": leaves.FallingLeaves(),
    "boat": boat.BoatOnWaves(),
}
GAP: Final = 0.25  # metres between a piece and who looks on


def play_piece(shot: Shot, clock: Clock, *, aspect: float) -> list[Track]:
    """Give every actor of a shot that shows a piece its track, in the shot's order."""
    played = rehearse(shot, clock, aspect=aspect)
    tracks = dict(played.tracks)
    edge = _left_edge(shot, played)
    for actor in shot.actors:
        if actor.name not in tracks:
            edge -= width(actor) / 2 + GAP
            tracks[actor.name] = move(actor, Path(start=edge, speed=0), clock)
            edge -= width(actor) / 2
    return [tracks[actor.name] for actor in shot.actors]


def rehearse(shot: Shot, clock: Clock, *, aspect: float) -> Played:
    """Play a shot's piece by itself, with what it measures of itself."""
    times, _ = times_asked(shot.text)
    stage = Stage(actors=shot.actors, clock=clock, upright=aspect < 1, times=times)
    return PIECES[shot.piece].play(stage)


def _left_edge(shot: Shot, played: Played) -> float:
    reaches = [
        float(played.tracks[actor.name].x.min()) - _half(actor)
        for actor in shot.actors
        if actor.name in played.tracks
    ]
    return min(reaches, default=0.0)


def _half(actor: Actor) -> float:
    return max(width(actor), actor.height if actor.body is Body.THING else 0.0) / 2
