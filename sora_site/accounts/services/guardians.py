"""Linking a young person with a guardian, and what the guardian sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sora_site.accounts.ages import Hours, have_time_in_common, hours_of, is_minor
from sora_site.accounts.models import Block, GuardianCode, Guardianship, User
from sora_site.accounts.models.guardians import LEAVE
from sora_site.accounts.models.rollout import typed_code
from sora_site.accounts.signals import guardian_asked, guardian_changed
from sora_site.core.errors import DomainError, Gone

GUARDIANS: Final = 2  # of one young person
WARDS: Final = 10  # of one guardian
UNKNOWN: Final = (
    "We do not know this code, or it was used or has expired. Ask for a new one: it holds a day."
)


class CannotLink(DomainError):
    """These two cannot be guardian and young person."""


class LinkGone(Gone):
    """The link was ended, or answered, meanwhile."""


class LimitsRefused(DomainError):
    """The limits cannot be set as they are."""


class StaleLimits(Gone):
    """The limits were changed elsewhere after the form was opened."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a guardian sets; None and blank leave it to the site."""

    continuous_scroll: bool
    personalised: bool
    feed_minutes: int | None
    opens_at: time | None
    closes_at: time | None
    daily_generations: int | None
    cameo_audience: str


@transaction.atomic
def issue_code(*, issuer: User) -> GuardianCode:
    """Make a code to hand to the other side; earlier ones hold no more."""
    GuardianCode.objects.filter(issued_by=issuer).open().update(expires_at=timezone.now())
    return GuardianCode.objects.create(issued_by=issuer)


@transaction.atomic
def enter_code(*, person: User, code: str) -> Guardianship:
    """Propose a link with whoever issued the code, who then confirms it.

    :raises CannotLink: if the code does not hold, or the two cannot be linked.
    """
    found = GuardianCode.objects.open().filter(code=typed_code(code)).first()
    if found is None:
        raise CannotLink(UNKNOWN)
    issuer = User.objects.present().filter(pk=found.issued_by_id).first()
    if issuer is None:
        raise CannotLink(UNKNOWN)
    young, guardian = _sides(person, issuer)
    _lock(person, issuer)
    _require_room(young, guardian)
    used = GuardianCode.objects.open().filter(pk=found.pk).update(used_at=timezone.now())
    if not used:
        raise CannotLink(UNKNOWN)
    link = Guardianship.objects.create(young=young, guardian=guardian, proposed_by=person)
    guardian_asked.send(sender=Guardianship, link=link)
    return link


@transaction.atomic
def accept(*, link: Guardianship, by: User) -> None:
    """Confirm a proposed link; twice is no error.

    :raises LinkGone: if it was withdrawn, or is the person's own proposal.
    :raises CannotLink: if the two cannot be linked any more.
    """
    _lock(link.young, link.guardian)
    proposed = Guardianship.objects.open().filter(pk=link.pk).exclude(proposed_by=by).first()
    if proposed is None:
        raise LinkGone("This was withdrawn meanwhile. Nothing was changed.")
    if proposed.is_in_force:
        return
    _sides(link.young, link.guardian)
    _require_no_block(link.young, link.guardian)
    now = timezone.now()
    Guardianship.objects.filter(pk=link.pk).update(accepted_at=now, changed_at=now)
    _tell(link, by, "You are linked now as young person and guardian.")


@transaction.atomic
def end(*, link: Guardianship, by: User) -> None:
    """End or turn down a link; its limits go with it. Again is no error.

    A young person who leaves a guardian keeps the limits for a week, unless the guardian ends
    the link sooner: else every limit could be shaken off at the moment it bites.
    """
    held = Guardianship.objects.open().select_for_update().filter(pk=link.pk).first()
    if held is None:
        return
    if held.is_in_force and by.pk == held.young_id and is_minor(by):
        _leave(held, by)
        return
    Guardianship.objects.filter(pk=held.pk).update(ended_at=timezone.now())
    news = "The guardian link has ended, and its limits with it."
    _tell(held, by, news if held.is_in_force else "The two of you were not linked after all.")


@transaction.atomic
def stay(*, link: Guardianship, young: User) -> None:
    """Take back that one left; too late is no error."""
    leaving = Guardianship.objects.in_force().filter(pk=link.pk, young=young)
    if leaving.exclude(leaves_at=None).update(leaves_at=None):
        _tell(link, young, "The guardian link stays after all.")


@transaction.atomic
def set_limits(*, link: Guardianship, limits: Limits, seen_at: datetime) -> None:
    """Set what the young person's account may do; the same again changes nothing.

    `seen_at` is when the limits that the guardian looked at had been set.

    :raises LinkGone: if the link has ended.
    :raises StaleLimits: if they were changed in another window meanwhile.
    :raises LimitsRefused: if no hour of the day would be left.
    """
    _lock(link.young)  # two guardians come one after another
    held = Guardianship.objects.in_force().filter(pk=link.pk).first()
    if held is None or not is_minor(link.young):
        raise LinkGone("This link has ended. Nothing was changed.")
    if Limits(**{name: getattr(held, name) for name in Limits.__annotations__}) == limits:
        return
    if held.changed_at != seen_at:
        raise StaleLimits(
            "These settings were changed in another window meanwhile. They stand below as they"
            " are now; change them again if you wish."
        )
    _require_some_hours(held, limits)
    Guardianship.objects.filter(pk=held.pk).update(**vars(limits), changed_at=timezone.now())
    _tell(link, link.guardian, "New limits are set.")


def _sides(one: User, other: User) -> tuple[User, User]:
    """Tell the young person from the guardian.

    :raises CannotLink: if they are not one of each.
    """
    minors = [person for person in (one, other) if is_minor(person)]
    if len(minors) != 1:
        ages = "under 18" if minors else "adults"
        raise CannotLink(f"A guardian is an adult, and the other is under 18; you are both {ages}.")
    return minors[0], other if minors[0] is one else one


def _require_room(young: User, guardian: User) -> None:
    _require_no_block(young, guardian)
    Guardianship.objects.filter(young=young).lapsed().update(ended_at=timezone.now())
    open_links = Guardianship.objects.open()
    if open_links.filter(young=young, guardian=guardian).exists():
        raise CannotLink("You two are linked already, or one of you has still to confirm it.")
    if open_links.filter(young=young).count() >= GUARDIANS:
        raise CannotLink(f"A young person can have {GUARDIANS} guardians at most.")
    if open_links.filter(guardian=guardian).count() >= WARDS:
        raise CannotLink(f"A guardian can look after {WARDS} young people at most.")


def _require_no_block(one: User, other: User) -> None:
    if Block.objects.between(one, other).exists():
        raise CannotLink(UNKNOWN)


def _require_some_hours(held: Guardianship, limits: Limits) -> None:
    others = Guardianship.objects.in_force().filter(young=held.young_id).exclude(pk=held.pk)
    hours = hours_of(others)
    if limits.opens_at is None or limits.closes_at is None:
        return
    if not have_time_in_common([*hours, Hours(limits.opens_at, limits.closes_at)]):
        theirs = " and ".join(str(each) for each in hours)
        raise LimitsRefused(
            f"Another guardian has set the hours {theirs}; together with yours no time of the day"
            " would be left. Choose hours that overlap, or speak to each other."
        )


def _leave(held: Guardianship, by: User) -> None:
    if held.leaves_at is not None:
        return
    leaves_at = timezone.now() + LEAVE
    Guardianship.objects.filter(pk=held.pk).update(leaves_at=leaves_at)
    day = f"{leaves_at:%-d %B}"
    _tell(held, by, f"Ended by the young person; the limits hold until {day}, or you end it now.")


def _tell(link: Guardianship, by: User, news: str) -> None:
    guardian_changed.send(sender=Guardianship, link=link, by=by, news=news)


def _lock(*people: User) -> None:
    """Let whoever changes the links of these people come one after another."""
    chosen = Q(pk__in=[person.pk for person in people])
    list(User.objects.select_for_update(no_key=True).filter(chosen).order_by("pk").values("pk"))
