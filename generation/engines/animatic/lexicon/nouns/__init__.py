"""People, animals and things: how tall, of what, where met, and by which names in each language."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon import further
from generation.engines.animatic.lexicon.nouns import (
    chinese,
    english,
    french,
    german,
    italian,
    japanese,
    korean,
    portuguese,
    spanish,
)
from generation.engines.animatic.lexicon.nouns.measures import (
    ASPECTS,
    HABITS,
    HEIGHTS,
    HOMES,
    MATERIALS,
    PEOPLE,
)
from generation.engines.animatic.lexicon.terms import WordTable

__all__ = [
    "ASPECTS",
    "HABITS",
    "HEIGHTS",
    "HOMES",
    "MATERIALS",
    "PEOPLE",
    "PEOPLE_WORDS",
    "THING_WORDS",
]

PEOPLE_WORDS: Final[dict[str, WordTable]] = {  # kind -> its names
    "en": english.PEOPLE,
    "es": spanish.PEOPLE,
    "fr": french.PEOPLE,
    "de": german.PEOPLE,
    "pt": portuguese.PEOPLE,
    "it": italian.PEOPLE,
    "ja": japanese.PEOPLE,
    "ko": korean.PEOPLE,
    "zh": chinese.PEOPLE,
    **further.PEOPLE,
}
THING_WORDS: Final[dict[str, WordTable]] = {  # the English emoji noun -> its other names
    "en": english.THINGS,
    "es": spanish.THINGS,
    "fr": french.THINGS,
    "de": german.THINGS,
    "pt": portuguese.THINGS,
    "it": italian.THINGS,
    "ja": japanese.THINGS,
    "ko": korean.THINGS,
    "zh": chinese.THINGS,
    **further.THINGS,
}
