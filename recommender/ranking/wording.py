"""What stands under one cue, as it is gathered from the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from recommender.ranking import topics
from recommender.ranking.facets import named, sign_keys
from recommender.ranking.plan import Polarity, Wish
from recommender.ranking.words import stems_of

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

OF_ONESELF: Final = re.compile(
    r"(?:and |but |hi |hello )*(?:my name is|(?:i am|i'm|i was) (?:an? |from |born )|(?:i|we) (?:live|work|grew up|come from)\b"
    r"|my (?:husband|wife|partner|boyfriend|girlfriend|boss|mother|mum|mom|father|dad|son|daughter|kids?|neighbours?) )"
)
LIKING: Final = re.compile(
    r"\b(?:lov|lik|ador|obsess|enjoy|crazy|mad|fan|into|want|need|favou?rite|ask|person)"
)


@dataclass(frozen=True)
class Phrase:
    """Some words that name one thing, without small words."""

    words: str
    moody: bool = False  # a mood was named in the same breath
    is_felt: bool = False  # … right before a noun, which is to be so: "funny accordions"

    @property
    def is_named(self) -> bool:
        return bool(named(stems_of(self.words))[0])

    @property
    def is_known(self) -> bool:
        """Whether it names a facet, a sign of one, or a topic."""
        stems = stems_of(self.words)
        return self.is_named or bool(sign_keys(stems)) or bool(topics.named(stems))

    @property
    def is_place(self) -> bool:
        return any(key in PLACES for key in named(stems_of(self.words))[0])


@dataclass
class Group:
    """Phrases under one cue, or under none: any of some, each all of its parts."""

    polarity: Polarity
    cued: bool
    start: int  # the token where its clause begins
    any_of: list[list[Phrase]] = field(default_factory=lambda: [[]])
    together: bool = False
    heard: str = ""  # all words of its clause

    @property
    def phrases(self) -> list[Phrase]:
        return [phrase for parts in self.any_of for phrase in parts]

    def add(self, phrase: Phrase) -> None:
        self.any_of[-1].append(phrase)

    def another(self) -> None:
        if self.any_of[-1]:
            self.any_of.append([])

    def no_other(self) -> None:
        """Take back `another`, so that what comes is a part of the last one."""
        if len(self.any_of) > 1 and not self.any_of[-1]:
            self.any_of.pop()

    def keep(self, kept: dict[Phrase, Phrase | None]) -> None:
        """Put other phrases in the place of some, or nothing."""
        changed = ([kept.get(phrase, phrase) for phrase in parts] for parts in self.any_of)
        self.any_of = [[phrase for phrase in parts if phrase is not None] for parts in changed]

    def wish(self) -> Wish | None:
        gathered = [list(parts) for parts in self.any_of if parts]
        if not gathered:
            return None
        if self.polarity in {"only", "more"}:
            _share_place(gathered)
        wanted = tuple(tuple(phrase.words for phrase in parts) for parts in gathered)
        return Wish(polarity=self.polarity, any_of=wanted[:12], together=self.together)


def _share_place(gathered: list[list[Phrase]]) -> None:
    """Let "cats and dogs in the snow" be both there, "boats on lakes or seas" be on either."""
    _share_doer(gathered)
    last = gathered[-1]
    if len(last) > 1 and all(len(parts) == 1 for parts in gathered[:-1]):
        for parts in gathered[:-1]:
            parts.extend(last[1:])
    first = gathered[0]
    if len(first) == 2 and first[1].is_place:
        for parts in gathered[1:]:
            if len(parts) == 1 and parts[0].is_place:
                parts.insert(0, first[0])


def _share_doer(gathered: list[list[Phrase]]) -> None:
    """Let "people cooking or eating" be people in both."""
    who, _, does = gathered[0][0].words.rpartition(" ")
    if not (who and does.endswith("ing")):
        return
    for parts in gathered[1:]:
        if " " not in parts[0].words and parts[0].words.endswith("ing"):
            parts[0] = replace(parts[0], words=f"{who} {parts[0].words}")


def tells_of_oneself(group: Group) -> bool:
    """Whether a clause is no wish but about who asks: "I am a teacher", "my wife works in a zoo"."""
    about = not group.cued and OF_ONESELF.match(group.heard)
    return bool(about) and not LIKING.search(group.heard)


def is_circumstance(phrase: Phrase) -> bool:
    """Whether somebody's words beside a mood are no wish of their own: "a long sad day"."""
    return phrase.moody and not (phrase.is_known or phrase.is_felt)
