"""From prompt text to terms: words and phrases with what they can mean."""

# ruff: noqa: RUF001 (punctuation of many scripts is what this module is about)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.lexicon.function_words import ELISIONS
from generation.engines.animatic.lexicon.terms import LANGUAGES, Kind, Meanings, Noun
from generation.engines.animatic.morphology import fold
from generation.engines.animatic.vocabulary import longest_key, vocabulary

LINE_MARK: Final = 0xE000  # private use: where a spoken line was cut out of the text
LINE_MARKS: Final = 1024
LONGEST_PHRASE: Final = 5  # words
_VOWELS: Final = (
    "\u0900-\u0903\u093a-\u0963\u064b-\u0652"  # signs that are no letters, of Hindi and Arabic
)
_SCRIPT: Final = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー"
_TOKEN: Final = re.compile(
    rf"(?P<line>[\ue000-\ue3ff])|(?P<handle>@\w+(?:\.\w+)?)"
    rf"|(?P<script>[{_SCRIPT}]+(?: [{_SCRIPT}]+)*)|(?P<word>(?:[^\W_{_SCRIPT}]|[{_VOWELS}])+)"
    r"|(?P<pause>[,;:—–、，；：()،؛])"
)
_KOREAN_PARTICLES: Final = frozenset(
    [
        "이",
        "가",
        "은",
        "는",
        "을",
        "를",
        "에",
        "에서",
        "의",
        "와",
        "과",
        "도",
        "로",
        "으로",
        "들",
        "들이",
        "들은",
        "들을",
        "에게",
        "랑",
        "이랑",
        "하고",
        "한",
    ]
)
_LATIN: Final = ("en", "es", "fr", "de", "pt", "it")
SCRIPTS: Final = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]")
_KANA_ENDING: Final = re.compile(r"^[\u3040-\u309f]{1,3}$")


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word or phrase of the prompt."""

    words: tuple[str, ...]  # as written
    meanings: Meanings = ()
    line: int | None = None  # the spoken line that stood here
    pause: bool = False  # a comma or the like
    ending: bool = False  # grammar stuck to the word before: no content of its own
    shown_as: str = ""  # the known word in whose stead it stands

    def has(self, *kinds: Kind) -> bool:
        return any(kind in kinds for kind, _ in self.meanings)

    def value(self, kind: Kind) -> str:
        return next((str(value) for known, value in self.meanings if known is kind), "")

    @property
    def noun(self) -> Noun | None:
        return next((value for _, value in self.meanings if isinstance(value, Noun)), None)

    @property
    def key(self) -> str:
        return " ".join(fold(word) for word in self.words)

    @property
    def is_capitalised(self) -> bool:
        return bool(self.words) and self.words[0][:1].isupper()


def read_terms(text: str, language: str) -> list[Term]:
    """Read a text into terms, in order, longest phrases first."""
    terms: list[Term] = []
    run: list[str] = []
    for match in _TOKEN.finditer(text):
        if match["word"]:
            run.append(match["word"])
            continue
        terms += _latin_terms(run, language)
        run = []
        terms += _other_terms(match, language)
    return [*terms, *_latin_terms(run, language)]


def _other_terms(match: re.Match[str], language: str) -> Iterator[Term]:
    if match["line"]:
        yield Term(words=(), line=ord(match["line"]) - LINE_MARK)
    elif match["pause"]:
        yield Term(words=(), pause=True)
    elif match["handle"]:
        yield Term(words=(match["handle"],), meanings=((Kind.NAME, match["handle"]),))
    elif match["script"]:
        yield from _script_terms(match["script"], language)


def _latin_terms(words: list[str], language: str) -> Iterator[Term]:
    keys = [fold(word) for word in words]
    start = 0
    while start < len(words):
        length, meanings = _longest_phrase(keys, start, language)
        if length == 1 and words[start].casefold() != keys[start]:
            meanings = vocabulary(language).get(words[start].casefold(), meanings)
        yield Term(words=tuple(words[start : start + length]), meanings=meanings)
        start += length


def _longest_phrase(keys: list[str], start: int, language: str) -> tuple[int, Meanings]:
    tongues = dict.fromkeys((language, "en"))
    for length in range(min(LONGEST_PHRASE, len(keys) - start), 0, -1):
        phrase = " ".join(keys[start : start + length])
        for tongue in tongues:
            if meanings := vocabulary(tongue).get(phrase):
                return length, meanings
    if keys[start] in ELISIONS:
        return 1, ((Kind.FILLER, ""),)
    return 1, ()


def foreign_meanings(word: str) -> Meanings:
    """Look a word up in every language; the first that knows it counts."""
    key = fold(word)
    return next((found for each in _tongues(word) if (found := vocabulary(each).get(key))), ())


def _tongues(word: str) -> tuple[str, ...]:
    """Name the languages a word in another's prompt may be of: by its script, else the well-known ones."""
    script = script_of(word)
    return (script,) if script in LANGUAGES else _LATIN


def script_of(text: str) -> str:
    """Tell the language of a text by its script; empty for the Latin one."""
    return next((each for each, letters in SCRIPTS if letters.search(text)), script_language(text))


def _script_terms(run: str, language: str) -> Iterator[Term]:
    tongue = language if language in {"ja", "ko", "zh"} else script_language(run)
    start = unknown = 0
    while start < len(run):
        length = _longest_match(run, start, tongue)
        if not length and run[start] != " ":
            start += 1
            continue
        yield from _unmatched(run, unknown, start)
        if length:
            piece = run[start : start + length]
            yield Term(words=(piece,), meanings=vocabulary(tongue)[fold(piece)])
        start += max(length, 1)
        unknown = start
    yield from _unmatched(run, unknown, start)


def _unmatched(run: str, start: int, end: int) -> Iterator[Term]:
    if start == end:
        return
    piece = run[start:end]
    glued = start > 0 and run[start - 1] != " "
    is_ending = (glued and len(piece) <= 4 and bool(_HANGUL.match(piece))) or bool(
        _KANA_ENDING.match(piece)
    )
    yield Term(words=(piece,), ending=is_ending)


def _longest_match(run: str, start: int, language: str) -> int:
    known = vocabulary(language)
    for length in range(min(longest_key(language), len(run) - start), 0, -1):
        piece = run[start : start + length]
        if fold(piece) in known and _stands_alone(run, start, length):
            return length
    return 0


def _stands_alone(run: str, start: int, length: int) -> bool:
    """Tell whether a match is a word of its own: a short Korean one may be part of another."""
    if not _HANGUL.match(run[start]) or length > 1:
        return True
    rest = re.split(r" ", run[start + length :])[0]
    begins = start == 0 or run[start - 1] == " "
    if run[start] in _KOREAN_PARTICLES:
        return not rest
    return begins and (not rest or rest in _KOREAN_PARTICLES)


def script_language(text: str) -> str:
    """Tell ja, ko or zh by the script; empty for scripts that many languages share."""
    if re.search(r"[\u3040-\u30ff]", text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh" if re.search(r"[\u3400-\u9fff]", text) else ""
