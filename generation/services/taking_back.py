"""What becomes of clips when leave to show somebody ends, and what who is in a clip may do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from cameos.models import Cameo
from generation import boards, casting, ledger, storing
from generation.models import Asset, CastMember, Generation, GenerationQuerySet
from generation.signals import clip_taken_down
from generation.telling import announce, notify_author
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from sora_site.notifications.services import push

State = Generation.State
STOPPED: Final = "@{} no longer lends you this cameo. The clip was stopped, and costs nothing."
TAKEN_DOWN: Final = "@{} is in this clip and took it down. Its files are deleted."
GONE: Final = "A cameo in this clip was deleted, and with it what shows it, files and all."
ENDED: Final = "A cameo in this clip was deleted. The clip was stopped, and costs nothing."


@transaction.atomic
def end_leave(*, cameo: Cameo, person: User | None, take_down: bool) -> None:
    """Stop what is being made with a cameo, and where `take_down`, remove what exists.

    :param person: whose leave ended; None: everybody's but the owner's.
    """
    shown = Generation.objects.filter(cast__cameo=cameo).exclude(author=cameo.owner_id)
    theirs = shown.filter(author=person) if person else shown
    _stop_all(theirs, STOPPED.format(cameo.full_handle))
    if take_down:
        doomed = (
            _with_offspring(theirs, shown) if person else set(shown.values_list("pk", flat=True))
        )
        _take_down_all(doomed, cameo, TAKEN_DOWN.format(cameo.full_handle))


@transaction.atomic
def end_cameo(*, cameo: Cameo, take_down: bool) -> None:
    """Stop what anybody, its owner too, makes with a cameo; where `take_down`, remove what exists.

    Nothing names an owner who leaves, and nobody hears of their leaving by it.
    """
    shown = Generation.objects.filter(cast__cameo=cameo)
    tell = cameo.owner.is_present
    _stop_all(shown, ENDED, tell=tell)
    if take_down:
        _take_down_all(shown.values_list("pk", flat=True), cameo, GONE, tell=tell)


@transaction.atomic
def ask_again(*, cameo: Cameo) -> None:
    """Stop clips in the making that the rules of a cameo allow no more."""
    active = Generation.objects.active().filter(cast__cameo=cameo).select_related("author")
    for clip in _shots_first(active):
        try:
            casting.require_leave(clip)
        except casting.LeaveEnded as refusal:
            stop_clip(clip=clip, reason=str(refusal))


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
def remove_clip(*, clip: Generation, owner: User) -> bool:
    """Take a clip away at the wish of somebody who is in it, in whatever state it is.

    What was made of it and shows them goes, too. False if they are not in it, or it was gone.
    """
    members = CastMember.objects.filter(clip=clip, owner=owner).select_related("cameo__owner")
    cameos = list(members.order_by("cameo"))
    if not cameos:
        return False
    _hold(cameos)
    cameo = cameos[0].cameo
    shown = Generation.objects.filter(cast__owner=owner).distinct()
    doomed = _with_offspring(shown.filter(pk=clip.pk), shown)
    reason = TAKEN_DOWN.format(cameo.full_handle)
    stopped = _stop_all(shown.filter(pk__in=doomed), reason)
    return bool(_take_down_all(doomed, cameo, reason) + stopped)


def _hold(cameos: Iterable[CastMember]) -> None:
    """Keep clips with these cameos from being finished until the transaction ends."""
    rows = Cameo.objects.filter(pk__in=[each.cameo_id for each in cameos]).order_by("pk")
    list(rows.select_for_update(no_key=True, of=("self",)).values_list("pk"))


def _stop_all(clips: GenerationQuerySet, reason: str, *, tell: bool = True) -> int:
    return sum(
        stop_clip(clip=clip, reason=reason, tell=tell) for clip in _shots_first(clips.active())
    )


def _shots_first(clips: GenerationQuerySet) -> list[Generation]:
    """Let shots come before their storyboards, which end with them."""
    found = clips.select_related("author").order_by("pk")
    return sorted(found, key=lambda clip: clip.operation != Generation.Operation.SHOT)


def _with_offspring(first: GenerationQuerySet, among: GenerationQuerySet) -> set[UUID]:
    """Add to some clips what was made of them, and of that, as far as it is among others."""
    found = set(first.values_list("pk", flat=True))
    edge = found
    while edge:
        made = Q(parent__in=edge) | Q(ingredients__source__in=edge)
        edge = set(among.filter(made).values_list("pk", flat=True)) - found
        found |= edge
    return found


def _take_down_all(clips: Iterable[UUID], cameo: Cameo, reason: str, *, tell: bool = True) -> int:
    rows = Generation.objects.filter(pk__in=list(clips)).select_related("author").order_by("pk")
    return sum(_take_down(clip, cameo, reason, tell=tell) for clip in rows)


def _take_down(clip: Generation, cameo: Cameo, reason: str, *, tell: bool) -> bool:
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
    transaction.on_commit(partial(push, cameo.owner_id, "appearances-changed"), robust=True)
    transaction.on_commit(partial(_delete_files, clip.pk, names))
    return True


def _delete_files(clip: UUID, names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
    storing.tidy(clip)
