"""The work: erase one account, room by room, and the person's own row last."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sora_site.accounts.ages import band_of
from sora_site.accounts.models import User
from sora_site.moderation.models import Report
from sora_site.privacy.holdings import HOLDINGS
from sora_site.privacy.models import KeptRecord, fingerprint

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=15)  # after which an erasure that was cut off is taken up again
WHY_KEPT: Final = (
    "Shows, to who knows the address, that the account was deleted and when, and which reports"
    " against it were upheld."
)


def due() -> list[UUID]:
    """People whose time of grace is over."""
    late = User.objects.filter(erase_at__lte=timezone.now()).order_by("erase_at")
    return list(late.values_list("pk", flat=True))


def erase(person: UUID) -> bool:
    """Erase an account whose time has come; False if it has not, or somebody else is at it.

    From the claim on nobody can sign in to it or call it back. The row of the person goes last,
    so that an erasure that was cut off is found again and goes on where it was.
    """
    if not _claim(person):
        return False
    for holding in reversed(HOLDINGS):
        User.objects.filter(pk=person).update(erase_at=timezone.now() + LEASE)
        holding.erase(person)
    _close(person)
    logger.info("privacy.erased")
    return True


def _claim(person: UUID) -> bool:
    """Take the erasure; its time moves on by a lease, and the account is shut for good."""
    waiting = User.objects.filter(pk=person, erase_at__lte=timezone.now())
    return waiting.update(is_active=False, erase_at=timezone.now() + LEASE) == 1


@transaction.atomic
def _close(person: UUID) -> None:
    user = User.objects.select_for_update().get(pk=person)
    today = timezone.localdate()
    KeptRecord.objects.get_or_create(
        fingerprint=fingerprint(user.email),
        joined_on=user.joined_at.date(),
        defaults={
            "band": band_of(user.born_on, today),
            "region": user.region,
            "closed_on": today,
            "upheld": _upheld_against(person),
            "reason": WHY_KEPT,
            "ends_at": timezone.now() + timedelta(days=settings.KEPT_RECORD_DAYS),
        },
    )
    user.delete()


def _upheld_against(person: UUID) -> list[dict[str, str]]:
    """Sum up what moderators agreed to, without anybody's words."""
    reports = Report.objects.filter(subject=person, verdict=Report.Verdict.UPHELD)
    return [
        {"reason": report.reason, "about": report.kind, "on": f"{report.decided_at:%Y-%m-%d}"}
        for report in reports.order_by("decided_at")
    ]
