from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from generation.models import Generation
from generation.services.boards import retry_board
from generation.services.queueing import enqueue
from generation.services.requests import ClipOrder, new_job
from generation.services.starting import given_for
from sora_site.core.errors import Gone


def retry_clip(*, clip: Generation) -> Generation:
    """Queue the same order again after it failed; twice gives the same new clip.

    :raises Gone: if the clip did not fail.
    """
    if clip.state not in {Generation.State.FAILED, Generation.State.CANCELLED}:
        raise Gone("Only a clip that failed or was cancelled can be tried again.")
    if clip.operation == Generation.Operation.BOARD:
        return retry_board(board=clip)
    order = ClipOrder(
        prompt=clip.prompt,
        slot=clip.slot,
        size=clip.size,
        seconds=clip.seconds,
        style=clip.style,
        negative_prompt=clip.negative_prompt,
        seed=clip.seed,
    )
    again = uuid5(NAMESPACE_URL, f"retry:{clip.pk}")
    job = new_job(author=clip.author, order=order, request_key=again)
    job.sound = clip.sound
    return enqueue([job], given=given_for(clip))[0]
