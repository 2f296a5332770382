"""Actors: doorbells, safe to ring twice."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final
from uuid import UUID

import dramatiq
from django.conf import settings
from django.utils import timezone
from dramatiq_crontab import cron, interval

from sora_site.privacy import erasing, exporting, farewell, retention
from sora_site.privacy.models import DataExport

logger = logging.getLogger(__name__)

SECOND: Final = 1_000  # Dramatiq counts in milliseconds
HOUR: Final = 3_600 * SECOND


@dramatiq.actor(queue_name="default", max_retries=3, min_backoff=2 * SECOND, time_limit=6 * HOUR)
def build_export(export: str) -> None:
    """Build one export; safe to deliver any number of times."""
    exporting.build(UUID(export))


@dramatiq.actor(queue_name="default", max_retries=3, min_backoff=60 * SECOND, time_limit=6 * HOUR)
def erase_person(person: str) -> None:
    """Erase one account whose time has come; safe to deliver any number of times."""
    erasing.erase(UUID(person))


@dramatiq.actor(queue_name="default", max_retries=8, min_backoff=60 * SECOND)
def tell_of_deletion(person: str) -> None:
    """Mail somebody that their account is about to be deleted."""
    farewell.tell_of_deletion(UUID(person))


@interval(seconds=30)  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=60 * SECOND)
def sweep_exports() -> None:
    """Ring again for exports that nobody builds: Redis was wiped, or a worker died."""
    stale = timezone.now() - timedelta(seconds=settings.EXPORT_LEASE)
    forgotten = DataExport.objects.claimable().filter(rung_at__lte=stale)
    for export in list(forgotten.values_list("pk", flat=True)):
        if forgotten.filter(pk=export).update(rung_at=timezone.now()):
            build_export.send(str(export))


@interval(seconds=10 * 60)  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, max_age=600 * SECOND)
def erase_due() -> None:
    """Ring for every account whose time of grace is over, or whose erasure was cut off."""
    for person in erasing.due():
        erase_person.send(str(person))


@cron("15 3 * * *")  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0, time_limit=HOUR)
def retain() -> None:
    """Delete what has been kept long enough."""
    for what, count in retention.clear().items():
        if count:
            logger.info("privacy.retention", extra={"what": what, "count": count})
    exporting.tidy_all()
    retention.clear_mail_folder()
