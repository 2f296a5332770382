"""Previews: an animatic of an order in seconds, free, one at a time, gone after an hour."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.db import transaction

from generation.engines.protocol import Capabilities
from generation.models import Asset, Generation
from generation.orders import order_for
from generation.services.casting import cast_for
from generation.services.clips import cancel_clip
from generation.services.queueing import GivenFile, queue
from generation.services.requests import ClipOrder, new_job
from generation.slots import PREVIEW_RECIPE, SLOTS, engine_of, pool_of
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany
from sora_site.core.pictures import as_png

LOOK: Final = ("prompt", "size", "seconds", "style", "negative_prompt", "camera", "sound")


@transaction.atomic
def preview_clip(
    *,
    author: User,
    order: ClipOrder,
    request_key: UUID,
    given: Sequence[GivenFile] = (),
    after: Generation | None = None,
) -> Generation:
    """Queue a preview before everything else, in place of the one the author still waits for.

    It has the seed with which the clip itself is then made. `after` is the preview before this
    one: what changed since is seen better with its seed; if nothing did, another take is wanted.

    :raises PromptRefused: if the prompt cannot be used.
    :raises TooMany: if a guardian set that this account makes no clips.
    """
    job = _fitted(new_job(author=author, order=order, request_key=request_key))
    if after is not None and order.seed is None and _look(after) != _look(job):
        job.seed = after.seed
    if policy_for(author).most_generations == 0:
        raise TooMany("Your guardian set that this account makes no clips.")
    User.objects.select_for_update(no_key=True).get(pk=author.pk)  # two tabs wait for each other
    known = Generation.objects.of(author).filter(request_key=request_key).first()
    if known is not None:
        return known
    for older in Generation.objects.of(author).previews().active():
        cancel_clip(clip=older)
    queue(job, _redrawn(job, given), cast_for([job])[job.pk])
    return job


def preview_of(author: User, pk: UUID | None) -> Generation | None:
    """Find a preview of the author's own by its number."""
    return Generation.objects.of(author).previews().filter(pk=pk).first() if pk else None


def seeded_by(preview: Generation | None, order: ClipOrder) -> ClipOrder:
    """Let a clip be made as it was previewed, unless its order names a seed."""
    if preview is None or order.seed is not None:
        return order
    return replace(order, seed=preview.seed)


def _look(job: Generation) -> tuple[object, ...]:
    return tuple(getattr(job, name) for name in LOOK)


def _fitted(job: Generation) -> Generation:
    """Ask the engine of previews for what it has that is nearest to the order."""
    able = engine_of(PREVIEW_RECIPE).capabilities()
    slot = SLOTS.get(job.slot)
    job.options = {"size": job.size, "seconds": job.seconds}  # of the clip that it is to become
    job.operation = Generation.Operation.PREVIEW
    job.recipe, job.pool = PREVIEW_RECIPE, pool_of(PREVIEW_RECIPE)
    job.size = _small(job, able)
    job.seconds = max(able.seconds[0], min(job.seconds, able.seconds[1]))
    job.style = job.style if job.style in able.styles else Generation.Style.ANY
    job.sound = job.sound and able.sound and (slot is None or slot.has_sound)
    if not able.negative_prompt:
        job.negative_prompt = ""
    job.estimated_seconds = engine_of(PREVIEW_RECIPE).plan(order_for(job)).estimated_seconds
    return job


def _small(job: Generation, able: Capabilities) -> str:
    upright = job.height > job.width
    sizes = [size for size in able.preview_sizes or able.sizes if (size[1] > size[0]) == upright]
    width, height = min(sizes, key=lambda size: size[0] * size[1])
    return f"{width}x{height}"


def _redrawn(job: Generation, given: Sequence[GivenFile]) -> list[GivenFile]:
    """Draw the first frame in the preview's size, if the engine starts from one."""
    if not engine_of(PREVIEW_RECIPE).capabilities().first_frame:
        return []
    starts = [file for file in given if file.kind == Asset.Kind.START]
    return [replace(start, content=_resized(start, job)) for start in starts]


def _resized(start: GivenFile, job: Generation) -> bytes:
    content = start.content
    file = io.BytesIO(content) if isinstance(content, bytes) else content.open()
    return as_png(file, width=job.width, height=job.height, crop=True)
