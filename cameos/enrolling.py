"""The work: having one film checked, and what follows from what was found."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cameos import checks, ledger, storing
from cameos.checking.report import Report, Verdict
from cameos.models import LONGEST_LOAN, Cameo, Capture, LedgerRow, Reference
from cameos.models.captures import CHECKS, LEASE
from cameos.models.references import ReferenceQuerySet
from cameos.signals import cameo_retaken, capture_settled
from cameos.storing import WORK
from cameos.telling import kept_of
from cameos.vault import Unreadable
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

Event = LedgerRow.Event
State = Capture.State

STILLS: Final = (
    Reference.Kind.FRONT,
    Reference.Kind.LEFT,
    Reference.Kind.RIGHT,
    Reference.Kind.CUT_OUT,
)
logger = logging.getLogger(__name__)


def check(capture_id: UUID) -> None:
    """Check one film that waits; do nothing if another worker holds it or it was decided."""
    capture = _claim(capture_id)
    if capture is None:
        return
    if capture.attempt > CHECKS:
        _hand_over(capture, Report(findings=()))
        return
    with tempfile.TemporaryDirectory(dir=_scratch(), prefix=WORK) as folder:
        film = Path(folder) / "film.mp4"
        try:
            film.write_bytes(film_of(capture))
        except (Unreadable, FileNotFoundError):
            logger.exception("cameos.film_lost", extra={"capture": str(capture.pk)})
            refuse(capture, reason="The film was lost on our side. Please film it again.")
            return
        report = checks.examine(capture, film)
    _settle(capture, report)


def film_of(capture: Capture) -> bytes:
    """Decrypt a film.

    :raises Unreadable, FileNotFoundError: if it is gone.
    """
    return storing.get(capture.cameo, capture.name, about=capture.pk)


def has_still(capture: Capture) -> bool:
    """Tell whether an engine could show anything of what was taken from a film."""
    taken = Reference.objects.filter(cameo=capture.cameo_id, take=capture.take, kind__in=STILLS)
    return capture.take > 0 and taken.exists()


@transaction.atomic
def accept(capture: Capture, *, reason: str = "", reviewer: User | None = None) -> bool:
    """Take the film's references for the cameo's; False if it was decided meanwhile."""
    cameo = _locked(capture)
    if not _end(capture, State.PASSED, reason, reviewer):
        return False
    now = timezone.now()
    retaken = cameo.take > 0
    fresh = {"take": capture.take, "taken_at": now, "expires_at": now + LONGEST_LOAN, "reason": ""}
    Cameo.objects.filter(pk=cameo.pk).move(Cameo.State.READY, **fresh)
    ledger.write(cameo.pk, Event.TAKEN, by=cameo.owner, take=capture.take, film=capture.sha256)
    _drop(Reference.objects.filter(cameo=cameo).outdated())
    if retaken:
        cameo_retaken.send(sender=Cameo, cameo=cameo)
    _tell(capture, f"{cameo.name} is ready." if not retaken else f"{cameo.name} has a new look.")
    return True


@transaction.atomic
def refuse(capture: Capture, *, reason: str, reviewer: User | None = None) -> bool:
    """Refuse a film; what was taken from it goes. False if it was decided meanwhile."""
    _locked(capture)
    if not _end(capture, State.REFUSED, reason, reviewer):
        return False
    Cameo.objects.filter(pk=capture.cameo_id).move(Cameo.State.REFUSED, reason=reason)
    _drop(Reference.objects.filter(cameo=capture.cameo_id, take=capture.take))
    _tell(capture, reason)
    return True


def _locked(capture: Capture) -> Cameo:
    """Lock a capture's cameo: everybody locks it before its captures and permissions."""
    cameos = Cameo.objects.select_for_update(no_key=True, of=("self",))
    return cameos.select_related("owner").get(pk=capture.cameo_id)


def _claim(capture_id: UUID) -> Capture | None:
    """Take the check for this worker; one conditional UPDATE, so exactly one wins."""
    waiting = Capture.objects.claimable().filter(pk=capture_id)
    leased = {"leased_until": timezone.now() + LEASE, "attempt": F("attempt") + 1}
    if not waiting.move(State.CHECKING, **leased):
        return None
    return Capture.objects.select_related("cameo__owner").get(pk=capture_id)


def _settle(capture: Capture, report: Report) -> None:
    """Do what the worst finding says; a person's film from a file is never accepted unseen."""
    if not Capture.objects.held(capture).exists():
        logger.warning("cameos.check_overtaken", extra={"capture": str(capture.pk)})
        return
    verdict = report.verdict
    if verdict == Verdict.REFUSE:
        _note(capture, report)
        reason = " ".join(report.reasons)[:300] or "The film does not show what was asked for."
        refuse(capture, reason=reason)
        return
    _keep(capture, report)
    unseen = capture.cameo.shows_person and capture.way != Capture.Way.CAMERA
    if verdict == Verdict.ACCEPT and not unseen and has_still(capture):
        _note(capture, report)
        accept(capture)
    else:
        _hand_over(capture, report)


def _keep(capture: Capture, report: Report) -> None:
    """Store what was taken from the film, encrypted, as the cameo's next take; in no use yet."""
    contents: dict[str, tuple[str, bytes]] = {
        each.kind: (each.media_type, each.content) for each in report.references
    }
    if report.voice:
        contents["voice"] = ("application/json", report.voice.model_dump_json().encode())
    if report.recording:
        contents["speech"] = ("audio/wav", report.recording)
    if report.template:
        contents["face"] = ("application/octet-stream", report.template)
    if not contents:
        return
    with transaction.atomic():
        cameo = _locked(capture)
        capture.take = cameo.takes + 1
        Cameo.objects.filter(pk=cameo.pk).update(takes=capture.take)
        Capture.objects.filter(pk=capture.pk).update(take=capture.take)
    for kind, (content_type, content) in contents.items():
        attach_reference(capture, Reference.Kind(kind), content, content_type=content_type)


def attach_reference(
    capture: Capture, kind: Reference.Kind, content: bytes, *, content_type: str
) -> Reference:
    """Encrypt and store one thing that was taken from a film, under its take."""
    row = Reference(cameo=capture.cameo, take=capture.take, kind=kind, content_type=content_type)
    row.name = storing.put(capture.cameo, content, about=row.number)
    row.save(force_insert=True)
    return row


@transaction.atomic
def _hand_over(capture: Capture, report: Report) -> None:
    """Leave the decision to a moderator."""
    _locked(capture)
    reason = " ".join(report.reasons)[:300]
    held = Capture.objects.held(capture)
    if not held.move(State.IN_REVIEW, figures=kept_of(report), reason=reason):
        return
    Cameo.objects.filter(pk=capture.cameo_id).move(Cameo.State.IN_REVIEW)
    _note(capture, report)
    capture_settled.send(sender=Capture, capture=capture)
    _tell(capture, "A moderator looks at it. You are told what comes of it.")


def _note(capture: Capture, report: Report) -> None:
    """Write what was measured into the capture and the ledger, with what it was measured by."""
    Capture.objects.filter(pk=capture.pk).update(figures=kept_of(report))
    ledger.write(
        capture.cameo_id,
        Event.CHECKED,
        by=capture.cameo.owner,
        way=capture.way,
        nonce=capture.nonce,
        challenge=capture.challenge,
        film=capture.sha256,
        verdict=str(report.verdict),
        figures=report.figures,
        models=report.models,
    )


def _end(capture: Capture, to: Capture.State, reason: str, reviewer: User | None) -> bool:
    """End a capture that is in review or still held by this check, and let its film go."""
    if reviewer is not None:
        undecided = Capture.objects.in_review().filter(pk=capture.pk)
    else:
        undecided = Capture.objects.held(capture)
    if not undecided.move(to, reason=reason, reviewer=reviewer):
        return False
    if reviewer is not None:
        told = {"verdict": str(to), "capture": str(capture.pk)}
        ledger.write(capture.cameo_id, Event.CHECKED, by=reviewer, **told)
    capture_settled.send(sender=Capture, capture=capture)
    transaction.on_commit(lambda: drop_film(capture), robust=True)
    return True


def drop_film(capture: Capture) -> None:
    """Delete a film that was decided: file first, so that nothing is forgotten half-way."""
    storing.drop(capture.name)
    Capture.objects.filter(pk=capture.pk, name=capture.name).update(name="")


def _drop(references: ReferenceQuerySet) -> None:
    """Delete references once this is committed; the sweep finds what a crash leaves."""
    rows = list(references)
    transaction.on_commit(lambda: drop_references(rows), robust=True)


def drop_references(rows: Iterable[Reference]) -> None:
    for row in rows:
        storing.drop(row.name)
        Reference.objects.filter(pk=row.pk).delete()


def _tell(capture: Capture, text: str) -> None:
    notify(
        recipient=capture.cameo.owner,
        kind=Notification.Kind.CAMEO_CHECKED,
        url=capture.cameo.get_absolute_url(),
        text=text,
    )


def _scratch() -> Path:
    settings.SCRATCH.mkdir(parents=True, exist_ok=True)
    return Path(settings.SCRATCH)
