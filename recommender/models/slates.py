from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from recommender.models.items import Item
from recommender.models.rankers import RankerVersion
from sora_site.accounts.models import User


class SlateQuerySet(models.QuerySet["Slate"]):
    def of(self, person: User) -> SlateQuerySet:
        return self.filter(person=person)

    def newest_first(self) -> SlateQuerySet:
        return self.order_by("-at", "-pk")

    def degraded(self) -> SlateQuerySet:
        """Keep pages that could not be put together as they should."""
        return self.filter(way__in=Slate.DEGRADED)


class Slate(models.Model):
    """One page of one person's feed as it was put together; its clips are its impressions.

    It stays for a while, so that a page that is loaded again is the same page, and so that staff
    can see how it came about.
    """

    class Way(models.TextChoices):
        RANKED = "ranked", "Ranked by a trained model"
        HEURISTIC = "heuristic", "Ranked by rules"
        LAST_GOOD = "last_good", "The last page that could be ranked in time"
        LATEST = "latest", "Newest first: nothing could be ranked"

    DEGRADED: ClassVar = (Way.LAST_GOOD, Way.LATEST)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="slates", db_index=False
    )
    previous = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    way = models.CharField(max_length=9, choices=Way)
    more = models.BooleanField("something is left for a next page", default=False)
    nudge = models.CharField(max_length=20, blank=True)
    nudge_after = models.PositiveSmallIntegerField(default=0)
    not_understood = models.JSONField(default=list, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)
    trace = models.BinaryField("how it came about, compressed", null=True)

    objects = SlateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["previous"],
                condition=Q(previous__isnull=False),
                name="slate_has_one_next",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at"], name="slate_of_person"),
            models.Index(
                fields=["-at"],
                name="slate_degraded",
                condition=Q(way__in=["last_good", "latest"]),
            ),
            models.Index(fields=["at"], name="slate_traced", condition=Q(trace__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"slate {self.pk}"


class Impression(models.Model):
    """One clip at one place of one slate, with what was known of it then.

    The table is partitioned by the day of `at`, which is that of the slate: old days are dropped
    whole. PostgreSQL therefore holds (id, at) unique, not the id alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="impressions",
        db_index=False,
    )
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="impressions")
    slate = models.UUIDField("the slate's id")
    position = models.PositiveSmallIntegerField("place in the slate, from 0")
    source = models.PositiveIntegerField("where it came from, as flags")
    reasons = models.JSONField("codes of why it is there", default=list)
    features = models.BinaryField("as they were scored, 32-bit floats", default=bytes)
    features_key = models.CharField("which features these are", max_length=16, blank=True)
    propensity = models.FloatField("how likely it was to stand here")
    explored = models.BooleanField("put here to learn about it", default=False)
    score = models.FloatField(default=0)
    ranker = models.ForeignKey(
        RankerVersion,
        on_delete=models.SET_NULL,
        null=True,
        related_name="impressions",
        db_index=False,
        help_text="Empty: the rules.",
    )
    plan = models.UUIDField("the instruction in force", null=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "at"], name="impression_of_person"),
        ]

    def __str__(self) -> str:
        return f"impression {self.pk}"
