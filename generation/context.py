from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from generation.models import Generation
from sora_site.accounts.models import User


def clips(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unseen_clip_count`; the query runs only where it is shown."""
    user = getattr(request, "user", None)  # none where a request was refused before it had one
    if not isinstance(user, User):
        return {"unseen_clip_count": 0}
    unseen = SimpleLazyObject(lambda: Generation.objects.of(user).unseen().count())
    return {"unseen_clip_count": unseen}
