from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from generation.models import Generation
from sora_site.accounts.models import User
from sora_site.core.statements import Statement


def clips(request: HttpRequest) -> dict[str, Any]:
    """Give templates `unseen_clip_count`; the query runs only where it is shown."""
    user = getattr(request, "user", None)  # none where a request was refused before it had one
    if not isinstance(user, User):
        return {"unseen_clip_count": 0}
    return {"unseen_clip_count": SimpleLazyObject(lambda: unseen_count(user))}


def unseen_count(author: User) -> int:
    """Count what ended and was not opened since. One query."""
    return next((count for (count,) in _UNSEEN.rows(viewer=author.pk)), 0)


def _unseen(author: UUID, _: RawSQL) -> QuerySet[Generation, Any]:
    clips = Generation.objects.of(User(pk=author)).unseen().order_by().values("author")
    return clips.annotate(count=Count("*")).values_list("count")


_UNSEEN: Final = Statement(_unseen)
