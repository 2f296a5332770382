"""What people choose from: slots, each mapped by settings to an engine and a recipe of it.

Nothing here loads an engine's heavy parts: a web process may ask what a slot can do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from generation.engines.protocol import Capabilities, Engine, Relation

DEFAULT_SLOT: Final = "sora-2"
STEP: Final = 4  # seconds of a clip that are paid for together, begun ones in full
PREVIEW_RECIPE: Final = "animatic"  # whatever fills the slots


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One model as people choose it."""

    key: str
    title: str
    what: str  # in a few words
    heights: tuple[int, ...]  # of the shorter side, in pixels
    sound: bool = True
    pro: bool = False  # for accounts of the Pro tier
    credits_for_four_seconds: int = 1

    @property
    def recipe(self) -> str:
        """The engine that fills the slot here: `engine` or `engine:recipe`."""
        recipe: str = settings.SLOTS[self.key]
        return recipe

    @property
    def pool(self) -> str:
        return pool_of(self.recipe)

    def engine(self) -> Engine:
        return engine_of(self.recipe)

    def capabilities(self) -> Capabilities:
        return self.engine().capabilities()

    @property
    def has_sound(self) -> bool:
        """Whether its clips are heard: turbo's are silent whatever its engine can do."""
        return self.sound and self.capabilities().sound

    @property
    def relations(self) -> frozenset[Relation]:
        """What its engine can do with an earlier clip."""
        return self.capabilities().relations

    def credits_for(self, seconds: int) -> int:
        """Say what rendering so many seconds costs."""
        return -(-seconds // STEP) * self.credits_for_four_seconds

    def sizes(self) -> tuple[tuple[int, int], ...]:
        """List what its engine can draw of the sizes that the slot is for."""
        offered = self.capabilities().sizes
        return tuple(size for size in offered if min(size) in self.heights) or offered


SLOTS: Final = {
    slot.key: slot
    for slot in (
        Slot(key="sora-2", title="Sora 2", what="Picture and sound", heights=(720,)),
        Slot(
            key="sora-2-pro",
            title="Sora 2 Pro",
            what="More detail, up to 1080p",
            heights=(720, 1080),
            pro=True,
            credits_for_four_seconds=2,
        ),
        Slot(
            key="sora-1-turbo",
            title="Sora 1 Turbo",
            what="Older and silent",
            heights=(720,),
            sound=False,
        ),
    )
}


def engine_of(recipe: str) -> Engine:
    """Return the engine for `engine` or `engine:recipe`, as `settings.ENGINES` names it."""
    kind, _, own = recipe.partition(":")
    return _engine(settings.ENGINES[kind][0], own)


def pool_of(recipe: str) -> str:
    """Name the workers that run this recipe."""
    pool: str = settings.ENGINES[recipe.partition(":")[0]][1]
    return pool


def pools_in_use() -> Iterable[str]:
    """Name the pools that any slot, or cutting, needs."""
    return sorted(
        {slot.pool for slot in SLOTS.values()} | {settings.CUTTING_POOL, pool_of(PREVIEW_RECIPE)}
    )


@cache
def _engine(path: str, own: str) -> Engine:
    maker = import_string(path)
    engine: Engine = maker(own) if own else maker()
    return engine
