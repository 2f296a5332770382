"""Whether a word is what somebody does, by what stands before it: "the astronaut radios Earth"."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic.kin import deed_of
from generation.engines.animatic.lexicon.terms import Kind, Meanings
from generation.engines.animatic.reading import Term

_DETERMINES: Final = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "my", "your", "his", "her", "its", "our", "their",
     "every", "each", "another", "no", "any"}
)  # fmt: skip
_ONE: Final = frozenset({"a", "an", "one", "another", "every", "each"})
_MANY: Final = frozenset({"they", "we", "i", "you"})
_POSSESSIVES: Final = frozenset({"her", "him", "them", "me"})
_BEFORE_DEEDS: Final = frozenset({"to", "who", "then", "is", "are", "was", "were"})
_FORM_OF_A_DEED: Final = re.compile(r"(?:[^s]s|ed|ing)$")
_OF_A_NOUN: Final = (Kind.COLOUR, Kind.SIZE, Kind.AGED, Kind.MOOD)
_DOES: Final = (Kind.MOTION, Kind.THROW, Kind.SAY, Kind.HOLD)
_NEAR: Final = 12  # words
_NOTHING: Final = Term(words=())


def done_here(terms: list[Term], index: int) -> Meanings:
    """Read "the astronaut radios Earth", where a thing is a deed, and "the waiter pours", where it does not rain."""
    term = terms[index]
    if term.has(Kind.WEATHER) and term.has(Kind.MOTION) and may_be_done(terms, index):
        return tuple(each for each in term.meanings if each[0] is not Kind.WEATHER)
    is_a_thing = bool(term.meanings) and all(
        kind in {Kind.NOUN, Kind.PLACE} for kind, _ in term.meanings
    )
    if not is_a_thing or len(term.words) != 1 or not term.key.isascii():
        return ()
    bends = bool(_FORM_OF_A_DEED.search(term.key)) or _done_by_many(terms, index)
    motion = deed_of(term.key) if bends and may_be_done(terms, index) else ""
    return ((Kind.MOTION, motion),) if motion else ()


def _done_by_many(terms: list[Term], index: int) -> bool:
    """Tell "old men plant trees", where the noun before means several."""
    noun = terms[index - 1].noun if index else None
    after = terms[index + 1] if index + 1 < len(terms) else _NOTHING
    return noun is not None and noun.plural and not after.has(Kind.MOTION)


def follows_a_determiner(terms: list[Term], index: int, *, described: bool = False) -> bool:
    """Tell "a grind" and "the old grind" from "they grind".

    :param described: words that nobody knows may describe it: "a sleepy security guard".
    """
    for before in reversed(terms[max(0, index - 3) : index]):
        if before.key in _DETERMINES or before.has(Kind.COUNT, Kind.ANOTHER):
            return True
        is_unknown = bool(before.words) and not (before.meanings or before.ending)
        describes = described and (is_unknown or before.has(Kind.PLACE))
        if not (before.has(*_OF_A_NOUN) or describes):
            return False
    return False


def may_be_done(terms: list[Term], index: int) -> bool:
    """Tell a verb from a noun by what stands before it: one who could do it, "to", or another verb's end."""
    before = terms[index - 1] if index else _NOTHING
    if follows_a_determiner(terms, index) or not before.words:
        return False
    is_called_for = before.key in _BEFORE_DEEDS or before.key.endswith("ly")
    return is_called_for or _has_somebody_to_do_it(terms, index)


def _has_somebody_to_do_it(terms: list[Term], index: int) -> bool:
    before, bends = terms[index - 1], bool(_FORM_OF_A_DEED.search(terms[index].key))
    if before.noun is not None and before.noun.can_act:
        return before.noun.plural or (bends and _is_one(terms, index - 1))
    if before.has(Kind.NAME) or (before.has(Kind.PRONOUN) and before.key not in _POSSESSIVES):
        return bends or before.key in _MANY
    return (
        bends
        and before.has(Kind.AND)
        and any(term.has(*_DOES) for term in terms[max(0, index - _NEAR) : index])
    )


def _is_one(terms: list[Term], index: int) -> bool:
    """Tell that the noun there is one of its kind, after which no plural noun can stand: "an astronaut radios"."""
    determiner = next(
        (
            each.key
            for each in reversed(terms[max(0, index - 4) : index])
            if each.key in _DETERMINES
        ),
        "",
    )
    does_more = any(term.has(*_DOES) for term in terms[index + 2 : index + _NEAR])
    return determiner in _ONE or not does_more
