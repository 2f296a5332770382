from __future__ import annotations

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from pgvector.django import HnswIndex, VectorField

from sora_site.core.embedding import DIMENSIONS

TEXT_READ: Final = 2_000  # characters of a prompt that are kept and understood


class ItemQuerySet(models.QuerySet["Item"]):
    def understood(self) -> ItemQuerySet:
        """Keep items whose text was read: those that can be ranked."""
        return self.exclude(vector=None)

    def behind(self, reading: str) -> ItemQuerySet:
        """Keep items that were not read yet, or by other means than `reading` names."""
        return self.exclude(reading=reading)


class Item(models.Model):
    """Something that can be recommended, known by its id and what its text says.

    It appears when it is published and goes when it is withdrawn; what it is beyond that, and who
    may see it, the room that publishes it knows.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="items", db_index=False
    )
    family = models.UUIDField("what all remixes of one clip have in common", editable=False)
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.CharField("prompt and caption", max_length=TEXT_READ, blank=True)
    adults_only = models.BooleanField(default=False)

    reading = models.CharField(
        "what it was understood with", max_length=40, blank=True, editable=False
    )
    vector = VectorField(dimensions=DIMENSIONS, null=True, blank=True, editable=False)
    facets = models.BinaryField("how likely each facet is, as 16-bit floats", default=bytes)
    moods = models.BinaryField("how it leans to each mood, as 16-bit floats", default=bytes)
    reusable = models.FloatField("how well its prompt can be made one's own", default=0.5)

    objects = ItemQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            HnswIndex(
                name="item_nearest",
                fields=["vector"],
                m=16,
                ef_construction=64,
                opclasses=["vector_cosine_ops"],
            ),
            models.Index(fields=["-published_at", "-id"], name="item_latest"),
            models.Index(fields=["author", "-published_at"], name="item_of_author"),
            models.Index(fields=["family"], name="item_of_family"),
            models.Index(fields=["id"], name="item_unread", condition=Q(vector=None)),
        ]

    def __str__(self) -> str:
        return f"item {self.pk}"


class Tally(models.Model):
    """How often what was done with one item, by everybody.

    It stands beside the item because it is written all the time, and the item hardly ever.
    """

    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, primary_key=True, related_name="tally"
    )
    serves = models.PositiveIntegerField("times put into a slate", default=0)
    views = models.PositiveIntegerField(default=0)
    skips = models.PositiveIntegerField(default=0)
    likes = models.PositiveIntegerField(default=0)
    saves = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)
    hides = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    drafts = models.PositiveIntegerField("remix sheets opened", default=0)
    remixes = models.PositiveIntegerField(default=0)
    creates = models.PositiveIntegerField("clips made within a day of seeing it", default=0)

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"tally of {self.item_id}"
