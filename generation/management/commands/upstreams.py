"""`manage.py upstreams`: whether the servers that render for this site answer, and let it in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from generation.engines.videos_api.board import Look, look_at
from generation.engines.videos_api.upstreams import LIST, Upstream


class Command(BaseCommand):
    help = "Ask every server that renders for this site how it is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each.

        :raises CommandError: if one is not well, so that a script can tell.
        """
        upstreams: tuple[Upstream, ...] = settings.VIDEOS_API_UPSTREAMS
        if not upstreams:
            self.stdout.write(f"{LIST} names no upstream: every clip is rendered here.")
            return
        looks = [look_at(upstream) for upstream in upstreams]
        for upstream, look in zip(upstreams, looks, strict=True):
            self.stdout.write(f"{upstream.name}\t{_state(look)}\t{upstream.url}")
        if unwell := sum(not look.well for look in looks):
            raise CommandError(f"{unwell} of {len(looks)} cannot be given clips.")


def _state(look: Look) -> str:
    if not look.well:
        return f"not well: {look.why}"
    return f"well, {look.waiting} clip{'s' * (look.waiting != 1)} unfinished"
