"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Final

import dramatiq
from dramatiq_crontab import interval

from recommender import partitions

SECOND: Final = 1_000  # Dramatiq counts in milliseconds


@interval(seconds=6 * 60 * 60)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=3, time_limit=300 * SECOND)
def turn_days() -> None:
    """Make the next days of the impression table, and drop those that are too old."""
    partitions.make_days()
    partitions.drop_old_days()
