"""What is ended and deleted by itself: lapsed challenges, decided films, time that ran out."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from datetime import timedelta
from time import time
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cameos import ending, enrolling, ledger, storing
from cameos.models import Cameo, Capture, Grant, LedgerRow, Reference
from cameos.signals import consent_changed, consent_ended
from sora_site.core.personal_data import delete_folder

RUNG_AGAIN: Final = timedelta(seconds=30)
FILE_AGE: Final = 3600  # seconds after which a file that no row names belongs to nobody
BATCH: Final = 200

logger = logging.getLogger(__name__)


def forgotten() -> Iterator[UUID]:
    """Take films that wait and that nobody was rung for lately: Redis was wiped, a worker died."""
    stale = Capture.objects.claimable().filter(rung_at__lte=timezone.now() - RUNG_AGAIN)
    for pk in list(stale.values_list("pk", flat=True)[:BATCH]):
        if stale.filter(pk=pk).update(rung_at=timezone.now()):
            yield pk


def untold() -> list[UUID]:
    """List cameos that were taken back from people who were not told of it."""
    return list(Grant.objects.end_untold().values_list("cameo", flat=True).distinct()[:BATCH])


def clear() -> None:
    """End what is over, and destroy what is not needed any more."""
    for capture in Capture.objects.lapsed()[:BATCH]:
        Capture.objects.lapsed().filter(pk=capture.pk).move(Capture.State.LAPSED)
    drop_films(Capture.objects.spent()[:BATCH])
    for cameo in Cameo.objects.run_out().with_owners()[:BATCH]:
        _run_out(cameo)
    for grant in Grant.objects.over().select_related("cameo__owner", "person")[:BATCH]:
        _expire(grant)
    gone = Cameo.objects.filter(state=Cameo.State.DELETED, references__isnull=False)
    for cameo in gone.distinct()[:BATCH]:
        ending.destroy(cameo)
    enrolling.drop_references(Reference.objects.outdated().select_related("cameo")[:BATCH])


def drop_films(captures: QuerySet[Capture]) -> int:
    """Delete the films of captures that have ended; return how many."""
    spent = list(captures)
    for capture in spent:
        enrolling.drop_film(capture)
    return len(spent)


def tidy() -> None:
    """Delete files that no row names: a process killed at the wrong moment leaves some."""
    for folder in settings.SCRATCH.glob(f"{storing.WORK}*"):
        if folder.stat().st_mtime < time() - FILE_AGE:
            shutil.rmtree(folder, ignore_errors=True)
    if not default_storage.exists(storing.CAMEOS):
        return
    for name in default_storage.listdir(storing.CAMEOS)[0]:
        _tidy(UUID(name))


@transaction.atomic
def _run_out(cameo: Cameo) -> None:
    """End a cameo whose time is over: it can be filmed again, and keeps its wishes."""
    fresh = {"take": 0, "taken_at": None, "expires_at": None}
    if not Cameo.objects.run_out().filter(pk=cameo.pk).move(Cameo.State.DRAFT, **fresh):
        return
    ledger.write(cameo.pk, LedgerRow.Event.EXPIRED, by=None, what="cameo")
    consent_changed.send(sender=Cameo, cameo=cameo)
    rows = list(Reference.objects.filter(cameo=cameo))
    transaction.on_commit(lambda: enrolling.drop_references(rows), robust=True)


@transaction.atomic
def _expire(grant: Grant) -> None:
    """End a permission or a request whose time is over."""
    cameo, person = grant.cameo, grant.person
    Cameo.objects.select_for_update(no_key=True).get(pk=cameo.pk)  # before its permissions
    if not Grant.objects.over().filter(pk=grant.pk).move(Grant.State.EXPIRED, message=""):
        return
    token = ledger.token_of(person)
    ledger.write(cameo.pk, LedgerRow.Event.EXPIRED, by=None, what="grant", to=token)
    if grant.state == Grant.State.GRANTED:
        consent_ended.send(sender=Cameo, cameo=cameo, person=person, take_down=False)


def _tidy(cameo: UUID) -> None:
    folder = f"{storing.CAMEOS}/{cameo}"
    if not Cameo.objects.kept().filter(pk=cameo).exists():
        delete_folder(folder)
        return
    stored = {f"{folder}/{file}" for file in default_storage.listdir(folder)[1]}
    named = {
        *Reference.objects.filter(cameo=cameo).values_list("name", flat=True),
        *Capture.objects.filter(cameo=cameo).values_list("name", flat=True),
    }
    oldest = timezone.now() - timedelta(seconds=FILE_AGE)
    for name in stored - named:
        if default_storage.get_modified_time(name) < oldest:
            logger.info("cameos.file_tidied", extra={"file": name})
            storing.drop(name)
