"""Parts into actors: sizes, sprites, the boards that sports need, and where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generation.engines.animatic.lexicon.nouns import HEIGHTS
from generation.engines.animatic.parts import BALLS, Part
from generation.engines.animatic.scene import Actor, Body, Material, Motion, Place, Weather
from generation.engines.animatic.vocabulary import thing

TALLEST: Final = 12.0  # metres
_MOTION_HOMES: Final = {
    Motion.SURF: Place.SEA, Motion.SWIM: Place.SEA, Motion.SKATE: Place.STREET,
    Motion.DANCE: Place.STAGE, Motion.TALK: Place.ROOM, Motion.BACKFLIP: Place.STAGE,
}  # fmt: skip
PAVED: Final = {Place.STREET, Place.ROAD, Place.ROOFTOP, Place.STAGE, Place.STADIUM}
_SPORTS: Final = {"surfer": Motion.SURF, "skater": Motion.SKATE}
_BODY_HOMES: Final = {
    Body.PERSON: Place.STREET, Body.ANIMAL: Place.FOREST, Body.THING: Place.ROOM,
}  # fmt: skip


def likely_place(parts: Iterable[Part], weather: Weather | None) -> Place:
    """Guess where the actors are met; not indoors if it rains or snows on them."""
    cast = list(parts)
    homes = [part.noun.home for part in cast if part.noun.home]
    moves = [home for part in cast if part.motion and (home := _MOTION_HOMES.get(part.motion))]
    bodies = [_BODY_HOMES[part.noun.body] for part in cast]
    found = ([Place.SEA] if Place.SEA in moves else homes) or moves or bodies or [Place.SEA]
    indoors = found[0] in {Place.STAGE, Place.ROOM, Place.KITCHEN, Place.LIBRARY}
    if indoors and weather in {Weather.RAIN, Weather.SNOW}:
        return Place.STREET if Body.PERSON in {part.noun.body for part in cast} else Place.FOREST
    return found[0]


def actors_of(parts: Iterable[Part], place: Place) -> tuple[Actor, ...]:
    """Make the actors of a shot, with the boards that sports need."""
    cast = {part.name: part for part in parts}
    actors = [_actor(part, cast, place) for part in cast.values()]
    boards = _numbered([board for actor in actors if (board := _board(actor, place))])
    ridden = {board.held_by: board.name for board in boards}
    actors = [_riding(actor, ridden) for actor in actors]
    return tuple(actors) + tuple(board.model_copy(update={"held_by": ""}) for board in boards)


def _numbered(boards: list[Actor]) -> list[Actor]:
    """Give boards of one kind different names."""
    kinds = [board.kind for board in boards]
    counts = [kinds[: index + 1].count(kind) for index, kind in enumerate(kinds)]
    return [
        board.model_copy(update={"name": f"{board.kind} {count}"}) if count > 1 else board
        for board, count in zip(boards, counts, strict=True)
    ]


def _actor(part: Part, cast: dict[str, Part], place: Place) -> Actor:
    noun = part.noun
    if noun.kind == "ball" and part.aims_at in cast and cast[part.aims_at].noun.kind == "hoop":
        noun = thing("basketball", part.name)
    return Actor(
        name=part.name,
        kind=noun.kind,
        body=noun.body,
        emoji=noun.emoji,
        colour=part.colour,
        height=min(TALLEST, round(noun.height * part.factor, 3)),
        factor=part.factor,
        motion=_motion(part, place),
        then=part.then if part.can_act else (),
        material=noun.material,
        rides=part.rides if part.rides in cast else "",
        aims_at=part.aims_at if part.aims_at in cast else "",
        held_by=part.held_by if part.held_by in cast else "",
        wears=part.wears,
        misses=part.misses,
    )


def _motion(part: Part, place: Place) -> Motion:
    motion = part.motion
    if motion is None:
        motion = part.noun.habit if not part.rides else Motion.STAND
        if motion is Motion.SURF and place is not Place.SEA:
            motion = Motion.STAND
        if motion is Motion.SWIM and place not in {Place.SEA, Place.UNDERWATER}:
            motion = Motion.STAND
    if part.noun.body is Body.THING and part.noun.kind in BALLS:
        return {Motion.JUMP: Motion.BOUNCE, Motion.WALK: Motion.RUN}.get(motion, motion)
    return motion


def _board(actor: Actor, place: Place) -> Actor | None:
    """Give a surfer or a skater the board they need; `held_by` says whose it is."""
    sport = _sport(actor, place)
    if sport is None or actor.rides or actor.body is Body.THING:
        return None
    kind, emoji = ("surfboard", "") if sport is Motion.SURF else ("skateboard", "🛹")
    return Actor(
        name=kind,
        kind=kind,
        body=Body.THING,
        emoji=emoji,
        height=HEIGHTS[kind],
        motion=sport,
        material=Material.WOOD,
        held_by=actor.name,
    )


def _sport(actor: Actor, place: Place) -> Motion | None:
    """Tell who is on a board: by its motion, or by what somebody who jumps does besides."""
    habit = _SPORTS.get(actor.kind) if actor.motion in {Motion.JUMP, Motion.BACKFLIP} else None
    sport = actor.motion if actor.motion in _SPORTS.values() else habit
    if sport is Motion.SKATE and place not in PAVED:
        return None  # on ice, snow or grass nobody brings wheels
    return sport


def _riding(actor: Actor, boards: dict[str, str]) -> Actor:
    board = boards.get(actor.name)
    return actor.model_copy(update={"rides": board}) if board else actor
