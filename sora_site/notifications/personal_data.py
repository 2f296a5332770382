from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, Q
from django.urls import reverse

from sora_site.accounts.models import User
from sora_site.accounts.personal_data import handles_of
from sora_site.core.personal_data import Holding, Row, stream
from sora_site.notifications.models import (
    NoticePreference,
    NoticeRhythm,
    Notification,
    NotificationActor,
    PushSubscription,
)


def _notices(person: UUID) -> Iterable[Row]:
    reader = User.objects.get(pk=person)
    actors = NotificationActor.objects.visible_to(reader).filter(notification=OuterRef("pk"))
    lines = Notification.objects.inbox_of(reader).order_by("seq")
    shown = lines.annotate(by=ArraySubquery(actors.values("person__handle")))
    return stream(shown.values("kind", "by", "text", "created_at", "changed_at", "read_at"))


def _wishes(person: UUID) -> Iterator[Row]:
    """List wishes, hours and browsers; not the browsers' keys, which are theirs alone."""
    preferences = NoticePreference.objects.filter(person=person)
    yield from stream(preferences.values("kind", "channel", "is_on"))
    rhythm = NoticeRhythm.objects.filter(person=person)
    yield from stream(rhythm.values("digest", "quiet_from", "quiet_until"))
    browsers = PushSubscription.objects.filter(person=person)
    yield from stream(browsers.values("agent", "created_at", "last_ok_at"))


@transaction.atomic
def _erase(person: UUID) -> None:
    """Delete what the person was told, and what others were told of them alone."""
    about = Q(recipient=person)
    for handle in handles_of(person):
        page = reverse("feed:profile", args=[handle])
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
        kept=f"Until {settings.NOTICES_KEPT_DAYS} days after you read it.",
        models=(Notification, NotificationActor),
        rows=_notices,
        erase=_erase,
    ),
    Holding(
        key="notice_wishes",
        title="How you are told",
        what="Which notices you want where, your quiet hours, and which browsers may be woken.",
        kept="As long as your account; a browser until you sign out there or switch it off.",
        models=(NoticePreference, NoticeRhythm, PushSubscription),
        rows=_wishes,
    ),
)
