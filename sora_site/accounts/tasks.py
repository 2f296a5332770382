from __future__ import annotations

import dramatiq
from django.core.management import call_command
from dramatiq_crontab import cron

from sora_site.accounts import growing_up
from sora_site.accounts.models import FormerHandle


@cron("0 10-23 * * *")  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0, max_age=3_600_000)  # milliseconds
def admit_scheduled() -> None:
    """Let in today's people from the waitlist, by day, and once, however often this rings."""
    call_command("admit", "--scheduled")


@cron("45 3 * * *")  # type: ignore[untyped-decorator]  # the package ships no types
@dramatiq.actor(queue_name="default", max_retries=0)
def free_handles() -> None:
    """Forget handles that were given up weeks ago: anybody may take them, and nothing links back."""
    FormerHandle.objects.lapsed().delete()


@cron("5 * * * *")  # type: ignore[untyped-decorator]  # as above
@dramatiq.actor(queue_name="default", max_retries=0)
def look_after_guardian_links() -> None:
    """End links that hold no more, and tell who turned 18: somewhere a day begins each hour."""
    growing_up.end_lapsed_links()
    growing_up.tell_who_grew_up()
