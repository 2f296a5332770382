"""Asking for leave to use a cameo, giving it, and taking it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Case, When
from django.utils import timezone

from cameos import ledger, tasks
from cameos.ending import HOME
from cameos.models import LONGEST_LOAN, Cameo, Grant, LedgerRow
from cameos.signals import consent_ended
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import CameoAudience, User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

ASKS_A_DAY: Final = 20  # of one person
ASKED_AGAIN_AFTER: Final = timedelta(days=7)  # once it was refused
LONGEST_MESSAGE: Final = 200  # characters

Event = LedgerRow.Event
State = Grant.State
Kind = Notification.Kind


class CannotAsk(DomainError):
    """This person cannot ask for this cameo, or not now."""


class CannotGrant(DomainError):
    """The permission cannot be given as things are."""


class GrantGone(Gone):
    """The request or permission was answered or ended meanwhile."""


@transaction.atomic
def ask(*, cameo: Cameo, person: User, message: str = "") -> Grant:
    """Ask the owner for leave; asking while the answer is awaited changes nothing.

    :raises CannotAsk: if there is nothing to ask for, or the owner said no lately.
    :raises TooMany: if the person asked many today.
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    _require_askable(cameo, person)
    said = message.strip()
    if len(said) > LONGEST_MESSAGE or has_controls(said, allowed="\r\n"):
        raise CannotAsk(f"Say it in {LONGEST_MESSAGE} letters at most. Nothing was sent.")
    held, made = Grant.objects.get_or_create(
        cameo=cameo, person=person, defaults={"message": said, "asked_at": timezone.now()}
    )
    if not made and not _ask_again(held, said):
        return held
    ledger.write(cameo.pk, Event.ASKED, by=person)
    _tell(cameo.owner, Kind.CAMEO_ASKED, cameo, actor=person)
    return held


@transaction.atomic
def withdraw(*, grant: Grant) -> None:
    """Take a request of one's own back; answered already is no error."""
    if Grant.objects.filter(pk=grant.pk, state=State.ASKED).move(State.EXPIRED, message=""):
        ledger.write(grant.cameo_id, Event.EXPIRED, by=grant.person)


@transaction.atomic
def grant(*, grant: Grant, term: timedelta | None = None) -> None:
    """Give leave, for so long or as long as the cameo is lent; again sets the time anew.

    :raises CannotGrant: if the cameo is lent to nobody, or a guardian keeps it so.
    :raises GrantGone: if the person left, or one of the two blocked the other.
    """
    cameo, person = grant.cameo, grant.person
    _require_grantable(cameo, person)
    expires_at = timezone.now() + min(term, LONGEST_LOAN) if term else None
    changes = {"expires_at": expires_at, "end_untold": False}
    if not Grant.objects.filter(pk=grant.pk).move(State.GRANTED, **changes):
        raise GrantGone("This request is gone. Nothing was changed.")
    until = expires_at.isoformat() if expires_at else None
    token = ledger.token_of(person)
    ledger.write(cameo.pk, Event.GRANTED, by=cameo.owner, to=token, expires_at=until)
    if grant.asked_at:
        _tell(person, Kind.CAMEO_ANSWERED, cameo, actor=cameo.owner, text="Yes.")


@transaction.atomic
def grant_to(*, cameo: Cameo, person: User, term: timedelta | None = None) -> Grant:
    """Give somebody leave who did not ask, and is not told: they find it among their cameos.

    :raises CannotGrant, GrantGone: as `grant`.
    """
    if person.pk == cameo.owner_id:
        raise CannotGrant("It is your own: you need nobody's leave.")
    Cameo.objects.select_for_update(no_key=True).get(pk=cameo.pk)  # before its permissions
    held = Grant.objects.get_or_create(
        cameo=cameo, person=person, defaults={"state": State.EXPIRED}
    )[0]
    grant(grant=held, term=term)
    held.refresh_from_db()
    return held


@transaction.atomic
def refuse(*, grant: Grant) -> None:
    """Say no to a request; the person may ask again after a week.

    :raises GrantGone: if it was withdrawn or answered meanwhile.
    """
    if not Grant.objects.filter(pk=grant.pk, state=State.ASKED).move(State.REFUSED):
        raise GrantGone("This request was withdrawn or answered meanwhile.")
    cameo = grant.cameo
    token = ledger.token_of(grant.person)
    ledger.write(cameo.pk, Event.REFUSED, by=cameo.owner, to=token)
    _tell(grant.person, Kind.CAMEO_ANSWERED, cameo, actor=cameo.owner, text="No.")


@transaction.atomic
def revoke(*, cameo: Cameo, person: User | None, take_down: bool) -> None:
    """Take a cameo back from one person, or from everybody but its owner; it holds at once.

    One person stays barred, whatever the audience, until the owner gives leave again. For
    everybody the audience becomes *only me*. `take_down`: what exists is to go, too.
    """
    Cameo.objects.select_for_update(no_key=True).get(pk=cameo.pk)
    if person is None:
        _revoke_all(cameo)
    else:
        _revoke_one(cameo, person)
    mode = "take_down" if take_down else "from_now_on"
    token = ledger.token_of(person) if person else "everybody"
    ledger.write(cameo.pk, Event.REVOKED, by=cameo.owner, to=token, mode=mode)
    consent_ended.send(sender=Cameo, cameo=cameo, person=person, take_down=take_down)


def _revoke_all(cameo: Cameo) -> None:
    Cameo.objects.kept().filter(pk=cameo.pk).update(audience=CameoAudience.ME)
    lent = Grant.objects.filter(cameo=cameo, state__in=(State.ASKED, State.GRANTED))
    lent.update(
        state=State.EXPIRED,
        changed_at=timezone.now(),
        end_untold=Case(When(state=State.GRANTED, then=True), default=False),
    )
    transaction.on_commit(lambda: tasks.tell_of_ends.send(str(cameo.pk)), robust=True)


def _revoke_one(cameo: Cameo, person: User) -> None:
    held = Grant.objects.get_or_create(
        cameo=cameo, person=person, defaults={"state": State.EXPIRED}
    )[0]
    if Grant.objects.filter(pk=held.pk).move(State.REVOKED) and held.state == State.GRANTED:
        _tell(person, Kind.CAMEO_ENDED, cameo, actor=cameo.owner)


def _require_askable(cameo: Cameo, person: User) -> None:
    if not Cameo.objects.askable_by(person).filter(pk=cameo.pk).exists():
        raise CannotAsk("This cameo cannot be asked for.")
    if Cameo.objects.castable_by(person).filter(pk=cameo.pk).exists():
        raise CannotAsk("You may use it already: there is nothing to ask for.")
    lately = timezone.now() - timedelta(days=1)
    if Grant.objects.filter(person=person, asked_at__gt=lately).count() >= ASKS_A_DAY:
        raise TooMany("You asked for many cameos today. You can ask for more tomorrow.")


def _ask_again(held: Grant, message: str) -> bool:
    """Ask anew after an answer; False if the answer to the first is awaited."""
    if held.state == State.ASKED:
        return False
    again = held.changed_at + ASKED_AGAIN_AFTER
    if held.state == State.REFUSED and timezone.now() < again:
        raise CannotAsk(f"The answer was no. You can ask again from {again:%-d %B} on.")
    asked = {"message": message, "asked_at": timezone.now(), "expires_at": None}
    return Grant.objects.filter(pk=held.pk).move(State.ASKED, **asked)


def _require_grantable(cameo: Cameo, person: User) -> None:
    row = Cameo.objects.kept().select_for_update(no_key=True).filter(pk=cameo.pk).first()
    if row is None or not User.objects.visible_to(cameo.owner).filter(pk=person.pk).exists():
        raise GrantGone("This request is gone. Nothing was changed.")
    if CameoAudience.APPROVED not in policy_for(cameo.owner).cameo_audiences:
        raise CannotGrant("Your guardian set that nobody else uses it. Nothing was changed.")
    if row.audience == CameoAudience.ME:
        raise CannotGrant(
            "It is set to “Only me”. Set it to “People I approve” first, then answer again."
        )


def _tell(recipient: User, kind: Kind, cameo: Cameo, **more: Any) -> None:
    notify(recipient=recipient, kind=kind, url=HOME, **more)
