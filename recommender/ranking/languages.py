"""Instructions in eight more languages, brought into the plain English that the parser reads.

Word by word, the longest wording first; what is in no table stays as it is. In Japanese and Korean
a cue follows what it is about, and nothing is spaced; there, and in Chinese, cues are put in front.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from recommender.ranking import cues, foreign
from recommender.ranking.facets import named
from recommender.ranking.fillers import FILLERS
from recommender.ranking.words import stem

SCRIPTS: Final = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
LATIN: Final = ("es", "fr", "de", "pt", "it")
LONGEST: Final = 6  # words of a wording
POLAR: Final = frozenset(["only", "more", "less", "no", "instead of"])
JOINS: Final = frozenset(["and", "or"])
PIECE: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,;.!?:\n>]")
ELIDED: Final = re.compile(
    r"\b(l|d|j|n|m|t|s|c|qu|dell|nell|all|sull|un|dall)'(?=\w)", re.IGNORECASE
)
NO_MORE: Final = re.compile(r"\b(kein\w*|nicht|nie|niemals)\b([^.,;!?]*?)\s+mehr\b")
NOT: Final = re.compile(
    r"\bne (?:(?:me|nous) )?(?:veux|montre[zr]?|voudrais|souhaite|affiche[zr]?) (?:plus|pas)\b"
)
THAN: Final = re.compile(
    r"\b(?:mas|mais|piu|plus(?: de)?|mehr|lieber|plutot)\b (?!que\b)([^.,;!?]+?) (?:do que|que|che|als|di)\b (?:de |des |di )?"
)
WITHOUT: Final = re.compile(r"(?:没有|不要|无)([^，。的]+)的")  # noqa: RUF001 - "cities without people"


def in_english(said: str) -> str:
    """Return a folded text in English words if it is in a language we know, else as it is."""
    for language, script in SCRIPTS:
        if script.search(said):
            return _unspaced(said, language) or _unspaced(said, "ja") or said
    bare = _bare(said)
    language = _latin(bare)
    return _spaced(bare, language) if language else said


def _bare(text: str) -> str:
    """Take accents away, which many leave out, and write elided words apart."""
    split = unicodedata.normalize("NFD", ELIDED.sub(r"\1 ", text).replace("ß", "ss"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _latin(said: str) -> str:
    """Tell the language from the words that we know of each; "" for English."""
    words = PIECE.findall(said)
    english = sum(_is_english(word) for word in words)
    known = {language: sum(word in _words(language) for word in words) for language in LATIN}
    best = max(LATIN, key=lambda language: known[language])
    says_something = any(len(word) > 1 and word in _words(best) for word in words)
    return best if says_something and known[best] > english else ""


def _is_english(word: str) -> bool:
    return (
        word in FILLERS or word in _cue_words() or bool(named((stem(word),))[0])
    ) and not word.isdecimal()


def _spaced(said: str, language: str) -> str:
    said = NOT.sub("pas de", NO_MORE.sub(r"\1\2", said))
    if than := THAN.search(said):
        said = f"{said[: than.start()]} {_translated(than.group(1), language)} xthanx {said[than.end() :]}"
    pieces = _translated(said, language).split(" xthanx ", 1)
    return f"more {pieces[0]} than {pieces[1]}" if len(pieces) > 1 else pieces[0]


def _translated(said: str, language: str) -> str:
    table, words, out, at = _table(language), PIECE.findall(said), [], 0
    while at < len(words):
        for width in range(min(LONGEST, len(words) - at), 0, -1):
            wording = " ".join(words[at : at + width])
            if wording in table:
                out.append(table[wording])
                at += width
                break
        else:
            out.append(words[at])
            at += 1
    return " ".join(filter(None, out))


def _unspaced(said: str, language: str) -> str:
    """Cut a text into known wordings and put each cue before what it is about."""
    clauses = []
    for clause in re.split(r"[、。，,.!！?？;；\n]+", said):  # noqa: RUF001 - ends in many scripts
        if language == "zh" and (found := WITHOUT.search(clause)):
            rest = clause[: found.start()] + clause[found.end() :]
            without = f"no {_ordered(found.group(1), language)}"
            clauses += [without, _ordered(rest, language)]
        else:
            clauses.append(_ordered(clause, language))
    return " . ".join(filter(None, clauses))


def _ordered(clause: str, language: str) -> str:
    cue, about, out = "", list[str](), list[str]()
    follows = language != "zh"
    for word in _cut(clause, language):
        if word == "than" and about:
            out, about, cue = [*out, f"less {' '.join(about)} ."], [], "more"
        elif word not in POLAR:
            about.append(word)
        elif follows and about and not cue:
            out, about = [*out, f"{word} {' '.join(about)} ."], []
        elif about and cue and word != cue:
            stands = word if follows else cue
            out, about, cue = [*out, f"{stands} {' '.join(about)} ."], [], "" if follows else word
        else:
            cue = word
    if about:
        out.append(f"{cue} {' '.join(about)}".strip())
    return " ".join(out)


def _cut(clause: str, language: str) -> Iterator[str]:
    """Yield the English of the wordings in a clause; what we do not know is left out."""
    table, at, unknown = _table(language), 0, ""
    while at < len(clause):
        for width in range(min(_widest(language), len(clause) - at), 0, -1):
            if (wording := clause[at : at + width]) in table:
                if unknown.isascii() and unknown.strip():
                    yield unknown.strip()
                unknown = ""
                if table[wording]:
                    yield table[wording]
                at += width
                break
        else:
            unknown += clause[at]
            at += 1
    if unknown.isascii() and unknown.strip():
        yield unknown.strip()


@cache
def _table(language: str) -> dict[str, str]:
    """Look up the English of each wording of a language."""
    column = 1 + foreign.LANGUAGES.index(language)
    table: dict[str, str] = {}
    for line in (foreign.CONCEPTS + foreign.CUES).splitlines():
        cells = line.split("|")
        if len(cells) > column:
            for wording in filter(None, cells[column].split(",")):
                table.setdefault(_key(wording, language), cells[0].strip())
    return table


def _key(wording: str, language: str) -> str:
    return " ".join(PIECE.findall(_bare(wording))) if language in LATIN else wording


@cache
def _widest(language: str) -> int:
    return max(map(len, _table(language)))


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(word for wording in _table(language) for word in wording.split())


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(word for said in cues.CUES.values() for cue in said for word in cue)
