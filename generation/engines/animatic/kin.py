"""Rarer English words by their families: what they are a kind of, in whatever form they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generation.engines.animatic.lexicon.families import deeds, things
from generation.engines.animatic.lexicon.terms import phrases
from generation.engines.animatic.lexicon.verbs import TURNED_VERBS
from generation.engines.animatic.morphology import IRREGULAR_PLURALS

_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def kind_of(word: str) -> tuple[str, bool]:
    """Give the known noun that a word is a kind of, and whether it means several; empty for none."""
    for single in _singulars(word):
        if known := things().get(single):
            return known, single != word
    return "", False


def deed_of(word: str) -> str:
    """Give the motion that a verb in any form is a way of; empty for none."""
    return next((found for base in _bases(word) if (found := _deeds().get(base))), "")


def may_be_a_thing(word: str) -> bool:
    """Tell "records", which may be played, from "grumbles"."""
    return not _turned().keys().isdisjoint(_bases(word))


@cache
def _turned() -> Mapping[str, str]:
    return {verb: motion for motion, listing in TURNED_VERBS.items() for verb in phrases(listing)}


@cache
def _deeds() -> Mapping[str, str]:
    return {**deeds(), **_turned()}


def _singulars(word: str) -> Iterator[str]:
    yield word
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    for one, many in IRREGULAR_PLURALS.items():
        if word.endswith(many):
            yield word.removesuffix(many) + one


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in ("es", "s", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e")
            if _DOUBLED.search(stem):
                yield stem[:-1]
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
