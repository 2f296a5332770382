"""Which words of a prompt shaped the scene and which changed nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.reading import Term

_GRAMMAR: Final = frozenset(
    {
        Kind.FILLER, Kind.AND, Kind.ON, Kind.AT, Kind.WITH, Kind.PRONOUN, Kind.CLAUSE,
        Kind.ANOTHER,
    }
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


class Account:
    """Every content word, in the order of the prompt, on one of two sides."""

    def __init__(self) -> None:
        self._understood: dict[str, None] = {}
        self._not_understood: dict[str, None] = {}

    def note(self, terms: list[Term], used: set[int], shaping: Iterable[Kind]) -> None:
        """Sort a sentence's terms: used by the cast, shaping the set, grammar, or neither."""
        for index, term in enumerate(terms):
            if index in used or term.has(*shaping):
                self.understand(term.words)
            elif not term.ending and not self._is_grammar(term):
                self._not_understood.update(dict.fromkeys(map(str.casefold, term.words)))

    @staticmethod
    def _is_grammar(term: Term) -> bool:
        return bool(term.meanings) and all(kind in _GRAMMAR for kind, _ in term.meanings)

    def understand(self, words: Iterable[str]) -> None:
        """Count words as used."""
        self._understood.update(dict.fromkeys(map(str.casefold, words)))

    def understand_line(self, text: str) -> None:
        """Count a spoken line as used, whole."""
        self.understand(_WORD.findall(text))

    @property
    def understood(self) -> tuple[str, ...]:
        return tuple(self._understood)

    @property
    def not_understood(self) -> tuple[str, ...]:
        return tuple(word for word in self._not_understood if word not in self._understood)
