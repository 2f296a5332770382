"""Verbs by language: what is done, in words, onto the motions that show it."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon import further
from generation.engines.animatic.lexicon.terms import WordTable
from generation.engines.animatic.lexicon.verbs import (
    chinese,
    french,
    german,
    italian,
    japanese,
    korean,
    portuguese,
    spanish,
)
from generation.engines.animatic.lexicon.verbs.english import ENGLISH_PHRASES, ENGLISH_VERBS
from generation.engines.animatic.lexicon.verbs.everyday import EVERYDAY_VERBS, TURNED_VERBS

__all__ = [
    "ENGLISH_PHRASES",
    "ENGLISH_VERBS",
    "EVERYDAY_VERBS",
    "TURNED_VERBS",
    "VERBS_AS_WRITTEN",
    "VERB_ENDINGS",
    "VERB_STEMS",
]

VERB_STEMS: Final[dict[str, WordTable]] = {  # every ending of VERB_ENDINGS may follow
    "es": spanish.STEMS,
    "fr": french.STEMS,
    "de": german.STEMS,
    "pt": portuguese.STEMS,
    "it": italian.STEMS,
}
VERB_ENDINGS: Final[dict[str, str]] = {
    "es": spanish.ENDINGS,
    "fr": french.ENDINGS,
    "de": german.ENDINGS,
    "pt": portuguese.ENDINGS,
    "it": italian.ENDINGS,
}
VERBS_AS_WRITTEN: Final[dict[str, WordTable]] = {  # wherever they stand
    "es": spanish.AS_WRITTEN,
    "fr": french.AS_WRITTEN,
    "de": german.AS_WRITTEN,
    "pt": portuguese.AS_WRITTEN,
    "it": italian.AS_WRITTEN,
    "ja": japanese.AS_WRITTEN,
    "ko": korean.AS_WRITTEN,
    "zh": chinese.AS_WRITTEN,
    **further.VERBS,
}
