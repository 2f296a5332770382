"""Which words of a prompt shaped the scene and which changed nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generation.engines.animatic.languages import small_words
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.reading import Term

_GRAMMAR: Final = frozenset(
    {
        Kind.FILLER, Kind.AND, Kind.ON, Kind.AT, Kind.WITH, Kind.WHERE, Kind.PRONOUN, Kind.CLAUSE,
        Kind.ANOTHER,
    }
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


class Account:
    """Every content word, in the order of the prompt, on one of two sides."""

    def __init__(self, language: str) -> None:
        self._small = small_words(language) | small_words("en")
        self._understood: dict[str, None] = {}
        self._not_understood: dict[str, None] = {}
        self._shown_as: dict[str, str] = {}

    def note(self, terms: list[Term], used: set[int], shaping: Iterable[Kind]) -> None:
        """Sort a sentence's terms: used by the cast, shaping the set, grammar, or neither."""
        for index, term in enumerate(terms):
            if index in used or term.has(*shaping):
                self.understand(self._content(term.words))
            elif not term.ending and not self._is_grammar(term):
                self._not_understood.update(
                    dict.fromkeys(map(str.casefold, self._content(term.words)))
                )

    def note_stand_ins(self, terms: list[Term], used: set[int]) -> None:
        """Take note of what is drawn as something else."""
        for index, term in enumerate(terms):
            noun = term.noun
            known = term.shown_as or (noun.shown_as if noun else "")
            if known and (index in used or noun is None):
                self._shown_as[noun.name if noun else term.key] = known

    def _content(self, words: tuple[str, ...]) -> Iterable[str]:
        """Leave small words out of phrases such as "does a backflip"."""
        content = [word for word in words if fold(word) not in self._small]
        return content or words

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
    def shown_as(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._shown_as.items())

    @property
    def not_understood(self) -> tuple[str, ...]:
        return tuple(word for word in self._not_understood if word not in self._understood)
