from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from generation.models import Allowance, Generation
from generation.services.prompts import clean_prompt
from generation.services.queueing import enqueue
from generation.slots import DEFAULT_SLOT
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import User

SEED_BITS: Final = 32


@dataclass(frozen=True, kw_only=True)
class ClipOrder:
    """What somebody asks for in the composer."""

    prompt: str
    slot: str = DEFAULT_SLOT
    size: str = Generation.Size.PORTRAIT
    seconds: int = Generation.Seconds.EIGHT
    style: str = Generation.Style.ANY
    seed: int | None = None  # None: a new one


def new_job(*, author: User, order: ClipOrder, request_key: UUID) -> Generation:
    """Return an unsaved job for an order, to be changed as needed and then queued.

    :raises PromptRefused: if the prompt cannot be used.
    """
    return Generation(
        author=author,
        request_key=request_key,
        prompt=clean_prompt(order.prompt),
        slot=order.slot,
        size=order.size,
        seconds=order.seconds,
        style=order.style,
        seed=secrets.randbits(SEED_BITS) if order.seed is None else order.seed,
    )


def request_clip(
    *, author: User, order: ClipOrder, request_key: UUID, bulk: bool = False
) -> Generation:
    """Queue one clip and return it; the same `request_key` gives the same clip.

    :raises PromptRefused: if the prompt cannot be used.
    :raises ClipRefused: if no engine makes such a clip.
    :raises TooMany: if the author has as many clips waiting, or asked for as many today, as one
        person may. Bulk orders are the site's own and are not counted.
    """
    job = new_job(author=author, order=order, request_key=request_key)
    job.bulk = bulk
    return enqueue([job])[0]


def clips_left_today(author: User) -> int:
    """How many more clips the author may ask for before midnight."""
    return max(policy_for(author).daily_generations - Allowance.objects.used_by(author), 0)
