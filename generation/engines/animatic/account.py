"""Which of the prompt's words shaped the scene, and which changed nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.reading import Term

JOINERS: Final = (Kind.FILLER, Kind.AND, Kind.AT, Kind.CLAUSE, Kind.WITH)  # no content of their own


@dataclass
class Account:
    """Keeps both lists in the order of the prompt, each word once."""

    _understood: dict[str, None] = field(default_factory=dict)
    _unread: dict[str, None] = field(default_factory=dict)

    @property
    def understood(self) -> tuple[str, ...]:
        return tuple(self._understood)

    @property
    def not_understood(self) -> tuple[str, ...]:
        """The words that shaped nothing anywhere in the prompt."""
        return tuple(word for word in self._unread if word not in self._understood)

    def note(self, terms: Sequence[Term], used: Container[int], shaping: Iterable[Kind]) -> None:
        """Note a sentence: terms at `used` or of a `shaping` kind shaped the scene."""
        kinds = tuple(shaping)
        for index, term in enumerate(terms):
            if term.line is not None or term.pause or term.ending or not term.words:
                continue
            if index in used or term.has(*kinds):
                self.understand([" ".join(term.words)])
            elif not term.has(*JOINERS):
                self._unread.setdefault(" ".join(term.words))

    def understand(self, words: Iterable[str]) -> None:
        for word in words:
            self._understood.setdefault(word)

    def understand_line(self, text: str) -> None:
        """Note a spoken line, which is understood as a whole."""
        self._understood.setdefault(f"“{text}”")
