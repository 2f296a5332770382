"""The work: claim an export, build its archive, store it and settle it, exactly once."""

from __future__ import annotations

import errno
import hashlib
import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify, push
from sora_site.privacy.archive import write_archive
from sora_site.privacy.models import DataExport, lease_end

logger = logging.getLogger(__name__)

REPORT_EVERY: Final = 0.25  # seconds between signs of life, so at most 4 messages a second
ATTEMPTS: Final = 4
EXPORTS: Final = "exports"  # the folder of all archives' folders in the storage
FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_ROOM: Final = (
    "The site has no room left for the archive. Nothing of yours is lost. Whoever runs the site"
    " has to make room; try again tomorrow."
)
GAVE_UP: Final = "The archive could not be built, however often we tried. Try again."
State = DataExport.State


class Superseded(Exception):
    """Another attempt has the export now, or nobody wants it any more."""


class OnDisk(File[bytes]):
    """A finished file that the storage may move to its place instead of copying it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), path.name)
        self._path = path

    def temporary_file_path(self) -> str:
        """Answer Django's storage, which then moves the file."""
        return str(self._path)


class Heartbeat:
    """Writes progress into the row, keeps the lease and moves the bar in open tabs.

    :raises Superseded: if this attempt no longer holds the export.
    """

    def __init__(self, job: DataExport) -> None:
        self._job = job
        self._due = 0.0

    def __call__(self, fraction: float, stage: str) -> None:
        if (now := time.monotonic()) < self._due:
            return
        self._due = now + REPORT_EVERY
        facts = {"progress": min(int(fraction * 100), 99), "stage": stage[:80]}
        if not DataExport.objects.held(self._job).update(leased_until=lease_end(), **facts):
            raise Superseded
        push(self._job.person_id, "export-progress", export=str(self._job.pk), **facts)


def build(export: UUID) -> None:
    """Build an export's archive; do nothing if it ended or a live worker holds it.

    Any crash hands the export back before it is raised; a worker that dies without a word lets
    its lease lapse. Either way a later attempt starts afresh.
    """
    job = DataExport.objects.claim(export)
    if job is None:
        return
    if job.attempt > ATTEMPTS:
        _fail(job, GAVE_UP)
        return
    try:
        _build(job)
    except Superseded:
        logger.info("privacy.export_superseded", extra={"export": str(job.pk)})
    except BaseException as crash:  # time limits and shutdowns too: hand the export back
        if isinstance(crash, OSError) and crash.errno in FULL:
            _fail(job, NO_ROOM)
            return
        DataExport.objects.held(job).move(State.WAITING, progress=0, stage="")
        raise
    finally:
        tidy(job.pk)


def tidy(export: UUID) -> None:
    """Delete stored archives of an export that its row does not name."""
    folder = f"{EXPORTS}/{export}"
    if not default_storage.exists(folder):
        return
    files = default_storage.listdir(folder)[1]  # before the row, which then knows all of them
    job = DataExport.objects.filter(pk=export).first()
    if job is not None and job.is_active:
        return
    for file in files:
        if job is None or job.name != f"{folder}/{file}":
            default_storage.delete(f"{folder}/{file}")
    if job is None or not job.name:
        with suppress(OSError):
            default_storage.delete(folder)


def tidy_all() -> None:
    """Delete what processes left behind that were killed at the wrong moment."""
    for folder in _scratch_root().glob("*"):
        export, _, attempt = folder.name.rpartition("~")
        running = DataExport.objects.filter(state=State.BUILDING, attempt=attempt)
        if not running.filter(pk=export).exists():
            shutil.rmtree(folder, ignore_errors=True)
    if default_storage.exists(EXPORTS):
        for name in default_storage.listdir(EXPORTS)[0]:
            tidy(UUID(name))


def _build(job: DataExport) -> None:
    report = Heartbeat(job)
    report(0, "Your data")
    with _scratch(job) as folder:
        path = write_archive(job.person, folder, report)
        with path.open("rb") as file:
            job.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        job.size = path.stat().st_size
        with OnDisk(path) as archive:
            job.name = default_storage.save(f"{EXPORTS}/{job.pk}/{job.attempt}.zip", archive)
    _settle(job)


@contextmanager
def _scratch(job: DataExport) -> Iterator[Path]:
    """Make the attempt's own folder; what earlier attempts left behind goes first."""
    for stale in _scratch_root().glob(f"{job.pk}~*"):
        shutil.rmtree(stale, ignore_errors=True)
    folder = _scratch_root() / f"{job.pk}~{job.attempt}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _scratch_root() -> Path:
    return Path(settings.SCRATCH) / EXPORTS


@transaction.atomic
def _settle(job: DataExport) -> None:
    facts = {
        "name": job.name,
        "size": job.size,
        "sha256": job.sha256,
        "expires_at": timezone.now() + timedelta(days=settings.EXPORT_DAYS),
    }
    if not DataExport.objects.held(job).move(State.READY, progress=100, stage="", **facts):
        raise Superseded
    url = job.get_absolute_url()
    notify(recipient=job.person, kind=Notification.Kind.EXPORT_READY, url=url)
    transaction.on_commit(lambda: announce(job), robust=True)


def _fail(job: DataExport, reason: str) -> None:
    if DataExport.objects.held(job).move(State.FAILED, reason=reason, stage=""):
        logger.error("privacy.export_failed", extra={"export": str(job.pk), "reason": reason})
        announce(job)


def announce(job: DataExport) -> None:
    """Tell the person's tabs that the export entered another state."""
    push(job.person_id, "export-changed", export=str(job.pk))
