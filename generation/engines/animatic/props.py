"""Parts into actors: sizes, sprites, the boards that sports need, and where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generation.engines.animatic.gestures import BEATS
from generation.engines.animatic.lexicon.nouns import HEIGHTS, HOMES
from generation.engines.animatic.lexicon.set_props import BACKDROPS
from generation.engines.animatic.lexicon.terms import Noun, phrases
from generation.engines.animatic.parts import BALLS, VEHICLES, Part
from generation.engines.animatic.scene import WATERS, Actor, Body, Motion, Place, Weather, Where
from generation.engines.animatic.vocabulary import thing

WINDOW: Final = "window"
_WITH_WINDOWS: Final = frozenset(
    {Place.ROOM, Place.KITCHEN, Place.CAFE, Place.OFFICE, Place.LIBRARY, Place.CASTLE, Place.STREET}
)
TALLEST: Final = 12.0  # metres
LEAST_OF_LARGE: Final = (
    (5.0, 2.6),
    (2.5, 1.3),
)  # metres of what lives, by how large it is said to be
TINY, MOST_OF_TINY = 0.4, 0.45  # of its kind's height, metres
_MOTION_HOMES: Final = {
    Motion.SURF: Place.SEA, Motion.SWIM: Place.SEA, Motion.SKATE: Place.STREET,
    Motion.DANCE: Place.STAGE, Motion.TALK: Place.ROOM, Motion.BACKFLIP: Place.STAGE,
    Motion.DIVE: Place.SEA, Motion.ROW: Place.SEA, Motion.FISH: Place.SEA, Motion.SKI: Place.MOUNTAINS,
    Motion.CLIMB: Place.MOUNTAINS, Motion.CYCLE: Place.ROAD, Motion.DRIVE: Place.ROAD,
    Motion.COOK: Place.KITCHEN, Motion.READ: Place.LIBRARY, Motion.DRINK: Place.CAFE,
    Motion.EAT: Place.CAFE, Motion.SLEEP: Place.ROOM, Motion.TYPE: Place.ROOM,
    Motion.WRITE: Place.LIBRARY, Motion.SWEEP: Place.ROOM, Motion.DIG: Place.MEADOW,
    Motion.PAINT: Place.ROOM, Motion.SING: Place.STAGE, Motion.CONDUCT: Place.STAGE,
    Motion.WALTZ: Place.STAGE, Motion.TWIRL: Place.STAGE, Motion.JUGGLE: Place.STAGE,
    Motion.CARTWHEEL: Place.STAGE, Motion.KICK: Place.STADIUM, Motion.PUNCH: Place.STADIUM,
    Motion.PLAY_GUITAR: Place.STAGE, Motion.PLAY_PIANO: Place.STAGE, Motion.PLAY_DRUMS: Place.STAGE,
    Motion.PLAY_VIOLIN: Place.STAGE, Motion.PLAY_TRUMPET: Place.STAGE, Motion.LIFT: Place.GYM,
    Motion.FENCE: Place.CASTLE,
}  # fmt: skip
_FURNITURE: Final = frozenset({"bench", "couch and lamp", "bed"})
_AT_HOME: Final = frozenset(
    {"grandmother", "grandfather", "baby"}
)  # when they do nothing that tells
_IN_THE_WATER: Final = frozenset({Motion.SWIM, Motion.SURF, Motion.DIVE, Motion.ROW, Motion.FISH})
_ABOVE: Final = frozenset({Motion.FLY, Motion.FLOAT})
_AFLOAT: Final = frozenset(phrases(HOMES[Place.SEA])) | {"wakeboard", "swell", "skis", "dolphin"}
_ON_LAND: Final = frozenset({Motion.WALK, Motion.RUN, Motion.FLY, Motion.MARCH})
PAVED: Final = {Place.STREET, Place.ROAD, Place.ROOFTOP, Place.STAGE, Place.STADIUM}
_SPORTS: Final = {"surfer": Motion.SURF, "skater": Motion.SKATE}
_BOARDS: Final = {
    Motion.SURF: "surfboard", Motion.SKATE: "skateboard", Motion.SKI: "skis", Motion.CYCLE: "bicycle",
    Motion.ROW: "canoe",
}  # fmt: skip
"""What a motion needs underfoot, by its kind."""
_TOOLS: Final = {
    Motion.PLAY_GUITAR: "guitar", Motion.PLAY_PIANO: "musical keyboard", Motion.PLAY_DRUMS: "drum",
    Motion.PLAY_VIOLIN: "violin", Motion.PLAY_TRUMPET: "trumpet", Motion.READ: "open book",
    Motion.FISH: "fishing pole", Motion.SWEEP: "broom", Motion.DIG: "pick", Motion.BUILD: "hammer",
    Motion.PAINT: "paintbrush", Motion.PHOTOGRAPH: "camera", Motion.DRINK: "hot beverage",
    Motion.TYPE: "laptop", Motion.WRITE: "pencil", Motion.COOK: "cooking", Motion.FENCE: "dagger",
    Motion.CONJURE: "magic wand", Motion.POUR: "teapot", Motion.CLIMB: "ladder",
}  # fmt: skip
"""What a motion needs in hand, by its kind."""
_FEEDING: Final = "steaming bowl"  # what is poured for animals comes from one
_BESIDES: Final = {
    Motion.LOOK: frozenset({"mobile phone"}),
    Motion.TALK: frozenset({"mobile phone", "telephone receiver"}),
    Motion.LAUGH: frozenset({"mobile phone"}),
}
"""What is in the hand of who does something, where the prompt has one."""
_BODY_HOMES: Final = {
    Body.PERSON: Place.STREET, Body.ANIMAL: Place.FOREST, Body.THING: Place.ROOM,
}  # fmt: skip


def likely_place(parts: Iterable[Part], weather: Weather | None) -> Place:
    """Guess where the actors are met; not indoors if it rains or snows on them."""
    cast = sorted(parts, key=lambda part: part.noun.kind not in _FURNITURE)  # animals go anywhere
    homes = [part.noun.home for part in cast if part.noun.home and part.noun.kind not in _AT_HOME]
    moves = [home for part in cast if part.motion and (home := _MOTION_HOMES.get(part.motion))]
    bodies = [_BODY_HOMES[part.noun.body] for part in cast]
    usual = [part.noun.home for part in cast if part.noun.home]
    found = (
        ([Place.SEA] if Place.SEA in moves else homes) or moves or usual or bodies or [Place.SEA]
    )
    if any(part.noun.kind == WINDOW for part in cast):
        return (
            Place.ROOM if not homes or found[0] in {Place.ROOM, *_BODY_HOMES.values()} else found[0]
        )
    indoors = found[0] in {Place.STAGE, Place.ROOM, Place.KITCHEN, Place.LIBRARY, Place.CAFE}
    if indoors and weather in {Weather.RAIN, Weather.SNOW}:
        return Place.STREET if Body.PERSON in {part.noun.body for part in cast} else Place.FOREST
    return found[0]


def actors_of(parts: Iterable[Part], place: Place) -> tuple[Actor, ...]:
    """Make the actors of a shot, with the boards that sports need."""
    cast = {part.name: part for part in parts if not _is_of_the_set(part, place)}
    actors = [_actor(part, cast, place) for part in cast.values()]
    boards = _numbered([board for actor in actors if (board := _board(actor, place))])
    ridden = {board.held_by: board.name for board in boards}
    actors = [_riding(actor, ridden) for actor in actors]
    equipped = equip(actors)
    return (*equipped, *(board.model_copy(update={"held_by": ""}) for board in boards))


def _is_of_the_set(part: Part, place: Place) -> bool:
    """Tell a window that the room has anyway."""
    return part.noun.kind == WINDOW and place in _WITH_WINDOWS and not part.aims_at


def stand_ashore(actors: Sequence[Actor]) -> bool:
    """Tell that those who are at the sea neither swim in it nor are on it: they are on its beach."""
    if any(
        actor.kind in _AFLOAT or not _IN_THE_WATER.isdisjoint((actor.motion, *actor.then))
        for actor in actors
    ):
        return False
    return any(actor.body is not Body.THING and actor.motion not in _ABOVE for actor in actors)


def equip(actors: list[Actor]) -> list[Actor]:
    """Put what they need into the hands of those who have none: a book, a guitar, a broom."""
    tools: list[Actor] = []
    _pick_up(actors)
    for actor in actors:
        kind = _tool_of(actor, actors)
        if not kind or actor.body is Body.THING or _has_in_hand(actor, actors):
            continue
        spare = next((at for at, each in enumerate(actors) if _is_spare(each, kind)), None)
        if spare is not None:
            actors[spare] = actors[spare].model_copy(update={"held_by": actor.name})
            if actor.rides == actors[spare].name:  # "types on a laptop"
                actors[actors.index(actor)] = actor.model_copy(update={"rides": ""})
        else:
            tools.append(_tool(kind, actor))
    return [*actors, *_numbered(tools)]


def _tool_of(actor: Actor, actors: Sequence[Actor]) -> str:
    fed = any(each.body is Body.ANIMAL for each in actors if each.name != actor.name)
    return _FEEDING if fed and actor.motion is Motion.POUR else _TOOLS.get(actor.motion, "")


def _pick_up(actors: list[Actor]) -> None:
    """Put into a hand what somebody has to do with, and what nobody leaves on the ground."""
    for actor in actors:
        kinds = _BESIDES.get(actor.motion, frozenset())
        if not kinds or actor.body is not Body.PERSON or _has_in_hand(actor, actors):
            continue
        spare = next((at for at, each in enumerate(actors) if _is_spare_of(each, kinds)), None)
        if spare is not None:
            actors[spare] = actors[spare].model_copy(update={"held_by": actor.name})


def _is_spare_of(actor: Actor, kinds: frozenset[str]) -> bool:
    return actor.kind in kinds and not (actor.held_by or actor.rides or actor.by)


def _has_in_hand(actor: Actor, actors: list[Actor]) -> bool:
    return any(each.held_by == actor.name for each in actors)


def _is_spare(actor: Actor, kind: str) -> bool:
    return actor.kind == kind and not (actor.held_by or actor.rides)


def _tool(kind: str, owner: Actor) -> Actor:
    noun = thing(kind, kind)
    small = min(1.0, owner.height / 1.4)
    return Actor(
        name=kind,
        kind=kind,
        body=noun.body,
        emoji=noun.emoji,
        height=round(noun.height * small, 3),
        material=noun.material,
        held_by=owner.name,
    )


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
        height=_height(part),
        factor=part.factor,
        motion=_motion(part, place),
        then=part.then if part.can_act else (),
        material=noun.material,
        rides=part.rides if part.rides in cast else "",
        aims_at=part.aims_at if part.aims_at in cast else "",
        held_by=part.held_by if part.held_by in cast else "",
        by=part.by if part.by in cast else "",
        where=part.where if part.by in cast else Where.BESIDE,
        wears=part.wears,
        misses=part.misses,
    )


def _height(part: Part) -> float:
    """Give metres: a huge mouse is not only a large mouse, and a tiny elephant fits into a hand."""
    height = part.noun.height * part.factor
    if part.can_act:
        least = next((tall for factor, tall in LEAST_OF_LARGE if part.factor >= factor), 0.0)
        most = MOST_OF_TINY if part.factor <= TINY else TALLEST
        height = min(max(height, least), most)
    return min(TALLEST, round(height, 3))


def _motion(part: Part, place: Place) -> Motion:
    motion = part.motion or _habit(part, place)
    if part.noun.body is Body.THING:
        return _of_a_thing(part.noun, motion)
    if part.noun.habit is Motion.SWIM and motion in _ON_LAND and place in WATERS:
        return Motion.SWIM
    if part.noun.habit is Motion.FLY and part.can_act and motion in {Motion.FALL, Motion.FLOAT}:
        return Motion.FLY
    return motion


def _habit(part: Part, place: Place) -> Motion:
    """Give what it does when the prompt does not say, where that can be done."""
    stays = not part.rides or part.noun.habit in BEATS
    habit = part.noun.habit if stays else Motion.STAND
    needs = {Motion.SURF: WATERS, Motion.SWIM: {*WATERS, Place.UNDERWATER}}.get(habit)
    return habit if needs is None or place in needs else Motion.STAND


def _of_a_thing(noun: Noun, motion: Motion) -> Motion:
    """Give how a thing goes that a prompt lets walk or row: a train rolls, a balloon drifts."""
    if noun.kind in BACKDROPS or motion is Motion.ROW:
        return Motion.STAND if noun.kind in BACKDROPS else Motion.SURF  # a ship sails by itself
    if motion in _ON_LAND and noun.habit in {Motion.FLY, Motion.FLOAT}:
        return noun.habit
    if noun.kind in BALLS:
        return {Motion.JUMP: Motion.BOUNCE, Motion.WALK: Motion.RUN}.get(motion, motion)
    return Motion.RUN if motion is Motion.WALK and noun.kind in VEHICLES else motion


def _board(actor: Actor, place: Place) -> Actor | None:
    """Give who surfs, skates or cycles what they need; `held_by` says whose it is."""
    sport = _sport(actor, place)
    if sport is None or actor.rides or actor.body is Body.THING:
        return None
    noun = thing(_BOARDS[sport], _BOARDS[sport])
    return Actor(
        name=noun.kind,
        kind=noun.kind,
        body=Body.THING,
        emoji=noun.emoji,
        height=HEIGHTS[noun.kind],
        motion=sport,
        material=noun.material,
        held_by=actor.name,
    )


def _sport(actor: Actor, place: Place) -> Motion | None:
    """Tell who is on a board: by its motion, or by what somebody who jumps does besides."""
    habit = _SPORTS.get(actor.kind) if actor.motion in {Motion.JUMP, Motion.BACKFLIP} else None
    sport = actor.motion if actor.motion in _BOARDS else habit
    if sport is Motion.SKATE and place not in PAVED:
        return None  # on ice, snow or grass nobody brings wheels
    return sport


def _riding(actor: Actor, boards: dict[str, str]) -> Actor:
    board = boards.get(actor.name)
    return actor.model_copy(update={"rides": board}) if board else actor
