"""What is due to be sent: claimed by one worker, sent, settled; a claim that lapses is due again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.notifications.delivery import mail, webpush
from sora_site.notifications.delivery.messages import push_message
from sora_site.notifications.delivery.when import rhythm_of
from sora_site.notifications.models import Notification, PushSubscription
from sora_site.notifications.models.rules import RULES, Channel

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=5)  # longer than any worker takes to send
RETRY: Final = timedelta(minutes=2)  # and twice as long each time
GIVE_UP: Final = timedelta(days=1)
PEOPLE_AT_ONCE: Final = 500  # of one sweep


def people_due() -> list[UUID]:
    """Choose people to whom something is to be sent now."""
    now = timezone.now()
    due = Notification.objects.filter(Q(push_due_at__lte=now) | Q(mail_due_at__lte=now))
    return list(due.values_list("recipient_id", flat=True).distinct()[:PEOPLE_AT_ONCE])


def deliver(person_id: UUID) -> None:
    """Send one person what is due, unless they have gone away meanwhile."""
    people = User.objects.filter(pk=person_id, is_active=True, away_since=None)
    person = people.select_related("notice_rhythm").first()
    if person is None:
        lines = Notification.objects.filter(recipient=person_id)
        lines.update(push_due_at=None, mail_due_at=None)
        return
    try:
        _deliver_pushes(person)
    finally:  # no browser keeps an e-mail from being sent
        _deliver_mails(person)


def _claim(person: User, column: str, now: datetime) -> list[UUID]:
    """Take a person's due lines for this worker; nobody else gets them while the lease holds."""
    due = Notification.objects.filter(recipient=person, **{f"{column}__lte": now})
    with transaction.atomic():
        lines = due.select_for_update(skip_locked=True).values_list("pk", flat=True)
        claimed = list(lines)
        Notification.objects.filter(pk__in=claimed).update(**{column: now + LEASE})
    return claimed


def _deliver_pushes(person: User) -> None:
    now = timezone.now()
    claimed = Notification.objects.filter(pk__in=_claim(person, "push_due_at", now))
    if (morning := rhythm_of(person).after_quiet(now)) > now:
        loud = [kind for kind, rule in RULES.items() if rule.through_quiet]
        claimed.exclude(kind__in=loud).update(push_due_at=morning)
    still_due = claimed.filter(push_due_at=now + LEASE)
    lines = list(still_due.told_to(person).unread().with_actors(person).newest_first())
    outcomes = _wake(person, lines) if lines else []
    for line in lines:
        _settle_push(line, now, again=webpush.Outcome.LATER in outcomes)
    still_due.update(push_due_at=None)  # read meanwhile, or not to be told any more


def _wake(person: User, lines: list[Notification]) -> list[webpush.Outcome]:
    """Tell each browser, or when tried again those that could not be told before."""
    message = push_message(lines)
    tried = [
        line.pushed_at for line in lines if line.pushed_at and line.pushed_at > line.changed_at
    ]
    browsers = PushSubscription.objects.filter(person=person)
    if len(tried) == len(lines):
        browsers = browsers.exclude(last_ok_at__gte=min(tried))
    return [webpush.send(browser, message) for browser in browsers]


def _settle_push(line: Notification, now: datetime, *, again: bool) -> None:
    """Note that a line was pushed; one that grew meanwhile is due again after a while."""
    waited = now - line.changed_at
    retry = now + max(RETRY, waited) if again and waited < GIVE_UP else None
    Notification.objects.filter(pk=line.pk, read_at=None).update(
        pushed_at=now,
        push_due_at=Case(
            When(seq=line.seq, then=Value(retry)),
            default=Value(now + RULES[Notification.Kind(line.kind)].push_gap),
        ),
    )


def _deliver_mails(person: User) -> None:
    now = timezone.now()
    claimed = Notification.objects.filter(pk__in=_claim(person, "mail_due_at", now))
    lines = list(claimed.told_to(person).with_actors(person).newest_first())
    urgent = [line for line in lines if RULES[Notification.Kind(line.kind)].at_once]
    others = [line for line in lines if line not in urgent and line.in_inbox and not line.read_at]
    try:
        for line in urgent:
            if not line.read_at or Channel.EMAIL in RULES[Notification.Kind(line.kind)].always:
                mail.send_notice(person, line)
            Notification.objects.filter(pk=line.pk).update(mail_due_at=None)
        if others and mail.is_verified(person):
            mail.send_digest(person, others)
    except (SMTPException, OSError):
        logger.warning("notifications.mail_failed", extra={"person": str(person.pk)}, exc_info=True)
        claimed.filter(changed_at__lt=now - GIVE_UP, mail_due_at=now + LEASE).update(
            mail_due_at=None
        )
        return
    claimed.filter(mail_due_at=now + LEASE).update(mail_due_at=None)
