"""What is a kind of what: rarer English words, each with the known word or the motion that shows it.

The lists are written by `manage.py families` from WordNet; they are asked only where the lexicon itself
does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generation.engines.animatic.lexicon.terms import phrases

FOLDER: Final = Path(__file__).resolve().parent


@cache
def things() -> Mapping[str, str]:
    """Give the known noun by the rarer one: what is seen, or where it happens."""
    return {**_read("places"), **_read("things")}


@cache
def deeds() -> Mapping[str, str]:
    """Give the motion by the rarer verb, in its base form."""
    return _read("deeds")


def _read(name: str) -> dict[str, str]:
    found = {}
    for line in (FOLDER / f"{name}.txt").read_text().splitlines():
        known, _, listing = line.partition(": ")
        found.update(dict.fromkeys(phrases(listing), known))
    return found
