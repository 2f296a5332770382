from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from generation.models.clips import Generation


class WalletQuerySet(models.QuerySet["Wallet"]):
    def astray(self) -> WalletQuerySet:
        """Keep wallets that do not hold what their ledger sums up to: there are none."""
        lines = CreditEntry.objects.filter(person=OuterRef("person"))
        sums = lines.values("person").annotate(sum=Sum("amount")).values("sum")
        return self.exclude(balance=Coalesce(Subquery(sums), 0))


class Wallet(models.Model):
    """What one person has to spend: always the sum of their ledger.

    The free credits of a day are part of the balance and are spent first. The day never goes
    back, so that who moves to another time zone gains no second one.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="wallet"
    )
    balance = models.IntegerField("credits", default=0)
    free = models.IntegerField("of them, left of the day", default=0)
    day = models.DateField("day, where the person lives")
    granted = models.IntegerField("free credits of the day", default=0)

    objects = WalletQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(free__gte=0, balance__gte=F("free")),
                name="nobody_spends_more_than_they_have",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.balance}, {self.free} of them of {self.day}"

    @property
    def lasting(self) -> int:
        """Credits that do not expire."""
        return self.balance - self.free


class CreditEntryQuerySet(models.QuerySet["CreditEntry"]):
    def of_job(self, job: Generation) -> CreditEntryQuerySet:
        """Keep the line by which a job was paid for."""
        return self.filter(key=f"reserve:{job.pk}")

    def moving(self) -> CreditEntryQuerySet:
        """Keep lines that changed the balance."""
        return self.exclude(amount=0)

    def newest_first(self) -> CreditEntryQuerySet:
        return self.order_by("-pk")


class CreditEntry(models.Model):
    """One line of one person's ledger of credits. The database lets nobody change or drop it."""

    class Kind(models.TextChoices):
        RESERVE = "reserve", "Asked for"
        SETTLE = "settle", "Made"
        REFUND = "refund", "Given back"
        GRANT = "grant", "Given"
        PURCHASE = "purchase", "Bought"
        EXPIRE = "expire", "Expired"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credit_entries"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    amount = models.IntegerField("credits")
    free = models.IntegerField("of them, of the day's free ones", default=0)
    day = models.DateField("day of the free ones")
    generation = models.ForeignKey(
        Generation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    words = models.CharField("what for", max_length=200)
    key = models.CharField(
        max_length=100, unique=True, help_text="What happened; it is written down once."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CreditEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "credit entries"
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="ledger_of_a_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["reserve", "expire"], amount__lt=0)
                | Q(kind="settle", amount=0)
                | Q(kind__in=["refund", "grant", "purchase"], amount__gt=0),
                name="ledger_amounts_have_the_sign_of_their_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.amount:+}"

    @property
    def signed(self) -> str:
        """The amount as a page shows it."""
        return f"{self.amount:+}".replace("-", "\N{MINUS SIGN}")
