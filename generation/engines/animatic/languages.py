"""Which language a piece of text is in, by its script and its small words."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from generation.engines.animatic.lexicon.function_words import FUNCTION_WORDS, SPEECH_WORDS
from generation.engines.animatic.lexicon.terms import LANGUAGES
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.reading import script_of
from generation.engines.animatic.vocabulary import vocabulary

SPEECH_CODES: Final = {"zh": "cmn"}  # where the synthesiser's code is another
_LATIN: Final = ("en", "es", "fr", "de", "pt", "it", "tr", "pl")
_TELLING: Final = (  # letters that few languages use
    ("es", re.compile(r"[¿¡ñ]", re.IGNORECASE)),
    ("pt", re.compile(r"[ãõ]", re.IGNORECASE)),
    ("de", re.compile(r"[ßäö]", re.IGNORECASE)),
    ("tr", re.compile(r"[ğışİ]")),
    ("pl", re.compile(r"[ąćęłńśźż]", re.IGNORECASE)),
    ("fr", re.compile(r"[œêîû]|\b(?:l|d|j|c|qu)['’]", re.IGNORECASE)),
)
SURE: Final = 1.5  # small words that one language has more than any other
KNOWN_WORD: Final = 0.6  # of what a small word tells
_WORD: Final = re.compile(r"[^\W\d_]+")


def prompt_language(text: str) -> str:
    """Tell which of the lexicon's languages a prompt is in; English if unsure."""
    script = script_of(text)
    return script if script in LANGUAGES else _by_words(text) or "en"


def _by_words(text: str) -> str:
    """Go by small words; where they leave it open, by how many others each language knows."""
    scores = _small_words_in(text, with_speech=False)
    first, second, *_ = sorted(scores.values(), reverse=True)
    if first - second < SURE:
        words = {fold(word) for word in _WORD.findall(text)}
        for language in _LATIN:
            scores[language] += KNOWN_WORD * len(words & vocabulary(language).keys())
    return _best(scores)


def speech_language(text: str, *, otherwise: str) -> str:
    """Tell the language of a spoken line, or `otherwise` where nothing tells."""
    return script_of(text) or _by_small_words(text, with_speech=True) or otherwise


def speech_code(language: str) -> str:
    """Name a language as the speech synthesiser does."""
    return SPEECH_CODES.get(language, language)


def _by_small_words(text: str, *, with_speech: bool) -> str:
    return _best(_small_words_in(text, with_speech=with_speech))


def _best(scores: Mapping[str, float]) -> str:
    best = max(_LATIN, key=lambda language: scores[language])
    return best if scores[best] > 0 else ""


def _small_words_in(text: str, *, with_speech: bool) -> dict[str, float]:
    words = {fold(word) for word in _WORD.findall(text)}
    scores = {
        language: float(sum(word in _telling(language, with_speech=with_speech) for word in words))
        for language in _LATIN
    }
    for language, letters in _TELLING:
        scores[language] += 1.5 * bool(letters.search(text))
    return scores


def _telling(language: str, *, with_speech: bool) -> frozenset[str]:
    small = small_words(language)
    return small | _spoken_words(language) if with_speech else small


@cache
def small_words(language: str) -> frozenset[str]:
    """Look up the words of a language that carry grammar, folded."""
    return frozenset(fold(word) for word in FUNCTION_WORDS[language].split())


@cache
def _spoken_words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in SPEECH_WORDS.get(language, "").split())
