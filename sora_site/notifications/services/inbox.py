from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from sora_site.accounts.models import Block, User
from sora_site.notifications import tasks
from sora_site.notifications.delivery.when import wish_of
from sora_site.notifications.models import Notification, NotificationActor
from sora_site.notifications.services.growing import Rung, Said, ring, write_actor, write_lines
from sora_site.notifications.services.live import push, push_many

WORDS_SHOWN: Final = 200  # characters of what somebody said


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
    now = timezone.now()
    said = Said(kind=kind, url=url, text=text[:WORDS_SHOWN], by_people=actor is not None, at=now)
    lines = write_lines(told, said)
    if actor is not None:
        lines = write_actor(actor, lines, said)
    rung = ring(lines, {person.pk: wish_of(person, kind, now) for person in told}, said)
    transaction.on_commit(lambda: _reach(rung, now), robust=True)


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
        read_at=timezone.now(), push_due_at=None
    )
    if read:
        transaction.on_commit(lambda: push(recipient.pk, "inbox-changed"), robust=True)
    return read


@transaction.atomic
def forget_each_other(*, one: User, other: User) -> None:
    """Take out of both inboxes what these two did."""
    parts = NotificationActor.objects.between(one, other)
    touched = Notification.objects.filter(actors__in=parts).order_by("pk").select_for_update()
    lines = list(touched.values_list("pk", flat=True))
    parts.delete()
    Notification.objects.filter(pk__in=lines, actors=None).delete()
    both = [one.pk, other.pk]
    transaction.on_commit(lambda: push_many(both, "inbox-changed"), robust=True)


def forget_words(
    *,
    recipients: Collection[UUID],
    urls: Collection[str],
    texts: Collection[str],
    by_people: bool = True,
) -> None:
    """Leave in inboxes that something was said, not what: it was taken back or taken down.

    :param by_people: False for what the site itself said.
    """
    told = Notification.objects.filter(recipient__in=recipients, url__in=urls, by_people=by_people)
    told.filter(text__in=[text[:WORDS_SHOWN] for text in texts if text]).update(text="")


def _reach(rung: Collection[Rung], now: datetime) -> None:
    """Ring open tabs and have sent what is due; what is lost here the sweep sends."""
    push_many([one.recipient for one in rung if one.in_inbox], "inbox-changed")
    for one in rung:
        if any(due and due <= now for due in (one.push_due_at, one.mail_due_at)):
            tasks.deliver_notices.send(str(one.recipient))


def _who_may_be_told(recipients: Collection[User], actor: User | None) -> list[User]:
    """Choose in an order that all share, so that no two notices wait for each other."""
    there = User.objects.filter(
        pk__in=[person.pk for person in recipients], is_active=True, away_since=None
    )
    if actor is not None:
        blocked = Block.objects.between(actor, OuterRef("pk"))
        there = there.exclude(pk=actor.pk).exclude(Exists(blocked))
    with_wishes = there.select_related("notice_rhythm").prefetch_related("notice_preferences")
    return list(with_wishes.order_by("pk"))
