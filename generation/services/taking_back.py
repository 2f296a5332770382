"""What becomes of clips when leave to show somebody ends, and what who is in a clip may do.

What follows from ended leave holds at once; what it does to clips, `recalling` does bit by bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from cameos.models import Cameo
from generation import recalling, tasks
from generation.models import CastMember, Generation, GenerationQuerySet, Recall
from sora_site.accounts.models import User
from sora_site.notifications.services import push

Kind = Recall.Kind


@transaction.atomic
def end_leave(*, cameo: Cameo, person: User | None, take_down: bool) -> None:
    """Stop what is being made with a cameo, and where `take_down`, remove what exists.

    From the commit on none of it is seen or finished; whoever holds the cameo's row calls.

    :param person: whose leave ended; None: everybody's but the owner's.
    """
    kind = Kind.TAKE_DOWN if take_down else Kind.STOP
    recall = _begin(cameo, kind, person=person)
    if recall and person and take_down:
        _mark_offspring(recall)


def end_cameo(*, cameo: Cameo, take_down: bool) -> None:
    """Stop what anybody, its owner too, makes with a cameo; where `take_down`, remove what exists.

    Nothing names an owner who leaves, and nobody hears of their leaving by it.
    """
    _begin(cameo, Kind.TAKE_DOWN if take_down else Kind.STOP, whole=True)


def ask_again(*, cameo: Cameo) -> None:
    """Stop clips in the making that the rules of a cameo allow no more."""
    _begin(cameo, Kind.ASK, whole=True)


def finish_recalls(*, cameo: Cameo) -> None:
    """Do now what is still to be done to clips with a cameo, before nothing is known of it."""
    recalling.finish(Recall.objects.filter(cameo=cameo))


@transaction.atomic
def remove_clips(*, clips: Collection[UUID], owner: User) -> int:
    """Take clips away at the wish of somebody who is in them, in whatever state they are.

    What was made of them and shows them goes, too. From the commit on none of it is seen or
    finished. Returns how many of these clips show them and were there.
    """
    _hold(owner)
    there = (*Generation.ACTIVE, Generation.State.COMPLETED)
    shown = Generation.objects.filter(cast__owner=owner, state__in=there).distinct()
    chosen = set(shown.filter(pk__in=clips).values_list("pk", flat=True))
    doomed = _with_offspring(shown.filter(pk__in=chosen), shown)
    members = CastMember.objects.filter(owner=owner, clip__in=doomed).select_related("cameo")
    for cameo, of_cameo in _one_a_clip(members.order_by("pk")).items():
        _choose(cameo, of_cameo)
    transaction.on_commit(lambda: push(owner.pk, "appearances-changed"), robust=True)
    return len(chosen)


def _one_a_clip(members: Iterable[CastMember]) -> dict[Cameo, list[int]]:
    """Put the numbers of members under their cameos, one of each clip."""
    found: dict[Cameo, list[int]] = defaultdict(list)
    for member in {member.clip_id: member for member in members}.values():
        found[member.cameo].append(member.pk)
    return found


def _choose(cameo: Cameo, members: Collection[int]) -> None:
    """Write down that the clips of some members of a cameo go, and ring for it."""
    recall = Recall.objects.create(cameo=cameo, kind=Kind.CHOSEN, left_to=max(members))
    CastMember.objects.filter(pk__in=members).update(recall=recall)
    _ring(recall)


def _begin(
    cameo: Cameo, kind: Recall.Kind, *, person: User | None = None, whole: bool = False
) -> Recall | None:
    """Write down what is to be done and ring for it; None if there is nothing to do."""
    last = CastMember.objects.filter(cameo=cameo).aggregate(last=Max("pk"))["last"] or 0
    recall = Recall(cameo=cameo, person=person, whole=whole, kind=kind, left_to=last)
    if not CastMember.objects.meant_by(recall).exists():
        return None
    recall.save(force_insert=True)
    _ring(recall)
    return recall


def _ring(recall: Recall) -> None:
    transaction.on_commit(lambda: tasks.take_back.send(str(recall.pk)), robust=True)


def _mark_offspring(recall: Recall) -> None:
    """Note what others made of somebody's clips and still shows the cameo: it goes with those."""
    shown = Generation.objects.filter(cast__cameo=recall.cameo_id).exclude(
        author=recall.cameo.owner_id
    )
    doomed = _with_offspring(shown.filter(author=recall.person_id), shown)
    members = CastMember.objects.filter(cameo=recall.cameo_id, clip__in=doomed)
    members.exclude(maker=recall.person_id).update(recall=recall)


def _hold(owner: User) -> None:
    """Keep clips with any cameo of a person's from being finished until the transaction ends."""
    rows = Cameo.objects.filter(owner=owner).order_by("pk")
    list(rows.select_for_update(no_key=True, of=("self",)).values_list("pk"))


def _with_offspring(first: GenerationQuerySet, among: GenerationQuerySet) -> set[UUID]:
    """Add to some clips what was made of them, and of that, as far as it is among others."""
    found = set(first.values_list("pk", flat=True))
    edge = found
    while edge:
        made = Q(parent__in=edge) | Q(ingredients__source__in=edge)
        edge = set(among.filter(made).values_list("pk", flat=True)) - found
        found |= edge
    return found
