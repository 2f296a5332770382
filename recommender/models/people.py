from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from pgvector.django import VectorField

from sora_site.core.embedding import DIMENSIONS

QUIET: Final = timedelta(minutes=30)  # without turning a page or doing anything: a session ends


class Profile(models.Model):
    """What follows from what one person did: their taste, and how far they are in this session.

    Everything about taste is reckoned from the person's interactions and from nothing else, so
    that forgetting one of them forgets what followed from it.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="taste",
    )
    long = VectorField("liked over the weeks", dimensions=DIMENSIONS, null=True, editable=False)
    session = VectorField("liked just now", dimensions=DIMENSIONS, null=True, editable=False)
    negative = VectorField(
        "hidden, reported or skipped", dimensions=DIMENSIONS, null=True, editable=False
    )
    tastes = models.BinaryField("mean facets of what was liked, 16-bit floats", default=bytes)
    changed_at = models.DateTimeField("taste changed", default=timezone.now, editable=False)

    began_at = models.DateTimeField("session began", default=timezone.now, editable=False)
    seen_at = models.DateTimeField("last sign of life", default=timezone.now, editable=False)
    depth = models.PositiveIntegerField("clips seen this session", default=0)
    since_active = models.PositiveIntegerField("clips since they last made something", default=0)

    def __str__(self) -> str:
        return f"taste of {self.person_id}"

    @property
    def is_over(self) -> bool:
        """Whether the session has ended by silence."""
        return self.seen_at <= timezone.now() - QUIET


class Tie(models.Model):
    """How much one person did with the clips of another lately: sums that fade, as of `at`."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ties", db_index=False
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.FloatField("fading over a day")
    week = models.FloatField("fading over a week")
    month = models.FloatField("fading over a month")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "author"], name="tie_only_once"),
        ]

    def __str__(self) -> str:
        return f"tie of {self.person_id} to {self.author_id}"
