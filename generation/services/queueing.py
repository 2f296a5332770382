"""Jobs enter the queue here, whatever they were asked for with: all of an order, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from cameos.services import Permission
from generation import ledger, tasks
from generation.models import Asset, Generation
from generation.services.casting import cast_for, keep_cast
from generation.services.fitting import fit
from generation.services.room import require_room
from generation.storing import given_asset
from generation.telling import announce
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany

KEPT: Final = "Your prompt is kept below."


@dataclass(frozen=True, kw_only=True)
class GivenFile:
    """A checked file that a job starts from."""

    kind: Asset.Kind
    suffix: str  # with the dot
    content: bytes | File[bytes]  # of what is long, a file


@transaction.atomic
def enqueue(
    jobs: Sequence[Generation],
    *,
    given: Sequence[GivenFile] = (),
    sources: Sequence[Generation] = (),
) -> list[Generation]:
    """Queue new jobs of one author in one go; their keys asked for again give those of before.

    A job that was given the state `HELD` waits until another releases it. Each `given` file is
    stored for every job. `sources` are clips that what is cut is cut from, besides its parent: who
    is in those is in it.

    :raises ClipRefused: if no engine makes such a clip.
    :raises CastRefused, ConsentMissing, NotAllowed: if somebody in it may not be shown like this.
    :raises TooMany: if the author has as many clips waiting as one person may, or too few credits
        for all of them.
    :raises LibraryFull: if their clips take all the room they have.

    Bulk orders are the site's own and are neither counted nor paid for.
    """
    author = jobs[0].author
    if known := _known(author, jobs):
        return known
    kinds = frozenset(file.kind for file in given)
    for job in jobs:
        fit(job, given=kinds)
    cast = cast_for(jobs, sources)
    User.objects.select_for_update(no_key=True).get(pk=author.pk)  # two tabs wait for each other
    if known := _known(author, jobs):
        return known
    if not jobs[0].bulk:
        _require_few(author, len(jobs))
        require_room(author)
        ledger.reserve(author, jobs)
    for job in jobs:
        queue(job, given, cast.get(job.pk, ()))
    return list(jobs)


def _known(author: User, jobs: Sequence[Generation]) -> list[Generation]:
    keys = [job.request_key for job in jobs]
    known = Generation.objects.of(author).filter(request_key__in=keys)
    return sorted(known, key=lambda job: keys.index(job.request_key))


def _require_few(author: User, count: int) -> None:
    waiting = Generation.objects.of(author).active().made_to_keep().count()
    if waiting + count > settings.RENDERS_WAITING:
        raise TooMany(
            f"You have {waiting} clips waiting; {settings.RENDERS_WAITING} are as many as one"
            f" person may. Wait for one to finish or cancel one. {KEPT}"
        )


def queue(
    job: Generation, given: Sequence[GivenFile] = (), cast: Sequence[Permission] = ()
) -> None:
    """Save a new job as it is and ring for it on commit; whoever calls has checked it."""
    job.save(force_insert=True)
    keep_cast(job, cast)
    for file in given:
        whole = file.content
        content = ContentFile(whole) if isinstance(whole, bytes) else whole
        given_asset(job, file.kind, File(content, name=f"given{file.suffix}")).save()
    if job.state == Generation.State.QUEUED:
        transaction.on_commit(lambda: tasks.send_token(job.pool), robust=True)
    transaction.on_commit(lambda: announce(job), robust=True)
