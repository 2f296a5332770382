"""Words as people type them, brought to the words that the parser reads."""

from __future__ import annotations

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from recommender.ranking import cues, phrases
from recommender.ranking.kinds import is_kind
from recommender.ranking.lexicon import FACETS, NEWER
from recommender.ranking.words import stem, words_of

COMMON: Final = Path(__file__).with_name("common_words.txt.gz")
SHORTEST: Final = 5  # letters of a word that is taken for a slip
LONG: Final = 7  # from here on two slips are forgiven
DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1{2,}")
SPOKEN: Final = {
    "ppl": "people",
    "peeps": "people",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thanks",
    "gimme": "give me",
    "lemme": "let me",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "dunno": "do not know",
    "dont": "don't",
    "doesnt": "doesn't",
    "isnt": "isn't",
    "arent": "aren't",
    "cant": "can't",
    "wont": "won't",
    "im": "i'm",
    "ive": "i've",
    "id": "i'd",
    "outta": "out of",
    "kinda": "kind of",
    "sorta": "sort of",
    "lotsa": "lots of",
    "loads": "lots",
    "bout": "about",
    "w/o": "without",
    "onyl": "only",
    "olny": "only",
    "jsut": "just",
    "mroe": "more",
    "moer": "more",
    "make-up": "makeup",
    "vids": "videos",
    "vid": "video",
    "pics": "pictures",
    "sneks": "snakes",
    "snek": "snake",
    "dinos": "dinosaurs",
    "doggo": "dog",
    "doggos": "dogs",
    "doggies": "dogs",
    "doggy": "dog",
    "pupper": "puppy",
    "puppers": "puppies",
    "kitteh": "kitten",
    "birb": "bird",
    "birbs": "birds",
    "u": "you",
    "ur": "your",
    "r": "are",
    "yo": "",
    "tbh": "",
    "imo": "",
    "fr": "",
    "ngl": "",
    "rn": "right now",
    "cuz": "because",
    "coz": "because",
    "tho": "though",
    "n": "and",
    "ain't": "isn't",
    "nuthin": "nothing",
    "nothin": "nothing",
    "sumthin": "something",
    "smth": "something",
    "tonite": "tonight",
    "'em": "them",
    "em": "them",
    "y'all": "you",
    "comfy": "cosy",
}


def spelled(words: list[str]) -> list[str]:
    """Write out what people shorten, and mend slips in words that we would know."""
    return [SPOKEN[word] if word in SPOKEN else _mended(word) for word in words]


def is_common(word: str) -> bool:
    """Whether a word is an everyday English one, or one of ours."""
    return word in _common() or stem(word) in _common() or word in _ours()


def is_word(word: str) -> bool:
    """Whether a word means something: an everyday one, a kind of thing, or a newer one."""
    parts = word.split("-")
    return all(is_common(p) or is_kind(stem(p)) or p in NEWER or is_joined(p) for p in parts)


def is_joined(word: str) -> bool:
    """Whether a word is two everyday ones, such as woodworking."""
    return any(word[:at] in _common() and word[at:] in _common() for at in range(4, len(word) - 3))


@lru_cache(maxsize=10_000)
def _mended(word: str) -> str:
    if (drawn := DRAWN_OUT.sub(r"\1", word)) != word:  # "fooood", "nooo"
        twice = DRAWN_OUT.sub(r"\1\1", word)
        return twice if is_common(twice) else _mended(drawn)
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha() or is_word(word):
        return word
    slips = 1 + (len(word) >= LONG)
    near = [(distance(word, ours, slips), ours) for ours in _by_letter().get(word[0], ())]
    within = sorted(entry for entry in near if entry[0] <= slips)
    if not within:
        return word
    equally = {stem(ours) for away, ours in within if away == within[0][0]}
    return within[0][1] if len(equally) == 1 else word


def distance(one: str, other: str, most: int) -> int:
    """Count the slips between two words (a letter more, less, another, two swapped)."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, its in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != its))
            swapped = at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == its
            row.append(min(cost, earlier[place - 2] + 1) if swapped else cost)
    return row[-1]


@cache
def _common() -> frozenset[str]:
    with gzip.open(COMMON, "rt", encoding="utf-8") as words:
        return frozenset(words.read().split())


@cache
def _ours() -> frozenset[str]:
    called = (part for facet in FACETS.values() for part in (*facet.names, *facet.signs, facet.key))
    said = (word for group in cues.CUES.values() for cue in group for word in cue)
    moods = (word for words in phrases.MOODS.values() for word in words.split())
    return frozenset(word for part in (*called, *said, *moods) for word in words_of(part))


@cache
def _by_letter() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in _ours():
        if len(word) >= SHORTEST - 1:
            table.setdefault(word[0], []).append(word)
    return table
