"""How somebody who is lent wants to be shown: "always a gold chain", "never in jeans"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.parts import is_clothing
from generation.engines.animatic.reading import Term, read_terms
from generation.engines.animatic.scene import Garment

LONGEST_READ: Final = 600  # characters
_CLAUSES: Final = re.compile(
    r"[.;\n!]+|,?\s+but\s+|,\s*(?=(?:always|never|no|not|without)\b)", re.IGNORECASE
)
_NEVER: Final = re.compile(r"\b(never|no|not|without|don.?t|do not)\b", re.IGNORECASE)
_JEWELLERY: Final = frozenset({"chain", "necklace", "chains", "medallion", "pendant"})
_EYEWEAR: Final = frozenset({"glasses", "spectacles", "eyeglasses"})
_WORN: Final = frozenset({"hat", "hats"})  # kinds of garments


@dataclass(frozen=True, kw_only=True)
class Portrayal:
    """What is always worn, and what never is."""

    always: tuple[Garment, ...] = ()
    never: frozenset[str] = frozenset()  # nouns for garments, as people call them
    chain: str = ""  # its colour; empty: none

    def forbids(self, garment: Garment) -> bool:
        """Tell whether somebody is not to be seen in something, whatever a prompt says."""
        return not self.never.isdisjoint({garment.kind, garment.name, _plain(garment.name)})


def read_portrayal(text: str) -> Portrayal:
    """Read how somebody wants to be shown; what names nothing that can be worn changes nothing."""
    always: list[Garment] = []
    never: set[str] = set()
    chain = ""
    for clause in filter(None, map(str.strip, _CLAUSES.split(text[:LONGEST_READ]))):
        terms = read_terms(clause, "en")
        worn = list(_garments(terms))
        if _NEVER.search(clause):
            never |= {name for garment in worn for name in (garment.kind, garment.name)}
            never |= {term.key for term in terms} & _WORN
        else:
            always += [garment for garment in worn if garment.kind not in _JEWELLERY]
            chain = next((g.colour or "gold" for g in worn if g.kind in _JEWELLERY), chain)
    return Portrayal(
        always=tuple(always), never=frozenset(never), chain="" if never & _JEWELLERY else chain
    )


def _garments(terms: list[Term]) -> Iterator[Garment]:
    """Yield what can be worn, each in the colour named before it."""
    colour = ""
    for term in terms:
        if term.has(Kind.COLOUR):
            colour = term.value(Kind.COLOUR)
        elif term.key in _JEWELLERY:
            yield Garment(kind="chain", name="chain", colour=colour)
            colour = ""
        elif term.key in _EYEWEAR:
            yield Garment(kind="glasses", name="glasses")
        elif term.noun is not None and is_clothing(term.noun):
            yield Garment(kind=term.noun.kind, name=term.noun.name, colour=colour)
            colour = ""
        elif term.pause or term.has(Kind.AND):
            colour = ""


def _plain(name: str) -> str:
    return name.removesuffix("s")
