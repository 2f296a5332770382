"""Common given names of the world, by who mostly bears them, folded: lists in `names/`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).with_name("names")


def _listed(whose: str) -> frozenset[str]:
    return frozenset((_FOLDER / f"{whose}.txt").read_text(encoding="utf-8").split())


WOMEN: Final = _listed("women")
MEN: Final = _listed("men")
