from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Exists, Func, OuterRef, Value
from django.utils import timezone

from sora_site.accounts.models import Block, User
from sora_site.notifications.models import Notification, NotificationActor
from sora_site.notifications.services.live import push, push_many

SAID_EVERY_TIME: Final = {Notification.Kind.MESSAGE}  # by the same person, too

_LINES: Final = """
    INSERT INTO notifications_notification
           (id, recipient_id, kind, url, text, by_people, in_inbox, created_at, changed_at)
    SELECT id, recipient_id, %(kind)s, %(url)s, %(text)s, %(by_people)s, true, %(now)s, %(now)s
      FROM unnest(%(ids)s::uuid[], %(recipients)s::uuid[]) AS told (id, recipient_id)
     ORDER BY recipient_id
        ON CONFLICT {same} DO UPDATE SET text = excluded.text
 RETURNING id
"""
_BY_PEOPLE: Final = _LINES.format(
    same="(recipient_id, kind, url) WHERE read_at IS NULL AND by_people"
)
_BY_THE_SITE: Final = _LINES.format(
    same="(recipient_id, kind, url, text) WHERE read_at IS NULL AND NOT by_people"
)
_ACTORS: Final = """
    INSERT INTO notifications_notificationactor (notification_id, person_id, acted_at)
    SELECT line, %(actor)s, %(now)s FROM unnest(%(lines)s::uuid[]) AS line
        ON CONFLICT (notification_id, person_id) DO UPDATE SET acted_at = excluded.acted_at
     WHERE %(again)s
 RETURNING notification_id
"""


def notify(
    *,
    recipient: User,
    kind: Notification.Kind,
    url: str,
    text: str = "",
    actor: User | None = None,
) -> None:
    """Tell one person something; see `notify_many`."""
    notify_many(recipients=[recipient], kind=kind, url=url, text=text, actor=actor)


@transaction.atomic
def notify_many(
    *,
    recipients: Collection[User],
    kind: Notification.Kind,
    url: str,
    text: str = "",
    actor: User | None = None,
) -> None:
    """Put a line into each inbox, or let the unread one grow, and ring open tabs on commit.

    Nobody is told of their own doing, of people they blocked or who blocked them, or while they
    are away. What the same person did again is not said again while it is unread.
    """
    told = _who_may_be_told(recipients, actor)
    if not told:
        return
    lines = _write_lines(told, kind=kind, url=url, text=text[:200], by_people=actor is not None)
    if actor is not None:
        lines = _write_actor(actor, lines, again=kind in SAID_EVERY_TIME)
    if not lines:
        return
    grown = Notification.objects.filter(pk__in=lines)
    grown.update(seq=Func(Value("notification_seq"), function="nextval"), changed_at=timezone.now())
    rung = list(grown.values_list("recipient_id", flat=True))
    transaction.on_commit(partial(push_many, rung, "inbox-changed"), robust=True)


@transaction.atomic
def mark_read(*, recipient: User, lines: Collection[UUID] | None = None) -> int:
    """Mark some lines of a person's inbox as read, or all; their other tabs hear of it.

    A line that grows at this moment stays unread.
    """
    unread = Notification.objects.filter(recipient=recipient).unread()
    if lines is not None:
        unread = unread.filter(pk__in=lines)
    still = unread.select_for_update(skip_locked=True).values("pk")
    read = Notification.objects.filter(pk__in=list(still.values_list("pk", flat=True))).update(
        read_at=timezone.now()
    )
    if read:
        transaction.on_commit(partial(push, recipient.pk, "inbox-changed"), robust=True)
    return read


@transaction.atomic
def forget_each_other(*, one: User, other: User) -> None:
    """Take out of both inboxes what these two did."""
    parts = NotificationActor.objects.between(one, other)
    touched = Notification.objects.filter(actors__in=parts).order_by("pk").select_for_update()
    lines = list(touched.values_list("pk", flat=True))
    parts.delete()
    Notification.objects.filter(pk__in=lines, actors=None).delete()
    for person in (one, other):
        transaction.on_commit(partial(push, person.pk, "inbox-changed"), robust=True)


def _who_may_be_told(recipients: Collection[User], actor: User | None) -> list[UUID]:
    """Choose in an order that all share, so that no two notices wait for each other."""
    there = User.objects.filter(
        pk__in=[person.pk for person in recipients], is_active=True, away_since=None
    )
    if actor is not None:
        blocked = Block.objects.between(actor, OuterRef("pk"))
        there = there.exclude(pk=actor.pk).exclude(Exists(blocked))
    return list(there.order_by("pk").values_list("pk", flat=True))


def _write_lines(
    told: Sequence[UUID], *, kind: Notification.Kind, url: str, text: str, by_people: bool
) -> list[UUID]:
    """Find or make everybody's line and hold it until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            _BY_PEOPLE if by_people else _BY_THE_SITE,
            {
                "ids": [uuid4() for _ in told],
                "recipients": list(told),
                "kind": str(kind),
                "url": url,
                "text": text,
                "by_people": by_people,
                "now": timezone.now(),
            },
        )
        return [row[0] for row in cursor.fetchall()]


def _write_actor(actor: User, lines: list[UUID], *, again: bool) -> list[UUID]:
    """Add the actor to lines; return those that thereby say something new."""
    with connection.cursor() as cursor:
        cursor.execute(
            _ACTORS,
            {"actor": actor.pk, "lines": lines, "now": timezone.now(), "again": again},
        )
        return [row[0] for row in cursor.fetchall()]
