"""One policy of ages, asked by every room."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from sora_site.accounts import ages
from sora_site.accounts.ages import Band, Hours
from sora_site.accounts.models import CameoAudience, Guardianship, User
from tests.factories import FIFTEEN, GuardianshipFactory, UserFactory


def person(born_on: date = FIFTEEN, time_zone: str = "UTC", **fields: Any) -> User:
    return User(born_on=born_on, time_zone=time_zone, **fields)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Any:
    def set_now(*moment: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=UTC))  # type: ignore[misc,arg-type]

    return set_now


@pytest.mark.parametrize(
    ("born_on", "time_zone", "moment", "band"),
    [
        (date(2008, 5, 17), "UTC", (2026, 5, 16, 23, 59), Band.TEEN),
        (date(2008, 5, 17), "UTC", (2026, 5, 17, 0, 0), Band.ADULT),
        (date(2008, 5, 17), "Pacific/Auckland", (2026, 5, 16, 12, 0), Band.ADULT),
        (date(2008, 5, 17), "America/Los_Angeles", (2026, 5, 17, 6, 59), Band.TEEN),
        (date(2008, 5, 17), "America/Los_Angeles", (2026, 5, 17, 7, 0), Band.ADULT),
        (date(2008, 2, 29), "UTC", (2026, 2, 28, 23, 59), Band.TEEN),
        (date(2008, 2, 29), "UTC", (2026, 3, 1, 0, 0), Band.ADULT),
        (date(2010, 2, 28), "UTC", (2028, 2, 28, 0, 0), Band.ADULT),
    ],
    ids=["eve", "birthday", "east", "west", "west later", "leap eve", "leap", "before leap day"],
)
def test_birthday_begins_where_the_person_lives(
    now: Any, born_on: date, time_zone: str, moment: tuple[int, ...], band: Band
) -> None:
    now(*moment)

    assert ages.is_minor(person(born_on, time_zone)) is (band is Band.TEEN)


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        (Hours(time(7), time(21)), ["07:00", "20:59"], ["06:59", "21:00", "00:00"]),
        (Hours(time(15), time(1)), ["15:00", "23:59", "00:59"], ["01:00", "14:59"]),
    ],
    ids=["a day", "over midnight"],
)
def test_hours_begin_with_their_first_minute_and_end_before_their_last(
    hours: Hours, inside: list[str], outside: list[str]
) -> None:
    assert all(time.fromisoformat(moment) in hours for moment in inside)
    assert not any(time.fromisoformat(moment) in hours for moment in outside)


def test_hours_of_several_must_have_some_time_in_common() -> None:
    morning, evening, night = (Hours(time(a), time(b)) for a, b in [(7, 12), (16, 21), (20, 8)])

    assert ages.have_time_in_common([])
    assert ages.have_time_in_common([morning, night])
    assert ages.have_time_in_common([evening, night])
    assert not ages.have_time_in_common([morning, evening])
    assert not ages.have_time_in_common([morning, evening, night])


@pytest.mark.django_db
def test_adult_costs_no_query_and_a_minor_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    adult, teen = UserFactory.create(), UserFactory.create(born_on=FIFTEEN)

    with django_assert_num_queries(0):
        assert ages.policy_for(adult).band is Band.ADULT
        assert ages.is_open(adult)
    with django_assert_num_queries(1):
        assert ages.policy_for(teen).band is Band.TEEN


@pytest.mark.django_db
def test_minor_without_a_guardian_has_the_safer_settings() -> None:
    policy = ages.policy_for(UserFactory.create(born_on=FIFTEEN))

    assert not policy.continuous_scroll
    assert not policy.personalised  # though they never switched it off
    assert not policy.adults_may_write_first
    assert not policy.suggested_to_strangers
    assert policy.starts_private
    assert policy.hours == ()
    assert policy.cameo_audiences == (CameoAudience.ME, CameoAudience.APPROVED)
    assert policy.by_guardian == frozenset()


@pytest.mark.django_db
def test_guardian_narrows_and_never_widens() -> None:
    teen = UserFactory.create(born_on=FIFTEEN)
    before = ages.policy_for(teen)
    link = GuardianshipFactory.create(young=teen)
    assert ages.policy_for(teen) == before  # linking alone changes nothing

    wide: dict[str, Any] = {"daily_generations": 9999, "cameo_audience": CameoAudience.EVERYONE}
    Guardianship.objects.filter(pk=link.pk).update(**wide)

    assert ages.policy_for(teen) == before


@pytest.mark.django_db
def test_feed_rests_by_night_under_18_unless_guardians_said_when(settings: Settings) -> None:
    settings.FEED_RESTS_TEEN = ["22:00", "07:00"]
    teen, adult = UserFactory.create(born_on=FIFTEEN), UserFactory.create()

    assert ages.policy_for(teen).feed_rests == Hours(time(22), time(7))
    assert ages.policy_for(adult).feed_rests is None

    GuardianshipFactory.create(young=teen, opens_at=time(6), closes_at=time(23))

    assert ages.policy_for(teen).feed_rests is None


@pytest.mark.django_db
def test_of_two_guardians_the_stricter_holds_in_each_thing(settings: Settings) -> None:
    settings.FEED_RESTS_TEEN = ["22:00", "07:00"]
    teen = UserFactory.create(born_on=FIFTEEN)
    GuardianshipFactory.create(
        young=teen,
        continuous_scroll=True,
        personalised=True,
        feed_minutes=90,
        daily_generations=3,
        opens_at=time(6),
        closes_at=time(20),
    )
    GuardianshipFactory.create(
        young=teen,
        personalised=True,
        feed_minutes=30,
        daily_generations=8,
        opens_at=time(8),
        closes_at=time(22),
        cameo_audience=CameoAudience.ME,
    )

    policy = ages.policy_for(teen)

    assert not policy.continuous_scroll
    assert policy.personalised
    assert policy.daily_generations == 3
    assert policy.feed_minutes == 30
    assert policy.feed_rests is None  # guardians who set hours have said when
    assert policy.hours == (Hours(time(6), time(20)), Hours(time(8), time(22)))
    assert policy.cameo_audiences == (CameoAudience.ME,)
    assert policy.by_guardian == {
        "personalised",
        "feed_minutes",
        "feed_rests",
        "daily_generations",
        "hours",
        "cameo_audiences",
    }


@pytest.mark.django_db
def test_consent_of_a_guardian_does_not_overrule_the_young_persons_wish() -> None:
    teen = UserFactory.create(born_on=FIFTEEN, is_personalised=False)
    GuardianshipFactory.create(young=teen, personalised=True)

    policy = ages.policy_for(teen)

    assert not policy.personalised
    assert "personalised" in policy.by_guardian  # it is theirs to switch on


@pytest.mark.django_db
@pytest.mark.parametrize(
    "state",
    [
        {"accepted_at": None},
        {"ended_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"leaves_at": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
    ids=["proposed", "ended", "left a week ago"],
)
def test_only_a_link_in_force_counts(state: dict[str, Any]) -> None:
    link = GuardianshipFactory.create(daily_generations=1, **state)

    assert ages.policy_for(link.young).by_guardian == frozenset()


@pytest.mark.django_db
def test_limits_end_by_themselves_with_the_eighteenth_birthday(now: Any) -> None:
    link = GuardianshipFactory.create(
        young__born_on=date(2008, 5, 17), daily_generations=1, opens_at=time(8), closes_at=time(9)
    )

    now(2026, 5, 16, 12)
    assert ages.policy_for(link.young).daily_generations == 1
    now(2026, 5, 17, 12)

    policy = ages.policy_for(link.young)
    assert (policy.band, policy.hours, policy.personalised) == (Band.ADULT, (), True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "open_", "opens"),
    [
        ((2026, 3, 28, 5, 59), False, "2026-03-28T07:00+01:00"),
        ((2026, 3, 28, 6, 0), True, ""),
        ((2026, 3, 28, 20, 0), False, "2026-03-29T07:00+02:00"),  # clocks go forward meanwhile
        ((2026, 3, 29, 5, 0), True, ""),
        ((2026, 10, 24, 19, 0), False, "2026-10-25T07:00+01:00"),  # and back again
    ],
    ids=["before", "first minute", "last minute, before summer time", "summer", "winter again"],
)
def test_hours_follow_the_clock_on_the_wall(
    now: Any, moment: tuple[int, ...], open_: bool, opens: str
) -> None:
    young = UserFactory.create(born_on=FIFTEEN, time_zone="Europe/Berlin")
    GuardianshipFactory.create(young=young, opens_at=time(7), closes_at=time(21))
    now(*moment)

    assert ages.is_open(young) is open_
    if opens:
        again = ages.opens_again(young, ages.policy_for(young))
        assert again.isoformat(timespec="minutes") == opens


@pytest.mark.django_db
def test_site_opens_again_when_the_hours_of_both_guardians_have_begun(now: Any) -> None:
    young = UserFactory.create(born_on=FIFTEEN)
    GuardianshipFactory.create(young=young, opens_at=time(6), closes_at=time(20))
    GuardianshipFactory.create(young=young, opens_at=time(8), closes_at=time(22))
    now(2026, 6, 1, 20, 30)

    again = ages.opens_again(young, ages.policy_for(young))

    assert again - timezone.now() == timedelta(hours=11, minutes=30)
