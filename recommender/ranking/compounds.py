"""What only together means what it means: "video games" are no videos, "good news" is none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from recommender.ranking.fillers import FILLERS
from recommender.ranking.phrases import MOODS
from recommender.ranking.topics import SMALL, topics

ALONE: Final = FILLERS.union(*(words.split() for words in MOODS.values())) - SMALL - {"a", "an"}
COMPOUNDS: Final = (
    (re.compile(r"\b(?:video|computer|console|pc|mobile|online)[- ]?gam(?:es?|ing)\b"), "gaming"),
    (re.compile(r"\bwork(?:ing)?[- ]?outs?\b(?: (?:at|in) (?:the|a|my) gym)?"), "workouts"),
    (re.compile(r"\b(?:talk|chat)[- ]?shows?\b"), "interviews"),
    (re.compile(r"\btv[- ]?(?:shows?|series)\b"), "tv"),
    (re.compile(r"\b(?:fashion|runway|catwalk)[- ]?shows?\b"), "fashion"),
    (re.compile(r"\bdo[- ]it[- ]yourself\b"), "diy"),
    (
        re.compile(
            r"\b(?:only |just |nothing but )?good news(?: stories| clips| videos)?(?: only)?"
            r"(?=$|[.,;!?]| please\b)"
        ),
        "uplifting",
    ),
    (
        re.compile(
            r" ?\bafter (?:a |an )?(?:long |hard |rough )?(?:day |week |shift )?(?:at |of |in )?"
            r"(?:work|school|the office)(?=$|[.,;!?])"
        ),
        "",
    ),
    (
        re.compile(
            r"(?:^|(?<=[.;!?,] ))(?!(?:show|take|turn|switch|put|set|keep|cut|lay|hands)\b)"
            r"((?:[\w'-]+ ){0,2}[\w'-]+) off(?=$|[.,;!?]| please\b)"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"^(?:please |just )*(?:give|send) (?:me|us) (?:the |some )?"
            r"(?:creeps|chills|willies|goosebumps|heebie-?jeebies|frights?|scares?)\b"
        ),
        "scary",
    ),
)


def joined(said: str) -> str:
    """Return a folded text in which what stands together for one thing is one word.

    A topic's name of which a word would be read as another thing is hyphened: "extreme-sports".
    """
    for pattern, instead in COMPOUNDS:
        said = pattern.sub(instead, said)
    return _names().sub(lambda found: "-".join(found[0].split()), said)


@cache
def _names() -> re.Pattern[str]:
    names = (name for topic in topics().values() for name in topic.names if " " in name)
    torn = sorted((name for name in names if ALONE & set(name.split())), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, torn))})\b".replace("\\ ", " "))
