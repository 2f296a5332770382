"""Verbs of a sentence: what its subjects do, one thing after another, and to whom."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic.deeds import follows_a_determiner
from generation.engines.animatic.gestures import QUIET
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.noun_phrases import NounPhrases
from generation.engines.animatic.parts import Part
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Motion

CHASE: Final = "chase"
ARTICLES: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "my",
        "of",
        "el",
        "la",
        "los",
        "las",
        "una",
        "un",
        "le",
        "les",
        "une",
        "des",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "einer",
        "einem",
        "o",
        "os",
        "uma",
        "na",
        "no",
        "nas",
        "nos",
        "il",
        "lo",
        "gli",
        "nella",
        "nel",
    ]
)
_BESIDE: Final = (Kind.WITH, Kind.WHERE)
_PLACED_BY: Final = (*_BESIDE, Kind.ON, Kind.AT, Kind.FILLER)
_FIXTURES: Final = re.compile(r"(fence|swing|slide|sink)s?$")
ON_WHEELS: Final = frozenset({Motion.CYCLE, Motion.RIDE, Motion.DRIVE, Motion.SKATE, Motion.SKI})
_FALLS_TOO: Final = (Kind.DAYLIGHT, Kind.WEATHER)  # night, and snow
_LETS_DO: Final = re.compile(
    r"(?:teach|help|ask|tell|told|order|beg|forc|train|invit|allow|encourag|convinc|coach)"
)
_LOOKED_BACK: Final = 12  # words
_KICKS: Final = ("kick", "pate", "chut", "蹴", "踢", "차")
_STRIKES: Final = ("hit", "serv")
_AT_HOOP: Final = re.compile(r"shoot|scores|.*(shot|basket|hoops?|pointer|free throw)$")


class Verbs(NounPhrases):
    """What each kind of verb makes of whom the sentence is about."""

    def _motion(self, term: Term) -> None:
        if self.verb_is_anothers:
            if motion_is_weathers(self.terms[: self.at], term):
                self._use()
            return
        motion = Motion(term.value(Kind.MOTION))
        if self._is_a_thing_here(term):
            return
        self._use()
        if term.key.endswith("ing") and self._noun_follows() and self._follows_an_article():
            self.described_as = motion
            return
        if motion is Motion.FALL and self.at and self.terms[self.at - 1].has(*_FALLS_TOO):
            return
        self.clause_opens = False
        self.cast.acts = self.cast.acts or motion not in QUIET
        self._do(term, motion)

    def _is_a_thing_here(self, term: Term) -> bool:
        """Tell "in the kitchen", and "in a row", which is how they stand, from what they do."""
        if self._is_an_arrangement(term):
            self._use()
            return True
        is_named = self._follows_an_article() and (self.verb_seen or term.has(Kind.PLACE))
        is_named = is_named or self._is_something_described(term)
        return (is_named or self._is_what_one_is_by(term)) and not self._noun_follows()

    def _is_something_described(self, term: Term) -> bool:
        """Tell "a parking spot", and "a frame dripping with honey", from what the subject does."""
        if not self.verb_seen or not self.subjects:
            return False
        before = self.terms[self.at - 1]
        is_strange = bool(before.words) and not before.meanings and before.key.isascii()
        if not (is_strange or before.has(Kind.PLACE)) or before.key.endswith("ly"):
            return False
        return (is_strange and term.key.endswith("ing")) or follows_a_determiner(
            self.terms, self.at, described=True
        )

    def _is_what_one_is_by(self, term: Term) -> bool:
        """Tell "behind a white fence" and "on the swing" from fencing and from swinging."""
        at = self.at - 1
        while at > 0 and self.terms[at].has(Kind.COLOUR, Kind.SIZE):
            at -= 1
        if at < 1 or self.terms[at].key not in ARTICLES:
            return False
        before = self.terms[at - 1]
        return before.has(*_PLACED_BY) if _FIXTURES.match(term.key) else before.has(*_BESIDE)

    def _is_an_arrangement(self, term: Term) -> bool:
        before = [each.key for each in self.terms[max(0, self.at - 2) : self.at]]
        return term.key in {"row", "line", "circle"} and before == ["in", "a"]

    def _do(self, term: Term, motion: Motion) -> None:
        """Let the subjects do it: those before the verb, those after it, or those of before."""
        if self.subjects and term.key.startswith("drop") and self._takes_an_object(term):
            self.dropping = self.verb_seen = True
        elif self.subjects:
            self._set_motion(motion)
        elif self._noun_comes_in_clause():
            self.awaited_motion = motion
        else:
            self._resume_last_subjects()
            self.unowned = None if self.subjects else motion
            self._set_motion(motion)

    def _follows_an_article(self) -> bool:
        """Tell "in the kitchen" and "a dancing bear" from what somebody does."""
        before = self.terms[self.at - 1] if self.at else None
        return before is not None and before.key.rpartition(" ")[2] in ARTICLES

    def _noun_comes_in_clause(self) -> bool:
        for term in self.terms[self.at + 1 :]:
            if term.pause or term.line is not None or term.has(Kind.CLAUSE):
                return False
            if term.noun or term.has(Kind.NAME):
                return True
            if term.has(Kind.ON, Kind.AT, Kind.WITH, Kind.WHERE, Kind.PLACE):
                return False
        return False

    def _set_motion(self, motion: Motion) -> None:
        doers = self._told_to() or self.subjects
        self.verb_seen = True
        self.pause_seen = False
        self.relation = None
        in_turn, self.joined = self.joined or self._is_what_for(), False
        for part in doers:
            if in_turn and motion is not Motion.STAND:
                part.do_next(motion)
            elif part.motion is None or part.motion in QUIET or motion not in QUIET:
                part.motion, part.then = motion, ()

    def _told_to(self) -> list[Part]:
        """Give whom "teaches his daughter to dance" lets dance."""
        if not self._is_what_for() or self.last_parts == self.subjects:
            return []
        keys = [term.key for term in self.terms[max(0, self.at - _LOOKED_BACK) : self.at]]
        told = any(_LETS_DO.match(key) for key in keys)
        return [part for part in self.last_parts if part.can_act] if told else []

    def _is_what_for(self) -> bool:
        """Tell "climbs a ladder to rescue a cat" from "tries to rescue a cat"."""
        before = self.terms[self.at - 1] if self.at else None
        return before is not None and before.key == "to"

    def _throw(self, term: Term) -> None:
        self._use()
        self.throwing = self.verb_seen = self.cast.acts = True
        self.at_hoop = self.at_hoop or bool(_AT_HOOP.match(term.key))
        self.missed = self.missed or term.key.startswith("misses")
        self.relation = None
        if not self.subjects:
            self._resume_last_subjects()
        self._swing(_swing_of(term))

    def _swing(self, motion: Motion) -> None:
        for part in self.subjects:
            if part.can_act and (part.motion is None or part.motion in QUIET):
                part.motion = motion

    def _chase(self, _term: Term) -> None:
        self._use()
        self.cast.acts = True
        self.joined = False
        if not self.subjects or any(part.motion not in ON_WHEELS for part in self.subjects):
            self._set_motion(Motion.RUN)
        for term in self.terms[self.at + 1 :]:
            if term.noun:
                self.relation, self.relation_words = Kind.WITH, CHASE
                return

    def _collide(self, term: Term) -> None:
        self._use()
        self.cast.acts = True
        if any(part.can_act for part in self.subjects) and self._takes_an_object(term):
            self._set_motion(Motion.PUNCH)  # "slams her gavel"
            return
        self.joined = False
        self._set_motion(Motion.RUN)
        for first, second in zip(self.subjects, self.subjects[1:], strict=False):
            first.aims_at, second.aims_at = second.name, first.name
        self.relation = Kind.AT

    def _takes_an_object(self, term: Term) -> bool:
        """Tell "smashes a guitar" from "crashes into a wall"."""
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        takes = after is not None and (after.key in ARTICLES or after.noun is not None)
        return takes and not term.key.endswith("into")

    def _aim_subjects_that_collide(self, target: Part) -> None:
        for part in self.subjects:
            if part.motion is not Motion.RUN or part is target:
                continue
            if not part.can_act:
                part.aims_at = target.name
            elif target.can_act:
                part.aims_at, target.aims_at = target.name, part.name

    def _miss(self, _term: Term) -> None:
        self._use()
        self.missed = self.cast.acts = True
        self.verb_seen = True
        self._swing(Motion.THROW)


def _swing_of(term: Term) -> Motion:
    """Tell with what a ball is sent on its way."""
    if term.key.startswith(_KICKS):
        return Motion.KICK
    return Motion.PUNCH if term.key.startswith(_STRIKES) else Motion.THROW


def motion_is_weathers(before: list[Term], verb: Term) -> bool:
    """Tell whether it is snow or rain that falls."""
    return verb.value(Kind.MOTION) == Motion.FALL and any(term.has(Kind.WEATHER) for term in before)
