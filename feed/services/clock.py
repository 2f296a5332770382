"""How long somebody has been at the feed: one row a person, moved on by every sign of life."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from feed.models import Pace
from generation.models import Generation
from recommender.models.people import QUIET
from recommender.ranking.pacing import Sitting, Thresholds
from sora_site.accounts.ages import NIGHT, local_day, local_now
from sora_site.accounts.models import User

LOOKED: Final = timedelta(minutes=5)  # the longest that one sign of life stands for
HOUR: Final = 3600
COUNTED: Final = ("seen_at", "watched", "items", "shown", "skips", "opened", "day", "today")
BEGUN: Final = ("stage", "dismissed", "may_go_on_at", "paused_until")


def keep_time(*, viewer: User, clips: int = 0, skips: int = 0, opens: bool = False) -> Pace:
    """Note that somebody is at the feed: clips that came, clips skipped, or the feed opened.

    Of several tabs that say so in the same moment one is counted.
    """
    pace = Pace.objects.filter(person=viewer).first()
    if pace is None:
        Pace.objects.bulk_create([Pace(person=viewer)], ignore_conflicts=True)
        pace = Pace.objects.get(person=viewer)
    before = pace.seen_at
    begun = advance(pace, day=local_day(viewer), clips=clips, skips=skips, opens=opens)
    changed = COUNTED + BEGUN if begun else COUNTED
    counted = {name: getattr(pace, name) for name in changed}
    Pace.objects.filter(pk=viewer.pk, seen_at=before).update(**counted)
    return pace


def advance(pace: Pace, *, day: date, clips: int = 0, skips: int = 0, opens: bool = False) -> bool:
    """Move a row on to now, unsaved; True if after a rest a sitting begins anew."""
    now = timezone.now()
    gap = max(now - pace.seen_at, timedelta())
    if pace.day != day:
        pace.day, pace.today = day, 0
    if rested := _has_rested(pace, gap):
        _begin_anew(pace)
    elif not pace.is_paused:
        seconds = round(min(gap, LOOKED).total_seconds())
        pace.watched += seconds
        pace.today += seconds
    pace.items += clips
    pace.shown += clips
    pace.skips += skips
    if opens:
        pace.opened = [*_of_this_hour(pace.opened, now), now.timestamp()]
    pace.seen_at = now
    return rested


def note_act(*, person: User) -> None:
    """Note that somebody made or said something: they are not scrolling along."""
    Pace.objects.filter(person=person).update(items=0, acted_at=timezone.now())


@transaction.atomic
def has_acted(*, viewer: User, pace: Pace) -> bool:
    """Tell whether somebody has asked for a clip since what was last noted, and note that."""
    began = pace.seen_at - timedelta(seconds=pace.watched)
    since = max(pace.acted_at, began) if pace.acted_at else began
    made = Generation.objects.filter(author=viewer, created_at__gt=since)
    latest = made.order_by("-created_at").values_list("created_at", flat=True).first()
    if latest is None:
        return False
    return bool(Pace.objects.filter(pk=viewer.pk).update(items=0, acted_at=latest))


def sitting_of(pace: Pace, viewer: User) -> Sitting:
    """Describe the sitting in the words of the ranker."""
    return Sitting(
        minutes=pace.watched / 60,
        items=pace.items,
        shown=pace.shown,
        skips=min(pace.skips, pace.shown),
        opens=len(_of_this_hour(pace.opened, timezone.now())),
        at_night=local_now(viewer).time() in NIGHT,
    )


def thresholds() -> Thresholds:
    return Thresholds(
        create_minutes=settings.PACE_CREATE_MINUTES,
        create_items=settings.PACE_CREATE_ITEMS,
        mood_minutes=settings.PACE_MOOD_MINUTES,
        break_minutes=settings.PACE_BREAK_MINUTES,
    )


def _has_rested(pace: Pace, gap: timedelta) -> bool:
    return not pace.is_paused and (gap >= QUIET or pace.paused_until is not None)


def _begin_anew(pace: Pace) -> None:
    pace.watched = pace.items = pace.shown = pace.skips = pace.stage = pace.dismissed = 0
    pace.paused_until = pace.may_go_on_at = None


def _of_this_hour(moments: list[float], now: datetime) -> list[float]:
    return [moment for moment in moments if moment > now.timestamp() - HOUR]
