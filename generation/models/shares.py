from __future__ import annotations

from math import inf
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class RenderShare(models.Model):
    """How much rendering one person has had lately; it halves with time.

    The person with the least goes first. As all use halves at the same pace, the order of two
    people never changes by waiting: `score`, the logarithm of the use plus the half-lives until
    `used_at`, compares them at any time, and an index can hold it.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="render_share",
    )
    used_seconds = models.FloatField(default=0)  # of rendering, as of used_at
    used_at = models.DateTimeField(default=timezone.now)
    score = models.FloatField(default=-inf, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_seconds__gte=0), name="render_share_is_never_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.used_seconds:.1f} s as of {self.used_at:%H:%M:%S}"
