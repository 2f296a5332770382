"""Parts into actors: sizes, sprites, the boards that sports need, and where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generation.engines.animatic.casting import BALLS, Part
from generation.engines.animatic.lexicon.nouns import HEIGHTS
from generation.engines.animatic.scene import Actor, Body, Material, Motion, Place

TALLEST: Final = 12.0  # metres
_MOTION_HOMES: Final = {
    Motion.SURF: Place.SEA, Motion.SWIM: Place.SEA, Motion.SKATE: Place.STREET,
    Motion.DANCE: Place.STAGE, Motion.TALK: Place.ROOM, Motion.BACKFLIP: Place.STAGE,
}  # fmt: skip
_BODY_HOMES: Final = {
    Body.PERSON: Place.STREET, Body.ANIMAL: Place.FOREST, Body.THING: Place.ROOM,
}  # fmt: skip
_CIRCLES: Final = {
    "red": "🔴", "orange": "🟠", "yellow": "🟡", "green": "🟢", "blue": "🔵", "purple": "🟣",
    "brown": "🟤", "black": "⚫", "white": "⚪", "gold": "🟡", "grey": "⚪", "silver": "⚪",
}  # fmt: skip


def likely_place(parts: Iterable[Part]) -> tuple[Place, bool]:
    """Where the actors are most likely met, and whether that is a shore."""
    cast = list(parts)
    homes = [part.noun.home for part in cast if part.noun.home]
    moves = [home for part in cast if part.motion and (home := _MOTION_HOMES.get(part.motion))]
    bodies = [_BODY_HOMES[part.noun.body] for part in cast]
    found = (moves if Place.SEA in moves else homes) or moves or bodies or [Place.SEA]
    return found[0], False


def actors_of(parts: Iterable[Part], place: Place) -> tuple[Actor, ...]:
    """The actors of a shot, carriers before their riders."""
    cast = {part.name: part for part in parts}
    actors = [_actor(part, cast, place) for part in cast.values()]
    boards = [board for actor in actors if (board := _board(actor, place))]
    ridden = {board.held_by: board.name for board in boards}
    actors = [_riding(actor, ridden) for actor in actors]
    return tuple(actors) + tuple(board.model_copy(update={"held_by": ""}) for board in boards)


def _actor(part: Part, cast: dict[str, Part], place: Place) -> Actor:
    noun = part.noun
    return Actor(
        name=part.name,
        kind=noun.kind,
        body=noun.body,
        emoji=_sprite(part),
        colour=part.colour,
        height=min(TALLEST, round(noun.height * part.factor, 3)),
        motion=_motion(part, place),
        material=noun.material,
        rides=part.rides if part.rides in cast else "",
        aims_at=part.aims_at if part.aims_at in cast else "",
        held_by=part.held_by if part.held_by in cast else "",
        misses=part.misses,
    )


def _sprite(part: Part) -> str:
    if part.noun.kind == "ball" and part.colour:
        return _CIRCLES.get(part.colour, part.noun.emoji)
    return part.noun.emoji


def _motion(part: Part, place: Place) -> Motion:
    motion = part.motion
    if motion is None:
        motion = part.noun.habit if not part.rides else Motion.STAND
        if motion in {Motion.SURF, Motion.SWIM} and place is not Place.SEA:
            motion = Motion.STAND
    if part.noun.body is Body.THING and part.noun.kind in BALLS:
        return {Motion.JUMP: Motion.BOUNCE, Motion.WALK: Motion.RUN}.get(motion, motion)
    return motion


def _board(actor: Actor, place: Place) -> Actor | None:
    """The board a surfer or a skater needs; `held_by` says whose it is."""
    if actor.rides or actor.body is Body.THING or actor.motion not in {Motion.SURF, Motion.SKATE}:
        return None
    if actor.motion is Motion.SKATE and place is not Place.STREET:
        return None  # on ice or snow nobody brings wheels
    kind, emoji = ("surfboard", "") if actor.motion is Motion.SURF else ("skateboard", "🛹")
    name = kind if not actor.name[-1].isdigit() else f"{kind} {actor.name.split()[-1]}"
    return Actor(
        name=name, kind=kind, body=Body.THING, emoji=emoji, height=HEIGHTS[kind],
        motion=actor.motion, material=Material.WOOD, held_by=actor.name,
    )  # fmt: skip


def _riding(actor: Actor, boards: dict[str, str]) -> Actor:
    board = boards.get(actor.name)
    return actor.model_copy(update={"rides": board}) if board else actor
