from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from sora_site.accounts.models import User


class NotificationQuerySet(models.QuerySet["Notification"]):
    def inbox_of(self, recipient: User) -> NotificationQuerySet:
        return (
            self.filter(recipient=recipient).select_related("actor").order_by("-created_at", "-pk")
        )

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


class Notification(models.Model):
    """One thing one person is told."""

    class Kind(models.TextChoices):
        CLIP_READY = "clip_ready", "Your clip is ready"
        CLIP_FAILED = "clip_failed", "Your clip could not be made"
        FOLLOWED = "followed", "started following you"
        FOLLOW_REQUESTED = "follow_requested", "asked to follow you"
        FOLLOW_ACCEPTED = "follow_accepted", "let you follow them"
        FRIEND_JOINED = "friend_joined", "joined with your invite"
        LIKED = "liked", "liked your post"
        MENTIONED = "mentioned", "mentioned you"
        MESSAGE = "message", "sent you a message"
        ADMITTED = "admitted", "You are in"
        GUARDIAN_ASKED = "guardian_asked", "asked to be linked with you"
        GUARDIAN_CHANGED = "guardian_changed", "changed what your account may do"
        GREW_UP = "grew_up", "Your account now has the settings of an adult"
        SIGNED_IN = "signed_in", "New sign-in to your account"
        SECURITY = "security", "How you sign in was changed"
        EXPORT_READY = "export_ready", "Your data is ready"
        REPORT_DECIDED = "report_decided", "Your report was looked at"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Who did it; empty: the site.",
    )
    url = models.CharField(max_length=200)
    text = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-created_at"], name="inbox_newest_first"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at=None), name="inbox_unread"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "actor", "url"],
                condition=models.Q(read_at=None, actor__isnull=False),
                name="nobody_is_told_the_same_twice_before_reading",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient_id} at {self.created_at:%Y-%m-%d %H:%M}"
