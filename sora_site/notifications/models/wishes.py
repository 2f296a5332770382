from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sora_site.notifications.models.lines import Notification
from sora_site.notifications.models.rules import Channel


class NoticePreference(models.Model):
    """One person's wish about one kind of notice on one channel; without a row the rule holds."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences"
    )
    kind = models.CharField(max_length=20, choices=Notification.Kind)
    channel = models.CharField(max_length=10, choices=Channel)
    is_on = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "channel"], name="one_wish_for_a_kind_on_a_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel} for {self.person_id}"


class NoticeRhythm(models.Model):
    """When one person wants to be reached; without a row as is usual at their age."""

    class Digest(models.TextChoices):
        OFF = "off", "Never"
        DAILY = "daily", "Every day"
        WEEKLY = "weekly", "Every week"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="notice_rhythm",
    )
    digest = models.CharField(max_length=10, choices=Digest, default=Digest.WEEKLY)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False)
                & ~Q(quiet_from=models.F("quiet_until")),
                name="quiet_hours_have_two_different_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"rhythm of {self.person_id}"
