from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sora_site.accounts.models import User
from sora_site.notifications.badge import badge_of
from sora_site.notifications.delivery.vapid import public_key


def inbox(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unread_count`, `inbox_seen` and `push_key`; queries run only where shown."""
    user = getattr(request, "user", None)  # none where a request was refused before it had one
    if not isinstance(user, User):
        return {"unread_count": 0, "inbox_seen": 0, "push_key": ""}
    badge = cache(lambda: badge_of(user.pk))
    return {
        "unread_count": SimpleLazyObject(lambda: badge().unread),
        "inbox_seen": SimpleLazyObject(lambda: badge().seen),
        "push_key": SimpleLazyObject(public_key),
    }
