from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sora_site.privacy import retention


class Command(BaseCommand):
    """Delete what has been kept long enough, as the clock does every night."""

    help = "Delete what has been kept long enough. With --dry-run only say what would go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="delete nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        counts = retention.overdue() if dry_run else retention.clear()
        verb = "would go" if dry_run else "deleted"
        for what, count in counts.items():
            self.stdout.write(f"{count:>8} {verb}  {what}")
