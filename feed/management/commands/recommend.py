from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from feed.recommending import recommend_all, unrecommended, withdraw_lost
from recommender.models import Item
from recommender.understanding import AT_ONCE, read_items, reading
from sora_site.core.commands import INTERRUPTED, Bar
from sora_site.core.embedding import EmbeddingUnavailable


class Command(BaseCommand):
    """Bring what the recommender knows up to date with what is posted."""

    help = (
        "backfill: let the recommender know every post, and read all texts that were not read yet"
        " or by older means. Safe to run again, and to stop: it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["backfill"], help="what is to be done")

    def handle(self, *args: Any, **options: Any) -> None:
        lost = withdraw_lost()
        new = recommend_all(unrecommended().iterator(chunk_size=500))
        self.stdout.write(f"{new} posts were not known, {lost} were known but are gone.")
        try:
            read = self._read()
        except EmbeddingUnavailable as missing:
            raise CommandError(str(missing)) from missing
        except KeyboardInterrupt as stop:
            raise CommandError(
                "Stopped. What was read is kept; the next run goes on from there.",
                returncode=INTERRUPTED,
            ) from stop
        self.stdout.write(f"{read} texts read.")

    def _read(self) -> int:
        waiting = Item.objects.behind(reading()).order_by("-published_at")
        count, done, bar = waiting.count(), 0, Bar(self.stderr)
        while items := list(waiting[:AT_ONCE]):
            read_items(items)
            done += len(items)
            bar("Reading texts", done / max(count, done))
        return done
