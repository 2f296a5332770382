"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Final

import dramatiq
from dramatiq_crontab import interval

from feed import recommending

SECOND: Final = 1_000  # Dramatiq counts in milliseconds
AT_ONCE: Final = 500  # posts


@interval(seconds=5 * 60)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=240 * SECOND, time_limit=240 * SECOND)
def match_items() -> None:
    """Let the recommender know of posts it does not know, and forget those whose clip is gone."""
    recommending.withdraw_lost()
    recommending.recommend_all(recommending.unrecommended()[:AT_ONCE])
