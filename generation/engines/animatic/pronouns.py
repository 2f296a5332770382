"""Whom "she" and "he" mean."""

from __future__ import annotations

import re
from typing import Final

from generation.engines.animatic.speech.lexicon import BOYS, GIRLS, MEN, WOMEN

_SHE: Final = frozenset({"she", "her", "ella", "elle", "sie", "ela", "lei", "彼女", "그녀", "她"})
_HE: Final = frozenset({"he", "him", "el", "il", "er", "ele", "lui", "彼", "그는", "他"})
_WOMANLY, _MANLY = WOMEN | GIRLS, MEN | BOYS


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
