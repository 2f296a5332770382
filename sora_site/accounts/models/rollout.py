from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

CODE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
CODE_LENGTH: Final = 12  # 59 bits


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def typed_code(text: str) -> str:
    """Read a code however it was typed: any case, with dashes or spaces."""
    return "".join(letter for letter in text.upper() if letter in CODE_ALPHABET)


def shown_code(code: str) -> str:
    """Write a code in groups of four, as people read it out."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def invite_end() -> datetime:
    """When an invite made now expires."""
    return timezone.now() + timedelta(days=settings.INVITE_DAYS)


class InviteQuerySet(models.QuerySet["Invite"]):
    def open(self) -> InviteQuerySet:
        """Keep codes that still let somebody in."""
        unexpired = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, redeemed_at=None, revoked_at=None)


class Invite(models.Model):
    """One code that lets one person in."""

    code = models.CharField(max_length=24, unique=True, default=new_code)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="invites",
        help_text="Empty: issued by the site.",
    )
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True, default=invite_end)
    redeemed_by = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="redeemed_invite",
    )
    redeemed_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InviteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(redeemed_by=None) | Q(redeemed_at__isnull=False),
                name="invite_redeemed_by_somebody_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"invite {self.pk}"

    @property
    def shown_code(self) -> str:
        return shown_code(self.code)

    @property
    def expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()


class WaitlistEntryQuerySet(models.QuerySet["WaitlistEntry"]):
    def waiting(self) -> WaitlistEntryQuerySet:
        """Keep people who are not yet let in, but could be: neither away nor shut out."""
        here = Q(person__admitted_at=None, person__is_active=True, person__away_since=None)
        return self.filter(here, admitted_at=None)

    def before(self, entry: WaitlistEntry) -> WaitlistEntryQuerySet:
        """Keep whoever drew a smaller number."""
        return self.filter(pk__lt=entry.pk)

    def in_order(self) -> WaitlistEntryQuerySet:
        return self.order_by("pk")


class WaitlistEntry(models.Model):
    """One person's place in the line; the number they drew is the row's own."""

    class Admission(models.TextChoices):
        BATCH = "batch", "In a batch"
        SCHEDULE = "schedule", "By the schedule"
        CODE = "code", "By an invite code"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="waitlist_entry"
    )
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    admitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    admitted_by = models.CharField(max_length=10, choices=Admission, blank=True, editable=False)

    objects = WaitlistEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "waitlist entries"
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(admitted_at=None), name="waitlist_waiting"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(admitted_at=None, admitted_by="")
                | Q(admitted_at__isnull=False) & ~Q(admitted_by=""),
                name="waitlist_admission_has_a_time_and_a_way",
            ),
        ]

    def __str__(self) -> str:
        return f"waitlist number {self.pk}"
