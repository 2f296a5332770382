from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Q

from sora_site.accounts.models import User
from sora_site.core.personal_data import Holding, Row, stream
from sora_site.notifications.models import Notification, NotificationActor


def _notices(person: UUID) -> Iterable[Row]:
    reader = User.objects.get(pk=person)
    actors = NotificationActor.objects.visible_to(reader).filter(notification=OuterRef("pk"))
    lines = Notification.objects.inbox_of(reader).order_by("seq")
    shown = lines.annotate(by=ArraySubquery(actors.values("person__handle")))
    return stream(shown.values("kind", "by", "text", "created_at", "changed_at", "read_at"))


@transaction.atomic
def _erase(person: UUID) -> None:
    """Delete what the person was told, and what others were told of them alone."""
    about = Q(recipient=person)
    for user in User.objects.filter(pk=person):
        page = user.get_absolute_url()
        about |= Q(url=page) | Q(url__startswith=f"{page}/") | Q(url__startswith=f"{page}?")
    theirs = NotificationActor.objects.filter(person=person)
    lines = list(theirs.values_list("notification", flat=True))
    theirs.delete()
    Notification.objects.filter(about | Q(pk__in=lines, actors=None)).delete()


HOLDINGS: Final = (
    Holding(
        key="notices",
        title="Your inbox",
        what="What you were told, by whom and when, and when you read it.",
        kept="As long as your account.",
        models=(Notification, NotificationActor),
        rows=_notices,
        erase=_erase,
    ),
)
