"""Clips rendered from earlier ones. Who may use whose clip is for the caller to know."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from generation.models import LONGEST, Generation
from generation.services.casting import CHOSEN
from generation.services.prompts import clean_negative_prompt, clean_prompt
from generation.services.queueing import enqueue
from generation.services.requests import SEEDS
from generation.slots import DEFAULT_SLOT, SLOTS
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone

ADDED_AT_MOST: Final = 20  # seconds, by one extension
Operation = Generation.Operation


class NotUsable(Gone):
    """Nothing can be made from the clip as it is."""


class LengthRefused(DomainError):
    """The clip would be too long, or too short."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to become of a clip. None is what the clip itself has."""

    prompt: str
    slot: str | None = None
    style: str | None = None
    negative_prompt: str = ""
    seconds: int = 4  # that an extension adds
    new_take: bool = False  # another seed: also what the prompt leaves alone comes out anew
    cast: tuple[str, ...] = ()  # handles of cameos to be in it besides those that are


def remix_clip(
    *, author: User, source: Generation, change: Change, request_key: UUID
) -> Generation:
    """Queue a clip after another one: its seed stays, so what the prompt leaves alone does, too.

    The same `request_key` gives the same clip.

    :raises NotUsable: if the source is not finished, gone, or taken down.
    :raises PromptRefused, ClipRefused, TooMany: as for a new clip.
    """
    return _changed(author, source, Operation.REMIX, change, request_key)


def edit_clip(*, author: User, source: Generation, change: Change, request_key: UUID) -> Generation:
    """Queue a clip in which only what the prompt says is different; see `remix_clip`."""
    return _changed(author, source, Operation.EDIT, change, request_key)


def extend_clip(
    *, author: User, source: Generation, change: Change, request_key: UUID
) -> Generation:
    """Queue a clip that goes on for `change.seconds` after another ends; see `remix_clip`.

    :raises LengthRefused: if that is too much at once, or too long in total.
    """
    return _changed(author, source, Operation.EXTEND, change, request_key)


@transaction.atomic
def _changed(
    author: User, source: Generation, operation: Operation, change: Change, request_key: UUID
) -> Generation:
    if known := Generation.objects.of(author).filter(request_key=request_key).first():
        return known
    source = usable(source)
    if operation != Operation.EXTEND and not source.engine:
        raise NotUsable("This film was brought along: no words made it, so none can change it.")
    job = derived(author, source, operation, request_key)
    job.prompt = clean_prompt(change.prompt)
    job.negative_prompt = clean_negative_prompt(change.negative_prompt)
    job.slot = (source.slot or DEFAULT_SLOT) if change.slot is None else change.slot
    job.style = source.style if change.style is None else change.style
    if operation == Operation.EXTEND:
        job.seconds, job.added_seconds = _extended(source, change.seconds), change.seconds
    else:
        job.seconds = _rendered_at_once(source, job.slot)
    if change.new_take:
        job.seed = secrets.randbelow(SEEDS)
    if operation != Operation.REMIX:
        job.options["before"] = source.story
    if change.cast:
        job.options[CHOSEN] = list(change.cast)
    return enqueue([job])[0]


def usable(source: Generation) -> Generation:
    """Return the clip as it is now, held until the transaction ends.

    :raises NotUsable: if nothing can be made from it.
    """
    held = Generation.objects.select_for_update(no_key=True, of=("self",))
    found = held.filter(pk=source.pk).first()
    if found is None or not found.is_usable:
        raise NotUsable(
            "Nothing can be made from this clip: it is not finished, or was taken down."
        )
    return found


def derived(
    author: User, source: Generation, operation: Operation, request_key: UUID
) -> Generation:
    """Return an unsaved job in a clip's line, as the clip itself was ordered."""
    borrowed = source if source.author_id != author.pk else source.borrowed_from
    return Generation(
        author=author,
        request_key=request_key,
        operation=operation,
        parent=source,
        root=source.root or source,
        borrowed_from=borrowed,
        slot=source.slot,
        recipe=source.recipe,
        size=source.size,
        seconds=source.seconds,
        style=source.style,
        sound=source.sound,
        seed=source.seed,
        options={},
    )


def _extended(source: Generation, seconds: int) -> int:
    if not 0 < seconds <= ADDED_AT_MOST:
        raise LengthRefused(f"An extension adds at most {ADDED_AT_MOST} seconds.")
    whole = source.length + seconds
    if whole > LONGEST:
        raise LengthRefused(
            f"The clip has {source.length:.0f} seconds; with {seconds} more it would have"
            f" {whole:.0f}, and {LONGEST} is the most."
        )
    return round(whole)


def _rendered_at_once(source: Generation, slot: str) -> int:
    """How long a clip after another can be: as long as it, within what the slot renders."""
    if slot not in SLOTS:
        return source.seconds
    shortest, longest = SLOTS[slot].capabilities().seconds
    return min(max(source.seconds, shortest), longest)
