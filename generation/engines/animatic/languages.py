"""Which language a piece of text is in, by its script and its small words."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from generation.engines.animatic.lexicon.function_words import FUNCTION_WORDS, SPEECH_WORDS
from generation.engines.animatic.lexicon.terms import LANGUAGES
from generation.engines.animatic.lexicon.tongues import SPOKEN_WORDS
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.reading import script_of
from generation.engines.animatic.speech.scripts import script_in
from generation.engines.animatic.vocabulary import vocabulary

SPEECH_CODES: Final = {"zh": "cmn"}  # where the synthesiser's code is another
_LATIN: Final = ("en", "es", "fr", "de", "pt", "it", "tr", "pl")
Telling = tuple[tuple[str, re.Pattern[str]], ...]
_SPOKEN: Final = (*_LATIN, *SPOKEN_WORDS)
_TELLING: Final = (  # letters that few languages use
    ("es", re.compile(r"[¿¡ñ]", re.IGNORECASE)),
    ("pt", re.compile(r"[ãõ]", re.IGNORECASE)),
    ("de", re.compile(r"[ßäö]", re.IGNORECASE)),
    ("tr", re.compile(r"[ğışİ]")),
    ("pl", re.compile(r"[ąćęłńśźż]", re.IGNORECASE)),
    ("fr", re.compile(r"[œêîû]|\b(?:l|d|j|c|qu)['’]", re.IGNORECASE)),
)
_HEARD: Final = (  # of languages that are spoken, but not read in prompts
    ("sv", re.compile(r"å", re.IGNORECASE)),
    ("da", re.compile(r"[øæå]", re.IGNORECASE)),
    ("nb", re.compile(r"[øæå]", re.IGNORECASE)),
    ("cs", re.compile(r"[řěů]", re.IGNORECASE)),
    ("hu", re.compile(r"[őű]", re.IGNORECASE)),
    ("ro", re.compile(r"[ășțţ]", re.IGNORECASE)),
    ("vi", re.compile(r"[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)),
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
    scores = _small_words_in(text)
    first, second, *_ = sorted(scores.values(), reverse=True)
    if first - second < SURE:
        words = {fold(word) for word in _WORD.findall(text)}
        for language in _LATIN:
            scores[language] += KNOWN_WORD * len(words & vocabulary(language).keys())
    return _best(scores)


def speech_language(text: str, *, otherwise: str) -> str:
    """Tell the language of a spoken line, or `otherwise` where nothing tells."""
    if script := script_in(text):
        return script.language_of(text)
    return _best(_heard_in(text)) or otherwise


def speech_code(language: str) -> str:
    """Name a language as the speech synthesiser does."""
    return SPEECH_CODES.get(language, language)


def _best(scores: Mapping[str, float]) -> str:
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > 0 else ""


def _small_words_in(text: str) -> dict[str, float]:
    """Count the words that carry grammar in each language that prompts are read in."""
    words = {fold(word) for word in _WORD.findall(text)}
    scores = {language: float(len(words & small_words(language))) for language in _LATIN}
    return _with_letters(scores, text, _TELLING)


def _heard_in(text: str) -> dict[str, float]:
    """Count what is said aloud, too, and in the languages that are only spoken."""
    words = {fold(word) for word in _WORD.findall(text)}
    scores = {
        language: float(len(words & (small_words(language) | _spoken_words(language))))
        for language in _SPOKEN
    }
    return _with_letters(scores, text, (*_TELLING, *_HEARD))


def _with_letters(scores: dict[str, float], text: str, telling: Telling) -> dict[str, float]:
    for language, letters in telling:
        scores[language] += 1.5 * bool(letters.search(text))
    return scores


@cache
def small_words(language: str) -> frozenset[str]:
    """Look up the words of a language that carry grammar, folded."""
    return frozenset(fold(word) for word in FUNCTION_WORDS.get(language, "").split())


@cache
def _spoken_words(language: str) -> frozenset[str]:
    said = SPEECH_WORDS.get(language) or SPOKEN_WORDS.get(language, "")
    return frozenset(fold(word) for word in said.split())
