"""Clips cut from the films that are there: stitched, trimmed, or brought along."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.db import transaction

from generation.models import LONGEST, Asset, Generation, Ingredient
from generation.services.lineage import LengthRefused, NotUsable, derived, usable
from generation.services.queueing import GivenFile, enqueue
from generation.services.requests import SEEDS
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError

MOST_PARTS: Final = 20
SHORTEST: Final = 0.5  # seconds that a trim leaves
TITLE_LIMIT: Final = 300  # characters
WORK: Final = 0.15  # seconds of work for a second of film
Operation = Generation.Operation


class UploadRefused(DomainError):
    """The file is not taken."""


@transaction.atomic
def stitch_clips(*, author: User, sources: Sequence[Generation], request_key: UUID) -> Generation:
    """Queue one clip of several of the author's own, in this order.

    The same `request_key` gives the same clip.

    :raises NotUsable: if one is not the author's, not finished, gone, or taken down.
    :raises LengthRefused: if there are too few or too many, or they are too long together.
    :raises TooMany: if the author has as many clips waiting as one person may.
    """
    if known := Generation.objects.of(author).filter(request_key=request_key).first():
        return known
    if not 2 <= len(sources) <= MOST_PARTS:
        raise LengthRefused(f"Choose 2 to {MOST_PARTS} clips to stitch.")
    held = {source.pk: _own(author, source) for source in sorted(sources, key=lambda s: s.pk)}
    parts = [held[source.pk] for source in sources]
    seconds = sum(part.length for part in parts)
    if seconds > LONGEST:
        raise LengthRefused(
            f"These clips have {seconds:.0f} seconds together; {LONGEST} is the most."
        )
    job = _cut(author, parts[0], Operation.STITCH, request_key, seconds)
    job.prompt = "\n\n".join(dict.fromkeys(part.prompt for part in parts if part.prompt))
    job.sound = any(part.sound for part in parts)
    job.parent = job.root = None
    job.borrowed_from = next((p.borrowed_from for p in parts if p.borrowed_from), None)
    queued = enqueue([job], sources=parts)[0]
    if queued == job:
        Ingredient.objects.bulk_create(
            Ingredient(clip=job, place=place, source=part) for place, part in enumerate(parts)
        )
    return queued


@transaction.atomic
def trim_clip(
    *, author: User, source: Generation, start: float, end: float, request_key: UUID
) -> Generation:
    """Queue what one of the author's own clips shows from `start` up to `end`, in seconds.

    The same `request_key` gives the same clip.

    :raises NotUsable, TooMany: as `stitch_clips`.
    :raises LengthRefused: if less than half a second is left, or all of it.
    """
    if known := Generation.objects.of(author).filter(request_key=request_key).first():
        return known
    whole = _own(author, source)
    end = min(end, whole.length)
    if not start >= 0 or not end - start >= SHORTEST:
        raise LengthRefused(f"Leave at least {SHORTEST} seconds between start and end.")
    if start == 0 and end == whole.length:
        raise LengthRefused("That is the whole clip. Move its start or its end.")
    job = _cut(author, whole, Operation.TRIM, request_key, end - start)
    job.prompt = whole.prompt
    job.options = whole.options | {"start": start, "end": end}
    return enqueue([job])[0]


def upload_clip(*, author: User, file: File[bytes], title: str, request_key: UUID) -> Generation:
    """Queue a film of the author's own to be checked and encoded anew; nothing reads it here.

    The same `request_key` gives the same clip.

    :raises UploadRefused: if there is nothing in the file, or too much.
    :raises TooMany: as `stitch_clips`.
    """
    most = settings.UPLOAD_MEGABYTES
    if not file.size:
        raise UploadRefused("There is nothing in this file. Choose another one.")
    if file.size > most * 2**20:
        raise UploadRefused(f"The file has more than {most} MB. Choose a shorter or smaller one.")
    job = Generation(
        author=author,
        request_key=request_key,
        operation=Operation.UPLOAD,
        prompt=" ".join(title.replace("\0", "").split())[:TITLE_LIMIT],
        slot="",
        recipe="",
        pool=settings.CUTTING_POOL,
        seed=secrets.randbelow(SEEDS),
        estimated_seconds=LONGEST / 4,
    )
    given = GivenFile(kind=Asset.Kind.UPLOAD, suffix=".upload", content=file)
    return enqueue([job], given=[given])[0]


def _cut(
    author: User, source: Generation, operation: Operation, request_key: UUID, seconds: float
) -> Generation:
    job = derived(author, source, operation, request_key)
    job.pool = settings.CUTTING_POOL
    job.seconds = max(round(seconds), 1)
    job.estimated_seconds = 1 + seconds * WORK
    return job


def _own(author: User, source: Generation) -> Generation:
    if source.author_id != author.pk:
        raise NotUsable("Only your own clips can be cut.")
    return usable(source)
