from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone

QUIET: Final = timedelta(minutes=30)  # without turning a page: a pause of its own


class Pace(models.Model):
    """How far one person went in the feed lately, where it goes page by page.

    It stands in the database, so that neither a second tab nor a lost cache starts it anew.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="pace"
    )
    pages = models.JSONField("pages seen since the last pause", default=list)
    turned_at = models.DateTimeField("last page turned", default=timezone.now)
    paused_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {len(self.pages)} pages as of {self.turned_at:%H:%M}"

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until > timezone.now()

    @property
    def is_fresh(self) -> bool:
        """Whether a pause or a quiet half hour has gone by since the last page."""
        quiet = self.turned_at <= timezone.now() - QUIET
        return quiet or (self.paused_until is not None and not self.is_paused)
