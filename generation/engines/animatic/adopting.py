"""From a screenplay that a language model wrote to drafts of shots: only what the lexicon knows and the prompt allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeVar

from generation.engines.animatic.drafts import MOST_SHOTS, Draft
from generation.engines.animatic.editing import Script
from generation.engines.animatic.leaving_out import Unwanted, leave_out
from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.noun_phrases import MOST_ACTORS, MOST_OF_ONE_KIND
from generation.engines.animatic.parts import (
    BALLS,
    MOST_MOTIONS,
    Part,
    accompany,
    is_clothing,
    mount,
)
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import (
    Body,
    Camera,
    Daylight,
    Framing,
    Garment,
    Line,
    Mood,
    Motion,
    Place,
    Style,
    Weather,
)
from generation.engines.animatic.sound import known_sound
from generation.engines.animatic.vocabulary import vocabulary
from generation.engines.animatic.written import (
    MOST_LETTERS,
    Written,
    WrittenActor,
    WrittenGarment,
    WrittenShot,
)

_Choice = TypeVar("_Choice", bound=StrEnum)
MOST_SOUNDS: Final = 4  # of a shot
MOST_WORN: Final = 4
MOST_TEXT: Final = 600  # characters of a shot's


class Unusable(Exception):
    """What was written cannot be shown; the message says why."""


@dataclass(kw_only=True)
class _Rules:
    """What the prompt itself says, as it is read here: all that a model's words are held to."""

    prompt: str  # folded
    own: Script
    lent: Mapping[str, Noun]
    near: Mapping[str, str]
    unspoken: list[Line] = field(default_factory=list)
    known: dict[str, Part] = field(default_factory=dict)  # by the names that the prompt gives
    used: set[str] = field(default_factory=set)  # words that are shown, folded
    shown_as: dict[str, str] = field(default_factory=dict)


def adopt(
    written: Written,
    prompt: str,
    own: Script,
    lent: Mapping[str, Noun] | None = None,
    near: Mapping[str, str] | None = None,
) -> Script:
    """Make drafts of shots of what a model wrote.

    Who is unknown here is left out; nobody is lent, and nothing said, but by the prompt.

    :param own: the same prompt as it is read here.
    :raises Unusable: if it leaves out what the prompt says aloud, whom it names or all that it shows.
    """
    rules = _Rules(prompt=fold(prompt), own=own, lent=lent or {}, near=near or {})
    rules.unspoken = [line for draft in own.drafts for line in draft.lines]
    rules.known = {name: part for draft in own.drafts for name, part in draft.parts.items()}
    if any(draft.piece for draft in own.drafts) or any(
        part.misses for part in rules.known.values()
    ):
        raise Unusable("the prompt asks for a set piece, which has its own rules")
    drafts = [_draft(shot, rules, number) for number, shot in enumerate(written.shots[:MOST_SHOTS])]
    _require_all(drafts, rules)
    unwanted = set().union(*(draft.without for draft in own.drafts))
    leave_out(drafts, Unwanted(kinds=unwanted, sounds=unwanted), named_too=True)
    left = [word for word in own.not_understood if fold(word) not in rules.used]
    return replace(
        own,
        drafts=drafts,
        style=_named_style(own, written),
        mood=_chosen(Mood, written.mood) or own.mood,
        music=own.music and written.music,
        understood=(*own.understood, *(word for word in own.not_understood if word not in left)),
        not_understood=tuple(left),
        shown_as=tuple({**dict(own.shown_as), **rules.shown_as}.items()),
    )


def _require_all(drafts: list[Draft], rules: _Rules) -> None:
    if rules.unspoken:
        raise Unusable("it leaves out what is said")
    shown = {name for draft in drafts for name in draft.parts}
    if not rules.lent.keys() & rules.known.keys() <= shown:
        raise Unusable("it leaves out somebody who is lent")
    if not drafts or (rules.known and not shown):
        raise Unusable("it shows nothing that is known here")


def _named_style(own: Script, written: Written) -> Style:
    """Keep the style that the prompt names."""
    return (
        own.style
        if own.style is not Style.CINEMATIC
        else _chosen(Style, written.style) or own.style
    )


def _chosen(kind: type[_Choice], value: str) -> _Choice | None:
    plain = value.strip().casefold()
    return next((choice for choice in kind if choice.value == plain), None)


# Shots


def _draft(shot: WrittenShot, rules: _Rules, number: int) -> Draft:
    parts = _parts(shot.actors, rules)
    place = _place(shot, rules)
    return Draft(
        text=shot.text.strip()[:MOST_TEXT] if fold(shot.text.strip()) in rules.prompt else "",
        is_cut=number > 0,
        parts=parts,
        lines=_lines(shot, parts, rules),
        acts=True,
        place=place,
        shore=shot.shore and place is Place.SEA,
        daylight=_chosen(Daylight, shot.daylight),
        weather=_chosen(Weather, shot.weather),
        camera=_chosen(Camera, shot.camera),
        framing=_chosen(Framing, shot.framing),
        sounds=[name for name in shot.sounds if known_sound(name[:MOST_LETTERS])][:MOST_SOUNDS],
        crowd=shot.crowd,
    )


def _place(shot: WrittenShot, rules: _Rules) -> Place | None:
    if place := _chosen(Place, shot.place):
        return place
    word = fold(shot.place.strip()[:MOST_LETTERS])
    found = Term(words=(word,), meanings=vocabulary("en").get(rules.near.get(word, word), ()))
    value = found.value(Kind.PLACE) or found.value(Kind.SHORE)
    return Place(value) if value else None


def _lines(shot: WrittenShot, parts: Mapping[str, Part], rules: _Rules) -> list[Line]:
    """Take the lines that stand in the prompt, each once, by somebody who is there."""
    lines = []
    for written in shot.lines:
        said = next((line for line in rules.unspoken if _same(line.text, written.text)), None)
        if said is None:
            continue
        rules.unspoken.remove(said)
        speaker = next((name for name in (written.speaker, said.speaker) if name in parts), "")
        if speaker and parts[speaker].motion in {None, Motion.STAND}:
            parts[speaker].motion = Motion.TALK
        lines.append(said.model_copy(update={"speaker": speaker}))
    return lines


def _same(line: str, other: str) -> bool:
    return _bare(line) == _bare(other)


def _bare(line: str) -> str:
    return "".join(char for char in fold(line) if char.isalnum())


# Actors


def _parts(actors: Iterable[WrittenActor], rules: _Rules) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    cast: list[tuple[WrittenActor, Part]] = []
    for actor in actors:
        noun = _noun(actor, rules)
        if noun is None:
            continue
        count = min(max(actor.count, 1), MOST_OF_ONE_KIND)
        for number in range(1, count + 1):
            name = noun.name if number == 1 else f"{noun.name} {number}"
            if name not in parts and len(parts) < MOST_ACTORS:
                parts[name] = _part(name, noun, actor)
                cast.append((actor, parts[name]))
    for actor, part in cast:
        _relate(actor, part, parts)
    return parts


def _noun(actor: WrittenActor, rules: _Rules) -> Noun | None:
    """Tell what an actor is, under a name that the prompt has or the lexicon gives."""
    name, what = (text.strip()[:MOST_LETTERS] for text in (actor.name, actor.noun))
    known = {**{key: part.noun for key, part in rules.known.items()}, **rules.lent}
    if name.casefold() in known or name in known:
        rules.used.update(fold(name).split())
        return known.get(name) or known[name.casefold()]
    if "@" in name + what:
        return None  # nobody whom the order does not lend
    noun = _looked_up(what, rules) or _looked_up(name, rules)
    if noun is None:
        return None
    is_named = bool(name) and fold(name) in rules.prompt
    if is_named:
        rules.used.update(fold(name).split())
    if noun.shown_as:
        rules.shown_as[noun.name] = noun.shown_as
    return replace(noun, name=name if is_named else noun.name, plural=False)


def _looked_up(words: str, rules: _Rules) -> Noun | None:
    """Find a noun by all of its words, or by the last of them."""
    key = fold(words)
    for phrase in dict.fromkeys((key, key.rpartition(" ")[2])):
        near = rules.near.get(phrase, "")
        for known in (phrase, near):
            noun = Term(words=(known,), meanings=vocabulary("en").get(known, ())).noun
            if noun is not None:
                return replace(noun, name=phrase, shown_as=near) if known == near else noun
    return None


def _part(name: str, noun: Noun, actor: WrittenActor) -> Part:
    motions = [motion for word in (actor.motion, *actor.then) if (motion := _motion(word))]
    return Part(
        name=name,
        noun=noun,
        colour=_meant(actor.colour, Kind.COLOUR),
        factor=float(_meant(actor.size, Kind.SIZE) or 1.0),
        motion=motions[0] if motions else None,
        then=tuple(motions[1:MOST_MOTIONS]),
        wears=_garments(actor.wears) if noun.body is not Body.THING else (),
    )


def _motion(word: str) -> Motion | None:
    return _chosen(Motion, word) or _chosen(Motion, _meant(word, Kind.MOTION))


def _meant(word: str, kind: Kind) -> str:
    key = fold(word.strip()[:MOST_LETTERS])
    return Term(words=(key,), meanings=vocabulary("en").get(key, ())).value(kind)


def _garments(worn: Iterable[WrittenGarment]) -> tuple[Garment, ...]:
    found = []
    for garment in worn:
        key = fold(garment.noun.strip()[:MOST_LETTERS])
        noun = Term(words=(key,), meanings=vocabulary("en").get(key, ())).noun
        if noun is not None and is_clothing(noun):
            colour = _meant(garment.colour, Kind.COLOUR)
            found.append(Garment(kind=noun.kind, name=noun.name, colour=colour))
    return tuple(found[:MOST_WORN])


def _relate(actor: WrittenActor, part: Part, parts: Mapping[str, Part]) -> None:
    """Let an actor be on, after or in the hands of another of the shot."""
    carrier, holder, target = (
        _other(name, part, parts) for name in (actor.rides, actor.held_by, actor.aims_at)
    )
    if carrier is not None and part.name not in _under(carrier, parts):
        mount([part], [carrier], "")
    elif holder is not None and holder.can_act and not part.can_act and holder.rides != part.name:
        accompany([holder], [part], held=True)
    if target is not None:
        part.aims_at = target.name
        if part.noun.kind in BALLS:
            part.motion = Motion.BOUNCE


def _under(part: Part, parts: Mapping[str, Part]) -> set[str]:
    """Name a part and all that it rides on."""
    found = {part.name}
    while (below := parts.get(part.rides)) is not None and below.name not in found:
        found.add(below.name)
        part = below
    return found


def _other(name: str, part: Part, parts: Mapping[str, Part]) -> Part | None:
    plain = name.strip().casefold()
    return next(
        (each for each in parts.values() if each.name.casefold() == plain and each is not part),
        None,
    )
