"""When somebody is reached: which channels they wish, out of quiet hours, digests by their clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from sora_site.accounts.ages import Hours, policy_for
from sora_site.accounts.models import User
from sora_site.notifications.models import NoticeRhythm, Notification
from sora_site.notifications.models.rules import RULES, Channel

DIGEST_AT: Final = time(18)  # by the person's clock
DIGEST_WEEKDAY: Final = 4  # Friday
Digest = NoticeRhythm.Digest


@dataclass(frozen=True)
class Rhythm:
    """What holds for one person now: their own choice, or what is usual at their age."""

    zone: ZoneInfo
    digest: Digest
    quiet: Hours | None

    def after_quiet(self, moment: datetime) -> datetime:
        """Give the moment itself, or the end of the quiet hours it falls into."""
        local = moment.astimezone(self.zone)
        if self.quiet is None or local.time() not in self.quiet:
            return moment
        return _next(local, self.quiet.closes_at).astimezone(UTC)

    def next_digest(self, moment: datetime) -> datetime | None:
        """Say when the next digest after a moment is sent; None: never."""
        if self.digest is Digest.OFF:
            return None
        due = _next(moment.astimezone(self.zone), DIGEST_AT)
        if self.digest is Digest.WEEKLY:
            due += timedelta(days=(DIGEST_WEEKDAY - due.weekday()) % 7)  # by the clock on the wall
        return due.astimezone(UTC)


@dataclass(frozen=True)
class Wish:
    """How one person hears of one notice."""

    in_inbox: bool
    push_due_at: datetime | None
    mail_due_at: datetime | None


def rhythm_of(person: User) -> Rhythm:
    zone = ZoneInfo(person.time_zone)
    own = getattr(person, "notice_rhythm", None)  # none without a row
    if own is None:
        return Rhythm(zone, Digest.WEEKLY, policy_for(person).quiet_by_default)
    hours = Hours(own.quiet_from, own.quiet_until) if own.quiet_from and own.quiet_until else None
    return Rhythm(zone, Digest(own.digest), hours)


def wishes_of(person: User) -> dict[tuple[Notification.Kind, Channel], bool]:
    """Say for every kind and channel whether it is on. Uses prefetched preferences."""
    own = {(wish.kind, wish.channel): wish.is_on for wish in person.notice_preferences.all()}
    return {
        (kind, channel): channel in rule.always
        or own.get((kind.value, channel.value), rule.default(channel))
        for kind, rule in RULES.items()
        for channel in Channel
    }


def wish_of(person: User, kind: Notification.Kind, now: datetime) -> Wish:
    """Say how and when a person hears of something that happened now."""
    rule, rhythm, wishes = RULES[kind], rhythm_of(person), wishes_of(person)
    soon = now if rule.through_quiet else rhythm.after_quiet(now)
    mail = soon if rule.at_once else rhythm.next_digest(now)
    return Wish(
        in_inbox=wishes[kind, Channel.INBOX],
        push_due_at=soon if wishes[kind, Channel.PUSH] and settings.VAPID_PRIVATE_KEY else None,
        mail_due_at=mail if wishes[kind, Channel.EMAIL] else None,
    )


def _next(local: datetime, at: time) -> datetime:
    """Find the next time a clock shows `at`, later than `local`."""
    day = local.date() + timedelta(days=local.time() >= at)
    return datetime.combine(day, at, local.tzinfo)
