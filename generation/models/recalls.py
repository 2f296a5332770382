from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.lookups import IsNull
from django.utils import timezone

from cameos.models import Cameo


class RecallQuerySet(models.QuerySet["Recall"]):
    def ending(self) -> RecallQuerySet:
        """Keep those by which leave ended; not those that only have it asked for again."""
        return self.exclude(kind=Recall.Kind.ASK)

    def taking_down(self) -> RecallQuerySet:
        """Keep those after which nothing is to be left."""
        return self.filter(kind__in=Recall.TAKING_DOWN)

    def reaching(self, clip: OuterRef | UUID) -> RecallQuerySet:
        """Keep those that mean a clip by who is in it and who made it."""
        others = Q(person=None) & (Q(whole=True) | ~Q(cameo__owner=F("cameo__uses__maker")))
        return self.exclude(kind=Recall.Kind.CHOSEN).filter(
            Q(person=F("cameo__uses__maker")) | others,
            cameo__uses__clip=clip,
            cameo__uses__pk__lte=F("left_to"),
        )

    def marking(self, clip: OuterRef | UUID) -> RecallQuerySet:
        """Keep those that mean a clip because it was chosen, or made of one that they mean."""
        return self.filter(members__clip=clip)

    def of_owner(self, owner: UUID) -> RecallQuerySet:
        return self.filter(cameo__owner=owner)


def taken_from_sight(clip: OuterRef) -> Q:
    """Tell of each clip whether it is being taken down: from the moment of the wish nobody sees it."""
    down = Recall.objects.taking_down()
    return Q(any_of(down.reaching(clip))) | Q(any_of(down.marking(clip)))


def any_of(rows: models.QuerySet[Any]) -> IsNull:
    """Tell whether there are such rows, looked for anew for each row that is shown.

    EXISTS under a condition makes PostgreSQL list them for the whole table first.
    """
    return IsNull(Subquery(rows.values("pk")[:1]), rhs=False)


def none_of(condition: Q) -> Case:
    """Keep rows for which a condition of `any_of` does not hold.

    As a case PostgreSQL takes it to hold for every second row; as a condition, for hardly any, and it
    joins as if there were nothing to join.
    """
    held = When(condition, then=False)
    return Case(held, default=True, output_field=models.BooleanField())


class Recall(models.Model):
    """Leave that ended, or a choice of clips, and what is still to be done to them, bit by bit.

    What it means holds as long as the row is there, however far the work is: what is to go is not
    seen, and what is being made is not finished. Clips that are asked for later are not meant. It
    goes when all is done.
    """

    class Kind(models.TextChoices):
        ASK = "ask", "Ask again about what is being made"
        STOP = "stop", "Stop what is being made"
        TAKE_DOWN = "take_down", "And take down what exists"
        CHOSEN = "chosen", "Stop and take down what was chosen"

    TAKING_DOWN: ClassVar = (Kind.TAKE_DOWN, Kind.CHOSEN)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    cameo = models.ForeignKey(Cameo, on_delete=models.CASCADE, related_name="recalls")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="recalls_met",
        help_text="Whose leave ended; empty: everybody's.",
    )
    whole = models.BooleanField("the owner's clips, too", default=False)
    kind = models.CharField(max_length=10, choices=Kind)
    left_to = models.BigIntegerField(
        help_text="The number of the last cast member that is still to be looked at."
    )
    gone = models.PositiveIntegerField("clips taken down so far", default=0)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    rung_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RecallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None) | Q(whole=False),
                name="recall_from_one_person_spares_the_owner",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["rung_at"], name="recall_rung")]

    def __str__(self) -> str:
        return f"{self.kind} {self.cameo_id} since {self.begun_at:%Y-%m-%d %H:%M:%S}"
