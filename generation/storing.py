"""Where a clip's files are: scratch while it is made, the storage once it is."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from generation.engines.protocol import ClipFiles
from generation.models import Asset, Generation
from generation.workspaces import KEPT, kept_for

CLIPS: Final = "clips"  # the folder of all clips' folders in the storage
BATCH: Final = 500  # clips looked at with one query


@contextmanager
def scratch(job: Generation) -> Iterator[Path]:
    """Make the attempt's own folder; what earlier attempts left behind goes first."""
    for stale in settings.SCRATCH.glob(f"{job.pk}-*"):
        shutil.rmtree(stale, ignore_errors=True)
    folder: Path = settings.SCRATCH / f"{job.pk}-{job.attempt}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def store(job: Generation, files: ClipFiles) -> list[Asset]:
    """Put a clip's files into the storage; their rows are the caller's to save."""
    kinds = {
        Asset.Kind.VIDEO: files.video,
        Asset.Kind.THUMBNAIL: files.thumbnail,
        Asset.Kind.SPRITES: files.sprites,
        Asset.Kind.CAPTIONS: files.captions,
    }
    return [store_one(job, kind, path) for kind, path in kinds.items()]


def store_one(job: Generation, kind: Asset.Kind, path: Path) -> Asset:
    """Put one file into the storage under the present attempt; its row is not saved yet."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        name = default_storage.save(
            f"{CLIPS}/{job.pk}/{job.attempt}-{kind}{path.suffix}", File(file)
        )
    return Asset(generation=job, kind=kind, name=name, size=path.stat().st_size, sha256=digest)


def given_asset(job: Generation, kind: Asset.Kind, content: File[bytes]) -> Asset:
    """Put a file that a job starts from into the storage; its row is not saved yet."""
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    suffix = Path(content.name or "").suffix
    name = default_storage.save(f"{CLIPS}/{job.pk}/0-{kind}{suffix}", content)
    return Asset(generation=job, kind=kind, name=name, size=content.size, sha256=digest)


def forget_upload(job: Generation) -> None:
    """Let go of a file as it was brought along, which knows more than its pictures show.

    The file itself goes when the clip's folder is tidied.
    """
    Asset.objects.filter(generation=job, kind=Asset.Kind.UPLOAD).delete()


def copy_out(asset: Asset, folder: Path) -> Path:
    """Copy a stored file to where an engine can read it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / asset.name.rpartition("/")[2]
    with default_storage.open(asset.name) as stored, path.open("wb") as copy:
        shutil.copyfileobj(stored, copy)
    return path


def tidy(clip: UUID) -> None:
    """Delete stored files of a clip that no row names and the present attempt does not need."""
    _forget_kept([clip])
    folder = f"{CLIPS}/{clip}"
    if not default_storage.exists(folder):
        return
    files = default_storage.listdir(folder)[1]  # before the rows, which then know all of them
    job = Generation.objects.active().filter(pk=clip).first()
    named = set(Asset.objects.filter(generation=clip).values_list("name", flat=True))
    for file in files:
        needed = job is not None and file.startswith(f"{job.attempt}-")
        if not needed and (name := f"{folder}/{file}") not in named:
            default_storage.delete(name)
    if job is None and not named:
        with suppress(OSError):  # somebody who was overtaken still writes, and tidies in turn
            default_storage.delete(folder)


def tidy_all() -> None:
    """Delete files that belong to nothing: a process killed at the wrong moment leaves some."""
    for folder in settings.SCRATCH.glob("*-*"):
        clip, _, attempt = folder.name.rpartition("-")
        if not Generation.objects.running().filter(pk=clip, attempt=attempt).exists():
            shutil.rmtree(folder, ignore_errors=True)
    _forget_kept([UUID(folder.name) for folder in (settings.SCRATCH / KEPT).glob("*-*")])
    if default_storage.exists(CLIPS):
        clips = [UUID(name) for name in default_storage.listdir(CLIPS)[0]]
        for start in range(0, len(clips), BATCH):
            _tidy_batch(clips[start : start + BATCH])


def _tidy_batch(clips: list[UUID]) -> None:
    named = set(Asset.objects.filter(generation__in=clips).values_list("name", flat=True))
    for clip in clips:
        folder = f"{CLIPS}/{clip}"
        stored = {f"{folder}/{file}" for file in default_storage.listdir(folder)[1]}
        if not stored or stored - named:
            tidy(clip)


def _forget_kept(clips: Collection[UUID]) -> None:
    """Delete what attempts kept for each other, unless there may be another attempt."""
    wanted = Generation.objects.active().filter(pk__in=clips).values_list("pk", flat=True)
    for clip in set(clips) - set(wanted):
        shutil.rmtree(kept_for(clip), ignore_errors=True)
