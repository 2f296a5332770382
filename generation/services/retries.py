from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from generation.models import Generation, Ingredient
from generation.services.boards import retry_board
from generation.services.queueing import enqueue
from generation.services.starting import given_for
from sora_site.core.errors import Gone

ORDERED: Final = (  # what makes the same order again
    "operation",
    "parent",
    "root",
    "borrowed_from",
    "prompt",
    "negative_prompt",
    "camera",
    "slot",
    "recipe",
    "pool",
    "size",
    "seconds",
    "added_seconds",
    "style",
    "sound",
    "seed",
    "options",
    "estimated_seconds",
)


@transaction.atomic
def retry_clip(*, clip: Generation) -> Generation:
    """Queue the same order again after it failed; twice gives the same new clip.

    :raises Gone: if the clip did not fail, or what it was to be made from is not there any more.
    """
    if clip.state not in {Generation.State.FAILED, Generation.State.CANCELLED}:
        raise Gone("Only a clip that failed or was cancelled can be tried again.")
    if clip.operation == Generation.Operation.BOARD:
        return retry_board(board=clip)
    parts = list(clip.ingredients.order_by("place"))
    if (_has_parent(clip) and clip.parent is None) or not all(part.source_id for part in parts):
        raise Gone("What this clip was to be made from has been deleted.")
    job = Generation(
        author=clip.author,
        request_key=uuid5(NAMESPACE_URL, f"retry:{clip.pk}"),
        **{name: getattr(clip, name) for name in ORDERED},
    )
    with given_for(clip) as given:
        sources = [part.source for part in parts if part.source]
        queued = enqueue([job], given=given, sources=sources)[0]
    if queued == job:
        Ingredient.objects.bulk_create(
            Ingredient(clip=job, place=part.place, source_id=part.source_id) for part in parts
        )
    return queued


def _has_parent(clip: Generation) -> bool:
    return clip.operation in {*Generation.CHANGED, Generation.Operation.TRIM}
