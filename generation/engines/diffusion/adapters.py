"""Adapters: which modes of a recipe are there on this machine, and which want weights of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generation.engines.diffusion.recipes import Adapter, Recipe
from generation.engines.diffusion.weights import Weights


def at_hand(recipe: Recipe, weights: Weights) -> Recipe:
    """Return the recipe with those modes alone whose adapter, if they want one, is here."""
    calls = {
        mode: call
        for mode, call in recipe.calls.items()
        if call.adapter is None or file_of(call.adapter, weights)
    }
    shown = calls.get("reference")
    people = shown.adapter.people if shown and shown.adapter else recipe.people
    return replace(recipe, calls=calls, people=people)


def missing(recipe: Recipe, weights: Weights) -> list[Adapter]:
    """List the adapters that the recipe could use and that are not here."""
    named = [call.adapter for call in recipe.calls.values() if call.adapter]
    return [adapter for adapter in named if file_of(adapter, weights) is None]


def file_of(adapter: Adapter, weights: Weights) -> Path | None:
    """Return the file of an adapter that is here with all that belongs to it."""
    snapshot = weights.snapshot(adapter.checkpoint)
    file = snapshot and snapshot / adapter.file
    return file if file and file.is_file() else None
