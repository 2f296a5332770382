from __future__ import annotations

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils import timezone

SUBSCRIPTIONS_KEPT: Final = 10  # of one person; the oldest goes first


class PushSubscription(models.Model):
    """One browser's wish to be woken for one person, as long as they are signed in there."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_subscriptions"
    )
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField("public key of the browser", max_length=100)
    auth = models.CharField("secret of the browser", max_length=40)
    session = models.CharField("digest of the session's key", max_length=64, db_index=True)
    agent = models.CharField("what the browser calls itself", max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_ok_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-created_at"], name="push_newest_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"browser {self.pk} of {self.person_id}"

    @property
    def info(self) -> dict[str, object]:
        """The subscription as browsers and `pywebpush` write it."""
        return {
            "endpoint": self.endpoint,
            "keys": {"p256dh": self.p256dh, "auth": self.auth},
        }
