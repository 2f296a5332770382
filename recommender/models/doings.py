from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from recommender.models.items import Item
from sora_site.accounts.models import User


class InteractionQuerySet(models.QuerySet["Interaction"]):
    def of(self, person: User) -> InteractionQuerySet:
        return self.filter(person=person)

    def telling(self) -> InteractionQuerySet:
        """Keep what says something about a person's taste; having seen a clip does not."""
        return self.exclude(kind=Interaction.Kind.VIEW)

    def since(self, moment: datetime) -> InteractionQuerySet:
        return self.filter(at__gte=moment)

    def with_items(self, items: Collection[UUID]) -> InteractionQuerySet:
        return self.filter(item__in=items)


class Interaction(models.Model):
    """One thing one person did with one item.

    What can be undone stands at most once, and goes when it is undone.
    """

    class Kind(models.TextChoices):
        VIEW = "view", "Saw it"
        SKIP = "skip", "Left it within two seconds"
        LIKE = "like", "Liked it"
        SAVE = "save", "Kept it"
        COMMENT = "comment", "Commented on it"
        SHARE = "share", "Handed it on"
        FOLLOW = "follow", "Followed its author"
        REMIX_OPENED = "remix_opened", "Opened the remix sheet"
        REMIX = "remix", "Remixed it"
        CREATE = "create", "Made a clip within a day of seeing it"
        HIDE = "hide", "Not interested"
        REPORT = "report", "Reported it"
        LESS_LIKE = "less_like", "Less like this"

    STANDING: ClassVar = (
        Kind.LIKE,
        Kind.SAVE,
        Kind.FOLLOW,
        Kind.HIDE,
        Kind.REPORT,
        Kind.LESS_LIKE,
    )
    """At most one of each by one person on one item; these can be undone."""

    LIKING: ClassVar = (
        Kind.LIKE,
        Kind.SAVE,
        Kind.COMMENT,
        Kind.SHARE,
        Kind.FOLLOW,
        Kind.REMIX_OPENED,
        Kind.REMIX,
        Kind.CREATE,
    )
    """What says that somebody likes an item."""

    CREATIVE: ClassVar = (Kind.REMIX_OPENED, Kind.REMIX, Kind.CREATE)
    ACTIVE: ClassVar = (Kind.REMIX, Kind.CREATE, Kind.COMMENT)
    """What somebody does who is not only watching."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="interactions",
        db_index=False,
    )
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="interactions")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = InteractionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "item", "kind"],
                condition=Q(kind__in=["like", "save", "follow", "hide", "report", "less_like"]),
                name="interaction_that_stands_only_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "-at"],
                name="interaction_telling",
                condition=~Q(kind="view"),
            ),
            models.Index(fields=["person", "item", "at"], name="interaction_of_pair"),
            models.Index(
                fields=["-at"],
                name="interaction_creative",
                condition=Q(kind__in=["remix_opened", "remix", "create"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.item_id} at {self.at:%Y-%m-%d %H:%M:%S.%f}"
