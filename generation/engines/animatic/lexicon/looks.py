"""Hair, beards and skin: what people say of how somebody looks.

A value is a feature, then its colour or its cut: "hair blond", "hair long", "beard".
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

FEATURES: Final[dict[str, WordTable]] = {
    "en": {
        "hair": "hair",
        "hair ponytail": "ponytail, pigtails",
        "hair bun": "hair bun, topknot",
        "hair afro": "afro",
        "hair curly": "curls",
        "hair long": "braids, dreadlocks",
        "beard": "beard, moustache, mustache, goatee, whiskers",
    },
    "es": {"hair": "pelo, cabello", "beard": "barba, bigote", "hair ponytail": "coleta"},
    "fr": {"hair": "cheveux", "beard": "barbe, moustache"},
    "de": {"hair": "haar, haare, haaren", "beard": "bart, schnurrbart", "hair ponytail": "zopf"},
    "pt": {"hair": "cabelo, cabelos", "beard": "barba, bigode"},
    "it": {"hair": "capelli", "beard": "barba, baffi"},
    "ja": {}, "ko": {}, "zh": {},
}  # fmt: skip
"""What somebody has."""

DESCRIBES: Final[dict[str, WordTable]] = {
    "en": {
        "hair blond": "blonde, blond, blonde haired, blond haired, fair haired, golden haired",
        "hair brown": "brown haired",
        "hair red": "red haired, redheaded, ginger haired, ginger",
        "hair black": "black haired, dark haired",
        "hair white": "white haired, grey haired, gray haired, silver haired",
        "hair pink": "pink haired",
        "hair blue": "blue haired",
        "hair green": "green haired",
        "hair purple": "purple haired",
        "hair long": "long haired",
        "hair short": "short haired",
        "hair curly": "curly haired, frizzy haired",
        "beard": "bearded, moustached",
        "hair bald": "bald, bald headed",
    },
    "es": {"hair blond": "rubio, rubia, rubios, rubias", "hair red": "pelirrojo, pelirroja", "hair bald": "calvo",
           "beard": "barbudo", "hair brown": "moreno, morena"},
    "fr": {"hair blond": "blond, blonde, blonds, blondes", "hair red": "roux, rousse", "hair bald": "chauve",
           "beard": "barbu"},
    "de": {"hair blond": "blond, blonde, blonder, blondes, blonden", "hair bald": "kahlkopfiger",
           "hair red": "rothaarige, rothaariger", "beard": "bartiger, bartige"},
    "pt": {"hair blond": "loiro, loira", "hair red": "ruivo, ruiva", "hair bald": "careca", "beard": "barbudo"},
    "it": {"hair blond": "biondo, bionda", "hair bald": "calvo", "beard": "barbuto"},
    "ja": {}, "ko": {}, "zh": {},
}  # fmt: skip
"""How somebody is."""

AGED: Final[dict[str, str]] = {
    "en": "old, elderly, aged, senior, ageing, aging",
    "es": "viejo, vieja, viejos, viejas, anciano, anciana, ancianos, ancianas",
    "fr": "vieux, vieille, vieilles, age, agee, ages, agees",
    "de": "alte, alter, alten, altes",
    "pt": "velho, velha, velhos, velhas, idoso, idosa, idosos, idosas",
    "it": "vecchio, vecchia, vecchi, vecchie, anziano, anziana, anziani, anziane",
}  # fmt: skip
"""What makes people's hair grey, and is said of things and places, too."""

CUTS: Final = {
    "long": "long", "short": "short", "curly": "curly", "wavy": "long", "straight": "long", "frizzy": "curly",
    "largo": "long", "larga": "long", "longs": "long", "lange": "long", "langen": "long", "langem": "long", "longo": "long",
    "lunghi": "long", "rizado": "curly", "boucles": "curly", "cortado": "short", "corto": "short",
    "courts": "short", "kurze": "short", "kurzen": "short", "corti": "short", "curto": "short",
}  # fmt: skip
"""A cut of hair, by the word beside it."""

SKINS: Final = frozenset({"black", "white", "brown"})
"""Colours that are somebody's skin where they stand beside "man" or "woman"."""
PLAIN: Final = frozenset(
    {"man", "woman", "boy", "girl", "child", "baby", "person", "grandmother", "grandfather"}
)
