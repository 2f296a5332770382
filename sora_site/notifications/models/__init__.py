"""Rows about what people are told. One module a theme; the rest of the site imports from here."""

from sora_site.notifications.models.lines import (
    Notification,
    NotificationActor,
    NotificationQuerySet,
)

__all__ = ["Notification", "NotificationActor", "NotificationQuerySet"]
