"""A backflip on a wakeboard: rider and board turn once as one, about their common middle."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.pieces.leaps import Leap, record_of
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, somebody
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Curve, Track, width

SPEED: Final = 4.0  # metres a second
JUMPS_AT: Final = 1.1  # seconds
RISE: Final = 1.7  # metres
MOST: Final = 2  # turns in one leap
HAND: Final = (0.33, 0.17)  # of the rider's height, ahead of the common middle and above it
SLOPE: Final = 0.05  # radians, of the rope
SPRAY_EVERY: Final = 0.22  # seconds
MASS: Final = 70.0


class WakeboardBackflip:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        (rider,) = company.players or [somebody("surfer")]
        return (prop("wakeboard", colour=company.colour), rider, prop("tow rope"))

    def play(self, stage: Stage) -> Played:
        rider, clock = stage.players[0], stage.clock
        times, thick = clock.times, PROPS["wakeboard"].height
        leap = Leap(begin=JUMPS_AT, rise=RISE)
        turns = min(stage.times or 1, MOST)
        turn = 2 * np.pi * turns * leap.share(times)
        middle = (thick + rider.height) / 2
        x, y = SPEED * times, leap.height(times)
        board = _part(x, y + middle, turn, thick / 2 - middle, thick)
        body = _part(x, y + middle, turn, thick / 2, rider.height)
        body.motion, body.phase = Motion.SURF, 0.45 * times
        body.squash = leap.bend(times)
        board.contacts = _splashes(leap, clock.seconds)
        common = Track.resting(clock.frame_count, 0.0)
        common.x, common.y = x, y
        record = record_of([(MASS, common, [leap])], clock)
        spun = turns * np.pi * (rider.height + thick) / leap.seconds * leap.flying(times)
        fastest = record.fastest + np.maximum(spun, np.roll(spun, -1))
        return Played(
            tracks={
                "wakeboard": board,
                rider.name: body,
                "tow rope": _rope((x, y + middle), turn, body.squash, rider.height),
            },
            record=type(record)(
                energy=record.energy, fastest=fastest, deepest=0.0, pushes=record.pushes
            ),
        )


def _part(x: Curve, y: Curve, turn: Curve, out: float, tall: float) -> Track:
    """Turn a part about (x, y), its own middle `out` metres above that point while upright."""
    track = Track.resting(len(x), 0.0)
    track.x, track.y = x - out * np.sin(turn), y + out * np.cos(turn) - tall / 2
    track.angle = turn
    return track


def _rope(middle: tuple[Curve, Curve], turn: Curve, squash: Curve, tall: float) -> Track:
    """Lead a rope from the foremost hand to the boat, far ahead."""
    x, y = middle
    ahead, up = HAND[0] * tall, ((0.5 + HAND[1]) * (1 + squash) - 0.5) * tall
    half = width(prop("tow rope")) / 2
    track = Track.resting(len(x), 0.0)
    track.x = x + ahead * np.cos(turn) - up * np.sin(turn) + half * np.cos(SLOPE)
    track.y = y + ahead * np.sin(turn) + up * np.cos(turn) + half * np.sin(SLOPE)
    track.angle = np.full(len(x), SLOPE)
    return track


def _splashes(leap: Leap, seconds: float) -> list[Contact]:
    spray = [
        ("spray", float(at), 0.5)
        for at in np.arange(0, seconds, SPRAY_EVERY)
        if not leap.begin < at < leap.end
    ]
    return [
        Contact(time=at, kind=kind, strength=strength, x=SPEED * at, material=Material.WATER)
        for kind, at, strength in [("splash", leap.begin, 0.6), ("splash", leap.end, 1.0), *spray]
        if at < seconds
    ]
