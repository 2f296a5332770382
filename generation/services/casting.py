"""Who is in a clip that is asked for: named in its prompt, chosen, or in what it is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse

from cameos.models import Cameo, full_handle
from cameos.services import ConsentMissing, NotAllowed, Permission, note_uses
from generation import casting, tasks
from generation.models import CastMember, Generation, cameos_in
from generation.services.fitting import ClipRefused, instead
from generation.slots import SLOTS, engine_of
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.core.statements import Statement
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify, push

MENTION: Final = re.compile(r"(?<![\w@.])@(\w+(?:\.[a-z]\w*)?)", re.IGNORECASE)
MOST_OFFERED, MOST_FOUND = 24, 8
CHOSEN: Final = "cast"  # among a clip's options: handles chosen beside the prompt
KEEPS_SOUND: Final = (*Generation.CUT, Generation.Operation.EXTEND)  # of what it is made from
Cast = Mapping[UUID, Sequence[Permission]]  # by the clips' ids


class CastRefused(DomainError):
    """A clip cannot be made with those who are to be in it."""


def cast_for(jobs: Sequence[Generation], sources: Sequence[Generation] = ()) -> Cast:
    """Find who is in each of some new jobs, and ask for leave.

    :param sources: clips that what is cut is cut from, besides parents.
    :raises CastRefused: if a name is of nobody the author may cast, or the slot shows fewer.
    :raises ConsentMissing, NotAllowed: as `casting.ask`; the ledger hears of it.
    """
    found: dict[UUID, Sequence[Permission]] = {}
    for job in jobs:
        parts = sources if job.operation in Generation.CUT else ()
        before = [pk for pk in {job.parent_id, *(part.pk for part in parts)} if pk]
        stored = cameos_in([pk for pk in before if pk not in found])
        new = [each.cameo.pk for pk in _made_from(job, found) for each in found[pk]]
        cameos = list(dict.fromkeys((*_chosen(job), *stored, *new)))
        try:
            found[job.pk] = casting.ask(job, cameos)
            casting.require_sources(before)
            if job.operation in KEEPS_SOUND:
                heard = CastMember.objects.filter(clip__in=before).heard()
                casting.require_voices(found[job.pk], heard=heard)
        except (ConsentMissing, NotAllowed) as refusal:
            _note(job.author, refusal)
            raise
        _require_room(job, len(cameos))
    return found


def keep_cast(job: Generation, held: Sequence[Permission]) -> None:
    """Write down who is in a new job and by what leave, and tell whose cameos are used."""
    if not held:
        return
    listed = job.operation not in Generation.UNSHELVED
    CastMember.objects.bulk_create(
        CastMember(
            clip=job,
            cameo=each.cameo,
            owner_id=each.cameo.owner_id,
            maker_id=job.author_id,
            basis=each.basis,
            voice=each.voice,
            consent=dict(each.consent),
            listed=listed,
        )
        for each in held
    )
    note_uses(person=job.author, clip=job.pk, permissions=held)
    if listed:
        _tell(job, held)


def tray_of(person: User) -> list[str]:
    """List the handles the composer offers unasked: one's own, whom they cast most lately, what is lent."""
    often = CastMember.objects.cast_most_by(person)
    places = {pk: place for place, pk in enumerate(often)}
    found = [
        (owner != person.pk, places.get(pk, len(places)), full_handle(owner_handle, handle))
        for pk, owner, owner_handle, handle in _OFFERED.rows(viewer=person.pk, ids=often)
    ]
    return [handle for _, _, handle in sorted(found)[:MOST_OFFERED]]


def _offered(person: UUID, often: RawSQL) -> QuerySet[Cameo, Any]:
    offered = Cameo.objects.tray_of(User(pk=person), most=MOST_OFFERED, besides=often)
    return offered.values_list("pk", "owner", "owner__handle", "handle")


_OFFERED: Final = Statement(_offered, keeps_plan=False)


def castable(person: User, words: str) -> list[str]:
    """List the handles of what a person may cast that begin so."""
    if not words:
        return tray_of(person)[:MOST_FOUND]
    found = Cameo.objects.castable_by(person).beginning(words).with_owners()
    return [each.full_handle for each in found.order_by("owner__handle", "handle")[:MOST_FOUND]]


def mentions(text: str) -> list[str]:
    """List the handles that a text names, without the @, each once."""
    return list(dict.fromkeys(handle.lower() for handle in MENTION.findall(text)))


def _made_from(job: Generation, found: Cast) -> Iterator[UUID]:
    """Name the jobs asked for with this one that it is made from: a board's shots, a shot's parent."""
    if job.operation == Generation.Operation.BOARD:
        yield from found
    elif job.parent_id in found:
        assert job.parent_id is not None
        yield job.parent_id


def _chosen(job: Generation) -> list[UUID]:
    if job.operation in Generation.CUT:
        return []
    named = dict.fromkeys((*mentions(job.prompt), *job.options.get(CHOSEN, ())))
    return list(dict.fromkeys(_called(job.author, str(handle)) for handle in named))


def _called(author: User, handle: str) -> UUID:
    """Find the cameo of a handle among those the author may cast; others are as if absent."""
    castable = Cameo.objects.castable_by(author)
    owner, dot, _ = handle.partition(".")
    for name in (handle, owner) if dot else (handle,):  # "@mei.Then": no space after the sentence
        if pk := castable.called(name).values_list("pk", flat=True).first():
            return pk
    raise CastRefused(
        f"You may not cast @{handle}: there is no such cameo, or it is not lent to you. Choose from"
        " those that are, or write the name without the @. Nothing was spent."
    )


def _require_room(job: Generation, count: int) -> None:
    """Check how many the chosen engine can be shown; what is cut needs no engine."""
    if not count or job.operation in Generation.CUT:
        return
    most = engine_of(job.recipe).capabilities().cameos
    if count <= most:
        return
    slot = SLOTS.get(job.slot)
    title = slot.title if slot else job.slot
    others = instead(lambda each: each.capabilities().cameos >= count)
    can = f"shows {most} at most" if most else "cannot show cameos"
    raise ClipRefused(f"{title} {can} here; this clip has {count}.{others}")


def _note(person: User, refusal: ConsentMissing | NotAllowed) -> None:
    """Have refused uses written down apart from the transaction that the refusal ends."""
    for cameo, why in casting.whys_of(refusal).items():
        tasks.note_refused_use.send(str(person.pk), str(cameo.pk), why)


def _tell(job: Generation, held: Sequence[Permission]) -> None:
    url = reverse("feed:appearances")
    for each in held:
        owner = each.cameo.owner
        transaction.on_commit(partial(push, owner.pk, "appearances-changed"), robust=True)
        if owner.pk != job.author_id:
            notify(
                recipient=owner,
                kind=Notification.Kind.CAMEO_USED,
                actor=job.author,
                url=url,
                text=job.prompt,
            )
