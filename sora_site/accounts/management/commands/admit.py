from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sora_site.accounts.models import WaitlistEntry
from sora_site.accounts.services import rollout


class Command(BaseCommand):
    """Let people in from the waitlist, in order."""

    help = "Let the next people of the waitlist in: a number of them, or what the schedule leaves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        wanted = parser.add_mutually_exclusive_group(required=True)
        wanted.add_argument("count", type=int, nargs="?", help="how many")
        wanted.add_argument(
            "--scheduled", action="store_true", help="what WAITLIST_DAILY leaves for today"
        )

    def handle(self, *args: Any, count: int | None, scheduled: bool, **options: Any) -> None:
        if scheduled:
            admitted = rollout.admit_scheduled()
        else:
            admitted = rollout.admit_next(count=count or 0, how=WaitlistEntry.Admission.BATCH)
        left = WaitlistEntry.objects.waiting().count()
        self.stdout.write(f"{len(admitted)} let in, {left} still wait.")
