"""How people want to hear of things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.notifications.delivery.mail import DIGEST
from sora_site.notifications.delivery.when import rhythm_of, wishes_of
from sora_site.notifications.models import NoticePreference, NoticeRhythm, Notification
from sora_site.notifications.models.rules import RULES, Channel

Kind = Notification.Kind


@dataclass(frozen=True, kw_only=True)
class RhythmChoice:
    """When somebody wants to be reached; both ends of the quiet hours, or neither."""

    digest: NoticeRhythm.Digest
    quiet_from: time | None
    quiet_until: time | None


@transaction.atomic
def save_wishes(
    *, person: User, wishes: Mapping[tuple[Kind, Channel], bool], rhythm: RhythmChoice
) -> None:
    """Keep what somebody wishes; what must always be sent is sent all the same."""
    NoticePreference.objects.bulk_create(
        [
            NoticePreference(person=person, kind=kind, channel=channel, is_on=is_on)
            for (kind, channel), is_on in wishes.items()
            if channel not in RULES[kind].always
        ],
        update_conflicts=True,
        unique_fields=["person", "kind", "channel"],
        update_fields=["is_on"],
    )
    NoticeRhythm.objects.update_or_create(
        person=person,
        defaults={
            "digest": rhythm.digest,
            "quiet_from": rhythm.quiet_from,
            "quiet_until": rhythm.quiet_until,
        },
    )
    _reschedule(User.objects.select_related("notice_rhythm").get(pk=person.pk))


@transaction.atomic
def stop_mail(*, person_id: UUID, what: str) -> None:
    """Send somebody no digests any more, or no e-mails of one kind."""
    person = User.objects.select_related("notice_rhythm").filter(pk=person_id).first()
    if person is None:
        return
    if what == DIGEST:
        quiet = rhythm_of(person).quiet
        defaults = {"digest": NoticeRhythm.Digest.OFF}
        usual = {"quiet_from": quiet.opens_at, "quiet_until": quiet.closes_at} if quiet else {}
        NoticeRhythm.objects.update_or_create(
            person=person, defaults=defaults, create_defaults=defaults | usual
        )
    elif what in Kind and Channel.EMAIL not in RULES[Kind(what)].always:
        NoticePreference.objects.update_or_create(
            person=person, kind=what, channel=Channel.EMAIL, defaults={"is_on": False}
        )
    _reschedule(User.objects.select_related("notice_rhythm").get(pk=person.pk))


def _reschedule(person: User) -> None:
    """Bring what waits to be sent in line with what the person wishes now."""
    now, rhythm, wishes = timezone.now(), rhythm_of(person), wishes_of(person)
    lines = Notification.objects.filter(recipient=person)

    def of(channel: Channel, *, on: bool) -> QuerySet[Notification]:
        return lines.filter(kind__in=[k for k in Kind if wishes[k, channel] is on])

    of(Channel.PUSH, on=False).filter(push_due_at__isnull=False).update(push_due_at=None)
    of(Channel.EMAIL, on=False).filter(mail_due_at__isnull=False).update(mail_due_at=None)
    held = [kind for kind, rule in RULES.items() if not rule.through_quiet]
    lines.filter(push_due_at__gt=now, kind__in=held).update(push_due_at=rhythm.after_quiet(now))
    gathered = [kind for kind, rule in RULES.items() if not rule.at_once]
    lines.filter(mail_due_at__gt=now, kind__in=gathered).update(mail_due_at=rhythm.next_digest(now))
