from __future__ import annotations

from typing import ClassVar

from django.db import models

from generation.models.clips import Generation


class Asset(models.Model):
    """One stored file of a clip: what was given for it, or what was made."""

    class Kind(models.TextChoices):
        VIDEO = "video", "Video"
        THUMBNAIL = "thumbnail", "Thumbnail"
        SPRITES = "sprites", "Sprite sheet"
        CAPTIONS = "captions", "Captions"
        START = "start", "First frame as given"
        UPLOAD = "upload", "Upload"

    MADE: ClassVar = (Kind.VIDEO, Kind.THUMBNAIL, Kind.SPRITES, Kind.CAPTIONS)

    CONTENT_TYPES: ClassVar = {
        Kind.VIDEO: "video/mp4",
        Kind.THUMBNAIL: "image/webp",
        Kind.SPRITES: "image/jpeg",
        Kind.CAPTIONS: "text/vtt; charset=utf-8",
        Kind.START: "image/png",
        Kind.UPLOAD: "video/mp4",
    }

    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="assets")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField("name in the storage", max_length=200, unique=True)
    size = models.PositiveBigIntegerField("size in bytes")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["generation", "kind"], name="asset_one_of_a_kind_for_each_clip"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def content_type(self) -> str:
        return self.CONTENT_TYPES[Asset.Kind(self.kind)]


class Ingredient(models.Model):
    """A clip that another was cut from: a part of a stitch, a shot of a storyboard."""

    clip = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="ingredients")
    place = models.PositiveSmallIntegerField()  # from 0
    source = models.ForeignKey(
        Generation, on_delete=models.SET_NULL, null=True, related_name="used_in"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clip", "place"], name="ingredient_one_at_each_place"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} at {self.place} of {self.clip_id}"
