"""What the words of a sentence mean that the lexicon does not know, or that their neighbours tell apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from generation.engines.animatic.deeds import done_here, follows_a_determiner, may_be_done
from generation.engines.animatic.kin import deed_of, kind_of, may_be_a_thing
from generation.engines.animatic.lexicon.abstract import ABSTRACT_WORDS
from generation.engines.animatic.lexicon.given_names import MEN, WOMEN
from generation.engines.animatic.lexicon.senses import SENSES
from generation.engines.animatic.lexicon.terms import Kind, Meanings, Noun, phrases
from generation.engines.animatic.reading import Term, foreign_meanings
from generation.engines.animatic.scene import Motion
from generation.engines.animatic.vocabulary import thing, vocabulary

NOTHING_NEAR: Final[Mapping[str, str]] = {}
_SHOWN: Final = (Kind.NOUN, Kind.PLACE, Kind.SHORE)
_GREETS: Final = ((Kind.MOTION, Motion.WAVE.value),)
_WAVES: Final = frozenset({"wave", "waves", "waved"})
_AFTER_A_GREETING: Final = frozenset(
    {"at", "to", "his", "her", "its", "their", "hello", "goodbye", "bye", "hi", "back"}
)
_BUILDINGS: Final = {
    "house": "house", "houses": "house", "cabin": "house", "log cabin": "house", "cottage": "house", "hut": "hut",
    "castle": "castle", "school": "school", "hospital": "hospital", "hotel": "hotel", "bank": "bank",
    "factory": "factory", "store": "convenience store", "shop": "convenience store", "office": "office building",
}  # fmt: skip
"""What is seen from outside where somebody is beside it."""
_BESIDE: Final = frozenset(
    {
        "beside",
        "next to",
        "near",
        "behind",
        "by",
        "holding",
        "lifts",
        "carries",
        "past",
        "in front of",
        "under",
    }
)
_WHERE_FROM: Final = frozenset(
    {"in", "on", "from", "inside", "outside", "near", "by", "beside", "behind", "under", "across"}
)
_OF_A_NOUN: Final = (Kind.COLOUR, Kind.SIZE, Kind.AGED)
_DEED: Final = re.compile(r"[^s]s$")  # of a verb that one does
_SOMEBODY: Final = "person"
_INTRODUCES: Final = frozenset(
    {"a", "an", "the", "some", "this", "that", "my", "our", "every"}
    | {"un", "una", "unos", "unas", "el", "la", "los", "las", "une", "le", "les", "des"}
    | {"um", "uma", "uns", "umas", "o", "os", "as", "uno", "il", "lo", "i", "gli"}
)
_OF_THE_LIVING: Final = frozenset(
    set(Motion)
    - {Motion.STAND, Motion.RUN, Motion.FALL, Motion.BOUNCE, Motion.FLY, Motion.FLOAT, Motion.TWIRL,
       Motion.RISE, Motion.LIE, Motion.POUR, Motion.SHIVER, Motion.STRETCH, Motion.WALK, Motion.SURF,
       Motion.SKATE, Motion.KISS, Motion.DRIVE, Motion.PUNCH, Motion.SWEEP, Motion.PULL, Motion.PUSH,
       Motion.LIFT, Motion.SIT, Motion.DIVE}
)  # fmt: skip
"""What wind, water, machines and ideas are not said to do."""
_GIVEN: Final = WOMEN | MEN
_TRAINS: Final = frozenset({"locomotive", "high speed train"})
_OF_NAMES: Final = frozenset(
    {"da", "de", "del", "di", "van", "von", "der", "bin", "al", "el", "la", "le"}
)
_IN_GERMAN: Final = frozenset({"in", "im", "am", "auf", "an", "beim", "ins", "vor", "aus", "durch"})
_COMPANY: Final = 16  # words before and behind that tell a sense
_LONGEST_NAME: Final = 4  # words
_SHORTEST_PART: Final = 4  # letters of a compound
_END_OF_TERMS: Final = Term(words=())
_ACTING: Final = (
    Kind.SAY, Kind.MOTION, Kind.THROW, Kind.CHASE, Kind.HOLD, Kind.RIDE, Kind.AND, Kind.WEAR,
    Kind.MISS, Kind.SOUND, Kind.MOOD,
)  # fmt: skip


def settle_unknown_words(
    terms: list[Term], near: Mapping[str, str] = NOTHING_NEAR, language: str = "en"
) -> list[Term]:
    """Give unknown words a meaning: names, words of a family or another language, or near a known one."""
    settled = [
        _of_its_last_part(terms, index, language) or _settled(terms, index, near, language)
        if term.words and not term.meanings and not term.ending
        else term
        for index, term in enumerate(terms)
    ]
    known = [_as_it_stands(settled, index) for index in range(len(settled))]
    return _with_whole_names(known)


def _with_whole_names(terms: list[Term]) -> list[Term]:
    """Read "Leonardo da Vinci" as one name."""
    whole: list[Term] = []
    for term in terms:
        first = whole[-1:] if not (whole and whole[-1].key in _OF_NAMES) else whole[-2:]
        if (
            first
            and term.has(Kind.NAME)
            and _begins_a_name(first[0])
            and not term.key.startswith("@")
        ):
            words = (*(word for each in first for word in each.words), *term.words)
            whole[-len(first) :] = [
                replace(term, words=words, meanings=((Kind.NAME, " ".join(words)),))
            ]
        else:
            whole.append(term)
    return whole


def _begins_a_name(term: Term) -> bool:
    is_name = term.has(Kind.NAME) and not term.key.startswith("@")
    return (
        term.is_capitalised and len(term.words) < _LONGEST_NAME and (is_name or not term.meanings)
    )


def _as_it_stands(terms: list[Term], index: int) -> Term:
    """Settle a word that its neighbours tell the meaning of: waves, and a house beside somebody."""
    term = terms[index]
    meanings = done_here(terms, index) or _sense(terms, index)
    if term.key in _WAVES and _is_a_greeting(terms, index):
        meanings = _GREETS
    if meanings:
        return replace(term, meanings=meanings)
    if term.noun is not None and term.noun.kind in _TRAINS and _is_aboard(terms, index):
        return replace(term, meanings=((Kind.PLACE, "train"),))
    if term.key in _BUILDINGS and (_stands_beside(terms, index) or _stands_in(terms, index)):
        noun = replace(thing(_BUILDINGS[term.key], term.key), plural=term.key.endswith("s"))
        return replace(term, meanings=((Kind.NOUN, noun),))
    return term


def _sense(terms: list[Term], index: int) -> Meanings:
    """Give what a word of several senses means in the company of the others: a bat at baseball."""
    word = terms[index].key
    single = word if word in SENSES else word.removesuffix("s")
    if single not in SENSES:
        return ()
    near = terms[max(0, index - _COMPANY) : index] + terms[index + 1 : index + _COMPANY]
    others = [term.key for term in near if term.key]
    for known, listing in SENSES[single].items():
        if any(other.startswith(tuple(phrases(listing))) for other in others):
            noun = next(
                (value for _, value in vocabulary("en").get(known, ()) if isinstance(value, Noun)),
                thing(known, known),
            )
            return ((Kind.NOUN, replace(noun, name=single, plural=single != word)),)
    return ()


def _is_aboard(terms: list[Term], index: int) -> bool:
    """Tell "on the morning commuter train" from a train that comes."""
    for before in reversed(terms[max(0, index - 4) : index]):
        if before.key in {"on", "in", "inside", "aboard"}:
            return True
        if before.pause or before.has(Kind.MOTION, Kind.AND, Kind.RIDE):
            return False
    return False


def _stands_beside(terms: list[Term], index: int) -> bool:
    """Tell "next to a small house" from "in a house"."""
    for before in reversed(terms[max(0, index - 4) : index]):
        if before.key in _BESIDE:
            return True
        if not before.has(Kind.FILLER, Kind.COLOUR, Kind.SIZE):
            return False
    return False


def _stands_in(terms: list[Term], index: int) -> bool:
    """Tell "a house by a lake" from "in a house by a lake"."""
    before = [
        term
        for term in terms[max(0, index - 4) : index]
        if not term.has(*_OF_A_NOUN) and term.key not in _INTRODUCES
    ]
    if _WHERE_FROM.intersection(before[-1].words if before else ()):
        return False
    after = terms[index + 1 : index + 6]
    stands = bool(after) and not _WHERE_FROM.isdisjoint(after[0].words)
    return stands and any(term.has(Kind.PLACE, Kind.SHORE) for term in after)


def _is_a_greeting(terms: list[Term], index: int) -> bool:
    """Tell "she waves and says" from the waves of the sea."""
    before, after = terms[index - 1] if index else _END_OF_TERMS, _at(terms, index + 1)
    moves = before.has(Kind.AND) and any(term.has(Kind.MOTION, Kind.RIDE) for term in terms[:index])
    names_somebody = before.has(Kind.PRONOUN, Kind.NAME) or before.noun is not None
    if _WHERE_FROM.intersection(after.words[:1]):
        return names_somebody or moves
    if not (names_somebody or before.pause or before.has(Kind.AND) or before is _END_OF_TERMS):
        return False
    if after.has(Kind.AND):
        return _at(terms, index + 2).has(Kind.SAY, Kind.MOTION, Kind.THROW, Kind.CHASE)
    ends = after.pause or after.line is not None or after is _END_OF_TERMS
    return after.key in _AFTER_A_GREETING or ((names_somebody or moves) and ends)


def _at(terms: list[Term], index: int) -> Term:
    return terms[index] if index < len(terms) else _END_OF_TERMS


def _settled(terms: list[Term], index: int, near: Mapping[str, str], language: str) -> Term:
    term = terms[index]
    word = term.words[0]
    if term.is_capitalised and (term.key in _GIVEN or _reads_as_a_name(terms, index)):
        return replace(term, meanings=((Kind.NAME, word),))
    if language == "en" and (known := _of_a_family(terms, index)) is not None:
        return known
    meanings = foreign_meanings(word)
    if meanings and not (term.is_capitalised and index and meanings[0][0] is Kind.MOTION):
        return replace(term, meanings=meanings)
    return _shown_as(term, near[term.key]) if term.key in near else term


def _of_its_last_part(terms: list[Term], index: int, language: str) -> Term | None:
    """Read "Straßenmusikerin" as what its last part is: a musician; a place only where one can be in it."""
    if language != "de":
        return None
    term, known = terms[index], vocabulary("de")
    is_where = not _IN_GERMAN.isdisjoint(each.key for each in terms[max(0, index - 3) : index])
    kinds = _SHOWN if is_where else (Kind.NOUN,)
    for start in range(_SHORTEST_PART, len(term.key) - _SHORTEST_PART + 1):
        meanings = tuple(each for each in known.get(term.key[start:], ()) if each[0] in kinds)
        if meanings:
            return replace(term, meanings=meanings)
    return None


def _of_a_family(terms: list[Term], index: int) -> Term | None:
    """Read a rarer word as what it is a kind of, or as the deed that it is a way of."""
    term = terms[index]
    if term.is_capitalised and index:
        return None  # a name
    known, _ = kind_of(term.key)
    motion = deed_of(term.key)
    is_doubtful = bool(known) or may_be_a_thing(term.key)
    is_done = may_be_done(terms, index) if is_doubtful else not follows_a_determiner(terms, index)
    if motion and is_done:
        return replace(term, meanings=((Kind.MOTION, motion),))
    return _shown_as(term, known) if known else None


def _shown_as(term: Term, known: str) -> Term:
    """Let a word mean what a known one does, and be called what it is."""
    meanings = [
        (kind, _called(value, term.key, known) if isinstance(value, Noun) else value)
        for kind, value in vocabulary("en").get(known, ())
        if kind in _SHOWN
    ]
    return replace(term, meanings=tuple(meanings), shown_as=known)


def _called(noun: Noun, word: str, known: str) -> Noun:
    _, plural = kind_of(word)
    plural = plural or (word.endswith("s") and not word.endswith("ss"))
    name = word.removesuffix("s") if plural else word
    return replace(noun, name=name, plural=plural, shown_as=known)


def _reads_as_a_name(terms: list[Term], index: int) -> bool:
    before = terms[index - 1] if index else None
    after = terms[index + 1] if index + 1 < len(terms) else None
    if index == 0 and after is not None and _are_many(terms[0], after):
        return False
    if before is not None and (before.has(Kind.SAY, Kind.AND) or before.key in {"named", "called"}):
        return True
    if after is None or (index == 0 and _is_a_foreign_noun(terms[index].words[0])):
        return False
    return after.line is not None or after.has(*_ACTING) or _may_do(terms, index + 1)


def _is_a_foreign_noun(word: str) -> bool:
    return any(kind is Kind.NOUN for kind, _ in foreign_meanings(word))


def _are_many(term: Term, verb: Term) -> bool:
    """Tell "Wombats march" from "Thomas marches"."""
    many = term.key.endswith("s") and not term.key.endswith("ss")
    return many and verb.has(Kind.MOTION) and not verb.key.endswith(("s", "ed", "ing"))


def _may_do(terms: list[Term], index: int) -> bool:
    """Tell that a word after a name is what they do: "waves in", not "cars on"."""
    if terms[index].key in _WAVES:
        return True
    after = _at(terms, index + 1)
    opens = after is _END_OF_TERMS or after.has(Kind.FILLER, Kind.AT, Kind.ON, Kind.WITH)
    verb = terms[index]
    return opens and bool(_DEED.search(verb.key)) and not (verb.meanings or verb.is_capitalised)


def show_unknown_doers(terms: list[Term]) -> list[Term]:
    """Let somebody stand in for an unknown word that does what only the living do."""
    return [
        replace(term, meanings=((Kind.NOUN, _somebody(term)),), shown_as=_SOMEBODY)
        if _is_an_unknown_doer(terms, index)
        else term
        for index, term in enumerate(terms)
    ]


def _is_an_unknown_doer(terms: list[Term], index: int) -> bool:
    term, verb = terms[index], _at(terms, index + 1)
    if not term.words or term.meanings or term.ending or not term.key.isalpha():
        return False
    if (
        term.key in ABSTRACT_WORDS
        or term.key.endswith("ing")
        or verb.value(Kind.MOTION) not in _OF_THE_LIVING
    ):
        return False
    before = terms[index - 1] if index else _END_OF_TERMS
    introduced = before.key in _INTRODUCES or before.has(Kind.COUNT, Kind.COLOUR, Kind.SIZE)
    return introduced or (index == 0 and _are_many(term, verb))


def _somebody(term: Term) -> Noun:
    known = vocabulary("en")[_SOMEBODY]
    (noun,) = (value for _, value in known if isinstance(value, Noun))
    return _called(noun, term.key, _SOMEBODY)
