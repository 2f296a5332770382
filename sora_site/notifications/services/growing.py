"""How lines grow: four statements at most, whatever the number of people told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connection

from sora_site.accounts.models import User
from sora_site.notifications.delivery.when import Wish
from sora_site.notifications.models import Notification
from sora_site.notifications.models.rules import RULES

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
_HUSH: Final = """
    UPDATE notifications_notification AS line SET text = ''
     WHERE id = ANY(%(lines)s::uuid[]) AND text <> ''
       AND EXISTS (SELECT FROM notifications_notificationactor
                    WHERE notification_id = line.id AND person_id <> %(actor)s)
 RETURNING id
"""
_RING: Final = """
    UPDATE notifications_notification AS line
       SET seq = nextval('notification_seq'),
           changed_at = %(now)s,
           in_inbox = wish.in_inbox,
           push_due_at = CASE WHEN wish.push_due_at IS NOT NULL THEN
               coalesce(line.push_due_at, greatest(wish.push_due_at, line.pushed_at + %(gap)s)) END,
           mail_due_at = coalesce(line.mail_due_at, wish.mail_due_at)
      FROM unnest(%(recipients)s::uuid[], %(inbox)s::boolean[], %(push)s::timestamptz[],
                  %(mail)s::timestamptz[]) AS wish (recipient_id, in_inbox, push_due_at, mail_due_at)
     WHERE line.id = ANY(%(lines)s::uuid[]) AND line.recipient_id = wish.recipient_id
 RETURNING line.recipient_id, line.in_inbox, line.push_due_at, line.mail_due_at
"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said to everybody alike."""

    kind: Notification.Kind
    url: str
    text: str
    by_people: bool
    at: datetime


@dataclass(frozen=True)
class Rung:
    """A line that says something new, and when it is to be sent."""

    recipient: UUID
    in_inbox: bool
    push_due_at: datetime | None
    mail_due_at: datetime | None


def write_lines(told: Sequence[User], said: Said) -> list[UUID]:
    """Find or make everybody's line and hold it until the end of the transaction."""
    facts = {
        "ids": [uuid4() for _ in told],
        "recipients": [person.pk for person in told],
        "kind": str(said.kind),
        "url": said.url,
        "text": said.text,
        "by_people": said.by_people,
        "now": said.at,
    }
    rows = _rows(_BY_PEOPLE if said.by_people else _BY_THE_SITE, facts)
    return [row[0] for row in rows]


def write_actor(actor: User, lines: list[UUID], said: Said) -> list[UUID]:
    """Add the actor to lines; return those that thereby say something new.

    What several people did is told without the words of one: they would be taken for another's,
    and stay when that one is blocked, away or gone.
    """
    again = said.kind in SAID_EVERY_TIME
    facts = {"actor": actor.pk, "lines": lines, "now": said.at, "again": again}
    rung = [row[0] for row in _rows(_ACTORS, facts)]
    if said.text:
        _rows(_HUSH, facts)
    return rung


def ring(lines: list[UUID], wishes: Mapping[UUID, Wish], said: Said) -> list[Rung]:
    """Give lines that say something new their next number, and note when they are to be sent.

    A line that grows is not pushed again at once: one push tells of many likes.
    """
    facts = {
        "lines": lines,
        "now": said.at,
        "gap": RULES[said.kind].push_gap,
        "recipients": list(wishes),
        "inbox": [wish.in_inbox for wish in wishes.values()],
        "push": [wish.push_due_at for wish in wishes.values()],
        "mail": [wish.mail_due_at for wish in wishes.values()],
    }
    return [Rung(*row) for row in _rows(_RING, facts)] if lines else []


def _rows(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
