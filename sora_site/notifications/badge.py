"""What every page says of an inbox: how much in it is unread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from sora_site.accounts.models import User
from sora_site.core.statements import Statement
from sora_site.notifications.models import Notification

SETTLES_WITHIN: Final = timedelta(minutes=1)  # longer than any transaction that tells somebody


@dataclass(frozen=True)
class Badge:
    """How many lines are unread, and up to which number all that there are can be seen."""

    unread: int = 0
    seen: int = 0


def badge_of(reader: UUID) -> Badge:
    """Count what is unread, and find the number up to which a tab may say it has seen. One query.

    Numbers are committed out of order, so the last ones are not yet sure to be all there: the
    number lags behind, and tabs drop what they know.
    """
    return next((Badge(unread, seen or 0) for unread, seen in _UNREAD.rows(viewer=reader)), Badge())


def _unread(reader: UUID, _: RawSQL) -> QuerySet[Notification, Any]:
    settled = Q(changed_at__lt=Now() - SETTLES_WITHIN)
    lines = Notification.objects.inbox_of(User(pk=reader)).unread().order_by().values("recipient")
    counted = lines.annotate(unread=Count("*"), seen=Max("seq", filter=settled))
    return counted.values_list("unread", "seen")


_UNREAD: Final = Statement(_unread)
