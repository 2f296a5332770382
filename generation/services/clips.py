from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from functools import partial
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cameos.services import forget_clips
from generation import boards, storing
from generation.models import Asset, Generation, GenerationQuerySet
from generation.telling import announce
from sora_site.accounts.models import User
from sora_site.core.errors import Gone


class StillRunning(Gone):
    """The clip is being made; what was asked needs it to be at rest."""


def cancel_clip(*, clip: Generation) -> bool:
    """Stop a clip that waits or is being made; False if it had already ended.

    A worker that renders it finds out at its next progress step, and the clip is paid for; one
    that waits is given back. A storyboard goes with its
    unfinished shots, and with any one of them.
    """
    with boards.followed(clip):
        if cancelled := boards.cancel(clip):
            clip.state = Generation.State.CANCELLED
            transaction.on_commit(lambda: announce(clip), robust=True)
    return cancelled


def see_clips(*, clips: GenerationQuerySet) -> int:
    """Note that their author has opened clips that had ended; return how many were unseen."""
    return clips.unseen().update(seen_at=timezone.now())


def bar_clip(*, clip: Generation) -> None:
    """Keep a clip that a moderator took down from being shown again; its author keeps it.

    With a storyboard go its shots: no other is made of them.
    """
    shots = Generation.objects.shots_of(clip).filter(operation=Generation.Operation.SHOT)
    barred = Generation.objects.filter(pk__in=[clip.pk, *shots.values_list("pk", flat=True)])
    barred.filter(barred_at=None).update(barred_at=timezone.now())


@transaction.atomic
def delete_clip(*, clip: Generation) -> None:
    """Delete a clip that has ended, with its files and its post; again is no error.

    With a storyboard go the shots that no other storyboard uses.

    :raises StillRunning: if it is waiting or being made, or a shot of a storyboard.
    """
    locked = Generation.objects.select_for_update().filter(pk=clip.pk).first()
    if locked is None:
        return
    if locked.is_active:
        raise StillRunning("This clip is still being made. Cancel it first.")
    if Generation.objects.boards_of(locked).exists():
        raise StillRunning("This is a shot of a storyboard. Delete the storyboard.")
    shots = set(Generation.objects.shots_of(locked).values_list("pk", flat=True))
    _delete_rows(Generation.objects.filter(pk=locked.pk))
    delete_loose_shots(shots)


def delete_clips(*, author: User, chosen: Collection[UUID]) -> int:
    """Delete those of an author's clips that have ended, as `delete_clip`; return how many."""
    deleted = 0
    for clip in Generation.objects.of(author).shelved().filter(pk__in=chosen):
        with suppress(StillRunning):
            delete_clip(clip=clip)
            deleted += 1
    return deleted


@transaction.atomic
def delete_loose_shots(shots: Collection[UUID]) -> int:
    """Delete those of some shots that no storyboard uses any more; return how many."""
    some = Generation.objects.filter(pk__in=shots)
    locked = list(some.order_by("pk").select_for_update().values_list("pk", flat=True))
    return _delete_rows(Generation.objects.filter(pk__in=locked).loose_shots())


def _delete_rows(clips: GenerationQuerySet) -> int:
    files: dict[UUID, list[str]] = {pk: [] for pk in clips.values_list("pk", flat=True)}
    for asset in Asset.objects.filter(generation__in=files):
        files[asset.generation_id].append(asset.name)
    Generation.objects.filter(pk__in=files).delete()
    forget_clips(clips=files)
    for pk, names in files.items():
        transaction.on_commit(partial(_delete_files, pk, names))
    return len(files)


def _delete_files(clip: UUID, names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
    storing.tidy(clip)
