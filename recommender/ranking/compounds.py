"""What only together means what it means: "video games" are no videos, "good news" is none."""

from __future__ import annotations

import re
from typing import Final

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
            r"^(?:please |just )*(?:give|send) (?:me|us) (?:the |some )?"
            r"(?:creeps|chills|willies|goosebumps|heebie-?jeebies|frights?|scares?)\b"
        ),
        "scary",
    ),
)


def joined(said: str) -> str:
    """Return a folded text in which what stands together for one thing is one word."""
    for pattern, instead in COMPOUNDS:
        said = pattern.sub(instead, said)
    return said
