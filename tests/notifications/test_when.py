"""Quiet hours and digests, by the clocks of people in many places."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sora_site.accounts.ages import Hours
from sora_site.notifications.delivery.when import Digest, Rhythm

NIGHT = Hours(time(22), time(7))
NAP = Hours(time(13), time(15))


@pytest.mark.parametrize(
    ("zone", "hours", "moment", "due"),
    [
        ("UTC", NIGHT, "2026-03-02T21:59", "2026-03-02T21:59"),
        ("UTC", NIGHT, "2026-03-02T22:00", "2026-03-03T07:00"),
        ("UTC", NIGHT, "2026-03-03T00:00", "2026-03-03T07:00"),
        ("UTC", NIGHT, "2026-03-03T07:00", "2026-03-03T07:00"),
        ("UTC", NAP, "2026-03-02T14:00", "2026-03-02T15:00"),
        ("UTC", NAP, "2026-03-02T22:30", "2026-03-02T22:30"),
        ("America/Los_Angeles", NIGHT, "2026-03-02T14:30", "2026-03-02T15:00"),
        ("Asia/Kolkata", NIGHT, "2026-03-02T17:00", "2026-03-03T01:30"),
        ("Pacific/Auckland", NIGHT, "2026-03-02T12:00", "2026-03-02T18:00"),
        ("Europe/Berlin", NIGHT, "2026-03-28T23:00", "2026-03-29T05:00"),  # the clock goes forward
        ("Europe/Berlin", NIGHT, "2026-10-24T21:00", "2026-10-25T06:00"),  # and back
        ("UTC", None, "2026-03-03T00:00", "2026-03-03T00:00"),
    ],
)
def test_push_waits_until_quiet_hours_end_where_the_person_lives(
    zone: str, hours: Hours | None, moment: str, due: str
) -> None:
    rhythm = Rhythm(ZoneInfo(zone), Digest.OFF, hours)

    assert rhythm.after_quiet(utc(moment)) == utc(due)


@pytest.mark.parametrize(
    ("zone", "digest", "moment", "due"),
    [
        ("UTC", Digest.DAILY, "2026-03-02T17:59", "2026-03-02T18:00"),
        ("UTC", Digest.DAILY, "2026-03-02T18:00", "2026-03-03T18:00"),
        ("Asia/Tokyo", Digest.DAILY, "2026-03-02T10:00", "2026-03-03T09:00"),
        ("UTC", Digest.WEEKLY, "2026-03-02T12:00", "2026-03-06T18:00"),  # a Monday
        ("UTC", Digest.WEEKLY, "2026-03-06T17:00", "2026-03-06T18:00"),
        ("UTC", Digest.WEEKLY, "2026-03-06T18:00", "2026-03-13T18:00"),
        ("Europe/Berlin", Digest.WEEKLY, "2026-03-28T12:00", "2026-04-03T16:00"),
        ("UTC", Digest.OFF, "2026-03-02T12:00", None),
    ],
)
def test_digest_comes_in_the_evening_where_the_person_lives(
    zone: str, digest: Digest, moment: str, due: str | None
) -> None:
    rhythm = Rhythm(ZoneInfo(zone), digest, None)

    assert rhythm.next_digest(utc(moment)) == (utc(due) if due else None)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
