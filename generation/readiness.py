"""Which waiting clips this machine can render: a worker takes no job that it lacks weights for."""

from __future__ import annotations

import logging
from typing import Any, Final

from django.conf import settings
from dramatiq import Middleware

from generation import slots
from generation.engines.protocol import NeedsMachine
from generation.models import Generation

UNEVEN_POOLS: Final = ("gpu",)  # not every machine of these can render all that waits there

logger = logging.getLogger(__name__)


def lacking(recipe: str) -> str:
    """Say what this machine lacks to render with a recipe; empty: nothing."""
    if recipe.partition(":")[0] not in settings.ENGINES:
        return ""
    engine = slots.engine_of(recipe)
    return engine.ready() if isinstance(engine, NeedsMachine) else ""


def does_without(recipe: str) -> str:
    """Say what this machine renders otherwise than the recipe could; empty: nothing."""
    engine = slots.engine_of(recipe)
    return engine.does_without() if isinstance(engine, NeedsMachine) else ""


def beyond_this_machine(pool: str) -> list[str]:
    """Name the recipes of a pool's waiting clips that cannot be rendered here."""
    if pool not in UNEVEN_POOLS:
        return []
    waiting = Generation.objects.claimable().filter(pool=pool).order_by()
    recipes = waiting.values_list("recipe", flat=True).distinct()
    return [recipe for recipe in recipes if lacking(recipe)]


class SayWhatIsMissing(Middleware):
    """Tells operators, when a worker starts, what its machine lacks for the slots it is for."""

    def after_worker_boot(self, broker: Any, worker: Any) -> None:
        pools = worker.consumer_whitelist or settings.RENDER_POOLS
        for slot in slots.SLOTS.values():
            if slot.pool in pools:
                _say_of(slot)


def _say_of(slot: slots.Slot) -> None:
    facts = {"slot": slot.key, "recipe": slot.recipe}
    if reason := lacking(slot.recipe):
        logger.error(
            "generation.not_ready: %s cannot be rendered here, so no such clip is taken: %s",
            slot.key,
            reason,
            extra=facts,
        )
    elif lesser := does_without(slot.recipe):
        logger.warning(
            "generation.does_without: %s is rendered here, but %s", slot.key, lesser, extra=facts
        )
