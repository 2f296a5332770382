"""Changes asked for in words: "make it night", "replace the dog with a cat", "no music"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generation.engines.animatic.before import Before
from generation.engines.animatic.drafts import Draft
from generation.engines.animatic.editing import Script
from generation.engines.animatic.languages import prompt_language
from generation.engines.animatic.leaving_out import Unwanted, leave_out, read_unwanted
from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.parts import Part, is_clothing
from generation.engines.animatic.reading import Term, read_terms
from generation.engines.animatic.scene import Body, Garment, Motion
from generation.engines.animatic.screenplay import read_prompt
from generation.engines.animatic.settling import settle_unknown_words
from generation.engines.animatic.sound.named import CALLS

_SETTING: Final = (Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER, Kind.STYLE, Kind.MOOD)
_THE: Final = (
    r"(?:the |a |an |der |die |das |den |el |la |los |las |un |una |le |les |une |il |lo |o |os )?"
)
_REPLACE: Final = re.compile(
    r"^(?:replace|swap|change|exchange|switch|turn|transform|make|ersetze|tausche|reemplaza|cambia"
    r"|sustituye|remplace|sostituisci|troca|substitui|substitua)\s+"
    rf"{_THE}(?P<old>.+?)\s+(?:with|for|by|into|to|durch|gegen|in|por|par|con|a)\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    rf"^(?:use |show |with )?(?P<new>.+?)\s+(?:instead of|rather than|statt|en lugar de|au lieu de"
    rf"|invece di|em vez de)\s+{_THE}(?P<old>.+)$",
    re.IGNORECASE,
)
_REMOVE: Final = re.compile(
    r"^(?:no|without|kein\w*|ohne|sin|sans|senza|sem|remove|delete|take (?:away|out|off)|get rid of|drop|lose|erase|cut out|leave out"
    r"|entferne|lösche|quita|elimina|enlève|supprime|retire|togli|rimuovi|tira|remova)\s+(?P<old>.+)$",
    re.IGNORECASE,
)
_ADD: Final = re.compile(
    r"^(?:and |also |please )*(?:add|put in|put|include|insert|bring in|let there be"
    r"|füge|añade|agrega|ajoute|aggiungi|adiciona)\s+(?P<new>.+)$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[.;!\n]+\s*|,\s*(?:and\s+|then\s+)*(?=(?:replace|swap|change|turn|make|remove|delete|take|add"
    r"|put|no|without|drop)\b)|\s+and\s+(?=(?:replace|swap|change|turn|make|remove|delete|add)\b)",
    re.IGNORECASE,
)
_BECOMES: Final = re.compile(
    rf"^(?:make|turn)\s+{_THE}(?P<old>[\w ]+?)\s+(?:into\s+)?(?P<new>(?:a|an)\s+.+)$", re.IGNORECASE
)


@dataclass(kw_only=True)
class Edited:
    """A script as it was changed, and which words of the change did nothing."""

    script: Script
    near: Mapping[str, str] = field(default_factory=dict)  # as of `read_prompt`
    understood: list[str] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)


def edit(
    script: Script, before: Before, words: str, near: Mapping[str, str] | None = None
) -> Edited:
    """Apply a change in words to a script; `before` is what the script shows."""
    edited = Edited(script=script, near=near or {})
    for clause in clauses(words):
        _apply(edited, before, clause)
    return edited


def clauses(words: str) -> list[str]:
    """Cut a text into the single changes it asks for; spoken lines stay whole."""
    if re.search(r"[\"“„«「]", words):
        return [words.strip()]
    return [piece.strip() for piece in _CLAUSE.split(words) if re.search(r"\w", piece)]


def _apply(edited: Edited, before: Before, clause: str) -> None:
    swap = _BECOMES.match(clause) or _REPLACE.match(clause) or _INSTEAD.match(clause)
    if swap and _replace(edited, swap):
        return
    if found := _REMOVE.match(clause):
        _remove(edited, found["old"])
        return
    added = _ADD.match(clause)
    words = added["new"] if added else clause
    if swap and _is_a_setting(_terms(edited, swap["old"], clause)):
        words = swap["new"]
    _change(edited, before, words, adds=bool(added))


def _terms(edited: Edited, text: str, clause: str) -> list[Term]:
    """Read a part of a clause in the language of the whole."""
    language = prompt_language(clause)
    return settle_unknown_words(read_terms(text, language), edited.near, language)


def _is_a_setting(terms: Iterable[Term]) -> bool:
    return any(term.has(*_SETTING) for term in terms)


# One noun for another


def _replace(edited: Edited, swap: re.Match[str]) -> bool:
    """Give somebody's place to another; False where neither is anybody."""
    old, new = (_terms(edited, swap[which], swap.string) for which in ("old", "new"))
    noun = next((term.noun for term in new if term.noun), None)
    wanted = [term for term in old if term.noun]
    names = [
        name
        for draft in edited.script.drafts
        for name, part in draft.parts.items()
        if any(_is_meant(part, term) for term in wanted)
    ]
    if noun is None or not names:
        return False
    colour = next((colour for term in new if (colour := term.value(Kind.COLOUR))), "")
    for draft in edited.script.drafts:
        _recast(draft, dict.fromkeys(names), noun, colour)
    edited.understood += [swap["old"], swap["new"]]
    if noun.shown_as:
        edited.script.shown_as = (*edited.script.shown_as, (noun.name, noun.shown_as))
    return True


def _is_meant(part: Part, term: Term) -> bool:
    noun = term.noun
    return noun is not None and (part.name == noun.name or part.noun.kind == noun.kind)


def _recast(draft: Draft, names: Iterable[str], noun: Noun, colour: str) -> None:
    """Let another play a part: what it does and wears, where it stands and what it says stay."""
    called = {
        name: noun.name if number == 0 else f"{noun.name} {number + 1}"
        for number, name in enumerate(names)
    }
    silent = {CALLS.get(draft.parts[name].noun.kind) for name in called if name in draft.parts}
    draft.sounds = [name for name in draft.sounds if name not in silent]
    draft.parts = {
        called.get(name, name): _renamed(part, called, noun, colour)
        for name, part in draft.parts.items()
    }
    draft.lines = [
        line.model_copy(update={"speaker": called.get(line.speaker, line.speaker)})
        for line in draft.lines
    ]


def _renamed(part: Part, called: dict[str, str], noun: Noun, colour: str) -> Part:
    ties = {
        tie: called.get(getattr(part, tie), getattr(part, tie))
        for tie in ("rides", "held_by", "aims_at")
    }
    if part.name not in called:
        return replace(part, **ties)
    singular = replace(noun, plural=False)
    return replace(part, **ties, name=called[part.name], noun=singular, colour=colour, factor=1.0)


# Away with it


def _remove(edited: Edited, old: str) -> None:
    unwanted = read_unwanted([(old, _terms(edited, old, old))])
    take_out(edited.script, unwanted)
    edited.understood += unwanted.words
    edited.not_understood += unwanted.unknown


def take_out(script: Script, unwanted: Unwanted) -> None:
    """Leave things out of a script, named in it or not."""
    leave_out(script.drafts, unwanted, named_too=True)
    if any(kind is Kind.MUSIC for kind, _ in unwanted.settings):
        script.music = False


# Whatever else is said


def _change(edited: Edited, before: Before, text: str, *, adds: bool) -> None:
    """Read a text as one would a prompt, and let what it says hold for every shot."""
    said = read_prompt(text, before, near=edited.near)
    script = edited.script
    script.shown_as = (*script.shown_as, *said.shown_as)
    script.style, script.mood, script.music = said.style, said.mood, said.music
    for draft in script.drafts:
        for change in said.drafts:
            _take_over(draft, change, before, adds=adds)
    for change in said.drafts:
        script.drafts[-1].lines += change.lines
    edited.understood += said.understood
    edited.not_understood += said.not_understood


def _take_over(draft: Draft, change: Draft, before: Before, *, adds: bool) -> None:
    _take_over_the_setting(draft, change)
    known = {actor.name for actor in before.company}
    for name, part in change.parts.items():
        if name in draft.parts:
            _alter(draft.parts[name], part)
        elif is_clothing(part.noun) and _recolour(draft, part):
            continue
        elif adds or name not in known:
            draft.parts[name] = replace(part)


def _take_over_the_setting(draft: Draft, change: Draft) -> None:
    for name in ("place", "daylight", "weather", "camera", "framing"):
        if (value := getattr(change, name)) is not None:
            setattr(draft, name, value)
    if change.place is not None:
        draft.shore = change.shore
    draft.crowd = draft.crowd or change.crowd
    draft.sounds += [name for name in change.sounds if name not in draft.sounds]
    draft.without |= change.without
    if "crowd" in change.without:
        draft.crowd = False


def _recolour(draft: Draft, garment: Part) -> bool:
    """Give what is worn another colour; False where nobody wears it."""
    wearers = [
        part
        for part in draft.parts.values()
        if any(worn.kind == garment.noun.kind for worn in part.wears)
    ]
    for part in wearers:
        part.wears = tuple(
            worn.model_copy(update={"colour": garment.colour or worn.colour})
            if worn.kind == garment.noun.kind
            else worn
            for worn in part.wears
        )
        if part.noun.body is Body.PERSON:
            part.colour = garment.colour or part.colour
    return bool(wearers)


def _alter(part: Part, change: Part) -> None:
    part.colour, part.factor = change.colour or part.colour, change.factor
    part.wears = _one_of_a_kind((*part.wears, *change.wears))
    if change.motion is not None and not (change.motion is Motion.TALK and part.motion):
        part.motion, part.then = change.motion, change.then
    for tie in ("rides", "held_by", "aims_at"):
        if value := getattr(change, tie):
            setattr(part, tie, value)


def _one_of_a_kind(garments: Iterable[Garment]) -> tuple[Garment, ...]:
    """Keep the last garment of each kind."""
    return tuple({garment.kind: garment for garment in garments}.values())
