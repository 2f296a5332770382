"""What a set piece is: the props and players it needs, and how they move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from generation.engines.animatic.lexicon.nouns import PEOPLE
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.scene import Actor, Body
from generation.engines.animatic.tracks import Clock, Curve, Track


@dataclass(frozen=True, kw_only=True)
class Company:
    """Whom and what the prompt gives a piece to work with."""

    players: Sequence[Actor] = ()  # people and animals
    things: Sequence[Actor] = ()  # what the piece's own words name: "car", "boat", "ball"

    @property
    def colour(self) -> str:
        """The colour the prompt gives the first of the things."""
        return next((thing.colour for thing in self.things if thing.colour), "")


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a simulation measured of itself, for every frame."""

    energy: Curve  # joules, of everything that moves freely
    fastest: Curve  # metres a second: the highest speed of any body since the frame before
    deepest: float  # metres that two bodies ever overlapped
    pushes: Sequence[tuple[float, float]] = ()  # seconds (from, to) in which energy is put in


@dataclass(frozen=True, kw_only=True)
class Played:
    """A piece as it was played: a track for each of its actors, by name."""

    tracks: Mapping[str, Track]
    record: Record


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where and for how long a piece is played."""

    actors: Sequence[Actor]
    clock: Clock
    upright: bool = False
    times: int = 0  # how often the prompt says that it is done, or how many turns; 0: it does not
    by_name: Mapping[str, Actor] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {actor.name: actor for actor in self.actors})

    def of_kind(self, *kinds: str) -> list[Actor]:
        return [actor for actor in self.actors if actor.kind in kinds]

    @property
    def players(self) -> list[Actor]:
        """People and animals, in the prompt's order."""
        return [actor for actor in self.actors if actor.body is not Body.THING]

    def resting(self, x: float, y: float = 0.0) -> Track:
        track = Track.resting(self.clock.frame_count, x)
        track.y = np.full(self.clock.frame_count, y)
        return track


class Piece(Protocol):
    """One set piece."""

    @property
    def players(self) -> int:
        """How many people or animals take part; further ones look on."""

    def cast(self, company: Company) -> tuple[Actor, ...]:
        """Give everybody and everything that is seen of the piece, the furthest first."""

    def play(self, stage: Stage) -> Played:
        """Move them. `stage.actors` are those that `cast` gave."""


def prop(kind: str, name: str = "", *, colour: str = "") -> Actor:
    """Make one of the props."""
    known = PROPS[kind]
    return Actor(
        name=name or kind,
        kind=kind,
        body=Body.THING,
        height=known.height,
        material=known.material,
        colour=colour,
    )


def somebody(kind: str) -> Actor:
    """Make a person of a kind, where the prompt names nobody."""
    height, _, _ = PEOPLE[kind]
    return Actor(name=kind, kind=kind, body=Body.PERSON, height=height)


def row(kind: str, count: int, *, colour: str = "") -> list[Actor]:
    """Make several of one kind, each with a name of its own."""
    return [
        prop(kind, f"{kind} {number}" if number > 1 else kind, colour=colour)
        for number in range(1, count + 1)
    ]
