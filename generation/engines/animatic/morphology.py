"""Forms of words: folding for look-up, English inflection, plurals of five more languages."""

# ruff: noqa: RUF001 (letters of other scripts are what this module is about)

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
IRREGULAR_VERBS: Final = {  # besides the regular forms
    "arise": "arose arisen", "awake": "awoke", "beat": "beaten", "begin": "began begun",
    "bend": "bent", "bite": "bit bitten bites", "blow": "blew blown", "break": "broke broken",
    "bring": "brought", "build": "built", "burst": "burst", "buy": "bought", "cast": "cast",
    "catch": "caught", "come": "came", "creep": "crept", "cut": "cut cutting", "dig": "dug digging",
    "dive": "dove", "do": "did done does doing", "draw": "drew drawn", "dream": "dreamt",
    "drink": "drank drunk", "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen",
    "feed": "fed", "feel": "felt", "fight": "fought", "flee": "fled flees", "fling": "flung",
    "fly": "flew flown", "freeze": "froze frozen", "get": "got gotten getting",
    "give": "gave given", "go": "went gone goes", "grind": "ground", "hang": "hung",
    "have": "had has having", "hide": "hid hidden", "hit": "hit hitting", "hold": "held",
    "keep": "kept", "kneel": "knelt", "knit": "knit", "lay": "laid", "lead": "led",
    "lean": "leant", "leap": "leapt", "leave": "left", "let": "let letting", "lie": "lay lain",
    "make": "made", "meet": "met", "pay": "paid", "put": "put putting", "read": "read",
    "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran running",
    "say": "said", "see": "saw seen sees seeing", "shake": "shook shaken", "shoot": "shot",
    "sing": "sang sung", "sink": "sank sunk", "sit": "sat sitting", "sleep": "slept",
    "slide": "slid", "sling": "slung", "slink": "slunk", "sneak": "snuck", "speak": "spoke spoken",
    "speed": "sped", "spin": "spun spinning", "spring": "sprang sprung", "stand": "stood",
    "steal": "stole stolen", "sting": "stung", "stride": "strode stridden", "strike": "struck",
    "sweep": "swept", "swim": "swam swum swimming", "swing": "swung", "take": "took taken",
    "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
    "tread": "trod", "wake": "woke woken", "wear": "wore worn", "weep": "wept", "win": "won winning",
    "wind": "wound", "wring": "wrung", "write": "wrote written", "ski": "skiing skied",
}  # fmt: skip
_COMPOUNDED: Final = frozenset({"man", "woman", "person"})  # fireman, saleswoman
_VOWELS: Final = "aeiou"
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def fold(word: str) -> str:
    """Give the lower case without accents, so that `Océan` and `ocean` are one key; CJK is left alone."""
    if word.isascii() or _CJK.search(word):
        return word.casefold()
    spread = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def verb_forms(verb: str) -> set[str]:
    """Inflect an English verb every way; of a phrase, its first word."""
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
    return forms | set(IRREGULAR_VERBS.get(verb, "").split())


def _doubles_its_last_letter(verb: str) -> bool:
    return (
        len(verb) >= 3
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )


_ENDINGS: Final = {  # of nouns, folded
    "ru": "а у ом е ы ов ам ами ах я ю ем и еи ям ями ях ь ои еи",
    "pl": "a u owi em iem ie e y i ow om ami ach o",
    "tr": "i ı u yi yı yu a e ya ye da de ta te dan den tan ten in ın un nin nın nun la le lar ler ları leri larda lerde "
    "lara lere ların lerin nda nde sında sinde sunda ında inde unda si sı su larla lerle",
}  # fmt: skip
_STEM_ENDS: Final = {"ru": "аяоеьиы", "pl": "aoeyi", "tr": ""}
_SOFTER: Final = {"k": "g", "t": "d"}  # before a vowel, in Turkish
_ARTICLES: Final = ("ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل")


def inflected(word: str, language: str) -> set[str]:
    """Give the cases a noun may have, folded; none in languages that have few."""
    if language == "ar":
        return {article + fold(word) for article in _ARTICLES}
    if language not in _ENDINGS:
        return set()
    folded = fold(word)
    stem = folded[:-1] if folded[-1] in _STEM_ENDS[language] and len(folded) > 2 else folded
    stems = {stem, stem[:-1] + _SOFTER.get(stem[-1], stem[-1])} if language == "tr" else {stem}
    return {each + ending for each in stems for ending in _ENDINGS[language].split()}


_FEMININES: Final = {  # of those who do something, folded: how the word ends, and how for a woman
    "de": (("er", "erin"), ("", "in")),
    "es": (("or", "ora"), ("o", "a")),
    "pt": (("or", "ora"), ("ao", "a"), ("o", "a")),
    "it": (("tore", "trice"), ("iere", "iera"), ("aio", "aia"), ("o", "a")),
    "fr": (("eur", "euse"), ("ier", "iere"), ("ien", "ienne"), ("er", "ere")),
}


def feminines(noun: str, language: str) -> set[str]:
    """Give the words for women who are what a noun says, folded; none where it does not tell."""
    folded = fold(noun)
    if " " in folded or len(folded) < 4:
        return set()
    found = {
        folded.removesuffix(ending) + womanly
        for ending, womanly in _FEMININES.get(language, ())
        if folded.endswith(ending)
    }
    return set() if folded.endswith(("in", "a", "frau")) else found


def plurals(noun: str, language: str) -> set[str]:
    """Give the plurals a noun may have; of an English phrase, its last word's."""
    first, _, last = noun.rpartition(" ")
    lead = f"{first} " if first else ""
    if language == "en":
        return {lead + form for form in _english_plurals(last)}
    return {form for form in _romance_and_german_plurals(noun, language) if form != noun}


def _english_plurals(noun: str) -> set[str]:
    for singular, plural in IRREGULAR_PLURALS.items():
        if noun == singular or (singular in _COMPOUNDED and noun.endswith(singular)):
            return {noun.removesuffix(singular) + plural}
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return {noun + "es"}
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun[:-1] + "ies"}
    return {noun + "s", noun + "es"} if noun.endswith("o") else {noun + "s"}


def _romance_and_german_plurals(noun: str, language: str) -> set[str]:
    vowel = noun[-1] in _VOWELS
    return {
        "it": {noun[:-1] + ("e" if noun[-1] == "a" else "i")},
        "de": {noun + ending for ending in ("e", "n", "en", "er", "s")},
        "fr": {noun + "s", noun + "x", noun[:-1] + "ux"},
        "es": {noun + "s"} if vowel else {noun + "es"},
        "pt": {noun + "s"} if vowel else {noun + "es", noun[:-1] + "is", noun[:-1] + "ns"},
    }.get(language, set())
