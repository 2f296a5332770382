"""From plain words to a plan: deterministic, in a millisecond or two.

A sentence is read from left to right. A cue ("no", "more", "i'm tired of") sets the polarity of
what follows until another cue, a "but" or the end of the sentence; lists stay under their cue, so
that "no pets, cars or other people" is three times no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from recommender.ranking import cues, phrases
from recommender.ranking.compounds import joined
from recommender.ranking.facets import named
from recommender.ranking.fillers import FILLERS
from recommender.ranking.idioms import FRIENDS, STRANGERS, SURPRISE, with_ties, without_reset
from recommender.ranking.kinds import is_kind
from recommender.ranking.languages import in_english
from recommender.ranking.lasting import without_duration
from recommender.ranking.plan import Duration, Feeling, Mood, Plan, Polarity
from recommender.ranking.rewriting import rewritten
from recommender.ranking.spelling import is_common, spelled
from recommender.ranking.verdicts import judged
from recommender.ranking.wording import Group, Phrase, is_circumstance
from recommender.ranking.words import folded, stem, words_of

LONGEST: Final = 1_000  # characters that are read
TOKEN: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;.!?&/+:\n]|100%|24/7")
TYPED: Final = re.compile(r"w/o\b|'?[^\W_]+(?:['-][^\W_]+)*|[^\w\s]|\s+|_+")
ENDS: Final = frozenset(".!?;:\n")
LISTED: Final = frozenset(",&/+")


@dataclass(frozen=True)
class Reading:
    """What the words alone say: groups of phrases, some not understood yet, and the rest."""

    groups: tuple[Group, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    social: Polarity | None = None
    surprise: bool = False
    reset: bool = False
    lasts: Duration = field(default_factory=Duration)

    def plan(self, *, not_understood: tuple[str, ...] = ()) -> Plan:
        wishes = [wish for group in self.groups if (wish := group.wish())]
        return Plan(
            wishes=tuple(wishes[:24]),
            feelings=tuple(dict.fromkeys(self.feelings))[:6],
            social=self.social,
            surprise=self.surprise,
            reset=self.reset,
            lasts=self.lasts,
            not_understood=not_understood,
        )


def parse(text: str) -> Plan:
    """Understand an instruction by its words alone; see `understanding.understand` for the rest."""
    return read(text).plan()


def read(text: str) -> Reading:
    """Read the first 1,000 characters of an instruction in any of the languages we know."""
    said = in_english(folded(text[:LONGEST]))
    said, lasts = without_duration(_spelled(said))
    said, reset = without_reset(said)
    tokens = TOKEN.findall(rewritten(judged(with_ties(joined(said)))))
    return _Reader(tokens).read(reset=reset, lasts=lasts)


def _spelled(said: str) -> str:
    """Mend slips of the finger, unless what comes out is mostly no language still."""
    mended = " ".join("".join(spelled(TYPED.findall(said))).split())
    words = words_of(mended)
    return said if 2 * sum(map(is_common, words)) < len(words) else mended


class _Reader:
    """Reads tokens into groups of concepts, moods and ties."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._polarity: Polarity | None = None
        self._fresh = False  # nothing was named since the last cue
        self._group: Group | None = None
        self._groups: list[Group] = []
        self._phrase: list[str] = []
        self._moody = False
        self._felt = False  # … by the word right before the phrase
        self._start = 0  # the token where the clause begins
        self._feelings: list[Feeling] = []
        self._social: Polarity | None = None
        self._surprise = False

    def read(self, *, reset: bool, lasts: Duration) -> Reading:
        while self._at < len(self._tokens):
            self._step()
        self._close_phrase()
        return Reading(
            groups=tuple(self._groups),
            feelings=tuple(self._feelings),
            social=self._social,
            surprise=self._surprise,
            reset=reset,
            lasts=lasts,
        )

    def _step(self) -> None:
        if self._question() or self._whole_feed() or self._cue() or self._pronoun():
            return
        word = self._tokens[self._at]
        self._at += 1
        if not (self._break(word) or self._list(word)):
            self._word(word)

    def _break(self, word: str) -> bool:
        """Read what ends a clause, or the place that narrows one: "music, but indoors"."""
        if word == "but" and self._group is not None and self._narrows():
            self._close_phrase()
            self._group.no_other()
            return True
        if word not in ENDS and word not in phrases.BREAKS:
            return False
        if self._next() not in phrases.OR | phrases.AND:  # "no cats. or dogs"
            self._end_clause()
        return True

    def _list(self, word: str) -> bool:
        """Read what stands between the parts of a list."""
        if word == "," and self._polarity is None and self._next() != "but":
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
            return False
        return True

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _narrows(self) -> bool:
        """Whether "but" is followed by where or when: "music, but indoors"."""
        return self._next() in phrases.WITHIN or Phrase(self._next()).is_place

    def _question(self) -> bool:
        """Skip a question that is no instruction, such as "how does this work?"."""
        here, after = self._tokens[self._at], self._tokens[self._at + 1 : self._at + 2]
        starts = self._at == 0 or self._tokens[self._at - 1] in ENDS
        if not (starts and here in phrases.QUESTIONS and after and after[0] in phrases.ASKING):
            return False
        while self._at < len(self._tokens) and self._tokens[self._at] not in ENDS:
            self._at += 1
        return True

    def _whole_feed(self) -> bool:
        """Read what is about those one follows, or about a surprise."""
        token = self._tokens[self._at]
        if token == SURPRISE:
            self._surprise |= self._polarity in {None, "more", "only"}
        elif token == FRIENDS:
            self._social = self._polarity or "more"
        elif token == STRANGERS:
            self._social = cues.OPPOSITE[self._polarity or "more"]
        else:
            return False
        self._at += 1
        self._fresh = False
        return True

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
        self._groups[-1].polarity, self._groups[-1].cued = self._polarity, True
        self._at += 1
        return True

    def _cue(self) -> bool:
        length, polarity = self._cue_here()
        if polarity is None:
            return False
        self._close_phrase()
        self._start, self._at = self._at, self._at + length
        if polarity == "only" and self._ends_here() and self._only_before():
            return True
        if self._fresh and self._polarity is not None:
            polarity = cues.TOGETHER_MEAN.get((self._polarity, polarity), polarity)
        self._group, self._polarity, self._fresh = None, polarity, True
        return True

    def _cue_here(self) -> tuple[int, Polarity | None]:
        for cue, polarity in CUES_BY_FIRST.get(self._tokens[self._at], ()):
            if tuple(self._tokens[self._at : self._at + len(cue)]) == cue:
                return len(cue), polarity
        return 0, None

    def _ends_here(self) -> bool:
        return not self._next() or self._next() in ENDS or self._next() in {",", "and", "but"}

    def _only_before(self) -> bool:
        """Let "cats only" and "my friends only" be as "only cats"."""
        before = [group for group in self._groups if group.phrases]
        if before and before[-1].polarity == "more" and not self._fresh:
            before[-1].polarity, before[-1].cued = "only", True
            self._group = None
            return True
        if self._social == "more":
            self._social = "only"
            return True
        return False

    def _end_clause(self) -> None:
        self._close_phrase()
        self._group, self._polarity, self._fresh, self._start = None, None, False, self._at

    def _word(self, token: str) -> None:
        mood = MOOD_OF.get(token)
        if mood:
            self._feel(mood, token)
        if token in phrases.PLACES:
            self._close_phrase()
        if token in FILLERS or (mood and mood in PURE and not named((token,))[0]):
            return
        if not self._phrase:
            self._felt = self._at > 1 and self._tokens[self._at - 2] in MOOD_OF
        self._phrase.append(token)
        self._fresh = False

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
        if unwanted and token in HECTIC:
            mood, unwanted = "calm", False
        self._feelings.append(Feeling(mood=mood, wanted=not unwanted))
        self._moody, self._fresh = True, False

    def _close_phrase(self) -> None:
        if self._phrase:
            felt = self._felt and is_kind(stem(self._phrase[-1]))
            phrase = Phrase(" ".join(self._phrase), moody=self._moody, is_felt=felt)
            if not is_circumstance(phrase):
                self._within().add(phrase)
        elif self._polarity is None and not self._moody and self._at > self._start:
            self._within()
        if self._group is not None:
            self._group.heard = " ".join(self._tokens[self._group.start : self._at]).strip(" ,.")
        self._phrase, self._moody = [], False

    def _within(self) -> Group:
        if self._group is None:
            cued = self._polarity is not None
            self._group = Group(self._polarity or "more", cued=cued, start=self._start)
            self._groups.append(self._group)
        return self._group


def _by_first() -> Iterator[tuple[str, list[tuple[tuple[str, ...], Polarity]]]]:
    table: dict[str, list[tuple[tuple[str, ...], Polarity]]] = {}
    for polarity, said in cues.CUES.items():
        for cue in said:
            table.setdefault(cue[0], []).append((cue, polarity))
    for first, cues_there in table.items():
        yield first, sorted(cues_there, key=lambda entry: -len(entry[0]))


CUES_BY_FIRST: Final = dict(_by_first())
MOOD_OF: Final[dict[str, Mood]] = {
    word: mood for mood, words in phrases.MOODS.items() for word in words.split()
} | dict.fromkeys(phrases.DOWN, "sad")
PURE: Final = frozenset(phrases.MOODS) - {"cute", "romantic"}
HECTIC: Final = frozenset(["hectic", "frantic", "loud", "noisy", "fast", "fast-paced", "intense"])
NEEDS_REST: Final = frozenset(
    ["stressed", "stress", "anxious", "anxiety", "overwhelmed", "tired", "exhausted"]
)
