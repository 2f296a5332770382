"""What the feed showed lies in days, which are made ahead and dropped whole."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommender import partitions
from recommender.models import Impression
from recommender.tasks import turn_days
from sora_site.accounts.models import User
from tests.factories import ImpressionFactory, ItemFactory

pytestmark = pytest.mark.django_db


def tables_in_use() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text, count(*) FROM recommender_impression GROUP BY 1"
        )
        return dict(cursor.fetchall())


def name_of(days_ago: int) -> str:
    day = (timezone.now() - timedelta(days=days_ago)).astimezone(UTC)
    return f"recommender_impression_{day:%Y%m%d}"


def test_impression_written_before_its_day_was_made_moves_into_it(owner: User) -> None:
    item = ItemFactory.create()
    early = ImpressionFactory.create(person=owner, item=item)
    assert tables_in_use() == {"recommender_impression_other": 1}

    turn_days.fn()
    ImpressionFactory.create(person=owner, item=item)

    assert tables_in_use() == {name_of(0): 2}
    assert Impression.objects.filter(pk=early.pk, at=early.at).exists()


def test_days_are_made_ahead_once() -> None:
    assert len(partitions.make_days(ahead=3)) == 4

    assert partitions.make_days(ahead=3) == []
    assert len(partitions.days()) == 4


def test_old_days_are_dropped_and_young_ones_stay(
    owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IMPRESSION_DAYS = 5
    now = timezone.now()
    item = ItemFactory.create()
    for ago in (6, 5, 0):
        monkeypatch.setattr(timezone, "now", lambda ago=ago: now - timedelta(days=ago))
        partitions.make_days(ahead=0)
        ImpressionFactory.create(person=owner, item=item, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as if each had been committed

    partitions.drop_old_days()

    assert tables_in_use() == {name_of(5): 1, name_of(0): 1}


def test_item_takes_its_impressions_along_from_every_day(owner: User) -> None:
    item = ItemFactory.create()
    turn_days.fn()
    ImpressionFactory.create(person=owner, item=item)
    ImpressionFactory.create(person=owner, item=item, at=timezone.now() - timedelta(days=3))

    item.delete()

    assert not Impression.objects.exists()
