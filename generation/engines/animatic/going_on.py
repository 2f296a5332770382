"""A view that has been seen for a while: everybody goes on from where they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generation.engines.animatic.blocking import block
from generation.engines.animatic.ending import Chapter, Ending
from generation.engines.animatic.scene import Actor, Motion, Shot
from generation.engines.animatic.tracks import Clock, Track

NEAR_ENOUGH: Final = 0.02  # metres


def go_on(story: Sequence[Chapter], *, fps: float, aspect: float) -> list[Track]:
    """Give every actor of the last chapter its track, going on from the chapters before it.

    Everything is played again from the cut on, unseen, so that a ball in flight flies on.
    """
    left = sum(chapter.frames for chapter in story)
    tracks = block(story[0].shot, _clock(story[0], left, fps), aspect=aspect)
    for earlier, later in pairwise(story):
        left -= earlier.frames
        before = {
            actor.name: track.since(earlier.frames, fps)
            for actor, track in zip(earlier.shot.actors, tracks, strict=True)
        }
        tracks = block(
            later.shot,
            _clock(later, left, fps),
            aspect=aspect,
            before=before,
            kept=unchanged(earlier.shot, later.shot),
        )
    return tracks


def is_as_it_was_left(ending: Ending, *, fps: float, aspect: float) -> bool:
    """Tell whether everybody is, played again, where the clip left them."""
    tracks = go_on(ending.chapters, fps=fps, aspect=aspect)
    now = {
        actor.name: (track.x[-1], track.y[-1])
        for actor, track in zip(ending.shot.actors, tracks, strict=True)
    }
    return now.keys() == ending.where.keys() and all(
        math.dist(now[name], place) < NEAR_ENOUGH for name, place in ending.where.items()
    )


def _clock(chapter: Chapter, frames: int, fps: float) -> Clock:
    return Clock(frame_count=frames, fps=fps, seed=chapter.seed, acts_over=chapter.acts)


def unchanged(before: Shot, after: Shot) -> set[str]:
    """Name those who go on doing what they did, with those they do it on."""
    known = {actor.name: _doing(actor) for actor in before.actors}
    kept = {actor.name for actor in after.actors if known.get(actor.name) == _doing(actor)}
    for _ in after.actors:  # a chain of riders is at most this long
        kept -= {actor.name for actor in after.actors if _leans_on(actor) - kept}
    return kept


def _doing(actor: Actor) -> tuple[object, ...]:
    ties = (actor.rides, actor.held_by, actor.aims_at, actor.misses)
    return (actor.motion, actor.then, actor.height, *ties)


def _leans_on(actor: Actor) -> set[str]:
    """Name whose movement an actor shares; what has been thrown shares nobody's."""
    holder = "" if actor.motion is Motion.BOUNCE else actor.held_by
    return {name for name in (actor.rides, holder) if name}
