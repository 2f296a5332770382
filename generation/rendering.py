"""The work: claim a clip, render it, store its files and settle it, exactly once."""

from __future__ import annotations

import hashlib
import logging
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.module_loading import import_string

from generation import dispatch
from generation.engines.protocol import (
    Cancelled,
    Clip,
    ClipFiles,
    Engine,
    EngineError,
    OrderRefused,
    RenderOrder,
)
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip
from generation.models import Allowance, Asset, Generation, lease_end
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify, push

logger = logging.getLogger(__name__)

REPORT_EVERY: Final = 0.25  # seconds between signs of life, so at most 4 messages a second
GAVE_UP: Final = (
    "The renderer kept crashing on this clip. Try again, or change the prompt a little."
)
CLIPS: Final = "clips"  # the folder of all clips' folders in the storage
BATCH: Final = 500  # clips looked at with one query
State = Generation.State


def load_engine() -> Engine:
    engine: Engine = import_string(settings.ENGINE)()
    return engine


def order_for(job: Generation) -> RenderOrder:
    """Translate a row into what an engine is asked for."""
    return RenderOrder(
        prompt=job.prompt,
        width=job.width,
        height=job.height,
        seconds=job.seconds,
        seed=job.seed,
        style=job.style,
    )


def render_next(pool: str) -> bool:
    """Render the fairest waiting clip of a pool; False when there was none.

    Any crash hands the clip back before it is raised; a worker that dies without a word lets
    its lease lapse. Either way a later attempt starts afresh.
    """
    job = dispatch.claim(pool)
    if job is None:
        return False
    announce(job)
    if job.attempt > settings.RENDER_ATTEMPTS:
        _end(job, State.FAILED, GAVE_UP)
        return True
    try:
        _render(job)
    except Cancelled:
        logger.info("generation.given_up_by_author", extra={"clip": str(job.pk)})
        tidy(job.pk)
    except OrderRefused as refusal:
        _end(job, State.REFUSED, str(refusal))
    except EngineError as error:
        _end(job, State.FAILED, str(error))
    except BaseException as crash:  # time limits and shutdowns too: hand the clip back, then fail
        if _hand_back(job) or not isinstance(crash, Exception):
            raise
        logger.info("generation.overtaken", extra={"clip": str(job.pk)}, exc_info=True)
        tidy(job.pk)
    finally:
        dispatch.charge(job)
    return True


class Heartbeat:
    """Writes an engine's progress into the row and keeps the lease, at most 4 times a second.

    :raises Cancelled: if this attempt no longer holds the clip.
    """

    def __init__(self, job: Generation) -> None:
        self._job = job
        self._due = 0.0

    def __call__(self, fraction: float, stage: str) -> None:
        if (now := time.monotonic()) < self._due:
            return
        self._due = now + REPORT_EVERY
        progress = min(int(fraction * 100), 99)
        held = Generation.objects.held(self._job).update(
            progress=progress, stage=stage[:80], leased_until=lease_end()
        )
        if not held:
            raise Cancelled("This clip is no longer wanted.")
        push(
            self._job.author_id,
            "clip-progress",
            clip=str(self._job.pk),
            progress=progress,
            stage=stage[:80],
        )


def announce(job: Generation) -> None:
    """Tell the author's tabs that the clip entered another state."""
    push(job.author_id, "clip-changed", clip=str(job.pk), state=job.state)


def tidy(clip: UUID) -> None:
    """Delete stored files of a clip that no row names and the present attempt does not need."""
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


def _render(job: Generation) -> None:
    engine = load_engine()
    with _scratch(job) as folder:
        plan = engine.plan(order_for(job))
        clip = engine.render(plan, workspace=FolderWorkspace(folder), report=Heartbeat(job))
        files = write_clip(clip, folder)
        if not Generation.objects.held(job).move(State.FINISHING, stage="Saving"):
            raise Cancelled("This clip is no longer wanted.")
        assets = _store(job, files)
    if _settle(job, engine.key, clip, assets):
        logger.info("generation.completed", extra={"clip": str(job.pk), "attempt": job.attempt})
    tidy(job.pk)


@contextmanager
def _scratch(job: Generation) -> Iterator[Path]:
    """Make the attempt's own folder; what earlier attempts left behind goes first."""
    for stale in settings.SCRATCH.glob(f"{job.pk}-*"):
        shutil.rmtree(stale, ignore_errors=True)
    folder: Path = settings.SCRATCH / f"{job.pk}-{job.attempt}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _store(job: Generation, files: ClipFiles) -> list[Asset]:
    kinds = {
        Asset.Kind.VIDEO: files.video,
        Asset.Kind.THUMBNAIL: files.thumbnail,
        Asset.Kind.SPRITES: files.sprites,
        Asset.Kind.CAPTIONS: files.captions,
    }
    return [_store_one(job, kind, path) for kind, path in kinds.items()]


def _store_one(job: Generation, kind: Asset.Kind, path: Path) -> Asset:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        name = default_storage.save(
            f"{CLIPS}/{job.pk}/{job.attempt}-{kind}{path.suffix}", File(file)
        )
    return Asset(generation=job, kind=kind, name=name, size=path.stat().st_size, sha256=digest)


@transaction.atomic
def _settle(job: Generation, engine: str, clip: Clip, assets: list[Asset]) -> bool:
    changes: dict[str, Any] = {
        "progress": 100,
        "stage": "",
        "engine": engine,
        "account": dict(clip.account),
    }
    if not Generation.objects.held(job).move(State.COMPLETED, **changes):
        return False
    Asset.objects.bulk_create(assets)
    _tell(job, State.COMPLETED, Notification.Kind.CLIP_READY, job.prompt)
    return True


@transaction.atomic
def _end(job: Generation, state: Generation.State, reason: str) -> None:
    if Generation.objects.held(job).move(state, reason=reason[:300], stage=""):
        if state == State.FAILED and not job.bulk:
            Allowance.objects.give_back(job.author, job.created_at)
        _tell(job, state, Notification.Kind.CLIP_FAILED, reason)
        transaction.on_commit(lambda: tidy(job.pk))


def _tell(job: Generation, state: Generation.State, kind: Notification.Kind, text: str) -> None:
    job.state = state
    notify(recipient=job.author, kind=kind, url=job.get_absolute_url(), text=text)
    transaction.on_commit(lambda: announce(job), robust=True)


def _hand_back(job: Generation) -> bool:
    """Let another attempt have the clip; False if one already has it, or nobody wants it."""
    held = Generation.objects.held(job)
    if not held.move(State.QUEUED, leased_until=None, stage="", progress=0):
        return False
    logger.warning("generation.handed_back", extra={"clip": str(job.pk), "attempt": job.attempt})
    job.state = State.QUEUED
    announce(job)
    return True
