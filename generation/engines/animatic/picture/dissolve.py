"""From one look of a view to another: night falls, rain sets in, somebody puts on a coat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from generation.engines.animatic.action import Action
from generation.engines.animatic.ending import Ending
from generation.engines.animatic.picture.paint import draw_shot
from generation.engines.animatic.scene import Actor, Shot, Style
from generation.engines.protocol import Frame

SECONDS: Final = 1.5


def draw_on(
    action: Action, past: Ending | None, *, style: Style, size: tuple[int, int], seed: int
) -> Iterator[Frame]:
    """Draw a shot; one that goes on from an earlier view with another look dissolves into it."""
    width, height = size
    drawn = draw_shot(action, style=style, width=width, height=height, seed=seed)
    if past is None or (_look(past.shot), past.style) == (_look(action.shot), style):
        yield from drawn
        return
    as_it_was = draw_shot(
        replace(action, shot=_in_the_look_of(past.shot, action.shot)),
        style=past.style, width=width, height=height, seed=seed,
    )  # fmt: skip
    count = min(action.frame_count, round(SECONDS * action.fps))
    for number, frame in enumerate(drawn):
        share = (number + 1) / (count + 1)
        yield _between(next(as_it_was), frame, share) if share < 1 else frame


def _look(shot: Shot) -> tuple[object, ...]:
    dressed = [(actor.name, actor.colour, actor.wears) for actor in shot.actors]
    return shot.daylight, shot.weather, shot.crowd, dressed


def _in_the_look_of(before: Shot, shot: Shot) -> Shot:
    known = {actor.name: actor for actor in before.actors}
    changes = {"daylight": before.daylight, "weather": before.weather, "crowd": before.crowd}
    actors = tuple(_dressed_as(known.get(actor.name, actor), actor) for actor in shot.actors)
    return shot.model_copy(update={**changes, "actors": actors})


def _dressed_as(before: Actor, actor: Actor) -> Actor:
    return actor.model_copy(update={"colour": before.colour, "wears": before.wears})


def _between(before: Frame, after: Frame, share: float) -> Frame:
    eased = round(256 * share * share * (3 - 2 * share))
    mixed = before.astype(np.uint16) * (256 - eased) + after.astype(np.uint16) * eased
    return (mixed >> 8).astype(np.uint8)
