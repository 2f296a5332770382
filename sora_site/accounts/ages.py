"""What an account of its age and tier may do. Every room asks here, and nowhere else.

The age comes from the date of birth and today's date where the person lives, so birthdays move
people up by themselves. A guardian narrows it further, and alone may open some things to a minor:
the feed that goes on by itself and the feed that learns, and when and how long there is a feed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sora_site.accounts.models import CameoAudience, Guardianship, Tier, User, age_on

OF_AGE: Final = 18  # years
WIDENING: Final = tuple(CameoAudience)  # each one lets in more people than the one before


class Band(StrEnum):
    """Ages that the same rules hold for. Younger people have no account."""

    TEEN = "teen"
    ADULT = "adult"


@dataclass(frozen=True)
class Hours:
    """The part of a day in which the site may be used; it may span midnight."""

    opens_at: time
    closes_at: time

    def __contains__(self, moment: time) -> bool:
        if self.opens_at < self.closes_at:
            return self.opens_at <= moment < self.closes_at
        return moment >= self.opens_at or moment < self.closes_at

    def __str__(self) -> str:
        return f"{self.opens_at:%H:%M} to {self.closes_at:%H:%M}"


NIGHT: Final = Hours(time(22), time(7))


@dataclass(frozen=True, kw_only=True)
class AgePolicy:
    """What one account may do now."""

    band: Band
    daily_generations: int  # that are free: ordinary clips, see `generation.ledger`
    continuous_scroll: bool  # False: page by page, with a pause after so many
    pages_before_pause: int
    pause: timedelta
    feed_minutes: int | None  # a day; None: as many as one likes
    feed_rests: Hours | None  # no feed meanwhile
    hours: tuple[Hours, ...]  # all of them must be open; none: at any time
    personalised: bool  # the ranker may learn from what is watched
    cameo_audiences: tuple[CameoAudience, ...]
    adults_may_write_first: bool
    strangers_may_comment: bool  # False: only people the person follows
    suggested_to_strangers: bool
    starts_private: bool
    may_buy: bool  # credits
    quiet_by_default: Hours | None  # no push or e-mail meanwhile, unless the person says otherwise
    by_guardian: frozenset[str] = frozenset()  # names of the fields that guardians decided
    most_generations: int | None = None  # a day, by guardians, whatever credits there are


def local_now(person: User) -> datetime:
    """Now, where the person lives."""
    return timezone.now().astimezone(ZoneInfo(person.time_zone))


def local_day(person: User) -> date:
    return local_now(person).date()


def band_of(born_on: date, today: date) -> Band:
    return Band.ADULT if age_on(born_on, today) >= OF_AGE else Band.TEEN


def is_minor(person: User) -> bool:
    """Tell whether the person is under 18 where they live.

    Whoever was born on 29 February turns 18 on 1 March.
    """
    return band_of(person.born_on, local_day(person)) is Band.TEEN


def policy_for(person: User) -> AgePolicy:
    """Say what a person may do now: the rules of age and tier, narrowed by what guardians set.

    One query for under-18s, none for adults.
    """
    if not is_minor(person):
        return replace(_adult(Tier(person.tier)), personalised=person.is_personalised)
    guardianships = list(Guardianship.objects.in_force().filter(young=person).order_by("pk"))
    return _under_guardians(_teen(), guardianships, wish=person.is_personalised)


def rules_of_age(person: User) -> AgePolicy:
    """Say what a person's age and tier alone allow, before what guardians set. No query."""
    return rules_of(band_of(person.born_on, local_day(person)), Tier(person.tier))


def within_hours(person: User, policy: AgePolicy) -> bool:
    """Tell whether the person may use the site now."""
    return _all_open(policy.hours, local_now(person).time())


def is_open(person: User) -> bool:
    """Tell whether the person may use the site now; one query for under-18s."""
    return within_hours(person, policy_for(person))


def opens_again(person: User, policy: AgePolicy) -> datetime:
    """Find the next moment, in the person's time, at which all hours of the policy begin."""
    now = local_now(person)
    days = (now.date(), now.date() + timedelta(days=1))
    openings = [
        datetime.combine(day, hours.opens_at, now.tzinfo) for day in days for hours in policy.hours
    ]
    later = [moment for moment in openings if moment > now]
    return min([moment for moment in later if _all_open(policy.hours, moment.time())] or later)


def feed_opens_again(person: User, policy: AgePolicy, *, tomorrow: bool = False) -> datetime:
    """Find when the feed is there again, in the person's time: today, or tomorrow at the soonest."""
    now = local_now(person)
    rests = policy.feed_rests
    day = now.date() + timedelta(days=1 if tomorrow else 0)
    opens_at = rests.closes_at if rests else time(0)
    opening = datetime.combine(day, opens_at, now.tzinfo)
    return opening if opening > now else opening + timedelta(days=1)


def have_time_in_common(hours: Collection[Hours]) -> bool:
    """Tell whether some part of the day lies in all of the hours."""
    return not hours or any(_all_open(hours, each.opens_at) for each in hours)


def _all_open(hours: Collection[Hours], moment: time) -> bool:
    return all(moment in each for each in hours)


def rules_of(band: Band, tier: Tier = Tier.STANDARD) -> AgePolicy:
    """Give the rules of an age and a tier, before any guardian."""
    return _teen() if band is Band.TEEN else _adult(tier)


def _adult(tier: Tier = Tier.STANDARD) -> AgePolicy:
    pro = tier is Tier.PRO
    return AgePolicy(
        band=Band.ADULT,
        daily_generations=settings.DAILY_GENERATIONS_PRO if pro else settings.DAILY_GENERATIONS,
        continuous_scroll=True,
        pages_before_pause=settings.PAGES_BEFORE_PAUSE,
        pause=timedelta(minutes=settings.PAUSE_MINUTES),
        feed_minutes=None,
        feed_rests=None,
        hours=(),
        personalised=True,
        cameo_audiences=WIDENING,
        adults_may_write_first=True,
        strangers_may_comment=True,
        suggested_to_strangers=True,
        starts_private=False,
        may_buy=True,
        quiet_by_default=None,
    )


def _teen() -> AgePolicy:
    return replace(
        _adult(),
        band=Band.TEEN,
        daily_generations=settings.DAILY_GENERATIONS_TEEN,
        continuous_scroll=False,
        feed_minutes=settings.FEED_MINUTES_TEEN,
        feed_rests=_rests(),
        personalised=False,  # no feed that learns from minors without a guardian's consent
        cameo_audiences=WIDENING[:2],
        adults_may_write_first=False,
        strangers_may_comment=False,
        suggested_to_strangers=False,
        starts_private=True,
        may_buy=False,
        quiet_by_default=NIGHT,
    )


def _rests() -> Hours | None:
    hours = [time.fromisoformat(moment) for moment in settings.FEED_RESTS_TEEN if moment]
    return Hours(hours[0], hours[1]) if hours else None


def _under_guardians(
    policy: AgePolicy, guardianships: list[Guardianship], *, wish: bool
) -> AgePolicy:
    """Narrow a policy by the strictest of what guardians set."""
    if not guardianships:
        return policy
    limits = [g.daily_generations for g in guardianships if g.daily_generations is not None]
    minutes = [g.feed_minutes for g in guardianships if g.feed_minutes is not None]
    audiences = [g.cameo_audience for g in guardianships if g.cameo_audience]
    widest = min((WIDENING.index(CameoAudience(a)) for a in audiences), default=len(WIDENING))
    allowed = replace(
        policy,
        daily_generations=min([policy.daily_generations, *limits]),
        continuous_scroll=all(g.continuous_scroll for g in guardianships),
        feed_minutes=min(minutes, default=policy.feed_minutes),
        feed_rests=None if hours_of(guardianships) else policy.feed_rests,
        personalised=all(g.personalised for g in guardianships),
        hours=hours_of(guardianships),
        cameo_audiences=policy.cameo_audiences[: widest + 1],
    )
    decided = frozenset(f.name for f in fields(policy) if _differ(policy, allowed, f.name))
    return replace(
        allowed,
        personalised=allowed.personalised and wish,
        by_guardian=decided,
        most_generations=min((n for n in limits if n <= policy.daily_generations), default=None),
    )


def hours_of(guardianships: Iterable[Guardianship]) -> tuple[Hours, ...]:
    """Collect the hours guardians set; a guardian need not set any."""
    return tuple(
        Hours(each.opens_at, each.closes_at)
        for each in guardianships
        if each.opens_at is not None and each.closes_at is not None
    )


def _differ(one: AgePolicy, other: AgePolicy, field: str) -> bool:
    return bool(getattr(one, field) != getattr(other, field))
