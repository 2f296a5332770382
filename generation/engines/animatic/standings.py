"""Where in depth a sentence puts somebody: behind a tree, before a house, under a table, in a box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.lexicon.whereabouts import CONTAINERS
from generation.engines.animatic.parts import Part, accompany
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Where
from generation.engines.animatic.verbs import Verbs

_INTO: Final = frozenset(
    {"in", "into", "in a", "in the", "en", "dans", "im", "em", "nel", "nella", "в"}
)
_HELD_OVER_ONE: Final = frozenset({"umbrella", "umbrella with rain drops", "umbrella on ground"})


class Standings(Verbs):
    """What the words for where make of whom the sentence is about."""

    def _where(self, term: Term) -> None:
        where = Where(term.value(Kind.WHERE))
        before = self.terms[self.at - 1] if self.at else None
        if self._is_in_script(term):
            if before is not None and before.noun is not None and self.last_parts:
                self._use()
                self._stand_before_it_was_said(where)
            return
        self.relation, self.relation_words, self.whereabouts = Kind.WHERE, term.key, where

    def _stand_before_it_was_said(self, where: Where) -> None:
        """Take what has been named last for a landmark, as Chinese, Japanese and Korean do."""
        mark = self.last_parts[0]
        self.subjects = [part for part in self.subjects if part is not mark]
        if self.subjects:
            self._stand(self.subjects, where, mark)
        else:
            self.landmark = (where, mark)

    def _keep_as_landmark(self, parts: Sequence[Part]) -> bool:
        """Keep in mind what somebody will be behind: "behind the tree a cat waits"."""
        if self.relation is not Kind.WHERE or self.subjects:
            return False
        self.relation = None
        self.landmark = (self.whereabouts, parts[0])
        return True

    def _stand_by_landmark(self, parts: Sequence[Part]) -> None:
        if self.landmark is not None:
            (where, mark), self.landmark = self.landmark, None
            self._stand(parts, where, mark)

    def _stand(self, parts: Sequence[Part], where: Where, mark: Part) -> None:
        if where is Where.UNDER and mark.noun.kind in _HELD_OVER_ONE:
            accompany(parts, [mark], held=True)
            return
        for part in parts:
            if part is not mark and mark.by != part.name and not part.rides:
                part.by, part.where = mark.name, where

    def _is_by(self, relation: Kind, mark: Part) -> bool:
        """Put the subjects behind, before, under or in something, if that is what is said."""
        inside = relation in {Kind.RIDE, Kind.ON} and self._goes_in(mark)
        if relation is not Kind.WHERE and not inside:
            return False
        self._stand(self.subjects, Where.INSIDE if inside else self.whereabouts, mark)
        return True

    def _goes_in(self, mark: Part) -> bool:
        """Tell "in a box", where one is seen halfway, from "in a boat", on which one sits."""
        first = self.relation_words.split()[0] if self.relation_words else ""
        return first in _INTO and mark.noun.kind in CONTAINERS

    @staticmethod
    def _is_in_script(term: Term) -> bool:
        """Tell a script in which the place comes before who is there: Chinese, Japanese, Korean."""
        return any(char > "\u3000" for char in term.key)
