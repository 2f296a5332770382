"""What a word that the lexicon lacks is shown as: the known word nearest to it in meaning.

Vectors come from whoever asks. A word is taken for a thing or a place by where it stands in its sentence;
only English is read so, since that is what small embedders know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from generation.engines.animatic.lexicon.abstract import ABSTRACT_WORDS
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.reading import Term, read_terms
from generation.engines.animatic.screenplay import cut_prompt
from generation.engines.animatic.sentences import sentences
from generation.engines.animatic.settling import settle_unknown_words
from generation.engines.animatic.verbs import ARTICLES
from generation.engines.animatic.vocabulary import vocabulary

Vectors = npt.NDArray[np.float32]  # (texts, n), rows of length one
Embed = Callable[[Sequence[str]], Vectors]

AS_THING: Final = "what is a {}?"
AS_PLACE: Final = "in a {}"
# Cosines, from which on 90 % of things and 80 % of places were right; see `benchmarks/neighbours.py`.
NEAR_ENOUGH: Final = {AS_THING: 0.62, AS_PLACE: 0.68}
MOST: Final = 8  # strange words of one order
_SHORTEST: Final = 3  # letters
_SAME_START: Final = 3  # letters that look alike where meanings need not: plum, plumber
_SAME_END: Final = 5
_DESCRIBES: Final = re.compile(r"(?:ed|ing|ly|ous|ful|less|ish|able)$")
_DETERMINES: Final = ARTICLES | {"some", "this", "that", "these", "those", "another", "our", "your"}
_ADORNS: Final = (Kind.COLOUR, Kind.SIZE, Kind.MOOD, Kind.STYLE, Kind.WEATHER)
_WHERE: Final = frozenset({"in", "inside", "at", "into", "through", "across", "outside", "around"})
_PLACES: Final = (Kind.PLACE, Kind.SHORE)
_TRIED: Final = 20  # of the nearest; the others are too far
_LOOKED_BACK: Final = 3  # words between an article and its noun


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What strange words can be shown as."""

    words: tuple[str, ...]
    asked: tuple[str, ...]  # the same words, as they are embedded
    things: int  # how many of them, from the first on, are things; the others are places


@cache
def shelf() -> Shelf:
    """List the English words that stand for what can be drawn."""
    table = vocabulary("en")
    words = [word for word in table if word.isalpha()]
    things = [word for word in words if len(word) >= _SHORTEST and _is_thing(word)]
    places = [word for word in words if any(kind in _PLACES for kind, _ in table[word])]
    asked = [AS_THING.format(word) for word in things] + [AS_PLACE.format(word) for word in places]
    return Shelf(words=(*things, *places), asked=tuple(asked), things=len(things))


def _is_thing(word: str) -> bool:
    (kind, value), *others = vocabulary("en")[word]
    noun = Term(words=(word,), meanings=((kind, value),)).noun
    return not others and noun is not None and not (noun.plural or noun.shown_as)


def strangers(texts: Iterable[str]) -> dict[str, bool]:
    """Find the nouns of texts that the lexicon lacks; True for those that name where it happens."""
    found: dict[str, bool] = {}
    for text in texts:
        marked, quotes, language, _ = cut_prompt(text)
        for sentence in sentences(marked, quotes) if language == "en" else ():
            terms = settle_unknown_words(read_terms(sentence.text, language))
            for at, term in enumerate(terms):
                if len(found) < MOST and _is_strange(terms, at):
                    found.setdefault(term.key, _says_where(terms, at))
    return found


def _is_strange(terms: list[Term], at: int) -> bool:
    term = terms[at]
    if not _is_unknown(term) or term.key in ABSTRACT_WORDS or _DESCRIBES.search(term.key):
        return False
    if term.is_capitalised and at:
        return False  # a name
    after = terms[at + 1] if at + 1 < len(terms) else None
    if after is not None and (after.noun or _is_unknown(after) or after.has(Kind.COLOUR, *_PLACES)):
        return False  # it describes what comes next
    return _opener(terms, at) is not None


def _is_unknown(term: Term) -> bool:
    return (
        bool(term.words)
        and not (term.meanings or term.ending)
        and term.key.isascii()
        and term.key.isalpha()
        and len(term.key) >= _SHORTEST
    )


def _opener(terms: list[Term], at: int) -> int | None:
    """Find the article, number or the like that begins the noun phrase that ends at `at`."""
    for index in range(at - 1, max(-1, at - 2 - _LOOKED_BACK), -1):
        before = terms[index]
        if before.key in _DETERMINES or before.has(Kind.COUNT, Kind.ANOTHER, Kind.HOLD, Kind.RIDE):
            return index
        if not (before.has(*_ADORNS) or _is_unknown(before)):
            return index if before.key in _WHERE else None
    return 0 if at == 0 and terms[at].key.endswith("s") else None


def _says_where(terms: list[Term], at: int) -> bool:
    opener = _opener(terms, at) or 0
    return any(terms[index].key in _WHERE for index in range(max(0, opener - 1), opener + 1))


def nearest(strange: Mapping[str, bool], known: Vectors, embed: Embed) -> dict[str, str]:
    """Name the known word nearest to each strange one, where any is near enough.

    :param strange: what `strangers` found.
    :param known: a vector for each of `shelf().asked`.
    """
    forms = [AS_PLACE if says_where else AS_THING for says_where in strange.values()]
    vectors = embed([form.format(word) for word, form in zip(strange, forms, strict=True)])
    found = {}
    for word, form, vector in zip(strange, forms, vectors, strict=True):
        likeness, best = closest(word, vector, known, form)
        if likeness >= NEAR_ENOUGH[form]:
            found[word] = best
    return found


def closest(word: str, vector: Vectors, known: Vectors, form: str) -> tuple[float, str]:
    """Give the nearest thing or place, near enough or not, and the cosine."""
    part = slice(shelf().things) if form == AS_THING else slice(shelf().things, None)
    scores = known[part] @ vector
    for index in np.argsort(-scores)[:_TRIED]:
        candidate = shelf().words[part][index]
        if not _only_looks_alike(word, candidate):
            return float(scores[index]), candidate
    return -1.0, ""


def _only_looks_alike(word: str, known: str) -> bool:
    """Tell plum from plumber, whose letters an embedder confuses; not pancake from pancakes."""
    if known.removesuffix("s") == word.removesuffix("s"):
        return False
    return known[:_SAME_START] == word[:_SAME_START] or known[-_SAME_END:] == word[-_SAME_END:]
