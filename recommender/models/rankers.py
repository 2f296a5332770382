from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sora_site.core.states import StateGraph


class RankerVersionQuerySet(models.QuerySet["RankerVersion"]):
    def serving(self) -> RankerVersionQuerySet:
        """Keep the versions that rank now, at most one of each kind."""
        return self.filter(state=RankerVersion.State.SERVING)

    def of_kind(self, kind: str) -> RankerVersionQuerySet:
        return self.filter(kind=kind)

    def newest_first(self) -> RankerVersionQuerySet:
        return self.order_by("-trained_at", "-pk")


class RankerVersion(models.Model):
    """One trained ranker: where its file is, how it did, and whether it ranks now."""

    class Kind(models.TextChoices):
        BASE = "base", "Where nobody asked for anything"
        STEERABLE = "steerable", "Where an instruction is in force"

    class State(models.TextChoices):
        CANDIDATE = "candidate", "Trained"
        REFUSED = "refused", "Not good enough"
        SERVING = "serving", "Serving"
        RETIRED = "retired", "Served before"

    STATES: ClassVar = StateGraph(
        {
            State.CANDIDATE: frozenset({State.REFUSED, State.SERVING}),
            State.SERVING: frozenset({State.RETIRED}),
            State.RETIRED: frozenset({State.SERVING}),
            State.REFUSED: frozenset(),
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=80, unique=True)
    file = models.CharField("name in the storage", max_length=200)
    sha256 = models.CharField(max_length=64)
    features_key = models.CharField("which features it reads", max_length=16, blank=True)
    metrics = models.JSONField("how it did, and against what", default=dict, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.CANDIDATE)
    reason = models.CharField("why it was refused", max_length=300, blank=True)
    trained_at = models.DateTimeField(default=timezone.now, editable=False)
    promoted_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    replaced = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaced_by",
        help_text="What served before it: where a rollback leads. Empty: the rules.",
    )

    objects = RankerVersionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(state="serving"),
                name="ranker_one_of_a_kind_serves",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["serving", "retired"]) | Q(promoted_at__isnull=False),
                name="ranker_that_served_was_promoted",
            ),
        ]

    def __str__(self) -> str:
        return self.name
