from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from sora_site.accounts.models import User
from sora_site.messaging.models import Seat


def threads(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unread_thread_count`; the query runs only where it is shown."""
    user = getattr(request, "user", None)  # none where a request was refused before it had one
    if not isinstance(user, User):
        return {"unread_thread_count": 0}
    return {
        "unread_thread_count": SimpleLazyObject(
            lambda: Seat.objects.of(user).shown().unread().count()
        )
    }
