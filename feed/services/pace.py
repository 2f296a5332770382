"""How far somebody may go in the feed before a pause, and what is said to them on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from feed.models import Nudge, Pace
from feed.services.clock import advance, keep_time, sitting_of, thresholds
from feed.services.nudges import nudge_of
from recommender.ranking.pacing import Stage, stage_of, wait_before_going_on
from sora_site.accounts.ages import (
    AgePolicy,
    Band,
    feed_opens_again,
    local_day,
    local_now,
    policy_for,
)
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany

SLATE: Final = 20  # posts a request, where the feed goes on by itself
PAGE: Final = 10  # posts a page, where it goes page by page
LONGEST_WAIT: Final = 300  # seconds before a break can be dismissed, at most


class Why(StrEnum):
    """What a pause comes of."""

    PAGES = "pages"  # so many were seen
    DAY = "day"  # the minutes of this day are used up
    NIGHT = "night"
    BREAK = "break"  # a long sitting


class Paused(TooMany):
    """The feed rests for this person."""

    def __init__(self, until: datetime, why: Why, *, may_go_on_at: datetime | None = None) -> None:
        super().__init__("Time for a pause from the feed.")
        self.until = until
        self.why = why
        self.may_go_on_at = may_go_on_at


class TooSoon(TooMany):
    """The break cannot be dismissed yet."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """How a feed may be shown to somebody now."""

    size: int  # posts
    by_page: bool
    pages_left: int = 0  # before the pause
    nudge: Nudge | None = None  # what is said along with it


def turn_page(*, viewer: User, page: str, first: bool = False) -> Turn:
    """Let somebody see a page of a feed, and count it.

    `page` names the feed and the place in it, `first` says that this is its top; where feeds go
    page by page, seeing the same again is not counted.

    :raises Paused: while a pause lasts, and when one is due.
    """
    policy = policy_for(viewer)
    if policy.continuous_scroll:
        pace = keep_time(viewer=viewer, opens=first, clips=0 if first else SLATE)
        _require_time(viewer, pace, policy)
        return Turn(size=SLATE, by_page=False, nudge=_word(viewer, pace, policy))
    pace = _count_page(viewer, page, policy)
    _require_time(viewer, pace, policy)
    left = policy.pages_before_pause - len(pace.pages)
    return Turn(size=PAGE, by_page=True, pages_left=max(left, 0))


def go_on(*, viewer: User) -> None:
    """Dismiss a break; the next one is to be waited for longer.

    :raises TooSoon: if it began only now, or is none that can be dismissed.
    """
    now = timezone.now()
    ready = Pace.objects.filter(person=viewer, may_go_on_at__lte=now, paused_until__gt=now)
    due_again = (settings.PACE_BREAK_MINUTES - settings.PACE_BREAK_AGAIN_MINUTES) * 60
    dismissed = ready.update(
        paused_until=None,
        may_go_on_at=None,
        stage=Stage.MOOD,
        watched=max(due_again, 0),
        dismissed=F("dismissed") + 1,
    )
    held = Pace.objects.filter(person=viewer, paused_until__gt=now).first()
    if not dismissed and held is not None:
        raise TooSoon(_not_yet(held, viewer))


def _not_yet(pace: Pace, viewer: User) -> str:
    moment = pace.may_go_on_at or pace.paused_until
    assert moment is not None
    local = moment.astimezone(local_now(viewer).tzinfo)
    return f"The break has just begun. The feed can go on from {local:%H:%M:%S}."


def _require_time(viewer: User, pace: Pace, policy: AgePolicy) -> None:
    if policy.feed_rests and local_now(viewer).time() in policy.feed_rests:
        raise Paused(feed_opens_again(viewer, policy), Why.NIGHT)
    if policy.feed_minutes is not None and pace.today >= policy.feed_minutes * 60:
        raise Paused(feed_opens_again(viewer, policy, tomorrow=True), Why.DAY)
    if pace.is_paused and pace.paused_until:
        why = Why.BREAK if policy.continuous_scroll else Why.PAGES
        raise Paused(pace.paused_until, why, may_go_on_at=pace.may_go_on_at)


def _word(viewer: User, pace: Pace, policy: AgePolicy) -> Nudge | None:
    """Find what is to be said now, once a sitting each; a break is begun and raised."""
    stage = stage_of(sitting_of(pace, viewer), thresholds())
    if stage <= pace.stage:
        return None
    if stage is Stage.BREAK:
        raise _begin_break(viewer, pace, policy)
    return nudge_of(viewer=viewer, pace=pace, stage=stage)


@transaction.atomic
def _begin_break(viewer: User, pace: Pace, policy: AgePolicy) -> Paused:
    """Write down that a break begins; of two tabs the second joins the break of the first."""
    now = timezone.now()
    wait = wait_before_going_on(pace.dismissed, first=settings.PACE_BREAK_WAIT, most=LONGEST_WAIT)
    until = now + policy.pause
    may_go_on_at = None if policy.band is Band.TEEN else min(now + timedelta(seconds=wait), until)
    begun = Pace.objects.filter(pk=pace.pk, stage__lt=Stage.BREAK).update(
        stage=Stage.BREAK, paused_until=until, may_go_on_at=may_go_on_at
    )
    if begun:
        Nudge.objects.create(person=viewer, kind=Nudge.Kind.BREAK)
    return Paused(until, Why.BREAK, may_go_on_at=may_go_on_at)


@transaction.atomic
def _count_page(viewer: User, page: str, policy: AgePolicy) -> Pace:
    """Write down one more page, or that a pause begins; tabs of one person wait for each other."""
    Pace.objects.bulk_create([Pace(person=viewer)], ignore_conflicts=True)
    pace = Pace.objects.select_for_update().get(person=viewer)
    if pace.is_fresh and not pace.is_paused:
        pace.pages = []
    advance(pace, day=local_day(viewer), clips=PAGE)
    if not pace.is_paused and page not in pace.pages:
        pace.turned_at = timezone.now()
        if len(pace.pages) < policy.pages_before_pause:
            pace.pages.append(page)
        else:
            pace.paused_until = pace.turned_at + policy.pause
    pace.save()
    return pace
