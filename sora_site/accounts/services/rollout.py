"""Who is let in: at once, by a code, or from the waitlist in its turn."""

from __future__ import annotations

import logging
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import Invite, User, WaitlistEntry
from sora_site.accounts.models.rollout import typed_code
from sora_site.accounts.signals import person_admitted
from sora_site.core.errors import DomainError

logger = logging.getLogger(__name__)

EVERYWHERE: Final = "*"


class InviteRefused(DomainError):
    """The code does not let anybody in."""


class CodesRest(InviteRefused):
    """The code is good and was kept, but codes let nobody in from there at the moment."""


def is_open(*regions: str) -> bool:
    """Tell whether all of the regions that are known are open for sign-up."""
    if EVERYWHERE in settings.OPEN_REGIONS:
        return True
    return all(region in settings.OPEN_REGIONS for region in regions if region)


def why_codes_rest(*regions: str) -> str:
    """Say why even a good code lets nobody in from there now; empty if it does."""
    if settings.SIGN_UP == "closed":
        return "Nobody is let in at the moment, with a code or without."
    if not settings.INVITES_CROSS_REGIONS and not is_open(*regions):
        return "Codes do not let people in from where you are yet."
    return ""


def find_invite(code: str) -> Invite:
    """Find an open invite by its code, however it was typed.

    :raises InviteRefused: if the code is unknown, used, revoked or expired.
    """
    invite = Invite.objects.filter(code=typed_code(code)).select_related("issued_by").first()
    if invite is None:
        raise InviteRefused("We do not know this invite code. Check it letter by letter.")
    if invite.redeemed_at:
        raise InviteRefused("This invite code has already been used. Ask for another.")
    if invite.revoked_at:
        raise InviteRefused("This invite code was withdrawn. Ask for another.")
    if invite.expired:
        raise InviteRefused("This invite code has expired. Ask for another.")
    return invite


@transaction.atomic
def welcome_newcomer(*, newcomer: User, code: str = "", seen_in: str = "") -> None:
    """Let a new account in at once, or put it on the waitlist; under-18s start private.

    A code that lets nobody in at the moment is kept unspent. `seen_in` is the country the visitor
    was seen in, empty if that is not known: it must be open as well as the stated one.

    :raises InviteRefused: if the code is unknown, or somebody else was quicker.
    """
    newcomer.admitted_at = None
    newcomer.is_private = policy_for(newcomer).starts_private
    newcomer.save(update_fields=["admitted_at", "is_private"])
    regions = (newcomer.region, seen_in)
    if code and not why_codes_rest(*regions):
        _spend(find_invite(code), newcomer)
    elif settings.SIGN_UP == "open" and is_open(*regions):
        admit(person=newcomer)
    else:
        WaitlistEntry.objects.create(person=newcomer)


@transaction.atomic
def redeem_invite(*, code: str, person: User, seen_in: str = "") -> None:
    """Let somebody who waits in by a code.

    :raises CodesRest: if codes let nobody in from there now; the code is kept.
    :raises InviteRefused: if the code is unknown, or somebody else was quicker.
    """
    invite = find_invite(code)
    if reason := why_codes_rest(person.region, seen_in):
        raise CodesRest(f"{reason} Your code was kept; it can be used until it expires.")
    _spend(invite, person)


def place_of(person: User) -> int:
    """Count the people who are before somebody in the line."""
    entry = WaitlistEntry.objects.get_or_create(person=person)[0]
    return WaitlistEntry.objects.waiting().before(entry).count()


@transaction.atomic
def admit(
    *, person: User, how: WaitlistEntry.Admission | None = None, inviter: User | None = None
) -> bool:
    """Let one person in, with invites of their own; False if they were in already.

    `how` is None for a newcomer who needed neither a code nor to wait.
    """
    now = timezone.now()
    if not User.objects.filter(pk=person.pk, admitted_at=None).update(admitted_at=now):
        return False
    person.admitted_at = now
    if how:
        entries = WaitlistEntry.objects.filter(person=person, admitted_at=None)
        entries.update(admitted_at=now, admitted_by=how)
    issue_invites(issuer=person, count=settings.INVITES_PER_PERSON)
    person_admitted.send(sender=User, person=person, how=how, inviter=inviter)
    logger.info("accounts.admitted", extra={"person": str(person.pk), "how": how or "at once"})
    return True


@transaction.atomic
def admit_next(*, count: int, how: WaitlistEntry.Admission) -> list[User]:
    """Let the first `count` people of the line in; those whom somebody else lets in are skipped."""
    line = WaitlistEntry.objects.waiting().in_order().select_related("person")
    claimed = line.select_for_update(of=("person",), skip_locked=True, no_key=True)
    people = [entry.person for entry in claimed[: max(count, 0)]]
    return [person for person in people if admit(person=person, how=how)]


@transaction.atomic
def admit_scheduled() -> list[User]:
    """Let in what `WAITLIST_DAILY` leaves for today; nobody while sign-up is closed."""
    if settings.SIGN_UP == "closed":
        return []
    _await_turn()
    how = WaitlistEntry.Admission.SCHEDULE
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = WaitlistEntry.objects.filter(admitted_by=how, admitted_at__gte=midnight).count()
    return admit_next(count=settings.WAITLIST_DAILY - today, how=how)


def issue_invites(*, issuer: User | None, count: int) -> list[Invite]:
    """Make `count` new codes; without an issuer they come from the site."""
    return Invite.objects.bulk_create([Invite(issued_by=issuer) for _ in range(count)])


def revoke_invite(*, invite: Invite) -> bool:
    """Withdraw a code nobody has used; False if somebody has."""
    return Invite.objects.open().filter(pk=invite.pk).update(revoked_at=timezone.now()) == 1


def _spend(invite: Invite, person: User) -> None:
    """Let one person in by one invite, both or neither."""
    if not admit(person=person, how=WaitlistEntry.Admission.CODE, inviter=invite.issued_by):
        raise InviteRefused("You are in already. The code was kept: give it to a friend.")
    now = timezone.now()
    if not Invite.objects.open().filter(pk=invite.pk).update(redeemed_by=person, redeemed_at=now):
        raise InviteRefused("This invite code has just been used. Ask for another.")


def _await_turn() -> None:
    """Wait until no other schedule is at work; the turn ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts.admit_scheduled'))")
