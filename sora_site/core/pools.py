"""Which workers the models that people choose from need here."""

from __future__ import annotations

from typing import Final

from django.conf import settings

ELSEWHERE: Final = "farm"  # the workers that wait for other machines


def pools_in_use() -> frozenset[str]:
    """Name the pools of all engines that fill a slot."""
    kinds = {recipe.partition(":")[0] for recipe in settings.SLOTS.values()}
    return frozenset(settings.ENGINES[kind][1] for kind in kinds)


def renders_elsewhere() -> bool:
    """Whether prompts leave this site: pages must not say that they stay."""
    return ELSEWHERE in pools_in_use()


def video_models() -> list[str]:
    """Name the video models of this site's own that slots are filled with."""
    named = {
        recipe.partition(":")[2].partition("*")[0]
        for recipe in settings.SLOTS.values()
        if recipe.startswith("diffusion:")
    }
    return sorted(named)
