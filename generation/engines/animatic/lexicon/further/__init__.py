"""Languages whose words bend: each with all its tables in one module, all of them by language here."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.further import arabic, hindi, polish, russian, turkish
from generation.engines.animatic.lexicon.terms import Kind, WordTable

FUNCTION_WORDS: Final[dict[str, str]] = {
    "ru": russian.FUNCTION_WORDS,
    "ar": arabic.FUNCTION_WORDS,
    "hi": hindi.FUNCTION_WORDS,
    "tr": turkish.FUNCTION_WORDS,
    "pl": polish.FUNCTION_WORDS,
}
SAY: Final[dict[str, str]] = {
    "ru": russian.SAY,
    "ar": arabic.SAY,
    "hi": hindi.SAY,
    "tr": turkish.SAY,
    "pl": polish.SAY,
}
RELATIONS: Final[dict[str, dict[Kind, str]]] = {
    "ru": russian.RELATIONS,
    "ar": arabic.RELATIONS,
    "hi": hindi.RELATIONS,
    "tr": turkish.RELATIONS,
    "pl": polish.RELATIONS,
}
SETTING: Final[dict[str, dict[Kind, WordTable]]] = {
    "ru": russian.SETTING,
    "ar": arabic.SETTING,
    "hi": hindi.SETTING,
    "tr": turkish.SETTING,
    "pl": polish.SETTING,
}
COLOURS: Final[dict[str, WordTable]] = {
    "ru": russian.COLOURS,
    "ar": arabic.COLOURS,
    "hi": hindi.COLOURS,
    "tr": turkish.COLOURS,
    "pl": polish.COLOURS,
}
SIZES: Final[dict[str, WordTable]] = {
    "ru": russian.SIZES,
    "ar": arabic.SIZES,
    "hi": hindi.SIZES,
    "tr": turkish.SIZES,
    "pl": polish.SIZES,
}
COUNTS: Final[dict[str, WordTable]] = {
    "ru": russian.COUNTS,
    "ar": arabic.COUNTS,
    "hi": hindi.COUNTS,
    "tr": turkish.COUNTS,
    "pl": polish.COUNTS,
}
PEOPLE: Final[dict[str, WordTable]] = {
    "ru": russian.PEOPLE,
    "ar": arabic.PEOPLE,
    "hi": hindi.PEOPLE,
    "tr": turkish.PEOPLE,
    "pl": polish.PEOPLE,
}
THINGS: Final[dict[str, WordTable]] = {
    "ru": russian.THINGS,
    "ar": arabic.THINGS,
    "hi": hindi.THINGS,
    "tr": turkish.THINGS,
    "pl": polish.THINGS,
}
VERBS: Final[dict[str, WordTable]] = {
    "ru": russian.VERBS,
    "ar": arabic.VERBS,
    "hi": hindi.VERBS,
    "tr": turkish.VERBS,
    "pl": polish.VERBS,
}
