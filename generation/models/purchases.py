from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.core.addresses import address


class PurchaseQuerySet(models.QuerySet["Purchase"]):
    def of(self, person: User) -> PurchaseQuerySet:
        return self.filter(person=person)

    def settle(self, *, paid: bool, reference: str) -> bool:
        """Write what the provider says; False if that changes nothing. Paid is for good."""
        state = Purchase.State.PAID if paid else Purchase.State.DECLINED
        others = self.exclude(state__in=[state, Purchase.State.PAID])
        changes = {"state": state, "reference": reference[:200], "settled_at": timezone.now()}
        return others.update(**changes) == 1


class Purchase(models.Model):
    """One pack of credits that somebody buys, or began to."""

    class State(models.TextChoices):
        OPEN = "open", "Not paid yet"
        PAID = "paid", "Paid"
        DECLINED = "declined", "Not paid"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="purchases"
    )
    request_key = models.UUIDField(editable=False)
    credits = models.PositiveIntegerField()
    price = models.PositiveIntegerField("in hundredths of the currency")
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    provider = models.CharField(max_length=100)
    reference = models.CharField("number with the provider", max_length=200, blank=True)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "request_key"], name="purchase_one_for_each_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.credits} credits for {self.cost}"

    def get_absolute_url(self) -> str:
        return address("generation:bought", self.pk)

    @property
    def cost(self) -> str:
        """The price in words: 4.99 EUR."""
        return f"{self.price / 100:.2f} {self.currency}"
