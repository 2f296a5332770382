"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import dramatiq
from dramatiq_crontab import interval

from sora_site.notifications.delivery import outbox

SECOND: Final = 1_000  # Dramatiq counts in milliseconds


@dramatiq.actor(queue_name="default", max_retries=0, time_limit=240 * SECOND)
def deliver_notices(person_id: str) -> None:
    """Send one person what is due; what fails stays due, and the sweep rings again."""
    outbox.deliver(UUID(person_id))


@interval(seconds=30)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=30 * SECOND, time_limit=60 * SECOND)
def sweep_notices() -> None:
    """Ring for everybody to whom something is due: later hours have come, or a bell was lost."""
    for person in outbox.people_due():
        deliver_notices.send(str(person))
