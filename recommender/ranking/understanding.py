"""From plain words to a plan, by meaning where the words alone are not known.

What names no facet is brought to the nearest one by its meaning, how somebody feels is read from
how they put it, and so is whether they like what they name ("food makes me sick"). What stays
unclear is listed in the plan and changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from recommender.ranking import meaning
from recommender.ranking.facets import with_names_as
from recommender.ranking.fillers import FILLERS, VAGUE
from recommender.ranking.kinds import is_kind
from recommender.ranking.lexicon import NEWER
from recommender.ranking.meaning import Embed
from recommender.ranking.parser import MOOD_OF, Reading, read
from recommender.ranking.plan import Feeling, Plan
from recommender.ranking.spelling import is_common, is_joined, is_word
from recommender.ranking.wording import Group, Phrase, tells_of_oneself
from recommender.ranking.words import stem, words_of

LONGEST_NAME: Final = 3  # words of a phrase that may stand for itself, though no facet is near
SHORTEST_VERDICT: Final = 3  # words of a sentence that can say whether something is liked
ONE: Final = {"have": "has", "do": "does", "don't": "doesn't", "are": "is", "were": "was"}
OF_MANY: Final = re.compile(rf"\bthis ({'|'.join(ONE)})\b")
MOST_NAMED: Final = 5  # words of an instruction that does but name things
OWN: Final = frozenset(["i", "i'm", "i've", "i'd", "me", "my", "mine", "we", "us", "our"])
MOST_GUESSED: Final = 12  # sentences and phrases that are looked up by their meaning


def understand(text: str, embed: Embed) -> Plan:
    """Understand an instruction; takes some milliseconds where words alone do not do."""
    return _Settling(read(text), embed).plan()


class _Settling:
    """Goes through what was read and settles what is not clear yet."""

    def __init__(self, reading: Reading, embed: Embed) -> None:
        self._reading = reading
        self._embed = embed
        self._feelings = list(reading.feelings)
        self._not_understood: list[str] = []
        self._guesses = 0

    def plan(self) -> Plan:
        cued = any(group.cued and group.phrases for group in self._reading.groups)
        for group in self._reading.groups:
            if cued and tells_of_oneself(group):
                group.keep(dict.fromkeys(group.phrases))
            if _tells_how_one_feels(group):  # "my anxiety is through the roof"
                group.keep({p: None for p in group.phrases if not (p.is_named or p.is_felt)})
            self._settle(group)
        settled = replace(self._reading, feelings=tuple(self._feelings))
        return settled.plan(not_understood=tuple(dict.fromkeys(self._not_understood)))

    def _settle(self, group: Group) -> None:
        negative = group.polarity in {"no", "less"}
        group.keep({p: None for p in group.phrases if p.words in VAGUE and not negative})
        if any(phrase.is_named for phrase in group.phrases):
            self._settle_liking(group)
        elif self._is_mood(group):
            return
        elif any(phrase.is_known for phrase in group.phrases):
            self._settle_liking(group)
        group.keep({p: self._nearest(p, group) for p in group.phrases if not p.is_known})

    def _is_mood(self, group: Group) -> bool:
        told = self._reading.feelings and not group.cued
        if told or not _says_something(group.heard) or _is_thing(group):
            return False
        signs = any(phrase.is_known for phrase in group.phrases)  # "blood", "heart race"
        least = meaning.FELT_BESIDE if signs else meaning.FELT
        least = meaning.FELT_OF_THINGS if (things := _is_subject(group)) else least
        if not self._may_guess():
            return False
        mood = meaning.mood_of(group.heard, self._embed, least=least)
        if mood is None:
            return False
        wanted = not (group.cued and group.polarity in {"no", "less"})
        self._feelings.append(Feeling(mood=mood, wanted=wanted))
        if not things:
            group.keep(dict.fromkeys(group.phrases))
        return not things

    def _settle_liking(self, group: Group) -> None:
        """Read from an uncued "food makes me sick" that there should be none."""
        words = words_of(group.heard)
        felt = any(phrase.is_felt for phrase in group.phrases)  # "funny chess clips"
        if group.cued or felt or len(words) < SHORTEST_VERDICT or _describes(group, words):
            return
        if not self._may_guess():
            return
        if meaning.is_against(_of_this(group.heard), self._embed):
            group.polarity, group.cued = "no", True
            if any(phrase.is_named for phrase in group.phrases):  # the rest says how it is
                group.keep({p: None for p in group.phrases if not p.is_named})

    def _nearest(self, phrase: Phrase, group: Group) -> Phrase | None:
        words = words_of(phrase.words)
        real = all(is_word(word) for word in words)
        if self._may_guess():
            least = meaning.NEAR if real else meaning.NEAR_IF_RARE
            least = meaning.NEAR_IF_NOUN if _is_noun(words) else least
            if name := meaning.facet_near(phrase.words, self._embed, least=least):
                return replace(phrase, words=name)
        if real and (group.cued or _is_subject(group)) and len(words) <= LONGEST_NAME:
            return phrase
        self._not_understood.append(phrase.words)
        return None

    def _may_guess(self) -> bool:
        self._guesses += 1
        return self._guesses <= MOST_GUESSED


def _tells_how_one_feels(group: Group) -> bool:
    words = set(words_of(group.heard))
    return not group.cued and bool(OWN & words) and not words.isdisjoint(MOOD_OF)


def _is_thing(group: Group) -> bool:
    """Whether there should be none, or less, of but a noun or two, as in "less mukbang"."""
    if group.polarity not in {"no", "less"}:
        return False
    words = [word for phrase in group.phrases for word in words_of(phrase.words)]
    return len(words) <= 2 and all(is_kind(stem(word)) or word in NEWER for word in words)


def _is_subject(group: Group) -> bool:
    """Whether all that is said are a few nouns for things, as "an old typewriter on a desk"."""
    words = [words_of(phrase.words) for phrase in group.phrases]
    told = sum(map(len, words))
    of_oneself = not group.cued and OWN & set(words_of(group.heard))
    return 0 < told <= MOST_NAMED and not of_oneself and all(map(_is_noun, words))


def _is_noun(words: list[str]) -> bool:
    """Whether some words, of which the last says what it is, are a noun for a thing or a craft."""
    return bool(words) and (is_kind(stem(words[-1])) or is_joined(words[-1]))


def _of_this(heard: str) -> str:
    """Say "this has to go" for "cars have to go", as the examples are put."""
    said = with_names_as("this", heard)
    return OF_MANY.sub(lambda found: f"this {ONE[found.group(1)]}", said)


def _describes(group: Group, words: list[str]) -> bool:
    """Whether it tells what is done to what, as "food handled by people", and no opinion."""
    scene = any(len(parts) > 1 and all(p.is_named for p in parts) for parts in group.any_of)
    return scene and not OWN & set(words)


def _says_something(heard: str) -> bool:
    """Whether at least half of the words that are no small ones are words of a language."""
    words = [word for word in words_of(heard) if word not in FILLERS]
    return 2 * sum(is_common(word) for word in words) >= len(words)
