"""Ways of getting about that name what one is on in the same breath: "on horseback", "à vélo"."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

ABOARD: Final[dict[str, WordTable]] = {  # language -> what one is on -> the phrase
    "en": {"horse": "on horseback, horseback riding, horse riding", "bicycle": "by bike, by bicycle, on his bike, on her bike",
           "motorcycle": "by motorbike, on his motorbike"},
    "es": {"horse": "a caballo", "bicycle": "en bici, en bicicleta", "motorcycle": "en moto"},
    "fr": {"horse": "a cheval", "bicycle": "a velo, a bicyclette", "motorcycle": "a moto"},
    "de": {"horse": "zu pferd", "bicycle": "auf dem fahrrad, mit dem fahrrad", "motorcycle": "auf dem motorrad"},
    "pt": {"horse": "a cavalo", "bicycle": "de bicicleta", "motorcycle": "de moto"},
    "it": {"horse": "a cavallo", "bicycle": "in bicicletta, in bici", "motorcycle": "in moto"},
}  # fmt: skip
