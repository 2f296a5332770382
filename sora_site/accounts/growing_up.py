"""What time does to people: birthdays, and guardian links that run out.

The rules of an age are derived (`ages`), so being late here delays a notice and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Exists, F, Func, OuterRef, Q
from django.utils import timezone

from sora_site.accounts.ages import OF_AGE, is_minor
from sora_site.accounts.models import Guardianship, User
from sora_site.accounts.signals import guardian_changed, person_grew_up


def tell_who_grew_up() -> int:
    """End the guardianships of everybody who turned 18 and tell them; count the people."""
    return sum(_grow_up(person) for person in _grown_up_untold())


def end_lapsed_links() -> None:
    """End links whose young person left a week ago, or whose guardian turns out to be a minor."""
    recent = timezone.now().date() - timedelta(days=OF_AGE * 366 + 2)
    young_guardians = Guardianship.objects.open().filter(guardian__born_on__gt=recent)
    lapsed = Guardianship.objects.lapsed() | young_guardians
    for link in lapsed.select_related("young", "guardian"):
        if link.leaves_at is not None or is_minor(link.guardian):
            _end(link)


def _grown_up_untold() -> Iterator[User]:
    """Find people who turned 18 here; the query gives a month too many, their ages decide."""
    today = timezone.now().date()
    latest = date(today.year - OF_AGE, today.month, 1) + timedelta(days=33)
    birthday = Func(
        F("born_on"),
        template=f"(%(expressions)s + interval '{OF_AGE} years')",
        output_field=DateTimeField(),
    )
    guarded = Exists(Guardianship.objects.filter(young=OuterRef("pk"), ended_at=None))
    grown = User.objects.filter(grew_up_at=None, born_on__lt=latest)
    for person in grown.filter(Q(joined_at__lt=birthday) | guarded).iterator():
        if not is_minor(person):
            yield person


@transaction.atomic
def _grow_up(person: User) -> bool:
    """Tell one person, once however often this runs; False if another run was quicker."""
    now = timezone.now()
    if not User.objects.filter(pk=person.pk, grew_up_at=None).update(grew_up_at=now):
        return False
    links = Guardianship.objects.filter(young=person, ended_at=None)
    guardians = list(User.objects.filter(wards__in=links.filter(accepted_at__isnull=False)))
    links.update(ended_at=now)
    person_grew_up.send(sender=User, person=person, guardians=guardians)
    return True


@transaction.atomic
def _end(link: Guardianship) -> None:
    open_still = Guardianship.objects.filter(pk=link.pk, ended_at=None)
    if open_still.update(ended_at=timezone.now()):
        news = "The guardian link has ended, and its limits with it."
        guardian_changed.send(sender=Guardianship, link=link, by=link.young, news=news)
