"""What time does to people: who turned 18 is told, and links that no longer fit end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sora_site.accounts.growing_up import end_lapsed_links
from sora_site.accounts.models import Guardianship, User
from sora_site.accounts.tasks import look_after_guardian_links
from sora_site.notifications.models import Notification
from tests.accounts.test_guardians import kinds
from tests.factories import FIFTEEN, GuardianshipFactory, UserFactory

pytestmark = pytest.mark.django_db

Kind = Notification.Kind


@pytest.fixture
def link(db: None) -> Guardianship:
    return GuardianshipFactory.create()


def birthday(person: User, years: int, joined_before: timedelta) -> None:
    """Let a person have turned `years` yesterday, and have joined some time before that."""
    day = timezone.now() - timedelta(days=1)
    born_on = day.date().replace(year=day.year - years, day=min(day.day, 28))
    User.objects.filter(pk=person.pk).update(born_on=born_on, joined_at=day - joined_before)


def test_who_turned_18_is_told_once_and_guardians_with_them(link: Guardianship) -> None:
    alone, joined_grown = UserFactory.create(), UserFactory.create()
    birthday(link.young, 18, timedelta(days=100))
    birthday(alone, 18, timedelta(days=100))
    birthday(joined_grown, 19, timedelta(days=10))

    for _ in range(2):
        look_after_guardian_links.fn()

    link.refresh_from_db()
    assert link.ended_at is not None
    assert kinds(link.young) == kinds(alone) == [Kind.GREW_UP]
    assert kinds(link.guardian) == [Kind.GUARDIAN_CHANGED]
    assert kinds(joined_grown) == []


def test_birthday_that_was_missed_for_weeks_is_made_up_for(link: Guardianship) -> None:
    birthday(link.young, 19, timedelta(days=400))

    look_after_guardian_links.fn()

    assert kinds(link.young) == [Kind.GREW_UP]


def test_guardian_who_turns_out_to_be_a_minor_is_none(link: Guardianship) -> None:
    User.objects.filter(pk=link.guardian_id).update(born_on=FIFTEEN)

    end_lapsed_links()

    assert not Guardianship.objects.open().exists()
