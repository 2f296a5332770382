"""Words that say what is not there, by no language in particular: they are few, and told apart."""

from __future__ import annotations

from typing import Final

NEGATIONS: Final = frozenset(
    [
        "no",
        "neither",
        "without",
        "sin",
        "ningun",
        "ninguna",
        "sans",
        "aucun",
        "aucune",
        "ohne",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "sem",
        "nenhum",
        "nenhuma",
        "senza",
        "nessun",
        "nessuna",
        "没有",
        "没",
        "無",
        "无",
        "不要",
    ]
)
"""Folded; what follows them is unwanted."""

NOBODY: Final = frozenset(
    [
        "nobody",
        "noone",
        "unpopulated",
        "deserted",
        "uninhabited",
        "nadie",
        "personne",
        "niemand",
        "niemanden",
        "menschenleer",
        "ninguem",
        "nessuno",
        "無人",
        "无人",
    ]
)

OTHER_NAMES: Final = {
    name: kind
    for kind, names in {
        "person": "people persons person humans human pedestrians passersby figures faces anyone",
        "animal": "animals animal pets wildlife creatures",
        "automobile": "traffic vehicles vehicle cars",
        "bird": "seagulls gulls birdsong",
        "cloud": "cloud clouds",
        "speech": "speech dialogue dialog voices voice talking narration voiceover words",
    }.items()
    for name in names.split()
}
