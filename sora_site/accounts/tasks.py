from __future__ import annotations

import dramatiq
from django.core.management import call_command
from dramatiq_crontab import cron


@cron("15 3 * * *")  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0)
def clear_sessions() -> None:
    """Delete sessions that have expired."""
    call_command("clearsessions")
