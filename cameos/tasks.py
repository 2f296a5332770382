"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import dramatiq
from dramatiq_crontab import interval

from cameos import ending, enrolling, readiness, retention

SECOND: Final = 1_000  # Dramatiq counts in milliseconds

dramatiq.get_broker().add_middleware(readiness.SayWhatIsMissing())


@dramatiq.actor(
    queue_name="default", max_retries=3, min_backoff=5 * SECOND, time_limit=240 * SECOND
)
def check_capture(capture: str) -> None:
    """Check one film; safe to deliver any number of times. Shorter than its lease."""
    enrolling.check(UUID(capture))


@dramatiq.actor(queue_name="default", max_retries=3, min_backoff=2 * SECOND)
def tell_of_ends(cameo: str) -> None:
    """Tell some people that a cameo was taken back from everybody, and ring for the next."""
    if ending.tell_of_ends(UUID(cameo)):
        tell_of_ends.send(cameo)


@interval(seconds=30)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=60 * SECOND)
def sweep_cameos() -> None:
    """Ring again for films that nobody checks and people who were not told, and end what is over."""
    for capture in retention.forgotten():
        check_capture.send(str(capture))
    for cameo in retention.untold():
        tell_of_ends.send(str(cameo))
    retention.clear()


@interval(seconds=15 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=600 * SECOND)
def tidy_cameos() -> None:
    """Delete files that belong to no cameo."""
    retention.tidy()
