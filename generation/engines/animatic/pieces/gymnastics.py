"""A floor routine: a run, a round-off, and flips one out of the other, each a whole turn."""

from __future__ import annotations

from typing import Final

import numpy as np

from generation.engines.animatic.action import Contact
from generation.engines.animatic.pieces.leaps import GIVE_IN, Leap, frames_of, record_of
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop, somebody
from generation.engines.animatic.scene import Actor, Material, Motion
from generation.engines.animatic.tracks import Clock, Curve, Track

RUN: Final = 3.2  # metres a second
RUN_UP: Final = 0.75  # seconds
TOUCH: Final = 0.10  # seconds on the floor between two flights
ROUND_OFF: Final = 0.42  # metres
RISES: Final = (0.50, 0.64)  # metres of a flip, at least and at most
LAST: Final = 0.78  # metres of the last
FLIPS: Final = (2, 4)  # unless the prompt says how many
ENDS: Final = (0.1, 0.8)  # seconds that are left after what the prompt says, after anything else
BRAKE: Final = 0.35  # seconds that stopping takes
STRIDE: Final = 1.5  # metres of two steps
MASS: Final = 52.0


class FloorRoutine:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        (gymnast,) = company.players or [somebody("gymnast")]
        return (prop("gym mat"), gymnast)

    def play(self, stage: Stage) -> Played:
        gymnast, clock = stage.players[0], stage.clock
        times, leaps = clock.times, _leaps(stage)
        track = Track.resting(clock.frame_count, 0.0, Motion.RUN)
        track.x = _way(times, leaps[-1].end)
        track.y = np.sum([leap.height(times) for leap in leaps], axis=0)
        track.angle = -2 * np.pi * np.sum([leap.share(times) for leap in leaps], axis=0)
        track.turned = {"yaw": np.pi * leaps[0].share(times)}
        track.squash = leaps[-1].bend(times) * (times >= leaps[-1].end)
        _pose(track, leaps, clock)
        track.contacts = _heard(track, leaps, clock)
        record = record_of([(MASS, track, leaps)], clock)
        return Played(tracks={"gym mat": stage.resting(0.0), gymnast.name: track}, record=record)


def _leaps(stage: Stage) -> list[Leap]:
    """Do as many flips as the prompt says, else some, as far as there is time for them."""
    fewest, most = FLIPS
    flips = stage.times or int(stage.clock.dice("flips").integers(fewest, most + 1))
    leaps = _in_turn(stage.clock, flips)
    while flips > 1 and leaps[-1].end > stage.clock.seconds - ENDS[not stage.times]:
        flips -= 1
        leaps = _in_turn(stage.clock, flips)
    return leaps


def _in_turn(clock: Clock, flips: int) -> list[Leap]:
    dice = clock.dice("rises")
    leaps = [Leap(begin=RUN_UP, rise=ROUND_OFF)]
    for number in range(1, flips + 1):
        rise = LAST if number == flips else float(dice.uniform(*RISES))
        leaps.append(Leap(begin=leaps[-1].end + TOUCH, rise=rise))
    return leaps


def _way(times: Curve, landed: float) -> Curve:
    """Go evenly up to the last landing, then brake."""
    after = np.clip(times - landed, 0, BRAKE)
    return np.asarray(RUN * (np.minimum(times, landed) + after - after**2 / (2 * BRAKE)))


def _pose(track: Track, leaps: list[Leap], clock: Clock) -> None:
    times = clock.times
    track.phase = RUN * times / STRIDE
    for leap in leaps:
        up, down = frames_of(clock, leap.begin), frames_of(clock, leap.end)
        inside = leap.flying(times) > 0
        track.phase = np.where(inside, leap.share(times), track.phase)
        track.later += [(up, Motion.BACKFLIP), (down, Motion.STAND)]
    cheers = frames_of(clock, leaps[-1].end + GIVE_IN)
    track.later.append((cheers, Motion.CHEER))
    track.phase[cheers:] = 0.9 * times[: len(times) - cheers]


def _heard(track: Track, leaps: list[Leap], clock: Clock) -> list[Contact]:
    steps = np.arange(0.05, RUN_UP - 0.1, STRIDE / RUN / 2)
    heard = [("footstep", float(at), 0.5) for at in steps]
    heard += [("land", leap.end, 0.75) for leap in leaps]
    return [
        Contact(
            time=at, kind=kind, strength=strength, material=Material.FLESH,
            x=float(np.interp(at, clock.times, track.x)),
        )
        for kind, at, strength in heard
        if at < clock.seconds
    ]  # fmt: skip
