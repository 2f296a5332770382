from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.accounts.services.sessions import end_sessions, sessions_of
from sora_site.accounts.signals import sessions_ended
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.privacy import exporting, tasks
from sora_site.privacy.models import SALT, DataExport


class LinkExpired(Gone):
    """The link to an export was good once."""

    status = 410


class CannotDelete(DomainError):
    """This account cannot be deleted this way."""


@transaction.atomic
def request_export(*, person: User) -> DataExport:
    """Begin an export of everything about a person; while one is built, the same is returned.

    :raises TooMany: if there was one in the last day.
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)  # two tabs wait for each other
    mine = DataExport.objects.of(person)
    if running := mine.active().first():
        return running
    if mine.recent().exists():
        raise TooMany(
            "You asked for your data less than a day ago. That copy is on this page; you can ask"
            " for a fresh one tomorrow."
        )
    export = DataExport.objects.create(person=person)
    transaction.on_commit(lambda: tasks.build_export.send(str(export.pk)), robust=True)
    transaction.on_commit(lambda: exporting.announce(export), robust=True)
    return export


def find_export(*, person: User, ticket: str) -> DataExport | None:
    """Find the export a signed link is for; None if the link is forged or somebody else's.

    :raises LinkExpired: if its time is over.
    """
    life = timedelta(days=settings.EXPORT_DAYS)
    try:
        pk = signing.loads(ticket, salt=SALT, max_age=life)
    except signing.SignatureExpired as error:
        raise LinkExpired("This link has expired. You can ask for a fresh copy.") from error
    except signing.BadSignature:
        return None
    return DataExport.objects.of(person).ready().filter(pk=pk).first()


@transaction.atomic
def deactivate(*, person: User) -> None:
    """Let nobody see a person until they sign in again; they are signed out everywhere."""
    User.objects.filter(pk=person.pk, away_since=None).update(away_since=timezone.now())
    _sign_out_everywhere(person)


def come_back(*, person: User) -> bool:
    """Be seen again after a time away; False if nothing changed, or deletion is under way."""
    away = User.objects.filter(pk=person.pk, away_since__isnull=False, erase_at=None)
    return away.update(away_since=None) == 1


@transaction.atomic
def request_deletion(*, person: User) -> datetime:
    """Begin the time of grace after which an account is erased; return when it ends.

    Asking twice changes nothing.

    :raises CannotDelete: for members of staff, whose rights have to be taken away first.
    """
    asked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if asked.is_staff:
        raise CannotDelete(
            "This account belongs to the staff. Somebody else of the staff has to take its rights"
            " away before it can be deleted."
        )
    if asked.erase_at is None:
        asked.erase_at = timezone.now() + timedelta(days=settings.ACCOUNT_GRACE_DAYS)
        User.objects.filter(pk=person.pk).update(
            erase_at=asked.erase_at, away_since=Coalesce("away_since", timezone.now())
        )
        transaction.on_commit(lambda: tasks.tell_of_deletion.send(str(person.pk)), robust=True)
    _sign_out_everywhere(person)
    return asked.erase_at


def keep_account(*, person: User) -> None:
    """Take a deletion back; the person is seen again. Nothing changes if they asked for none.

    :raises Gone: if the time of grace is over.
    """
    in_grace = User.objects.filter(pk=person.pk, is_active=True, erase_at__gt=timezone.now())
    taken_back = in_grace.update(erase_at=None, away_since=None)
    if not taken_back and User.objects.filter(pk=person.pk, erase_at__isnull=False).exists():
        raise Gone("It is too late to keep this account: it is being deleted now.")


def _sign_out_everywhere(person: User) -> None:
    end_sessions(sessions_of(person))
    sessions_ended.send(sender=User, person=person, session_keys=None)
