from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sora_site.accounts.models import User
from sora_site.notifications.delivery.vapid import public_key
from sora_site.notifications.models import Notification


def inbox(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unread_count` and `push_key`; the query runs only where it is shown."""
    user = getattr(request, "user", None)  # none where a request was refused before it had one
    if not isinstance(user, User):
        return {"unread_count": 0, "push_key": ""}
    return {
        "unread_count": SimpleLazyObject(
            lambda: Notification.objects.inbox_of(user).unread().count()
        ),
        "push_key": SimpleLazyObject(public_key),
    }
