"""Whom "she" and "he" mean."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic.lexicon import given_names
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.speech.lexicon import BOYS, GIRLS, MEN, WOMEN

_SHE: Final = frozenset({"she", "her", "ella", "elle", "sie", "ela", "lei", "彼女", "그녀", "她"})
_HE: Final = frozenset({"he", "him", "el", "il", "er", "ele", "lui", "彼", "그는", "他"})
_THEY: Final = frozenset(
    {"they", "we", "ellos", "ellas", "ils", "elles", "eles", "elas", "loro", "他们", "她们", "они", "oni", "वे"}
)  # fmt: skip
_ONESELF: Final = frozenset({"i", "me", "you"})
_ALSO_OTHERWISE: Final = frozenset({"her", "him", "el", "il"})
LOOKERS_ON: Final = frozenset({"we", "i", "you"})
"""Who may be those before the screen: "we see a lake"."""
_WOMANLY: Final = WOMEN | GIRLS | given_names.WOMEN
_MANLY: Final = MEN | BOYS | given_names.MEN


def meant_by(pronoun: str, names: list[str]) -> list[str]:
    """Give those of some names that a pronoun can mean; all where it does not tell."""
    if pronoun in _SHE:
        fitting, others = _WOMANLY, _MANLY
    elif pronoun in _HE:
        fitting, others = _MANLY, _WOMANLY
    else:
        return names
    words = {name: set(re.findall(r"[^\W\d_]+", name.casefold())) for name in names}
    return [name for name in names if words[name] & fitting] or [
        name for name in names if not words[name] & others
    ]


def kind_of_a_name(name: str) -> str:
    """Give who mostly bears a name, by its first word."""
    first = fold(name.split(maxsplit=1)[0].lstrip("@")) if name.split() else ""
    if first in given_names.WOMEN and first not in given_names.MEN:
        return "woman"
    return "man" if first in given_names.MEN - given_names.WOMEN else "person"


def stands_for(pronoun: str) -> tuple[str, int] | None:
    """Give whom a pronoun means that stands for nobody named before: their kind, and how many."""
    if pronoun in _SHE - _ALSO_OTHERWISE:
        return "woman", 1
    if pronoun in _HE - _ALSO_OTHERWISE:
        return "man", 1
    if pronoun in _THEY:
        return "person", 2
    return ("person", 1) if pronoun in _ONESELF else None
