"""What is not to be seen or heard: "no people", "without cars", and lists of what is unwanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generation.engines.animatic.drafts import Draft
from generation.engines.animatic.lexicon.negation import NEGATIONS, NOBODY, OTHER_NAMES
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.parts import Part
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Body, Camera, Daylight, Weather

_DESCRIBES: Final = (Kind.COUNT, Kind.COLOUR, Kind.SIZE, Kind.ANOTHER, Kind.FILLER)
_DOES: Final = (Kind.MOTION, Kind.SAY, Kind.THROW, Kind.CHASE, Kind.WEAR, Kind.RIDE)
_CAN_BE_LEFT_OUT: Final = (
    Kind.NOUN, Kind.SOUND, Kind.CROWD, Kind.WEATHER, Kind.MUSIC, Kind.CAMERA, Kind.DAYLIGHT,
)  # fmt: skip
_OR: Final = frozenset({"or", "nor", "o", "ni", "ou", "oder", "und", "y", "et", "e", "and"})
_CALLS: Final = {"bird": "birds", "dog": "bark", "cat": "meow"}


@dataclass(kw_only=True)
class Unwanted:
    """What to leave out of a scene, by the English nouns for it."""

    kinds: set[str] = field(default_factory=set)
    sounds: set[str] = field(default_factory=set)
    settings: set[tuple[Kind, str]] = field(default_factory=set)
    words: list[str] = field(default_factory=list)  # as written
    unknown: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.kinds or self.sounds or self.settings)

    def add(self, term: Term) -> bool:
        """Take up what a term means; False if it is nothing that could be left out."""
        key = term.key
        known = OTHER_NAMES.get(key) or (term.noun.kind if term.noun else "")
        if known:
            self.kinds.add(known)
        for kind, value in term.meanings:
            if kind is Kind.SOUND:
                self.sounds.add(str(value))
            elif kind in _CAN_BE_LEFT_OUT and kind is not Kind.NOUN:
                self.settings.add((kind, str(value)))
        if known or term.has(*_CAN_BE_LEFT_OUT):
            self.words += map(str.casefold, term.words)
            return True
        return False

    def includes(self, part: Part) -> bool:
        noun = part.noun
        return (
            bool(self.kinds & {noun.kind, part.name})
            or (noun.body is Body.PERSON and "person" in self.kinds)
            or (noun.body is Body.ANIMAL and "animal" in self.kinds)
        )


def cut_negations(terms: Sequence[Term], unwanted: Unwanted) -> tuple[list[Term], list[Term]]:
    """Take "no people" and "without a hat" out of a sentence: (what stays, what was taken)."""
    kept: list[Term] = []
    taken: list[Term] = []
    at = 0
    while at < len(terms):
        nobody = _words_for_nobody(terms, at)
        end = at + nobody
        if nobody:
            unwanted.kinds.add("person")
        elif terms[at].key in NEGATIONS:
            end = max(at, _denied(terms, at + 1, unwanted))
            end = end if end > at + 1 else at
        (taken if end > at else kept).extend(terms[at : max(end, at + 1)])
        at = max(end, at + 1)
    return kept, taken


def _words_for_nobody(terms: Sequence[Term], at: int) -> int:
    if terms[at].key in NOBODY:
        return 1
    return 2 if [term.key for term in terms[at : at + 2]] == ["no", "one"] else 0


def _denied(terms: Sequence[Term], start: int, unwanted: Unwanted) -> int:
    """Take up what follows a "no"; returns where it ends, `start` if nothing does."""
    at, end = start, start
    while at < len(terms):
        term = terms[at]
        if term.key in _OR and end > start:
            if not _another_follows(terms, at + 1):
                break
        elif term.noun is not None or term.has(*_CAN_BE_LEFT_OUT) or term.key in OTHER_NAMES:
            if end > start and terms[at - 1].key not in _OR and not _joins(terms, at - 1):
                break
            if not unwanted.add(term):
                break
            end = at + 1
        elif not term.has(*_DESCRIBES):
            break
        at += 1
    return end


def _joins(terms: Sequence[Term], at: int) -> bool:
    return terms[at].has(*_DESCRIBES)


def _another_follows(terms: Sequence[Term], start: int) -> bool:
    """Tell "no cars and people" from "no cars and a dog runs"."""
    rest = [term for term in terms[start:] if not term.has(*_DESCRIBES)]
    doing = len(rest) > 1 and rest[1].has(*_DOES)
    return bool(rest) and (rest[0].noun is not None or rest[0].has(*_CAN_BE_LEFT_OUT)) and not doing


def read_unwanted(pieces: Iterable[tuple[str, list[Term]]]) -> Unwanted:
    """Read a list of what is unwanted: (as written, its terms) for each entry."""
    unwanted = Unwanted()
    for text, terms in pieces:
        found = [unwanted.add(term) for term in terms]
        if not any(found) and fold(text) in NOBODY:
            unwanted.kinds.add("person")
        elif not any(found):
            unwanted.unknown.append(text)
    return unwanted


def entries(text: str) -> list[str]:
    """Cut a list of what is unwanted into its entries."""
    pieces = re.split(r"[,;.\n、，；]+", text)  # noqa: RUF001 - commas of Chinese and Japanese
    return [piece.strip() for piece in pieces if re.search(r"\w", piece)]


def leave_out(drafts: Iterable[Draft], unwanted: Unwanted, *, named_too: bool) -> None:
    """Take what is unwanted out of drafts of shots.

    :param named_too: also those whom the prompt names; else only what comes with the place.
    """
    for draft in drafts:
        draft.parts = {
            name: _undressed(part, unwanted)
            for name, part in draft.parts.items()
            if not (named_too and unwanted.includes(part))
        }
        draft.lines = [
            line if line.speaker in draft.parts else line.model_copy(update={"speaker": ""})
            for line in draft.lines
            if "speech" not in unwanted.kinds
        ]
        silent = unwanted.sounds | {_CALLS[kind] for kind in unwanted.kinds & _CALLS.keys()}
        draft.sounds = [name for name in draft.sounds if name not in silent]
        draft.without |= unwanted.kinds | unwanted.sounds
        _leave_out_of_the_setting(draft, unwanted)


def _undressed(part: Part, unwanted: Unwanted) -> Part:
    kept = tuple(each for each in part.wears if not unwanted.kinds & {each.kind, each.name})
    return replace(part, wears=kept)


def _leave_out_of_the_setting(draft: Draft, unwanted: Unwanted) -> None:
    denied = unwanted.settings
    if draft.weather and (Kind.WEATHER, draft.weather.value) in denied:
        draft.weather = Weather.CLEAR
    if draft.daylight and (Kind.DAYLIGHT, draft.daylight.value) in denied:
        draft.daylight = Daylight.DAY
    if any(kind is Kind.CAMERA for kind, _ in denied):
        draft.camera = Camera.STILL
    if "person" in unwanted.kinds or any(kind is Kind.CROWD for kind, _ in denied):
        draft.crowd = False
        draft.without.add("crowd")
