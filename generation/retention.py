"""What goes by itself, with its files."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.storage import default_storage

from generation import storing
from generation.models import Asset, Generation


def clear_previews() -> int:
    """Delete previews whose hour is over; return how many."""
    stale = Generation.objects.stale_previews()
    for preview in stale:  # one that still waits is not worth making any more
        Generation.objects.filter(pk=preview.pk).move(Generation.State.CANCELLED, stage="")
    return forget(stale)


def forget(clips: Iterable[Generation]) -> int:
    """Delete clips that have ended, rows and files; return how many."""
    count = 0
    for clip in clips:
        pk, files = clip.pk, Asset.objects.filter(generation=clip)
        names = list(files.values_list("name", flat=True))
        clip.delete()
        for name in names:
            default_storage.delete(name)
        storing.tidy(pk)
        count += 1
    return count
