"""Noun phrases of a sentence: which words describe whom, and who of the company is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generation.engines.animatic.deeds import follows_a_determiner
from generation.engines.animatic.lexicon.looks import CUTS, PLAIN, SKINS
from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.parts import Cast, Company, Part, Saying
from generation.engines.animatic.pronouns import meant_by
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Body, Garment, Motion, Where

ENSEMBLE: Final = "musician"
INSTRUMENTS: Final = (
    Motion.PLAY_GUITAR, Motion.PLAY_DRUMS, Motion.PLAY_TRUMPET, Motion.PLAY_VIOLIN, Motion.PLAY_PIANO,
)  # fmt: skip
"""What each of a band plays, one after the other."""
HAIRSTYLES: Final = frozenset({"long", "short", "curly", "bald", "ponytail", "bun", "bob", "afro"})
MOST_ACTORS: Final = 6
MOST_OF_ONE_KIND: Final = 6
MANY: Final = 3  # of a group whose number nobody says
_ALSO_VERBS: Final = (Kind.MOTION, Kind.HOLD, Kind.SAY, Kind.THROW, Kind.SOUND)
_BEFORE_NOUNS: Final = (
    Kind.COUNT, Kind.COLOUR, Kind.SIZE, Kind.FILLER, Kind.AND, Kind.ON, Kind.HOLD, Kind.RIDE,
    Kind.WITH, Kind.WHERE, Kind.THROW, Kind.CHASE, Kind.ANOTHER, Kind.AT,
)  # fmt: skip
EITHER: Final = frozenset({"woman", "man", "girl", "boy"})
_DESCRIBES: Final = (Kind.SIZE, Kind.COLOUR, Kind.AGED, Kind.MOOD)
_BEFORE_VERBS: Final = frozenset(
    {
        "to", "is", "are", "was", "were", "he", "she", "it", "they", "who", "and", "suddenly",
        "slowly",
    }
)  # fmt: skip


def look_of(value: str) -> Garment:
    """Make of "hair blond" or "hair long" what somebody has on."""
    kind, _, how = value.partition(" ")
    cut = how if how in HAIRSTYLES else ""
    return Garment(kind=kind, name=cut, colour="" if cut else how)


class NounPhrases:
    """What has been read of a sentence so far, and whom its nouns mean."""

    def __init__(self, terms: list[Term], company: Company) -> None:
        self.terms = terms
        self.company = company
        self.cast = Cast()
        self.at = 0
        self.subjects: list[Part] = []
        self.last_parts: list[Part] = []
        self.clause_opens = True  # nobody and nothing has been named in it yet
        self.verb_is_anothers = False  # a word that is no actor is its subject
        self.relation: Kind | None = None
        self.relation_words = ""
        self.whereabouts = Where.BESIDE
        self.landmark: tuple[Where, Part] | None = None  # named before whoever is behind it
        self.verb_seen = self.pause_seen = False
        self.joined = False  # an "and" or a comma stands before the verb
        self.awaited_motion: Motion | None = None
        self.thrown: list[Part] = []
        self.throwing = self.missed = self.at_hoop = self.dropping = False
        self.saying: list[Part] | None = None
        self.sayings: list[Saying] = []
        self.said_lines: list[int] = []
        self.named_by_then: list[list[Part]] = []  # whom each line has right before it
        self.looks: list[Garment] = []  # of whom the sentence is about to name
        self.role = ""  # what whoever is named next is besides: "pirate" of "pirate girl"
        self.unowned: Motion | None = None  # what is done before anybody has been named
        self._forget_modifiers()

    def _forget_modifiers(self) -> None:
        self.count: int | None = None
        self.colour = ""
        self.factor = 1.0
        self.another = self.definite = False
        self.described_as: Motion | None = None
        self.plays_together = False

    def _use(self) -> None:
        self.cast.used.add(self.at)

    def _count(self, term: Term) -> None:
        self._use()
        many = int(float(term.value(Kind.COUNT)))
        if self._counts_what_came_before():
            self._make_up(many)
        else:
            self.count = many

    def _counts_what_came_before(self) -> bool:
        """Tell "a family of four" from "a family and four dogs"."""
        before = [term.key for term in self.terms[max(0, self.at - 1) : self.at]]
        return before == ["of"] and bool(self.last_parts) and not self._noun_follows()

    def _make_up(self, many: int) -> None:
        """Let there be so many of those just named."""
        first = self.last_parts[0]
        names = self._names(first.name, min(many, MOST_OF_ONE_KIND))
        more = [part for name in names if (part := self._part(name, first.noun))]
        if self.subjects[-len(self.last_parts) :] == self.last_parts:
            self.subjects = [*self.subjects[: -len(self.last_parts)], *more]
        self.last_parts = more

    def _colour(self, term: Term) -> None:
        self._use()
        if self._describes_what_came_before():
            for part in self.last_parts:
                part.colour = term.value(Kind.COLOUR)
                self._remember(part)
        else:
            self.colour = term.value(Kind.COLOUR)

    def _looks(self, term: Term) -> None:
        """Take up how somebody looks: who is named next, or with whom it stands."""
        self._use()
        garment = look_of(term.value(Kind.LOOKS))
        has_it = self.relation is not None or self._describes_what_came_before()
        if has_it and self.last_parts and not self._noun_follows():
            self._give_looks(self.last_parts, [garment])
        else:
            self.looks.append(garment)

    def _aged(self, term: Term) -> None:
        """Let "old friends" be grey; an old house is as it is."""
        near = self.terms[max(0, self.at - 1) : self.at + 2]
        if any(each.noun is not None and each.noun.body is Body.PERSON for each in near):
            self._use()
            self.looks.append(look_of(term.value(Kind.AGED)))

    def _feature(self, term: Term) -> None:
        """Take up hair or a beard, in the colour and the cut that stand about it."""
        garment = look_of(term.value(Kind.FEATURE))
        people = [part for part in self.last_parts if part.noun.body is Body.PERSON]
        if not people:
            return
        self._use()
        near = range(max(0, self.at - 3), min(len(self.terms), self.at + 3))
        cuts = [at for at in near if self.terms[at].key in CUTS]
        self.cast.used.update(cuts)
        cut = CUTS[self.terms[cuts[0]].key] if cuts and garment.kind == "hair" else garment.name
        colour = self.colour or self._colour_after() or garment.colour
        self._give_looks(people, [garment.model_copy(update={"name": cut, "colour": colour})])
        self._forget_modifiers()

    def _colour_after(self) -> str:
        """Give the colour of "pelo rojo"."""
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        return after.value(Kind.COLOUR) if after is not None else ""

    def _give_looks(self, parts: Sequence[Part], looks: Sequence[Garment]) -> None:
        for part in parts:
            if part.noun.body is Body.PERSON:
                part.wears = (*part.wears, *looks)
            elif any(look.colour for look in looks):
                part.colour = part.colour or next(look.colour for look in looks if look.colour)
            self._remember(part)

    def _size(self, term: Term) -> None:
        self._use()
        if self._describes_what_came_before():
            for part in self.last_parts:
                part.factor = float(term.value(Kind.SIZE))
                self._remember(part)
        else:
            self.factor = float(term.value(Kind.SIZE))

    def _describes_what_came_before(self) -> bool:
        """Tell "gato negro" from "black cat"."""
        before = self.terms[self.at - 1] if self.at else None
        return before is not None and before.noun is not None and not self._noun_follows()

    def _another(self, _term: Term) -> None:
        self.another = True

    def _is_meant_as_noun(self, term: Term) -> bool:
        """Tell "a fly" from "they fly" by the word before and the word after."""
        if term.has(Kind.COLOUR, Kind.SIZE):
            return not self._noun_follows()
        if not term.has(*_ALSO_VERBS) or self._is_what_they_do(term):
            return not term.has(*_ALSO_VERBS)
        before = self.terms[self.at - 1] if self.at else None
        if before is not None and before.has(*_BEFORE_NOUNS):
            return before.key not in _BEFORE_VERBS
        opens = not self.subjects and not self._noun_follows()
        is_named = self._is_what_is_taken(before, term) or self._is_introduced()
        return is_named or opens or (before is not None and before.pause)

    def _is_introduced(self) -> bool:
        """Tell "a sleepy security guard watches", where it is the guard who does."""
        return not self.subjects and follows_a_determiner(self.terms, self.at, described=True)

    def _is_what_is_taken(self, before: Term | None, term: Term) -> bool:
        """Tell "steals fries", where they are a thing, from "fries eggs"."""
        several = term.noun is not None and term.noun.plural and term.noun.body is Body.THING
        return several and before is not None and before.has(Kind.MOTION) and self.verb_seen

    def _is_what_they_do(self, term: Term) -> bool:
        """Tell, in a script without spaces, that a word that names a deed is the deed."""
        in_script = any(char > "\u3000" for char in term.key)
        return in_script and term.has(Kind.MOTION) and bool(self.subjects) and not self.verb_seen

    def _noun_follows(self) -> bool:
        return self.at + 1 < len(self.terms) and self.terms[self.at + 1].noun is not None

    def _thing_follows(self) -> bool:
        """Tell "on a park bench" from "in the park"."""
        after = self.terms[self.at + 1] if self._noun_follows() else None
        return after is not None and after.noun is not None and after.noun.body is Body.THING

    def _modifies_next_noun(self, noun: Noun) -> bool:
        """Tell the first noun of "robot dog", which is one dog."""
        here = self.terms[self.at]
        after = self.terms[self.at + 1] if self._noun_follows() else None
        if after is None or after.noun is None or here.noun is None or noun.plural:
            return False
        if after.has(*_ALSO_VERBS) or not all(map(str.isascii, here.words)):
            return False
        if Body.PERSON is noun.body is after.noun.body and noun.kind not in {
            *PLAIN,
            after.noun.kind,
        }:
            self.role = noun.name
        return True

    def _in_their_role(self, noun: Noun) -> Noun:
        """Call the girl of "pirate girl" both, so that she is dressed as what she is."""
        role, self.role = self.role, ""
        return replace(noun, name=f"{role} {noun.name}") if role else noun

    def _leads_a_group(self, noun: Noun) -> bool:
        """Tell the first noun of "a band of skeletons", who are the skeletons."""
        of, *after = self.terms[self.at + 1 : self.at + 5] or [self.terms[self.at]]
        many = next((term.noun for term in after if not term.has(*_DESCRIBES)), None)
        if not noun.group or of.key != "of" or many is None or not many.plural:
            return False
        self.plays_together = noun.kind == ENSEMBLE
        if not self.plays_together and noun.habit is not Motion.STAND:
            self.described_as = noun.habit
        self.count = self.count or MANY
        return True

    def _parts(self, noun: Noun) -> list[Part]:
        count = min(
            self.count or (MANY if noun.group else 2 if noun.plural else 1), MOST_OF_ONE_KIND
        )
        known = self.company.of_kind(noun.kind) or self._one_of_them(noun)
        self.another = self.another or self._is_of_another_colour(noun)
        if noun.plural and self.count is None and len(known) > 1:
            names = known
        elif known and self.definite and not self.another and noun.name not in known:
            names = known[:count]
        else:
            names = self._names(noun.name, count)
        parts = [part for name in names if (part := self._part(name, noun))]
        looks, self.looks = self.looks, []
        self._give_looks(parts, looks)
        return parts

    def _one_of_them(self, noun: Noun) -> list[str]:
        """Let "the woman" behind "two friends" or "a couple" be one of them."""
        if not self.definite or noun.kind not in EITHER or noun.plural or self.another:
            return []
        several = self.company.of_kind("person")
        if not any(name[-1:].isdecimal() for name in several):
            return []  # nobody to choose from
        _, colour, factor = self.company.looks[several[0]]
        told = replace(noun, name=several[0])
        self.company.looks[several[0]] = (told, colour, factor)
        if several[0] in self.cast.parts:
            self.cast.parts[several[0]].noun = told
        return several[:1]

    def _hand_out_instruments(self, noun: Noun, parts: Sequence[Part]) -> None:
        """Let each of a band play another instrument."""
        if len(parts) > 1 and (noun.kind == ENSEMBLE or self.plays_together):
            for number, part in enumerate(parts):
                part.motion = part.motion or INSTRUMENTS[number % len(INSTRUMENTS)]

    def _is_of_another_colour(self, noun: Noun) -> bool:
        """Tell "two red balloons and a blue balloon", which are three."""
        _, colour, _ = self.company.looks.get(noun.name, (noun, "", 1.0))
        return bool(self.colour and colour) and self.colour != colour and not self.definite

    def _names(self, name: str, count: int) -> list[str]:
        first = 1
        while self.another and self._numbered(name, first) in self.company.looks:
            first += 1
        return [self._numbered(name, number) for number in range(first, first + count)]

    @staticmethod
    def _numbered(name: str, number: int) -> str:
        return name if number == 1 else f"{name} {number}"

    def _part(self, name: str, noun: Noun) -> Part | None:
        if name in self.cast.parts:
            return self.cast.parts[name]
        if len(self.cast.parts) >= MOST_ACTORS:
            return None
        noun, colour, factor = self.company.looks.get(name, (noun, "", 1.0))
        part = Part(
            name=name, noun=noun, colour=self.colour or colour,
            factor=self.factor if self.factor != 1.0 else factor,
            wears=self.company.worn.get(name, ()),
        )  # fmt: skip
        if noun.kind in PLAIN and self.colour in SKINS:
            part.wears = (*part.wears, Garment(kind="skin", colour=part.colour))
            part.colour = ""
        self.cast.parts[name] = part
        self._remember(part)
        return part

    def _remember(self, part: Part) -> None:
        self.company.looks[part.name] = (part.noun, part.colour, part.factor)
        self.company.worn[part.name] = part.wears

    def _resume_last_subjects(self, pronoun: str = "") -> None:
        self.cast.continues = not self.cast.parts
        able = [name for name, look in self.company.looks.items() if look[0].can_act]
        names = meant_by(pronoun, self.company.last_subjects) or meant_by(pronoun, able)[-1:]
        self.subjects = [
            part for name in names if (part := self._part(name, self.company.looks[name][0]))
        ]

    def _met_again(self, name: str) -> bool:
        return self._part(name, self.company.looks[name][0]) is not None
