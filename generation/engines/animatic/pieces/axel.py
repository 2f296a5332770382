"""An axel: it begins forwards, turns half a time more than it is said to, and lands backwards."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.pieces.leaps import Leap, frames_of, record_of
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, somebody
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Track

SPEED: Final = 3.0  # metres a second
JUMPS_AT: Final = 1.3  # seconds
RISE: Final = 0.62  # metres
MOST: Final = 4  # that anybody has landed
MASS: Final = 55.0


class Axel:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        (skater,) = company.players or [somebody("woman")]
        if skater.kind == "skater":  # who has wheels, and a helmet for them
            skater = skater.model_copy(update={"kind": "woman"})
        return (prop("ice"), skater)

    def play(self, stage: Stage) -> Played:
        skater, clock = stage.players[0], stage.clock
        times = clock.times
        leap = Leap(begin=JUMPS_AT, rise=RISE)
        track = Track.resting(clock.frame_count, 0.0, Motion.SKATE)
        track.x, track.y = SPEED * times, leap.height(times)
        turns = min(stage.times or 1, MOST) + 0.5
        track.turned = {"yaw": 2 * np.pi * turns * leap.share(times)}
        track.squash = leap.bend(times)
        up, down = frames_of(clock, leap.begin), frames_of(clock, leap.end)
        track.later = [(up, Motion.JUMP), (down, Motion.SKATE)]
        track.phase = np.where(leap.flying(times) > 0, leap.share(times), 0.3 * times)
        track.contacts = [
            Contact(time=at, kind=kind, strength=0.7, x=SPEED * at, material=Material.METAL)
            for kind, at in (("scrape", leap.begin), ("scrape", leap.end))
            if at < clock.seconds
        ]
        record = record_of([(MASS, track, [leap])], clock)
        return Played(tracks={"ice": stage.resting(0.0), skater.name: track}, record=record)
