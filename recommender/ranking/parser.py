"""From plain words to a plan: deterministic, in tens of microseconds.

A sentence is read from left to right. A cue ("no", "more", "i'm tired of") sets the polarity of
what follows until another cue, a "but" or the end of the sentence; lists stay under their cue, so
that "no pets, cars or other people" is three times no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from recommender.ranking import phrases
from recommender.ranking.facets import named
from recommender.ranking.plan import Duration, Feeling, Length, Mood, Plan, Polarity, Wish
from recommender.ranking.rewriting import rewritten
from recommender.ranking.words import folded, stems_of

LONGEST: Final = 1_000  # characters that are read
TOKEN: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;.!?&/+:\n]|100%")
ENDS: Final = frozenset(".!?;:\n")
LISTED: Final = frozenset(",&/+")
PLACES: Final = frozenset(
    [
        "nature",
        "scenery",
        "mountains",
        "beach",
        "sea",
        "water",
        "sky",
        "night",
        "snow",
        "rain",
        "space",
        "underwater",
        "city",
        "indoors",
        "home",
        "forest",
        "sunset",
        "buildings",
    ]
)
LASTING: Final[tuple[tuple[re.Pattern[str], Length], ...]] = (
    (
        re.compile(r"\b(?:for|over|during) the next (\d+|a|an|few|couple of) (?:hours?|h)\b"),
        "hours",
    ),
    (re.compile(r"\bfor (\d+|a|an|an?other|few|a few|a couple of) (?:hours?|h)\b"), "hours"),
    (re.compile(r"\bfor (?:the next )?(\d+|a|few|a few|a couple of) days?\b"), "days"),
    (re.compile(r"\b(?:for |until )?(?:the next |this |a |next )(week)(?:end)?\b"), "week"),
    (re.compile(r"\b(?:for |until |till )?(tonight|this evening)\b"), "tonight"),
    (re.compile(r"\b(?:for |until the end of )?(today)\b|\buntil (tomorrow)\b"), "today"),
    (re.compile(r"\b(?:for (?:now|the moment|this session)|right now)\b"), "session"),
    (re.compile(r"\b(?:from now on|forever|for good|always|permanently|for ever)\b"), "pinned"),
)


@dataclass
class _Group:
    """Concepts under one cue, as they are gathered."""

    polarity: Polarity
    any_of: list[list[str]] = field(default_factory=lambda: [[]])
    together: bool = False

    def add(self, concept: str) -> None:
        self.any_of[-1].append(concept)

    def another(self) -> None:
        if self.any_of[-1]:
            self.any_of.append([])

    def wish(self) -> Wish | None:
        gathered = [parts for parts in self.any_of if parts]
        last = gathered[-1] if gathered else []
        if len(last) > 1 and all(len(parts) == 1 for parts in gathered[:-1]):
            for parts in gathered[:-1]:  # "cats and dogs in the snow": both of them are
                parts.extend(last[1:])
        if gathered and len(gathered[0]) == 2 and _is_place(gathered[0][1]):
            for parts in gathered[1:]:  # "boats on the lake or the sea": on both
                if len(parts) == 1 and _is_place(parts[0]):
                    parts.insert(0, gathered[0][0])
        wanted = tuple(tuple(parts) for parts in gathered)
        if not wanted:
            return None
        return Wish(polarity=self.polarity, any_of=wanted[:12], together=self.together)


def parse(text: str) -> Plan:
    """Understand an instruction; what is not understood is listed in the plan and changes nothing."""
    said, lasts = _without_duration(folded(text[:LONGEST]))
    tokens = TOKEN.findall(rewritten(said))
    words = tuple(token for token in tokens if token[0].isalnum())
    if words in phrases.RESET:
        return Plan(reset=True)
    return _Reader(tokens).read().model_copy(update={"lasts": lasts})


def _without_duration(said: str) -> tuple[str, Duration]:
    for pattern, length in LASTING:
        if found := pattern.search(said):
            count = found.group(1) if found.groups() and found.group(1) else "1"
            number = int(count) if count.isdecimal() else 3 if "few" in count else 1
            return pattern.sub(" ", said), Duration(length=length, count=min(number, 365) or 1)
    return said, Duration()


def _is_place(concept: str) -> bool:
    return any(key in PLACES for key in named(stems_of(concept))[0])


class _Reader:
    """Reads tokens into groups of concepts, moods and ties."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._polarity: Polarity | None = None
        self._group: _Group | None = None
        self._groups: list[_Group] = []
        self._phrase: list[str] = []
        self._feelings: list[Feeling] = []
        self._social: Polarity | None = None
        self._surprise = False

    def read(self) -> Plan:
        while self._at < len(self._tokens):
            self._step()
        self._close_phrase()
        wishes = [wish for group in self._groups if (wish := group.wish())]
        return Plan(
            wishes=tuple(wishes[:24]),
            feelings=tuple(dict.fromkeys(self._feelings))[:6],
            social=self._social,
            surprise=self._surprise,
        )

    def _step(self) -> None:
        if self._special() or self._cue() or self._pronoun():
            return
        word = self._tokens[self._at]
        self._at += 1
        if word in ENDS or word in phrases.BREAKS:
            self._end_clause()
        elif word in phrases.OR or word in phrases.AND or word in LISTED:
            self._close_phrase()
            if self._group is not None:
                self._group.together |= word in phrases.AND
                self._group.another()
        elif word in phrases.TOGETHER:
            self._close_phrase()
            self._within().together = True
        elif word in phrases.WITHIN:
            self._close_phrase()
        else:
            self._word(word)

    def _special(self) -> bool:
        if length := self._matches(phrases.SOCIAL):
            self._social, self._at = self._polarity or "more", self._at + length
        elif self._polarity in {None, "more"} and (length := self._matches(phrases.SURPRISE)):
            self._surprise, self._at = True, self._at + length
        return bool(length)

    def _pronoun(self) -> bool:
        """Let "people again? hide them" be about people."""
        if (
            self._tokens[self._at] not in phrases.PRONOUNS
            or self._polarity not in {"no", "less"}
            or self._group is not None
            or self._phrase
            or not self._groups
        ):
            return False
        self._groups[-1].polarity = self._polarity
        self._at += 1
        return True

    def _cue(self) -> bool:
        best, polarity = 0, None
        for candidate, cues in phrases.CUES.items():
            if (length := self._matches(cues)) > best:
                best, polarity = length, candidate
        if polarity is None:
            return False
        self._close_phrase()
        self._at += best
        self._group, self._polarity = None, polarity
        return True

    def _matches(self, cues: tuple[tuple[str, ...], ...]) -> int:
        for cue in cues:
            if tuple(self._tokens[self._at : self._at + len(cue)]) == cue:
                return len(cue)
        return 0

    def _end_clause(self) -> None:
        self._close_phrase()
        self._group, self._polarity = None, None

    def _word(self, token: str) -> None:
        mood = MOOD_OF.get(token)
        if mood:
            self._feel(mood, token)
        if token in phrases.PLACES:
            self._close_phrase()
        if token not in phrases.FILLERS and not (mood and mood in PURE):
            self._phrase.append(token)

    def _feel(self, mood: Mood, token: str) -> None:
        before = tuple(self._tokens[max(0, self._at - 3) : self._at - 1])
        says_how_they_are = any(
            before[-len(state) :] == state or state[0] in before for state in phrases.STATES
        )
        if token in phrases.DOWN and says_how_they_are:
            mood = "happy"
        if token in {"bored", "boring"}:
            mood = "lively"
        unwanted = self._polarity in {"no", "less"} and token not in NEEDS_REST
        self._feelings.append(Feeling(mood=mood, wanted=not unwanted))

    def _close_phrase(self) -> None:
        if self._phrase:
            self._within().add(" ".join(self._phrase))
            self._phrase = []

    def _within(self) -> _Group:
        if self._group is None:
            self._group = _Group(self._polarity or "more")
            self._groups.append(self._group)
        return self._group


MOOD_OF: Final[dict[str, Mood]] = {
    word: mood for mood, words in phrases.MOODS.items() for word in words.split()
} | dict.fromkeys(phrases.DOWN, "sad")
PURE: Final = frozenset(phrases.MOODS) - {"cute", "romantic"}
NEEDS_REST: Final = frozenset(
    ["stressed", "stress", "anxious", "anxiety", "overwhelmed", "tired", "exhausted"]
)
