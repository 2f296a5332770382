"""Who is behind, before, under or inside something: where they stand, and which of the two hides the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generation.engines.animatic.lexicon.whereabouts import CANOPIES, CONTAINERS
from generation.engines.animatic.paths import Path
from generation.engines.animatic.scene import Actor, Where
from generation.engines.animatic.sequences import perform
from generation.engines.animatic.tracks import Clock, Track, width

PEEPS: Final = 0.42  # of what hides one, in its widths: so far aside one is, and seen by half
BEFORE: Final = 0.3
RIM: Final = 0.8  # of a container's height
SEEN: Final = 0.55  # of whoever looks out of it
LARGE: Final = 0.6  # of a container's height: who is smaller would not be seen in it
TALL: Final = 1.3  # times one's height: who is behind it is hidden


def stand_by(actor: Actor, mark: Actor, base: Track, clock: Clock) -> Track:
    """Move an actor where it is, by what it is behind, before, under or in.

    :param base: the track of that.
    """
    at = float(base.x[0])
    hides = mark.height >= TALL * actor.height
    aside = {
        Where.BEHIND: PEEPS * width(mark) if hides else 0.5 * width(mark),
        Where.BEFORE: -BEFORE * width(mark),
    }.get(actor.where, 0.0)
    track = perform(actor, Path(start=at + aside, speed=0), clock)
    if actor.where is Where.INSIDE and mark.kind in CONTAINERS:
        track.y = track.y + max(0.0, RIM * mark.height - (1 - SEEN) * actor.height)
    track.x = track.x + (base.x - at)
    track.y = track.y + base.y
    return track


def goes_behind(actor: Actor, mark: Actor) -> bool:
    """Tell whether an actor is painted before what it is by, which then hides a part of it."""
    if actor.where is Where.INSIDE:
        return mark.kind in CONTAINERS
    return actor.where is Where.BEHIND or (actor.where is Where.UNDER and mark.kind in CANOPIES)


def depths(actors: Sequence[Actor], planes: Mapping[str, float]) -> dict[str, float]:
    """Give the plane of each actor, the further the lower, by those that `planes` has for them alone."""
    found = dict(planes)
    by_name = {actor.name: actor for actor in actors}
    for actor in actors:
        mark = by_name.get(actor.by)
        if mark is not None and mark is not actor:
            found[actor.name] = found[mark.name] + (-0.5 if goes_behind(actor, mark) else 0.5)
    for actor in actors:
        owner = by_name.get(actor.held_by) or by_name.get(actor.rides)
        if owner is not None and owner.by:
            found[actor.name] = found[owner.name] + 0.1
    return found
