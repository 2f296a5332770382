from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class KnownDevice(models.Model):
    """One browser in which one person has signed in before.

    The browser keeps a random token; the row keeps a digest of token and person, so that a
    browser that two people share cannot be recognised as one.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="known_devices"
    )
    digest = models.CharField(max_length=64)
    agent = models.CharField("browser and system in words", max_length=80)
    first_seen_at = models.DateTimeField(default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "digest"], name="device_is_known_once_to_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} of {self.person_id}"
