from __future__ import annotations

from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from generation import rendering, storing
from generation.models import Asset, Generation
from sora_site.core.errors import Gone


class StillRunning(Gone):
    """The clip is being made; what was asked needs it to be at rest."""


def cancel_clip(*, clip: Generation) -> bool:
    """Stop a clip that waits or is being made; False if it had already ended.

    A worker that renders it finds out at its next progress step.
    """
    cancelled = Generation.objects.filter(pk=clip.pk).move(Generation.State.CANCELLED, stage="")
    if cancelled:
        clip.state = Generation.State.CANCELLED
        transaction.on_commit(lambda: rendering.announce(clip), robust=True)
    return cancelled


def bar_clip(*, clip: Generation) -> None:
    """Keep a clip that a moderator took down from being shown again; its author keeps it."""
    Generation.objects.filter(pk=clip.pk, barred_at=None).update(barred_at=timezone.now())


@transaction.atomic
def delete_clip(*, clip: Generation) -> None:
    """Delete a clip that has ended, with its files and its post; again is no error.

    :raises StillRunning: if it is waiting or being made.
    """
    locked = Generation.objects.select_for_update().filter(pk=clip.pk).first()
    if locked is None:
        return
    if locked.is_active:
        raise StillRunning("This clip is still being made. Cancel it first.")
    names = list(Asset.objects.filter(generation=locked).values_list("name", flat=True))
    locked.delete()
    transaction.on_commit(lambda: _delete_files(clip.pk, names))


def _delete_files(clip: UUID, names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
    storing.tidy(clip)
