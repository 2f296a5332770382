"""What a sentence says that somebody has on."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.parts import Part, is_clothing
from generation.engines.animatic.scene import Body, Garment
from generation.engines.animatic.talk import Talk

TOO_SMALL_TO_SEE: Final = frozenset({"lipstick", "nail polish", "ring", "gem stone"})  # when worn
_BETWEEN_GARMENTS: Final = (Kind.AND, Kind.COLOUR, Kind.SIZE, Kind.FILLER, Kind.COUNT, Kind.LOOKS)


class Dressing(Talk):
    """What garments make of whom the sentence is about."""

    def _dress(self, noun: Noun) -> None:
        garment = Garment(kind=noun.kind, name=noun.name, colour=self.colour)
        named_last = [part for part in self.subjects if part in self.last_parts]
        for part in self.subjects if self.verb_seen else named_last or self.subjects:
            part.wears = (*part.wears, garment)
            if part.noun.body is Body.PERSON:
                part.colour = self.colour or part.colour
            self._remember(part)
        self._forget_modifiers()
        if not self._another_garment_follows():
            self.relation = None

    def _leave_off(self) -> None:
        """Count what nobody would see on somebody as not shown."""
        self.cast.used.discard(self.at)
        self._forget_modifiers()
        if not self._another_garment_follows():
            self.relation = None

    def _another_garment_follows(self) -> bool:
        """Tell "a red cap and blue jeans" from "a red cap and a dog"."""
        for term in self.terms[self.at + 1 : self.at + 6]:
            if term.noun is not None:
                return is_clothing(term.noun) or term.noun.kind in TOO_SMALL_TO_SEE
            if term.has(Kind.FEATURE):
                return True
            if term.meanings and not term.has(*_BETWEEN_GARMENTS):
                return False
        return False

    def _put_on(self, wearer: Part) -> None:
        """Dress somebody in what the sentence has named first: "a hat on the dog"."""
        for part in self.subjects:
            garment = Garment(kind=part.noun.kind, name=part.name, colour=part.colour)
            wearer.wears = (*wearer.wears, garment)
            del self.cast.parts[part.name], self.company.looks[part.name]
        self._remember(wearer)
        self.subjects = [wearer]
