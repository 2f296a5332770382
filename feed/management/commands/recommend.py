from __future__ import annotations

from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from feed.recommending import recommend_all, unrecommended, withdraw_lost
from recommender.models import Item
from recommender.understanding import AT_ONCE, read_items, reading
from sora_site.core.embedding import EmbeddingUnavailable

BAR: Final = 30  # characters


class Command(BaseCommand):
    """Bring what the recommender knows up to date with what is posted."""

    help = (
        "backfill: let the recommender know every post, and read all texts that were not read yet"
        " or by older means. Safe to run again, and to stop: it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["backfill"])

    def handle(self, *args: Any, **options: Any) -> None:
        lost = withdraw_lost()
        new = recommend_all(unrecommended().iterator(chunk_size=500))
        self.stdout.write(f"{new} posts were not known, {lost} were known but are gone.")
        try:
            read = self._read()
        except EmbeddingUnavailable as missing:
            raise CommandError(str(missing)) from missing
        self.stdout.write(f"{read} texts read.")

    def _read(self) -> int:
        waiting = Item.objects.behind(reading()).order_by("-published_at")
        count, done = waiting.count(), 0
        while items := list(waiting[:AT_ONCE]):
            read_items(items)
            done += len(items)
            self._show(done, max(count, done))
        return done

    def _show(self, done: int, count: int) -> None:
        filled = BAR * done // count
        bar = "█" * filled + "░" * (BAR - filled)
        self.stderr.write(f"\r{bar} {done}/{count}", ending="\n" if done == count else "")
