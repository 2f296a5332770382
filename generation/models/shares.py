from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sora_site.accounts.ages import local_day
from sora_site.accounts.models import User


class RenderShare(models.Model):
    """How much rendering one person has had lately; it halves with time.

    The person with the least goes first.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="render_share",
    )
    used_seconds = models.FloatField(default=0)  # of rendering, as of used_at
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_seconds__gte=0), name="render_share_is_never_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.used_seconds:.1f} s as of {self.used_at:%H:%M:%S}"


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    def used_by(self, person: User) -> int:
        """How many clips the person has asked for in their present day."""
        today = self.filter(person=person, day__gte=local_day(person))
        return today.values_list("used", flat=True).first() or 0

    def spend(self, person: User) -> None:
        """Count one clip; whoever calls holds the person's row."""
        day = local_day(person)
        row = self.filter(person=person).first() or Allowance(person=person, day=day)
        if row.day < day:  # never back: who moves to another time zone gains no second day
            row.day, row.used = day, 0
        row.used += 1
        row.save()

    def give_back(self, person: User, asked_at: datetime) -> None:
        """Count one clip less, unless the day on which it was asked for is over."""
        day = asked_at.astimezone(ZoneInfo(person.time_zone)).date()
        self.filter(person=person, day=day, used__gt=0).update(used=F("used") - 1)


class Allowance(models.Model):
    """How many clips one person asked for in their latest day. Deleting clips gives none back."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="clip_allowance",
    )
    day = models.DateField("day, where the person lives")
    used = models.PositiveIntegerField(default=0)

    objects = AllowanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.used} on {self.day}"
