"""Words for where somebody is by something: behind it, before it, under it, in it; and what one can be in."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

WHERE: Final[dict[str, WordTable]] = {
    "en": {
        "behind": "behind, from behind, out from behind",
        "in front of": "in front of",
        "under": "under, underneath, beneath, below, under a, under the",
        "inside": "inside a, inside an, inside the, inside of, inside his, inside her, inside its, inside my, out of a, trapped in, stuck in, sitting in a, sits in a",
    },
    "es": {"behind": "detras de, detras del, tras", "in front of": "delante de, delante del, frente a, frente al",
           "under": "debajo de, debajo del, bajo", "inside": "dentro de, dentro del"},
    "fr": {"behind": "derriere", "in front of": "devant", "under": "sous", "inside": "a l interieur de, a l interieur d, dedans"},
    "de": {"behind": "hinter", "in front of": "vor dem, vor der, vor einem, vor einer", "under": "unter", "inside": "innerhalb"},
    "pt": {"behind": "atras de, atras do, atras da", "in front of": "em frente a, em frente ao, na frente de, na frente do, na frente da",
           "under": "debaixo de, debaixo do, debaixo da, embaixo da, embaixo do, sob", "inside": "dentro de, dentro do, dentro da"},
    "it": {"behind": "dietro, dietro a, dietro al, dietro alla", "in front of": "davanti a, davanti al, davanti alla",
           "under": "sotto", "inside": "dentro, all interno di"},
    "ja": {"behind": "の後ろに, の後ろで, の後ろ, の裏, の陰", "in front of": "の前に, の前で, の前", "under": "の下に, の下で, の下", "inside": "の中に, の中で, の中"},
    "ko": {"behind": "뒤에서, 뒤에", "in front of": "앞에서, 앞에", "under": "아래에서, 아래에, 밑에서, 밑에", "inside": "안에서, 안에, 속에서, 속에"},
    "zh": {"behind": "后面, 背后", "in front of": "前面", "under": "下面, 底下", "inside": "里面"},
    "ru": {"behind": "позади", "in front of": "перед", "under": "под", "inside": "внутри"},
}  # fmt: skip
"""Chinese, Japanese and Korean name what it is by first."""

CONTAINERS: Final = frozenset(
    {
        "package", "basket", "shopping basket", "bathtub", "bucket", "teacup without handle", "hot beverage",
        "steaming bowl", "bowl with spoon", "cooking", "shopping cart", "luggage", "handbag", "backpack",
        "oil drum", "wrapped gift", "nest with eggs", "empty nest", "jar", "top hat", "beer mug", "amphora",
        "potted plant", "fountain", "toilet", "wine glass", "glass of milk", "boot", "man s shoe", "teapot",
    }
)  # fmt: skip
"""What one is in, not on, where the prompt says "in"."""

CANOPIES: Final = frozenset({"table", "bed", "couch and lamp", "chair", "musical keyboard"})
"""What hides whoever is under it."""
