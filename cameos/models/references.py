from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from cameos.models.cameos import Cameo
from cameos.models.captures import Capture


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def current(self) -> ReferenceQuerySet:
        """Keep what clips are made with now: what belongs to the cameo's current take."""
        return self.filter(take=F("cameo__take"))

    def outdated(self) -> ReferenceQuerySet:
        """Keep what no clip is made with any more, nor may be once a film was decided."""
        awaited = Capture.objects.unfinished().filter(
            cameo=OuterRef("cameo"), take=OuterRef("take")
        )
        return self.exclude(take=F("cameo__take")).exclude(Exists(awaited))


class Reference(models.Model):
    """One thing an engine needs to show or voice a cameo: an encrypted file, taken from a capture."""

    class Kind(models.TextChoices):
        FRONT = "front", "From the front"
        LEFT = "left", "From the left"
        RIGHT = "right", "From the right"
        CUT_OUT = "cutout", "Cut-out"
        VOICE = "voice", "Measurements of the voice"
        SPEECH = "speech", "Recording of the voice"
        FACE = "face", "Template of the face"

    cameo = models.ForeignKey(Cameo, on_delete=models.CASCADE, related_name="references")
    take = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.UUIDField(
        default=uuid4, editable=False, help_text="Binds the file to this row as it is encrypted."
    )
    name = models.CharField("name of the file in the storage", max_length=200, unique=True)
    content_type = models.CharField(max_length=60)
    taken_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cameo", "take", "kind"], name="reference_one_of_each_kind_in_a_take"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of take {self.take} of {self.cameo_id}"
