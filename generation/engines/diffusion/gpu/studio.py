"""The studio of this process: one model at a time is in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generation.engines.diffusion.gpu.cosmos3 import Cosmos3
from generation.engines.diffusion.gpu.ltx2 import Ltx2
from generation.engines.diffusion.gpu.minimax_h3 import MiniMaxH3
from generation.engines.diffusion.gpu.model import Model
from generation.engines.diffusion.gpu.placing import device
from generation.engines.diffusion.gpu.wan import Wan
from generation.engines.diffusion.recipes import Family, Recipe

FAMILIES: Final[dict[Family, type[Model]]] = {
    "ltx2": Ltx2,
    "wan": Wan,
    "cosmos3": Cosmos3,
    "minimax_h3": MiniMaxH3,
}
_resident: dict[str, Model] = {}


def studio_for(recipe: Recipe, snapshot: Path) -> Model:
    """Return the model of a recipe; another that is in memory makes room for it."""
    key = f"{recipe.key} {snapshot}"
    if key not in _resident:
        forget()
        _resident[key] = FAMILIES[recipe.family](recipe, snapshot)
    return _resident[key]


def forget() -> None:
    """Give the memory of whatever model is in it back."""
    for model in _resident.values():
        model.free()
    _resident.clear()


def has_accelerator() -> bool:
    return str(device().type) != "cpu"
