from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from generation.models.clips import Generation
from generation.slots import DEFAULT_SLOT
from sora_site.accounts.models import User
from sora_site.core.addresses import address


class StoryboardQuerySet(models.QuerySet["Storyboard"]):
    def of(self, author: User) -> StoryboardQuerySet:
        return self.filter(author=author)


class Storyboard(models.Model):
    """A storyboard as somebody writes it, finished or not; making it makes a clip of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="storyboards"
    )
    parent = models.ForeignKey(
        Generation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The made storyboard that this is to be another version of.",
    )
    slot = models.CharField(max_length=20, default=DEFAULT_SLOT)
    size = models.CharField("width x height in pixels", max_length=9)
    style = models.CharField(max_length=20, blank=True)
    cards = models.JSONField(
        default=list, help_text="Each with prompt, seconds, camera, seed and made, as typed."
    )
    revision = models.PositiveIntegerField(default=0)  # 0: not saved yet
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = StoryboardQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["author", "-saved_at"], name="storyboard_latest"),
        ]

    def __str__(self) -> str:
        return f"storyboard {self.pk}"

    def get_absolute_url(self) -> str:
        return address("generation:storyboard", self.pk)

    @property
    def title(self) -> str:
        """The first words in it."""
        written: list[dict[str, Any]] = self.cards
        words = (" ".join(str(card["prompt"]).split()) for card in written)
        return next(filter(None, words), "Nothing written yet")
