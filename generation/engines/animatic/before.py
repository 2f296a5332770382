"""What an earlier clip has shown, for whoever goes on telling it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.engines.animatic.drafts import Draft
from generation.engines.animatic.ending import Ending
from generation.engines.animatic.gestures import QUIET
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.lexicon.terms import Noun
from generation.engines.animatic.parts import Company, Part
from generation.engines.animatic.scene import Actor, Mood, Motion, Scene, Shot, Style, Weather

_QUIET = frozenset({None, *QUIET})


@dataclass(frozen=True, kw_only=True)
class Before:
    """The last view of an earlier clip, and everybody who has been in it."""

    shot: Shot
    company: tuple[Actor, ...]
    style: Style
    mood: Mood
    music: bool

    @classmethod
    def ended(cls, ending: Ending) -> Before:
        return cls(
            shot=ending.shot,
            company=_everybody([ending.shot.actors, ending.company]),
            style=ending.style,
            mood=ending.mood,
            music=ending.music,
        )

    @classmethod
    def read(cls, scene: Scene) -> Before:
        return cls(
            shot=scene.shots[-1],
            company=_everybody([shot.actors for shot in reversed(scene.shots)]),
            style=scene.style,
            mood=scene.mood,
            music=scene.music,
        )

    def known(self) -> Company:
        """Give those whom "she", "it" and "the dog" can mean."""
        company = Company()
        for actor in self.company:
            company.looks[actor.name] = (noun_of(actor), actor.colour, actor.factor)
            company.worn[actor.name] = actor.wears
        seen = [actor for actor in self.shot.actors if noun_of(actor).can_act]
        company.last_subjects = [actor.name for actor in seen[:1]]
        return company

    def draft(self) -> Draft:
        """Give the last view as a draft, from which settings are carried on."""
        shot = self.shot
        return Draft(
            text="",
            is_cut=False,
            parts={actor.name: part_of(actor) for actor in shot.actors if actor.kind not in PROPS},
            lines=[],
            acts=True,
            place=shot.place,
            shore=shot.shore,
            piece=shot.piece,
            daylight=shot.daylight,
            weather=None if shot.weather is Weather.CLEAR else shot.weather,
            crowd=shot.crowd,
            without=set(shot.without),
        )


def _everybody(casts: Sequence[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Give each actor once, as it was in the first of the casts that has it."""
    known: dict[str, Actor] = {}
    for cast in casts:
        for actor in cast:
            known.setdefault(actor.name, actor)
    return tuple(known.values())


def noun_of(actor: Actor) -> Noun:
    return Noun(
        kind=actor.kind,
        name=actor.name,
        body=actor.body,
        height=actor.height / actor.factor,
        emoji=actor.emoji,
        material=actor.material,
    )


def part_of(actor: Actor) -> Part:
    return Part(
        name=actor.name,
        noun=noun_of(actor),
        colour=actor.colour,
        factor=actor.factor,
        motion=actor.motion,
        then=actor.then,
        rides=actor.rides,
        aims_at=actor.aims_at,
        held_by=actor.held_by,
        misses=actor.misses,
        wears=actor.wears,
    )


def bring_back(draft: Draft, before: Draft, *, everybody: bool) -> None:
    """Let those of whom nothing new is said do what they did.

    :param everybody: also those who are not named.
    """
    named = draft.parts
    if everybody:
        draft.piece = draft.piece or before.piece
    for name, part in named.items():
        if name in before.parts:
            _go_on(part, before.parts[name])
    wanted = {name for name in before.parts if everybody or not named}
    wanted |= {before.parts[name].rides for name in (*named, *wanted) if name in before.parts}
    stay = {name: part for name, part in before.parts.items() if name in named or name in wanted}
    draft.parts = {name: named.get(name, part) for name, part in stay.items()} | named


def _go_on(part: Part, earlier: Part) -> None:
    """Keep what holds for a part; a motion that it has by now ends the one before."""
    if (
        part.motion in _QUIET and earlier.motion not in _QUIET and part.motion is not Motion.STAND
    ) or part.motion is None:
        part.motion, part.then = earlier.motion, earlier.then
    if not (part.rides or part.held_by):
        part.rides, part.held_by = earlier.rides, earlier.held_by
    if not part.aims_at and part.motion is earlier.motion:
        part.aims_at, part.misses = earlier.aims_at, earlier.misses
