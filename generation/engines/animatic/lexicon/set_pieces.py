"""The words that ask for a physical set piece, by language, and where each is met.

Phrases are separated by commas; all parts of one must be there, in any order, but for those after
`?`. A part is the beginning of a word, after `=` all of it; in scripts without spaces it may stand
anywhere.
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable
from generation.engines.animatic.scene import Place

WORDS: Final[dict[str, WordTable]] = {
    "dominoes": {
        "en": "domino ?row ?line ?topple ?chain ?reaction ?knock",
        "es": "dominó",
        "ja": "ドミノ",
        "ko": "도미노",
        "zh": "多米诺, 骨牌",
    },
    "bowling": {
        "en": "bowling ?strike ?pins ?lane ?alley ?knock ?perfect, bowls =strike, ten =pins ?ball",
        "es": "=bolos, =boliche",
        "fr": "=quilles",
        "de": "=kegeln, =kegelbahn",
        "pt": "=boliche",
        "it": "=birilli",
        "ja": "ボウリング, ボーリング",
        "ko": "볼링",
        "zh": "保龄球",
    },
    "braking": {
        "en": "car brak ?hard ?suddenly ?sharply ?slams ?stop, car screech ?halt ?stop, car skid ?stop, "
        "taxi brak ?hard, truck brak ?hard, bus brak ?hard, motorcycle brak ?hard",
        "es": "coche fren, auto fren, carro fren",
        "fr": "voiture frein",
        "de": "auto brems, wagen brems",
        "pt": "carro frei",
        "it": "macchina fren, auto fren",
        "ja": "車 ブレーキ, ブレーキ",
        "ko": "브레이크",
        "zh": "刹车, 急刹",
    },
    "pendulum": {
        "en": "pendulum ?swing",
        "es": "péndulo",
        "fr": "=pendule",
        "de": "=pendel, pendel schwingt",
        "pt": "pêndulo",
        "it": "pendolo",
        "ja": "振り子",
        "ko": "진자",
        "zh": "钟摆, 单摆",
    },
}

HOMES: Final = {
    "dominoes": Place.ROOM,
    "bowling": Place.STAGE,
    "braking": Place.ROAD,
    "pendulum": Place.ROOM,
}

ROOMS: Final = {"braking": 1.45}
"""How much more is seen than a piece takes up."""
