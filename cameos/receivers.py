"""What happens to people, told to their cameos."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver

from cameos import ledger
from cameos.models import Cameo, Capture, Grant, LedgerRow
from cameos.signals import capture_settled, consent_changed, consent_ended
from sora_site.accounts.models import Guardianship, User
from sora_site.accounts.signals import guardian_changed, person_blocked
from sora_site.notifications.services.live import push


@receiver(person_blocked)
def part(*, blocker: User, blocked: User, **kwargs: Any) -> None:
    """End what these two lent each other. A block that is lifted does not bring it back."""
    both = Cameo.objects.kept().filter(owner__in=(blocker, blocked)).order_by("pk")
    for cameo in both.select_for_update(no_key=True):  # whoever uses them now comes first
        _part(cameo, blocked if cameo.owner_id == blocker.pk else blocker, by=blocker)


@receiver(guardian_changed)
def look_again(*, link: Guardianship, **kwargs: Any) -> None:
    """Ask anew about clips in the making with cameos of somebody whose guardian set something."""
    for cameo in Cameo.objects.of(link.young).order_by("pk"):
        consent_changed.send(sender=Cameo, cameo=cameo)


@receiver(capture_settled)
def show(*, capture: Capture, **kwargs: Any) -> None:
    """Let the owner's open pages look again at what became of their film."""
    owner = capture.cameo.owner_id
    transaction.on_commit(lambda: push(owner, "capture-changed"), robust=True)


def _part(cameo: Cameo, other: User, *, by: User) -> None:
    held = Grant.objects.filter(
        Q(state=Grant.State.GRANTED) | Q(state=Grant.State.ASKED), cameo=cameo, person=other
    )
    if held.move(Grant.State.EXPIRED, message=""):
        told = {"to": ledger.token_of(other), "mode": "from_now_on"}
        ledger.write(cameo.pk, LedgerRow.Event.REVOKED, by=by, **told)
    consent_ended.send(sender=Cameo, cameo=cameo, person=other, take_down=False)
