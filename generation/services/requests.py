from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from generation.ledger import CREDITS_A_CLIP, balance_of
from generation.models import Generation
from generation.services.casting import CHOSEN
from generation.services.fitting import ClipRefused, instead
from generation.services.prompts import clean_camera, clean_negative_prompt, clean_prompt
from generation.services.queueing import GivenFile, enqueue
from generation.slots import DEFAULT_SLOT, SLOTS
from sora_site.accounts.models import User

SEED_BITS: Final = 32
SEEDS: Final = 2**SEED_BITS
MOST_AT_ONCE: Final = 4  # variations of one order


@dataclass(frozen=True, kw_only=True)
class ClipOrder:
    """What somebody asks for in the composer."""

    prompt: str
    slot: str = DEFAULT_SLOT
    size: str = Generation.Size.PORTRAIT
    seconds: int = Generation.Seconds.EIGHT
    style: str = Generation.Style.ANY
    negative_prompt: str = ""
    camera: str = ""
    seed: int | None = None  # None: a new one
    sound: bool | None = None  # None: as the slot has it
    cast: tuple[str, ...] = ()  # handles of cameos chosen beside the prompt


def new_job(*, author: User, order: ClipOrder, request_key: UUID) -> Generation:
    """Return an unsaved job for an order, to be changed as needed and then queued.

    :raises PromptRefused: if the prompt cannot be used.
    :raises ClipRefused: if sound is asked for of a slot that has none.
    """
    return Generation(
        author=author,
        request_key=request_key,
        prompt=clean_prompt(order.prompt),
        slot=order.slot,
        size=order.size,
        seconds=order.seconds,
        style=order.style,
        negative_prompt=clean_negative_prompt(order.negative_prompt),
        camera=clean_camera(order.camera),
        seed=secrets.randbelow(SEEDS) if order.seed is None else order.seed,
        sound=_sound(order),
        options={CHOSEN: list(order.cast)} if order.cast else {},
    )


def _sound(order: ClipOrder) -> bool:
    """Decide whether the clip is heard; unless asked, that is for the slot to say."""
    slot = SLOTS.get(order.slot)
    if order.sound and slot and not slot.has_sound:
        raise ClipRefused(f"{slot.title} is silent here.{instead(lambda each: each.has_sound)}")
    return order.sound is not False


def request_clip(
    *, author: User, order: ClipOrder, request_key: UUID, bulk: bool = False
) -> Generation:
    """Queue one clip and return it; the same `request_key` gives the same clip.

    :raises PromptRefused: if the prompt cannot be used.
    :raises ClipRefused: if no engine makes such a clip.
    :raises TooMany: if the author has as many clips waiting as one person may, or too few credits.
        Bulk orders are the site's own and are neither counted nor paid for.
    """
    job = new_job(author=author, order=order, request_key=request_key)
    job.bulk = bulk
    return enqueue([job])[0]


def request_variations(
    *,
    author: User,
    order: ClipOrder,
    request_key: UUID,
    count: int = 1,
    given: Sequence[GivenFile] = (),
) -> list[Generation]:
    """Queue an order so many times over, with seeds that differ: all of them or none.

    :raises PromptRefused, ClipRefused, TooMany: as `request_clip`.
    """
    first = new_job(author=author, order=order, request_key=request_key)
    jobs = [first]
    for number in range(1, count):
        job = new_job(author=author, order=order, request_key=uuid5(request_key, str(number)))
        job.seed = (first.seed + number) % SEEDS
        jobs.append(job)
    if count > 1:
        for job in jobs:
            job.batch = uuid5(request_key, "batch")
    return enqueue(jobs, given=given)


def clips_left_today(author: User) -> int:
    """How many more ordinary clips the author may ask for before midnight."""
    balance = balance_of(author)
    left = balance.total // CREDITS_A_CLIP
    return left if balance.clips_left is None else min(left, balance.clips_left)
