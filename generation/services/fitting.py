"""Whether a slot can make what is asked for, before anything is spent on it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from generation.engines.protocol import Capabilities, OrderRefused, Relation
from generation.models import Asset, Generation, RenderTime
from generation.orders import RELATIONS, order_for, promised_source
from generation.slots import SLOTS, Slot, engine_of
from sora_site.core.errors import DomainError

WORDS: Final[dict[Relation, str]] = {
    "remix": "remix",
    "edit": "edit",
    "extend": "extend",
    "next_shot": "cut to another shot of",
}


class ClipRefused(DomainError):
    """No engine of this site makes such a clip."""


def fit(job: Generation, *, given: Collection[Asset.Kind] = ()) -> None:
    """Choose the recipe and the workers for a new job and estimate its work.

    :param given: the kinds of files it starts from.
    :raises ClipRefused: if the slot cannot do it, saying what it can.
    """
    if job.operation in Generation.CUT:
        return
    slot = SLOTS.get(job.slot)
    if slot is None:
        raise ClipRefused(f"There is no model “{job.slot}” here. There are: {', '.join(SLOTS)}.")
    job.recipe, job.pool = slot.recipe, slot.pool
    job.sound = job.sound and slot.has_sound
    _require_tier(job, slot)
    _require_form(job, slot)
    _require_means(job, slot, given)
    try:
        order = order_for(job, source=promised_source(job))
        foreseen = engine_of(job.recipe).plan(order).estimated_seconds
    except OrderRefused as refusal:
        raise ClipRefused(str(refusal)) from refusal
    measured = RenderTime.objects.expected(
        recipe=job.recipe, size=job.size, seconds=job.rendered_seconds
    )
    job.estimated_seconds = foreseen if measured is None else measured


def _require_tier(job: Generation, slot: Slot) -> None:
    if slot.pro and not job.bulk and not job.author.is_pro:
        titles = " or ".join(other.title for other in SLOTS.values() if not other.pro)
        raise ClipRefused(f"{slot.title} is for Pro accounts. Choose {titles}.")


def _require_form(job: Generation, slot: Slot) -> None:
    """Check size, length and style."""
    able = slot.capabilities()
    sizes = slot.sizes()
    if (job.width, job.height) not in sizes:
        made = ", ".join(f"{width}x{height}" for width, height in sizes)
        raise ClipRefused(f"{slot.title} does not make clips of {job.size} here. It makes {made}.")
    shortest, longest = able.seconds
    if not shortest <= job.rendered_seconds <= longest:
        raise ClipRefused(f"{slot.title} makes {shortest} to {longest} seconds here.")
    if job.style and job.style not in able.styles:
        raise ClipRefused(_no_style(job, slot, able))


def _require_means(job: Generation, slot: Slot, given: Collection[Asset.Kind]) -> None:
    """Check what it starts from and what it must not show."""
    able = slot.capabilities()
    relation = RELATIONS.get(job.operation)
    optional = job.operation == Generation.Operation.SHOT  # a cut to anything is a shot, too
    if relation and job.parent_id and relation not in able.relations and not optional:
        others = instead(lambda each: relation in each.capabilities().relations)
        raise ClipRefused(f"{slot.title} cannot {WORDS[relation]} a clip here.{others}")
    if Asset.Kind.START in given and not able.first_frame:
        others = instead(lambda each: each.capabilities().first_frame)
        raise ClipRefused(
            f"{slot.title} cannot start from a picture here: send the order without one.{others}"
        )
    if job.negative_prompt and not able.negative_prompt:
        others = instead(lambda each: each.capabilities().negative_prompt)
        raise ClipRefused(
            f"{slot.title} takes no list of what should not be seen here: empty it, and say in the"
            f" prompt what should be.{others}"
        )


def instead(can: Callable[[Slot], bool]) -> str:
    """Name the slots that can, if any."""
    titles = [slot.title for slot in SLOTS.values() if can(slot)]
    return f" Or choose {' or '.join(titles)}." if titles else ""


def _no_style(job: Generation, slot: Slot, able: Capabilities) -> str:
    if not able.styles:
        return f"{slot.title} has no styles here: say in the prompt how it should look."
    return f"{slot.title} has no style “{job.style}” here. It has {', '.join(able.styles)}."
