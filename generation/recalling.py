"""The work: do to clips what follows from leave that ended, a few at a time, however often begun.

A batch leaves nothing to remember but how far it came: each clip is done in a transaction of its
own, and doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cameos.models import Cameo
from generation import boards, casting, ledger, storing
from generation.models import Asset, CastMember, Generation, Recall, RecallQuerySet
from generation.signals import clip_taken_down
from generation.telling import announce, notify_author
from sora_site.notifications.models import Notification
from sora_site.notifications.services import forget_words, push

BATCH: Final = 25  # cast members; a worker does something else between two batches
RUNG_AGAIN: Final = timedelta(seconds=30)
STOPPED: Final = "@{} no longer lends you this cameo. The clip was stopped, and costs nothing."
TAKEN_DOWN: Final = "@{} is in this clip and took it down. Its files are deleted."
GONE: Final = "A cameo in this clip was deleted, and with it what shows it, files and all."
ENDED: Final = "A cameo in this clip was deleted. The clip was stopped, and costs nothing."
State = Generation.State


def go_on(recall: UUID) -> bool:
    """Do one batch of a recall; False once nothing is left of it."""
    wish = Recall.objects.select_related("cameo__owner").filter(pk=recall).first()
    if wish is None:
        return False
    Recall.objects.filter(pk=recall).update(rung_at=timezone.now())
    meant = CastMember.objects.meant_by(wish).order_by("-pk").select_related("clip__author")
    batch = list(meant[:BATCH])
    for clip in shots_first(member.clip for member in batch):
        _follow(wish, clip)
    if len(batch) < BATCH:
        wish.delete()
    else:
        Recall.objects.filter(pk=recall).update(left_to=batch[-1].pk - 1)
    push(wish.cameo.owner_id, "appearances-changed")
    return len(batch) == BATCH


def finish(recalls: RecallQuerySet) -> None:
    """Do all that is left of some recalls."""
    for pk in list(recalls.values_list("pk", flat=True)):
        while go_on(pk):
            pass


def forget_owner(owner: UUID) -> None:
    """Leave nobody's name in what makers of clips with their cameos were told."""
    ended = Generation.objects.filter(cast__owner=owner, reason_code=Generation.ReasonCode.CONSENT)
    for clip in ended.exclude(author=owner).distinct().iterator():
        url = clip.get_absolute_url()
        forget_words(recipients=[clip.author_id], urls=[url], texts=[clip.reason], by_people=False)
        Generation.objects.filter(pk=clip.pk).update(reason=GONE)


def forgotten() -> Iterator[UUID]:
    """Take recalls that nobody was rung for lately: Redis was wiped, or a worker died."""
    stale = Recall.objects.filter(rung_at__lte=timezone.now() - RUNG_AGAIN)
    for pk in list(stale.values_list("pk", flat=True)):
        if stale.filter(pk=pk).update(rung_at=timezone.now()):
            yield pk


def stop_clip(*, clip: Generation, reason: str, tell: bool = True) -> bool:
    """End a clip that waits or is being made, give back what it cost and say why."""
    with boards.followed(clip):
        changes = {
            "reason": reason[:300],
            "reason_code": Generation.ReasonCode.CONSENT,
            "stage": "",
        }
        if not Generation.objects.filter(pk=clip.pk).move(State.REFUSED, **changes):
            return False
        ledger.refund(clip)
        clip.state = State.REFUSED
        if tell:
            notify_author(clip, Notification.Kind.CLIP_FAILED, reason)
        transaction.on_commit(partial(announce, clip), robust=True)
        transaction.on_commit(partial(storing.tidy, clip.pk), robust=True)
    return True


@transaction.atomic
def take_down(*, clip: Generation, cameo: Cameo, reason: str, tell: bool = True) -> bool:
    """Take a finished clip away for good, with its files and its post; False if it was none."""
    if not Generation.objects.filter(pk=clip.pk).take_down(reason):
        return False
    files = Asset.objects.filter(generation=clip)
    names = list(files.values_list("name", flat=True))
    files.delete()
    clip.state = State.REFUSED
    clip_taken_down.send(sender=Generation, clip=clip)
    if tell and clip.author_id != cameo.owner_id:
        notify_author(clip, Notification.Kind.CLIP_FAILED, reason)
    transaction.on_commit(partial(announce, clip), robust=True)
    transaction.on_commit(partial(_delete_files, clip.pk, names))
    return True


def shots_first(clips: Iterable[Generation]) -> list[Generation]:
    """Let shots come before their storyboards, which end with them."""
    return sorted(clips, key=lambda clip: clip.operation != Generation.Operation.SHOT)


@transaction.atomic
def _follow(recall: Recall, clip: Generation) -> None:
    if recall.kind == Recall.Kind.ASK:
        _ask_again(clip)
        return
    cameo, tell = recall.cameo, recall.cameo.owner.is_present
    named = tell and not recall.whole
    stopped, gone = (STOPPED, TAKEN_DOWN) if named else (ENDED, GONE)
    if recall.kind == Recall.Kind.CHOSEN:
        stopped = gone
    handle = cameo.full_handle
    if stop_clip(clip=clip, reason=stopped.format(handle), tell=tell):
        return
    if recall.kind in Recall.TAKING_DOWN and take_down(
        clip=clip, cameo=cameo, reason=gone.format(handle), tell=tell
    ):
        Recall.objects.filter(pk=recall.pk).update(gone=F("gone") + 1)


def _ask_again(clip: Generation) -> None:
    try:
        casting.require_leave(clip)
    except casting.LeaveEnded as refusal:
        stop_clip(clip=clip, reason=str(refusal))


def _delete_files(clip: UUID, names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
    storing.tidy(clip)
