"""The work: claim a clip, render it, store its files and settle it, exactly once."""

from __future__ import annotations

import logging
import time
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from psycopg_pool import PoolTimeout

from generation import boards, casting, dispatch, ledger, making, readiness, storing
from generation.engines.protocol import Cancelled, EngineError, OrderRefused
from generation.making import Made
from generation.models import Asset, Generation, RenderTime, lease_end
from generation.telling import announce, notify_author, report
from generation.watching import TimeUp, Watch
from generation.workspaces import given_up
from sora_site.notifications.models import Notification

logger = logging.getLogger(__name__)

REPORT_EVERY: Final = 0.25  # seconds between signs of life, so at most 4 messages a second
GAVE_UP: Final = (
    "The renderer kept crashing on this clip. Try again, or change the prompt a little."
)
TOO_LONG: Final = (
    "Rendering took far longer than foreseen and was stopped. Try again, or make it shorter."
)
State, Code = Generation.State, Generation.ReasonCode


def render_next(pool: str) -> bool:
    """Render the fairest waiting clip of a pool; False when there was none.

    Any crash hands the clip back before it is raised; a worker that dies without a word lets
    its lease lapse. Either way a later attempt starts afresh.
    """
    job = dispatch.claim(pool, without=readiness.beyond_this_machine(pool))
    if job is None:
        return False
    announce(job)
    if job.crashes >= settings.RENDER_ATTEMPTS:
        _end(job, State.FAILED, GAVE_UP, code=Code.CRASHED)
        return True
    try:
        with Watch(job, end=lambda: _end(job, State.FAILED, TOO_LONG, code=Code.TIME)):
            _render(job)
    except (Cancelled, TimeUp):
        logger.info("generation.given_up_by_author", extra={"clip": str(job.pk)})
        storing.tidy(job.pk)
    except OrderRefused as refusal:
        _refuse(job, refusal)
    except EngineError as error:
        _end(job, State.FAILED, str(error), code=Code(error.code))
    except BaseException as crash:  # shutdowns too: hand the clip back, then fail
        if _hand_back(job, crashed=isinstance(crash, Exception)) or not isinstance(
            crash, Exception
        ):
            raise
        logger.info("generation.overtaken", extra={"clip": str(job.pk)}, exc_info=True)
        storing.tidy(job.pk)
    finally:
        dispatch.charge(job)
    return True


class Heartbeat:
    """Writes an engine's progress into the row and keeps the lease, at most 4 times a second.

    Tabs are told only what is new to them: one who waits for another machine beats for minutes.

    :raises Cancelled: if this attempt no longer holds the clip.
    """

    def __init__(self, job: Generation) -> None:
        self._job = job
        self._due = 0.0
        self._told = (-1, "")

    def __call__(self, fraction: float, stage: str) -> None:
        if (now := time.monotonic()) < self._due:
            return
        self._due = now + REPORT_EVERY
        try:
            self._write(min(int(fraction * 100), 99), stage)
        except (DatabaseError, PoolTimeout):  # a database that restarts costs nobody their render
            logger.warning("generation.not_reported", extra={"clip": str(self._job.pk)})
        if not connection.in_atomic_block:  # else all who wait side by side keep one each
            connection.close()

    def _write(self, progress: int, stage: str) -> None:
        held = Generation.objects.held(self._job).update(
            progress=progress, stage=stage[:80], leased_until=lease_end()
        )
        if not held:
            raise given_up(self._job)
        if self._told != (progress, stage):
            self._told = (progress, stage)
            self._tell(progress, stage)
        if not connection.in_atomic_block:  # else all who wait side by side keep one each
            connection.close()

    def _tell(self, progress: int, stage: str) -> None:
        report(self._job, progress, stage[:80])
        if self._job.operation == Generation.Operation.SHOT:
            boards.report(self._job, stage)


def _render(job: Generation) -> None:
    casting.require_leave(job)
    with storing.scratch(job) as folder:
        made = making.make(job, folder, report=Heartbeat(job))
        if not Generation.objects.held(job).move(State.FINISHING, stage="Saving"):
            raise Cancelled("This clip is no longer wanted.")
        assets = storing.store(job, made.files)
    if _settle(job, made, assets):
        logger.info("generation.completed", extra={"clip": str(job.pk), "attempt": job.attempt})
        _measure(job)
    storing.tidy(job.pk)


def _settle(job: Generation, made: Made, assets: list[Asset]) -> bool:
    changes: dict[str, Any] = {
        "progress": 100,
        "stage": "",
        "engine": made.engine,
        "account": made.account,
        "duration": made.duration,
        "end_state": made.end_state,
        **made.facts,
    }
    with transaction.atomic():
        casting.require_leave(job)  # before any row of clips is held: who takes leave back does so
        casting.require_shown(job, prompts=made.prompts, told=made.told)
        with boards.followed(job):
            if not Generation.objects.held(job).move(State.COMPLETED, **changes):
                return False
            Asset.objects.bulk_create(assets)
            ledger.settle(job)
            storing.forget_upload(job)
            _tell(job, State.COMPLETED, Notification.Kind.CLIP_READY, job.prompt)
    return True


def _measure(job: Generation) -> None:
    """Remember how long it took, unless something was left to it by an earlier attempt."""
    if job.attempt == 1 and job.started_at and job.operation not in Generation.CUT:
        took = (timezone.now() - job.started_at).total_seconds()
        RenderTime.objects.measure(
            recipe=job.recipe, size=job.size, seconds=job.rendered_seconds, took=took
        )


def _refuse(job: Generation, refusal: OrderRefused) -> None:
    casting.note_refusals(job, refusal)
    _end(job, State.REFUSED, str(refusal), code=Code(refusal.code))


def _end(
    job: Generation, state: Generation.State, reason: str, *, code: Generation.ReasonCode
) -> None:
    with boards.followed(job):
        if not Generation.objects.held(job).move(
            state, reason=reason[:300], reason_code=code, stage=""
        ):
            return
        ledger.refund(job)
        if state == State.REFUSED:
            storing.forget_upload(job)
        _tell(job, state, Notification.Kind.CLIP_FAILED, reason)
        transaction.on_commit(lambda: storing.tidy(job.pk))


def _tell(job: Generation, state: Generation.State, kind: Notification.Kind, text: str) -> None:
    job.state = state
    notify_author(job, kind, text)
    transaction.on_commit(lambda: announce(job), robust=True)
    transaction.on_commit(lambda: casting.tell_owners(job), robust=True)


def _hand_back(job: Generation, *, crashed: bool) -> bool:
    """Let another attempt have the clip; False if one already has it, or nobody wants it.

    A worker that is told to stop is no crash: sites are restarted as often as they like.
    """
    held = Generation.objects.held(job)
    crashes = job.crashes + crashed
    if not held.move(State.QUEUED, leased_until=None, stage="", progress=0, crashes=crashes):
        return False
    logger.warning("generation.handed_back", extra={"clip": str(job.pk), "attempt": job.attempt})
    job.state = State.QUEUED
    announce(job)
    return True
