"""Rows about what people are told. One module a theme; the rest of the site imports from here."""

from sora_site.notifications.models.lines import (
    Notification,
    NotificationActor,
    NotificationQuerySet,
)
from sora_site.notifications.models.subscriptions import PushSubscription
from sora_site.notifications.models.wishes import NoticePreference, NoticeRhythm

__all__ = [
    "NoticePreference",
    "NoticeRhythm",
    "Notification",
    "NotificationActor",
    "NotificationQuerySet",
    "PushSubscription",
]
