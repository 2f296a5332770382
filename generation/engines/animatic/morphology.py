"""Forms of words: folding for look-up, English inflection, plurals of five more languages."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

IRREGULAR_PLURALS: Final = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice",
    "goose": "geese", "foot": "feet", "tooth": "teeth", "ox": "oxen", "sheep": "sheep",
    "fish": "fish", "deer": "deer", "wolf": "wolves", "leaf": "leaves", "knife": "knives",
    "elf": "elves", "dwarf": "dwarves", "thief": "thieves",
}  # fmt: skip
_VOWELS: Final = "aeiou"
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def fold(word: str) -> str:
    """Lower case without accents, so that `Océan` and `ocean` are one key; CJK is left alone."""
    if _CJK.search(word):
        return word.casefold()
    spread = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def verb_forms(verb: str) -> set[str]:
    """A regular English verb in every inflection; of a phrase, its first word is inflected."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    return {form + tail for form in _inflections(head)}


def _inflections(verb: str) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    forms = {verb, verb + "s", stem + "ing", stem + "ed"}
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        forms |= {verb + "es"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    if _doubles_its_last_letter(verb):
        forms |= {verb + verb[-1] + "ing", verb + verb[-1] + "ed"}
    if verb.endswith("ie"):
        forms |= {verb[:-2] + "ying"}
    return forms


def _doubles_its_last_letter(verb: str) -> bool:
    return (
        len(verb) >= 3
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )


def plurals(noun: str, language: str) -> set[str]:
    """Plural forms a noun may take; of an English phrase, its last word's."""
    first, _, last = noun.rpartition(" ")
    lead = f"{first} " if first else ""
    if language == "en":
        return {lead + form for form in _english_plurals(last)}
    return {form for form in _romance_and_german_plurals(noun, language) if form != noun}


def _english_plurals(noun: str) -> set[str]:
    if noun in IRREGULAR_PLURALS:
        return {IRREGULAR_PLURALS[noun]}
    for ending, plural in (("man", "men"), ("person", "people")):
        if noun.endswith(ending):
            return {noun.removesuffix(ending) + plural}
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return {noun + "es"}
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun[:-1] + "ies"}
    return {noun + "s", noun + "es"} if noun.endswith("o") else {noun + "s"}


def _romance_and_german_plurals(noun: str, language: str) -> set[str]:
    if language == "it":
        return {noun[:-1] + ("e" if noun[-1] == "a" else "i")}
    if language == "de":
        return {noun + ending for ending in ("e", "n", "en", "er", "s")}
    if language == "fr":
        return {noun + "s", noun + "x", noun[:-1] + "ux"}
    if language in {"es", "pt"}:
        return {noun + "s"} if noun[-1] in _VOWELS else {noun + "es", noun[:-1] + "is"}
    return set()
