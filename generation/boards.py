"""What waits for what in a storyboard.

Each shot waits for the one before it, the storyboard for all of its shots. Whoever ends a shot
does so inside `followed`, so that what waits for it moves in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import transaction
from django.utils import timezone

from generation import ledger, telling
from generation.models import Generation, Ingredient
from sora_site.notifications.models import Notification

State = Generation.State
UNMADE: Final = frozenset({State.FAILED, State.REFUSED, State.CANCELLED})
TRY_AGAIN: Final = "What was finished is kept; trying again makes the rest."
NOT_BEGUN: Final = "The storyboard ended before it was this shot's turn."


@contextmanager
def followed(job: Generation) -> Iterator[None]:
    """Let what waits for a job move with it: enter before its state is changed.

    The storyboard's row is locked before those of its shots, by everybody who needs both.
    """
    with transaction.atomic():
        waiting = list(Generation.objects.waiting_for(job).select_for_update(no_key=True))
        yield
        for board in waiting:
            _advance(board)
        if job.operation == Generation.Operation.BOARD:
            _drop_unfinished(job)


@transaction.atomic
def cancel(job: Generation, *, reason: str = "") -> bool:
    """Cancel a job: it costs nothing unless a worker has begun it. False if it had ended."""
    row = Generation.objects.filter(pk=job.pk)
    state = row.select_for_update(no_key=True).values_list("state", flat=True).first()
    if not row.move(State.CANCELLED, reason=reason, stage=""):
        return False
    if state in Generation.WAITING:
        ledger.refund(job)
    else:
        ledger.settle(job)
    return True


def report(shot: Generation, stage: str) -> None:
    """Write into the waiting storyboard how far all of its shots are, and tell the author."""
    waiting = Generation.objects.waiting_for(shot)
    parts = list(
        Ingredient.objects.filter(clip__in=waiting)
        .order_by("place")
        .values_list("clip_id", "source_id", "source__progress", "source__seconds")
    )
    if not parts:
        return
    number = [source for _, source, _, _ in parts].index(shot.pk) + 1
    done = sum(progress * seconds for _, _, progress, seconds in parts)
    whole = sum(seconds for _, _, _, seconds in parts)
    board = Generation(pk=parts[0][0], author_id=shot.author_id)
    words = f"Shot {number} of {len(parts)}: {stage}"[:80]
    progress = min(done // whole, 99)
    if Generation.objects.held_back().filter(pk=board.pk).update(progress=progress, stage=words):
        telling.report(board, progress, words)


def heal() -> set[str]:
    """Move storyboards that wait although nothing of them is under way; return whose turn it is.

    Every end of a shot moves its storyboard at once; this is for rows changed by other hands.
    """
    pools: set[str] = set()
    with transaction.atomic():
        for board in Generation.objects.stuck_boards().select_for_update(skip_locked=True):
            pools |= _advance(board)
    return pools


def _advance(board: Generation) -> set[str]:
    """Bring a waiting storyboard to where its shots are; return the pools of what was released."""
    parts = board.ingredients.order_by("place").select_related("source")
    shots = [part.source for part in parts]
    for number, shot in enumerate(shots, start=1):
        if shot is None or shot.state in UNMADE:
            _end(board, number, shot)
            return set()
    completed = {shot.pk for shot in shots if shot and shot.state == State.COMPLETED}
    if len(completed) == len(shots):
        return _release(board)
    held = [shot for shot in shots if shot and shot.state == State.HELD]
    due = [shot for shot in held if shot.parent_id is None or shot.parent_id in completed]
    return {pool for shot in due for pool in _release(shot)}


def _release(job: Generation) -> set[str]:
    held = Generation.objects.held_back().filter(pk=job.pk)
    if not held.move(State.QUEUED, token_sent_at=timezone.now()):
        return set()
    job.state = State.QUEUED
    transaction.on_commit(lambda: telling.announce(job), robust=True)
    return {job.pool}


def _end(board: Generation, number: int, shot: Generation | None) -> None:
    """End a storyboard with the shot that cannot be made."""
    cancelled = shot is not None and shot.state == State.CANCELLED
    why = shot.reason if shot and shot.reason else "It is not there any more."
    reason = "" if cancelled else f"Shot {number} could not be made. {why} {TRY_AGAIN}"
    board.state = State.CANCELLED if cancelled else State.FAILED
    code = shot.reason_code if shot else ""
    changes = {"reason": reason[:300], "reason_code": code, "stage": ""}
    if not Generation.objects.filter(pk=board.pk).move(board.state, **changes):
        return
    _drop_unfinished(board)
    if not cancelled:
        telling.notify_author(board, Notification.Kind.CLIP_FAILED, reason)
    transaction.on_commit(lambda: telling.announce(board), robust=True)


def _drop_unfinished(board: Generation) -> None:
    """Cancel the shots of a storyboard that ended."""
    for shot in Generation.objects.shots_of(board).active():
        cancel(shot, reason=NOT_BEGUN if shot.state == State.HELD else "")
