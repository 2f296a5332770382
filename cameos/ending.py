"""The work: ending cameos, captures and permissions, and destroying what identified people."""

from __future__ import annotations

from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cameos import ledger, storing, vault
from cameos.models import Cameo, Capture, Grant, Keyring, LedgerRow, Reference
from cameos.signals import cameo_deleted
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify_many

HOME: Final = "/cameos"  # where people find their cameos, and what they are asked
TOLD_AT_ONCE: Final = 500  # people


@transaction.atomic
def end_cameo(cameo: Cameo, *, by: User, take_down: bool) -> bool:
    """Delete a cameo for good; False if it was deleted already.

    Its row stays without a word of its owner's. Files and their key go as soon as this is
    committed; what a crash leaves of them is swept.
    """
    bare = {"name": "", "portrayal": "", "wishes": [], "banned_topics": [], "banned_words": ""}
    gone = {"deleted_at": timezone.now(), "take": 0, "reason": "", "sealed_key": "", "salt": ""}
    gone |= {"made_from": None}
    if not Cameo.objects.filter(pk=cameo.pk).move(Cameo.State.DELETED, **bare, **gone):
        return False
    for capture in Capture.objects.filter(cameo=cameo).unfinished():
        Capture.objects.filter(pk=capture.pk).move(Capture.State.LAPSED)
    Grant.objects.filter(cameo=cameo).exclude(state=Grant.State.EXPIRED).update(
        state=Grant.State.EXPIRED, changed_at=timezone.now(), message=""
    )
    ledger.write(cameo.pk, LedgerRow.Event.DELETED, by=by, take_down=take_down)
    cameo_deleted.send(sender=Cameo, cameo=cameo, take_down=take_down)
    transaction.on_commit(lambda: destroy(cameo), robust=True)
    return True


@transaction.atomic
def tell_of_ends(cameo: UUID) -> bool:
    """Tell some of those whose leave ended with everybody's; False once nobody is left."""
    untold = Grant.objects.filter(cameo=cameo).end_untold().select_for_update(of=("self",))
    batch = list(untold.select_related("person", "cameo__owner").order_by("pk")[:TOLD_AT_ONCE])
    if not batch:
        return False
    notify_many(
        recipients=[grant.person for grant in batch],
        kind=Notification.Kind.CAMEO_ENDED,
        url=HOME,
        actor=batch[0].cameo.owner,
    )
    Grant.objects.filter(pk__in=[grant.pk for grant in batch]).update(end_untold=False)
    return len(batch) == TOLD_AT_ONCE


def destroy(cameo: Cameo) -> None:
    """Destroy the key, the files and the rows of what a cameo looked and sounded like."""
    storing.shred(cameo)
    Reference.objects.filter(cameo=cameo).delete()
    Capture.objects.filter(cameo=cameo).stored().update(name="", figures={})


@transaction.atomic
def forget_lost(ring: Keyring) -> None:
    """Give a person a new key for one that nothing opens any more; their cameos are to be filmed anew.

    What the old key opened is noise, so its files go; names, wishes and permissions stay.
    """
    fresh = {"take": 0, "taken_at": None, "expires_at": None, "sealed_key": ""}
    Keyring.objects.filter(pk=ring.pk).update(wrapped=vault.wrap(vault.new_key()))
    for cameo in Cameo.objects.kept().filter(owner=ring.person_id).order_by("pk"):
        for capture in Capture.objects.filter(cameo=cameo).unfinished():
            Capture.objects.filter(pk=capture.pk).move(Capture.State.LAPSED)
        row = Cameo.objects.filter(pk=cameo.pk)
        if not row.move(Cameo.State.DRAFT, **fresh):
            row.update(**fresh)
        ledger.write(cameo.pk, LedgerRow.Event.EXPIRED, by=None, what="key")
        transaction.on_commit(partial(destroy, cameo), robust=True)
