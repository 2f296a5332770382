"""A kickflip: board and skater leave the ground; the board turns about its long axis, once if not said."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.nouns import HEIGHTS
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.leaps import Leap, frames_of, record_of
from generation.engines.animatic.pieces.piece import Company, Played, Stage, somebody
from generation.engines.animatic.scene import Actor, Body, Material, Motion
from generation.engines.animatic.tracks import Track

SPEED: Final = 2.6  # metres a second
POPS_AT: Final = 1.5  # seconds
RISE: Final = 0.62  # metres, of the skater's feet above where they stood
EARLIER: Final = 0.045  # seconds that the board leaves later and lands earlier than the feet
MOST: Final = 3  # turns of the board in one leap
ROLLER: Final = 0.5  # seconds between two sounds of the wheels
MASSES: Final = (60.0, 3.0)  # kilograms: of the skater, of the board


class Kickflip:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        (skater,) = company.players or [somebody("skater")]
        board = Actor(
            name="skateboard", kind="skateboard", body=Body.THING, height=HEIGHTS["skateboard"],
            colour=company.colour, material=Material.WOOD,
        )  # fmt: skip
        return (board, skater)

    def play(self, stage: Stage) -> Played:
        (skater,), (board,) = stage.players[:1], stage.of_kind("skateboard")
        clock, times = stage.clock, stage.clock.times
        leap = Leap(begin=POPS_AT, rise=RISE)
        short = leap.seconds - 2 * EARLIER
        flip = Leap(begin=POPS_AT + EARLIER, rise=GRAVITY * short**2 / 8)
        deck, rider = Track.resting(clock.frame_count, 0.0), Track.resting(clock.frame_count, 0.0)
        deck.x = rider.x = SPEED * times
        deck.y = flip.height(times)
        turns = min(stage.times or 1, MOST)
        deck.turned = {"roll": 2 * np.pi * turns * flip.share(times)}
        rider.y = board.height + leap.height(times)
        rider.squash = leap.bend(times)
        rider.motion = Motion.SKATE
        up, down = frames_of(clock, leap.begin), frames_of(clock, leap.end)
        rider.later = [(up, Motion.JUMP), (down, Motion.SKATE)]
        rider.phase = np.where(leap.flying(times) > 0, leap.share(times), 0.4 * times)
        deck.contacts = _heard(leap, flip, clock.seconds)
        record = record_of([(MASSES[0], rider, [leap]), (MASSES[1], deck, [flip])], clock)
        return Played(tracks={skater.name: rider, board.name: deck}, record=record)


def _heard(leap: Leap, flip: Leap, seconds: float) -> list[Contact]:
    heard = [
        ("pop", leap.begin, 0.7),
        ("impact", flip.end, 0.9),
        *(("roll", float(at), 0.5) for at in np.arange(0.02, seconds, ROLLER)
          if not leap.begin < at < leap.end),
    ]  # fmt: skip
    return [
        Contact(time=at, kind=kind, strength=strength, x=SPEED * at, material=Material.WOOD)
        for kind, at, strength in heard
        if at < seconds
    ]
