"""A boat on waves: water bears each part of its hull, so that it heaves and pitches with the swell."""

from __future__ import annotations

from typing import Final

import numpy as np
import pymunk

from generation.engines.animatic import swell
from generation.engines.animatic.action import Contact
from generation.engines.animatic.lexicon.nouns import HEIGHTS
from generation.engines.animatic.motions import GRAVITY
from generation.engines.animatic.pieces.bench import Bench, Rigid
from generation.engines.animatic.pieces.piece import Company, Played, Stage, prop
from generation.engines.animatic.riding import SEAT_HIP
from generation.engines.animatic.scene import Actor, Body, Material, Motion
from generation.engines.animatic.tracks import Track, width
from generation.engines.animatic.vocabulary import thing

MASS: Final = 400.0
PARTS: Final = 9  # of the hull that the water bears by itself
COARSE: Final = 1 / 240  # seconds: nothing is fast here
DRAUGHT: Final = 0.22  # metres that it lies in still water
DAMPING: Final = 3.2  # a second
SLAM: Final = 0.12  # metres a second at which the bow meets the water to be heard
DECK: Final = 0.27  # of its height
KEEL: Final = 0.05  # of its height that the picture has below the hull
AFLOAT: Final = frozenset({"sailboat", "canoe", "speedboat", "ship", "motor boat", "ferry"})
TALLEST: Final = 2.6  # metres


class BoatOnWaves:
    players = 1

    def cast(self, company: Company) -> tuple[Actor, ...]:
        boats = [each for each in company.things if each.kind in AFLOAT]
        boat = boats[0] if boats else _boat()
        boat = boat.model_copy(update={"motion": Motion.STAND, "height": min(TALLEST, boat.height)})
        return (boat, *company.players, prop("swell"))

    def play(self, stage: Stage) -> Played:
        boat = next(actor for actor in stage.actors if actor.kind in AFLOAT)
        half = 0.42 * width(boat)
        bench = Bench(step=COARSE)
        hull = _hull(bench, boat.name, half)
        record = bench.run(
            stage.clock, lambda time: _bear(hull, half, time), pushes=[(0.0, stage.clock.seconds)]
        )
        track = hull.track(drop=boat.height / 2, middle=(0.5 - KEEL) * boat.height)
        track.contacts = _slams(hull, half, stage.clock.fps)
        tracks = {boat.name: track, "swell": stage.resting(0.0, -2.0)}
        for player in stage.players[: self.players]:
            tracks[player.name] = _aboard(player, boat, track)
        return Played(tracks=tracks, record=record)


def _boat() -> Actor:
    noun = thing("sailboat", "boat")
    return Actor(
        name="boat", kind=noun.kind, body=Body.THING, emoji=noun.emoji,
        height=HEIGHTS.get("sailboat", 2.0), material=Material.WOOD,
    )  # fmt: skip


def _hull(bench: Bench, name: str, half: float) -> Rigid:
    body = pymunk.Body(MASS, MASS * half**2 / 2.2)
    body.position = (0.0, -DRAUGHT + float(swell.height(0.0, 0.0)))
    body.angle = float(swell.slope(0.0, 0.0))
    shape = pymunk.Segment(body, (-half, 0), (half, 0), 0.02)
    shape.sensor = True
    return bench.add(name, body, shape, material=Material.WOOD)


def _bear(hull: Rigid, half: float, time: float) -> None:
    """Bear each part by the water it displaces, and brake it against the water's own motion."""
    body = hull.body
    for share in np.linspace(-1, 1, PARTS):
        point = body.local_to_world((float(share) * half, 0.0))
        deep = float(swell.height(point.x, time)) - point.y
        if deep > 0:
            moving = body.velocity_at_world_point(point).y - float(swell.rising(point.x, time))
            force = MASS / PARTS * (GRAVITY * deep / DRAUGHT - DAMPING * moving)
            body.apply_force_at_world_point((0.0, max(0.0, force)), point)
    body.velocity = (0.0, body.velocity.y)


def _slams(hull: Rigid, half: float, fps: float) -> list[Contact]:
    """Hear the bow each time it comes down into a wave."""
    times = np.arange(len(hull.x)) / fps
    x = np.asarray(hull.x) + half * np.cos(hull.angle)
    y = np.asarray(hull.y) + half * np.sin(hull.angle)
    gap = y - swell.height(x, times)
    speed = -np.gradient(gap) * fps
    meets = np.flatnonzero((speed[1:-1] >= speed[:-2]) & (speed[1:-1] > speed[2:])) + 1
    return [
        Contact(
            time=float(times[at]), kind="splash", strength=float(min(1.0, 0.3 * speed[at] + 0.1)),
            x=float(x[at]), material=Material.WATER,
        )
        for at in meets
        if speed[at] > SLAM
    ]  # fmt: skip


def _aboard(player: Actor, boat: Actor, base: Track) -> Track:
    """Sit at the stern, and lean as the boat leans."""
    track = Track.resting(len(base.x), 0.0)
    track.seated = player.body is Body.PERSON
    below = SEAT_HIP * player.height if track.seated else 0.0
    out = DECK * boat.height - below + player.height / 2 - boat.height / 2
    aside = -0.24 * width(boat)
    track.angle = base.angle
    centre = base.y + boat.height / 2
    track.x = base.x + aside * np.cos(base.angle) - out * np.sin(base.angle)
    track.y = centre + aside * np.sin(base.angle) + out * np.cos(base.angle) - player.height / 2
    return track
