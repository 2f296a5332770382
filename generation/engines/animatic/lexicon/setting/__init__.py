"""Words for place, light, weather, style, mood, camera and sound, colours and numbers, by language."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon import further
from generation.engines.animatic.lexicon.setting import (
    chinese,
    english,
    everyday,
    french,
    german,
    italian,
    japanese,
    korean,
    portuguese,
    spanish,
)
from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[str, dict[Kind, WordTable]]] = {
    "en": english.SETTING,
    "es": spanish.SETTING,
    "fr": french.SETTING,
    "de": german.SETTING,
    "pt": portuguese.SETTING,
    "it": italian.SETTING,
    "ja": japanese.SETTING,
    "ko": korean.SETTING,
    "zh": chinese.SETTING,
    **further.SETTING,
}
EVERYDAY: Final = everyday.EVERYDAY
"""More of English: for what the tables above have no room."""
MORE_COUNTS: Final = everyday.COUNTS
COLOURS: Final[dict[str, WordTable]] = {
    "en": english.COLOURS,
    "es": spanish.COLOURS,
    "fr": french.COLOURS,
    "de": german.COLOURS,
    "pt": portuguese.COLOURS,
    "it": italian.COLOURS,
    "ja": japanese.COLOURS,
    "ko": korean.COLOURS,
    "zh": chinese.COLOURS,
    **further.COLOURS,
}
SIZES: Final[dict[str, WordTable]] = {  # factor on the usual height
    "en": english.SIZES,
    "es": spanish.SIZES,
    "fr": french.SIZES,
    "de": german.SIZES,
    "pt": portuguese.SIZES,
    "it": italian.SIZES,
    "ja": japanese.SIZES,
    "ko": korean.SIZES,
    "zh": chinese.SIZES,
    **further.SIZES,
}
COUNTS: Final[dict[str, WordTable]] = {
    "en": english.COUNTS,
    "es": spanish.COUNTS,
    "fr": french.COUNTS,
    "de": german.COUNTS,
    "pt": portuguese.COUNTS,
    "it": italian.COUNTS,
    "ja": japanese.COUNTS,
    "ko": korean.COUNTS,
    "zh": chinese.COUNTS,
    **further.COUNTS,
}
