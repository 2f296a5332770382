"""Who is in a sentence and what they do: terms in, actors and spoken lines out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generation.engines.animatic.dressing import TOO_SMALL_TO_SEE, Dressing
from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.noun_phrases import MANY
from generation.engines.animatic.parts import (
    BALLS,
    Cast,
    Part,
    accompany,
    aim_balls_at_hoop,
    hand_over,
    is_clothing,
    mount,
)
from generation.engines.animatic.pronouns import LOOKERS_ON, kind_of_a_name, stands_for
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Motion
from generation.engines.animatic.verbs import CHASE, ON_WHEELS
from generation.engines.animatic.vocabulary import person, thing

BASKETBALL: Final = frozenset({"basketball", "basket", "hoops", "hoop", "pointer", "slam"})
"""Words that a shot at a hoop is known by."""
_SETTING: Final = (Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER)
_THEY: Final = frozenset(
    {
        "they", "them", "both", "ellos", "ellas", "ils", "elles", "loro", "eles", "elas", "他们",
        "她们", "它们",
    }
)  # fmt: skip
_EVERYBODY: Final = frozenset({"everyone", "everybody", "everything", "all"})
_DEEDS: Final = (
    Kind.MOTION, Kind.THROW, Kind.CHASE, Kind.COLLIDE, Kind.MISS, Kind.RIDE, Kind.HOLD, Kind.WEAR,
)  # fmt: skip
_CALLED: Final = frozenset(
    {
        "named",
        "called",
        "llamado",
        "llamada",
        "nomme",
        "nommee",
        "namens",
        "chamado",
        "chamada",
        "chiamato",
        "chiamata",
    }
)
_AT_THE_SAME_TIME: Final = frozenset(
    {"while", "whilst", "mientras", "pendant que", "tandis que", "wahrend", "enquanto", "mentre"}
)
_NO_OBJECT: Final = (Kind.ON, Kind.AT, Kind.AND, Kind.CLAUSE, Kind.WITH)
_READ_LAST: Final = frozenset({Kind.RIDE, Kind.HOLD, Kind.AT, Kind.WHERE})  # they await an object


class Casting(Dressing):
    """Reads one sentence, term by term, the way a reader does: subject, verb, object."""

    def read(self) -> Cast:
        handlers: dict[Kind, Callable[[Term], None]] = {
            Kind.COUNT: self._count, Kind.COLOUR: self._colour, Kind.SIZE: self._size,
            Kind.LOOKS: self._looks, Kind.FEATURE: self._feature, Kind.AGED: self._aged,
            Kind.ANOTHER: self._another, Kind.MOTION: self._motion, Kind.SAY: self._say,
            Kind.THROW: self._throw, Kind.CHASE: self._chase, Kind.COLLIDE: self._collide,
            Kind.MISS: self._miss, Kind.RIDE: self._relate, Kind.ON: self._relate,
            Kind.AT: self._relate, Kind.WITH: self._relate, Kind.HOLD: self._hold, Kind.WHERE: self._where,
            Kind.WEAR: self._relate, Kind.AND: self._join, Kind.CLAUSE: self._clause,
            Kind.PRONOUN: self._pronoun, Kind.NARRATOR: self._narrator, Kind.NAME: self._name,
        }  # fmt: skip
        for index, term in enumerate(self.terms):
            self.at = index
            if term.pause:
                self.pause_seen = self.clause_opens = self.joined = True
                self.verb_is_anothers = False
            elif term.line is not None:
                self._hear_line()
            elif term.noun and self._is_meant_as_noun(term):
                if term.has(Kind.RIDE):
                    self._relate(term)  # "on horseback"
                self._noun(term.noun)
            else:
                self.definite = self.definite or term.key == "the"
                self._pass_by(term)
                for kind in sorted(
                    (kind for kind, _ in term.meanings), key=_READ_LAST.__contains__
                ):
                    if kind in handlers:
                        handlers[kind](term)
        self._finish()
        return self.cast

    def _pass_by(self, term: Term) -> None:
        """Take notice of a word that is no actor: it ends relations and may own a verb."""
        names_something = term.has(*_SETTING) or (bool(term.words) and not term.meanings)
        if not names_something or term.has(Kind.MOTION):
            return
        if self.clause_opens and self.relation is None and not self._is_in_script(term):
            self.verb_is_anothers = True
        if term.has(*_SETTING) and not self._thing_follows():
            self.relation = None
        if not term.meanings and not self._noun_follows():
            self._forget_modifiers()

    # Nouns

    def _noun(self, noun: Noun) -> None:
        self._use()
        self.clause_opens = self.verb_is_anothers = False
        if self._modifies_next_noun(noun) or self._leads_a_group(noun):
            return
        noun = self._in_their_role(noun)
        if self.relation is Kind.WEAR and noun.kind in TOO_SMALL_TO_SEE:
            self._leave_off()
            return
        worn = {Kind.ON, Kind.WEAR, Kind.WITH, Kind.HOLD}
        if self.subjects and self.relation in worn and is_clothing(noun):
            self._dress(noun)
            return
        parts = self._parts(noun)
        for part in parts:
            if part.can_act and part.motion is None:
                part.motion = self.described_as
        self._hand_out_instruments(noun, parts)
        self._forget_modifiers()
        if not parts:
            return
        self._place_in_clause(parts)
        self.last_parts = parts

    def _place_in_clause(self, parts: list[Part]) -> None:
        if self._let_them_say_it(parts):
            return
        if self._keep_as_landmark(parts):
            pass
        elif self.relation is not None and self.subjects:
            self._relate_to(parts)
        elif self.throwing and not self.thrown:
            self.thrown = parts
            hand_over(parts, self.subjects)
        elif not self.verb_seen and not self.awaited_motion and self.subjects:
            self.subjects = [*self.subjects, *parts]
        elif self.subjects and not self.pause_seen and not self.awaited_motion:
            self._come_along(parts)
        else:
            self._new_subjects(parts)

    def _come_along(self, parts: list[Part]) -> None:
        """Let the object of "walks her dog" go with the subject, and what is dropped fall."""
        if self.dropping:
            self.dropping = False
            for part in parts:
                part.motion = part.motion or Motion.FALL
            return
        motion = self.subjects[0].motion
        if motion in {Motion.WALK, Motion.RUN}:
            for part in parts:
                if part.can_act:
                    part.motion = part.motion or motion

    def _new_subjects(self, parts: list[Part]) -> None:
        self.subjects = parts
        self.verb_seen = self.pause_seen = False
        self._stand_by_landmark(parts)
        if self.awaited_motion:
            self._set_motion(self.awaited_motion)
            self.awaited_motion = None

    def _relate_to(self, parts: list[Part]) -> None:
        relation, self.relation = self.relation, None
        target = parts[0]
        if relation is not None and self._is_by(relation, target):
            return
        if self.throwing and self.thrown and relation in {Kind.AT, Kind.ON}:
            for part in self.thrown:
                part.aims_at = target.name
        elif relation is Kind.AT and self.verb_seen:
            self._aim_subjects_that_collide(target)
        elif relation is Kind.ON and all(is_clothing(part.noun) for part in self.subjects):
            self._put_on(target)
        elif relation in {Kind.RIDE, Kind.ON}:
            mount(self.subjects, parts, self.relation_words)
        elif relation in {Kind.HOLD, Kind.WITH}:
            self._keep_company(parts, held=relation is Kind.HOLD)

    def _keep_company(self, parts: list[Part], *, held: bool) -> None:
        accompany(self.subjects, parts, held=held)
        if self.relation_words == CHASE and parts[0].can_act:
            for part in self.subjects:
                part.aims_at = parts[0].name
            for part in parts:
                part.motion = Motion.RUN if part.motion in ON_WHEELS else part.motion
        if not held and not self.verb_seen:
            self.subjects = [*self.subjects, *(part for part in parts if part.can_act)]

    # Small words

    def _relate(self, term: Term) -> None:
        if self.relation_words == CHASE and self.relation is Kind.WITH and term.has(Kind.WITH):
            return  # "chased by a goose"
        kinds = (Kind.RIDE, Kind.AT, Kind.WEAR, Kind.WITH, Kind.ON)
        self.relation = next(kind for kind in kinds if term.has(kind))
        self.relation_words = term.key
        if self.relation in {Kind.RIDE, Kind.WEAR}:
            self.verb_seen = True
            self._use()

    def _hold(self, term: Term) -> None:
        if term.key.startswith("play") and self._ends_clause():
            if all(part.noun.habit is Motion.STAND and not part.motion for part in self.subjects):
                self._set_motion(Motion.SKIP)
        else:
            self.relation, self.relation_words = Kind.HOLD, term.key
        self.verb_seen = True
        self._use()

    def _ends_clause(self) -> bool:
        """Tell "children play in the park" from "plays the drums"."""
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        return after is None or after.pause or after.has(*_NO_OBJECT) or after.key == "with a"

    def _join(self, _term: Term) -> None:
        self.joined = True
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        if self.verb_seen and after is not None and after.key in {"the", "a", "an", "its", "their"}:
            self.clause_opens = True  # "and the stumps go flying"
        if self.relation is None:
            self.pause_seen = self.verb_seen

    def _clause(self, term: Term) -> None:
        self.pause_seen = self.clause_opens = True
        self.verb_is_anothers = False
        self.joined = term.key in _AT_THE_SAME_TIME
        self.relation = None

    def _pronoun(self, term: Term) -> None:
        if term.key in _EVERYBODY and not self.subjects and self._is_said_to_be():
            self.count = MANY  # "everyone is a capybara"
            self._use()
        if self.subjects or self.count or term.key in {"who", "both"}:
            self._turn_to(term)
            return
        if term.key not in {*LOOKERS_ON, "me"}:
            self.clause_opens = self.verb_is_anothers = False
            self._resume_last_subjects(term.key)
        if term.key in _THEY:
            actors = [name for name, look in self.company.looks.items() if look[0].can_act]
            self.subjects = [self.cast.parts[name] for name in actors if self._met_again(name)]
        if self.subjects:
            self._use()
        elif (meant := stands_for(term.key)) and self._does_something(term):
            self._introduce(*meant)

    def _does_something(self, pronoun: Term) -> bool:
        """Tell "we dance" from "we see a lake", and "me eating pizza" from "show me a cat"."""
        if pronoun.key == "me":
            return self.at == 0
        after = next(
            (term for term in self.terms[self.at + 1 :] if not term.has(Kind.FILLER)), None
        )
        if after is None or after.noun is not None or not after.has(*_DEEDS):
            return False
        looks_on = after.value(Kind.MOTION) == Motion.LOOK
        return not (looks_on and pronoun.key in LOOKERS_ON)

    def _introduce(self, kind: str, count: int) -> None:
        """Let there be somebody whom a pronoun means that stands for nobody so far."""
        self.count = count
        self._noun(person(kind, kind))

    def _is_said_to_be(self) -> bool:
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        return after is not None and after.key in {"is", "are", "was", "were"}

    def _name(self, term: Term) -> None:
        name = term.value(Kind.NAME)
        noun = replace(person(kind_of_a_name(name), name), home=None)
        self.another = False
        if self._is_what_they_are_called():
            self._use()
            self._call(self.last_parts[0], name)
        else:
            self._noun(noun)

    def _is_what_they_are_called(self) -> bool:
        """Tell the name of "a dog named Max" from somebody else's."""
        before = self.terms[self.at - 1] if self.at else None
        return before is not None and before.key in _CALLED and len(self.last_parts) == 1

    def _call(self, part: Part, name: str) -> None:
        """Let somebody have the name that the prompt gives them."""
        self.cast.used.add(self.at - 1)
        for known in (self.cast.parts, self.company.looks, self.company.worn):
            known.pop(part.name, None)
        part.name = name
        self.cast.parts[name] = part
        self._remember(part)

    # The end of the sentence

    def _finish(self) -> None:
        for part in self.cast.parts.values():
            if self.unowned and part.can_act and part.motion is None:
                part.motion = self.unowned
        if self.missed or self.throwing:
            self._bring_what_basketball_needs()
        aim_balls_at_hoop(list(self.cast.parts.values()))
        for part in self.cast.parts.values():
            part.misses = part.misses or (self.missed and bool(part.aims_at))
        self._assign_lines()
        subjects = [part.name for part in self.subjects if part.can_act]
        actors = [part.name for part in self.cast.parts.values() if part.can_act]
        if subjects or actors:
            self.company.last_subjects = subjects or actors[:1]

    def _bring_what_basketball_needs(self) -> None:
        """Add the ball and the hoop that "the basketball player misses" takes for granted."""
        kinds = {part.noun.kind for part in self.cast.parts.values()}
        words = {fold(word) for term in self.terms for word in term.words}
        if not words & BASKETBALL and "hoop" not in kinds:
            return
        if not kinds & BALLS:
            self._part("basketball", thing("basketball", "basketball"))
        if (self.missed or self.at_hoop) and "hoop" not in kinds:
            self._part("hoop", thing("hoop", "hoop"))
