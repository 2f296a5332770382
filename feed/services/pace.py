"""How far somebody may go in the feed before a pause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from feed.models import Pace
from sora_site.accounts.ages import AgePolicy, policy_for
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany

SLATE: Final = 20  # posts a request, where the feed goes on by itself
PAGE: Final = 10  # posts a page, where it goes page by page


class Paused(TooMany):
    """The person saw as many pages of the feed as come before a pause."""

    def __init__(self, until: datetime) -> None:
        super().__init__("Time for a pause from the feed.")
        self.until = until


@dataclass(frozen=True, kw_only=True)
class Turn:
    """How a feed may be shown to somebody now."""

    size: int  # posts
    by_page: bool
    pages_left: int = 0  # before the pause


def turn_page(*, viewer: User, page: str) -> Turn:
    """Let somebody see a page of a feed, and count it where feeds go page by page.

    `page` names the feed and the place in it; seeing the same again is not counted.

    :raises Paused: while a pause lasts, and when one is due.
    """
    policy = policy_for(viewer)
    if policy.continuous_scroll:
        return Turn(size=SLATE, by_page=False)
    pace = _count_page(viewer, page, policy)
    if pace.paused_until:
        raise Paused(pace.paused_until)
    left = policy.pages_before_pause - len(pace.pages)
    return Turn(size=PAGE, by_page=True, pages_left=max(left, 0))


@transaction.atomic
def _count_page(viewer: User, page: str, policy: AgePolicy) -> Pace:
    """Write down one more page, or that a pause begins; tabs of one person wait for each other."""
    Pace.objects.bulk_create([Pace(person=viewer)], ignore_conflicts=True)
    pace = Pace.objects.select_for_update().get(person=viewer)
    if pace.is_paused:
        return pace
    if pace.is_fresh:
        pace.pages, pace.paused_until = [], None
    if page in pace.pages:
        return pace
    pace.turned_at = timezone.now()
    if len(pace.pages) < policy.pages_before_pause:
        pace.pages.append(page)
    else:
        pace.paused_until = pace.turned_at + policy.pause
    pace.save()
    return pace
