"""Who and what is seen of a set piece, beside whom the prompt has named."""

from __future__ import annotations

from collections.abc import Sequence

from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.pieces.piece import Company
from generation.engines.animatic.pieces.playing import PIECES
from generation.engines.animatic.pieces.words import asked
from generation.engines.animatic.scene import Actor, Body, Motion

MOST_ONLOOKERS = 3


def cast_piece(key: str, text: str, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Give the actors of a shot that shows a piece: its own, then who looks on.

    :param actors: those that the prompt names; things that the piece's words name become its own.
    """
    _, words = asked(text)
    named = {fold(word) for word in words}
    met = [_alone(actor) for actor in actors if actor.kind not in PROPS]
    things = [actor for actor in met if actor.body is Body.THING]
    own_things = [thing for thing in things if _is_named(thing, named)]
    living = [actor for actor in met if actor.body is not Body.THING]
    piece = PIECES[key]
    own = piece.cast(Company(players=living[: piece.players], things=own_things))
    told = set(fold(text).split())
    aside = [thing for thing in things if thing not in own_things and _is_named(thing, told)]
    others = [*living[piece.players :], *aside]
    taken = {actor.name for actor in own}
    onlookers = [_looking_on(actor) for actor in others if actor.name not in taken]
    return (*own, *onlookers[:MOST_ONLOOKERS])


def _is_named(actor: Actor, words: set[str]) -> bool:
    parts = [fold(part) for part in (*actor.name.split(), *actor.kind.split())]
    return any(word.startswith(part) or part.startswith(word) for part in parts for word in words)


def _alone(actor: Actor) -> Actor:
    return actor.model_copy(update={"rides": "", "held_by": "", "aims_at": "", "then": ()})


def _looking_on(actor: Actor) -> Actor:
    return actor.model_copy(update={"motion": Motion.STAND})
