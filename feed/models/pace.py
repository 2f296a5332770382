from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from feed.models.posts import Post
from generation.models import Generation
from recommender.models.people import QUIET
from sora_site.accounts.models import User

FOLLOWS: Final = timedelta(minutes=10)  # within which what is made counts as made after a nudge


class Pace(models.Model):
    """How far and how long one person went in the feed lately.

    It stands in the database, so that neither a second tab nor a lost cache starts it anew.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="pace"
    )
    pages = models.JSONField("pages seen since the last pause", default=list)
    turned_at = models.DateTimeField("last page turned", default=timezone.now)
    paused_until = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField("last sign of life", default=timezone.now)
    watched = models.PositiveIntegerField("seconds of this sitting", default=0)
    items = models.PositiveIntegerField("clips since the last active act", default=0)
    shown = models.PositiveIntegerField("clips of this sitting", default=0)
    skips = models.PositiveIntegerField("clips skipped in this sitting", default=0)
    opened = models.JSONField("when the feed was opened, within an hour", default=list)
    acted_at = models.DateTimeField("last active act", null=True, blank=True)
    stage = models.PositiveSmallIntegerField("last nudge of this sitting", default=0)
    dismissed = models.PositiveSmallIntegerField("breaks dismissed in this sitting", default=0)
    may_go_on_at = models.DateTimeField("the break may be dismissed", null=True, blank=True)
    day = models.DateField("the day that is counted", null=True, blank=True)
    today = models.PositiveIntegerField("seconds of that day", default=0)

    def __str__(self) -> str:
        return f"{self.person_id}: {len(self.pages)} pages as of {self.turned_at:%H:%M}"

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until > timezone.now()

    @property
    def is_fresh(self) -> bool:
        """Whether a pause or a quiet half hour has gone by since the last page."""
        quiet = self.turned_at <= timezone.now() - QUIET
        return quiet or (self.paused_until is not None and not self.is_paused)


class NudgeQuerySet(models.QuerySet["Nudge"]):
    def followed_by_making(self) -> NudgeQuerySet:
        """Keep nudges after which the person asked for a clip within ten minutes."""
        made = Generation.objects.made_to_keep().filter(
            author=OuterRef("person"),
            created_at__gt=OuterRef("shown_at"),
            created_at__lte=OuterRef("shown_at") + FOLLOWS,
        )
        return self.filter(Exists(made))

    def asked(self, person: User) -> NudgeQuerySet:
        """Keep the questions a person was asked."""
        return self.filter(person=person, kind=Nudge.Kind.MOOD, held_out=False)


class Nudge(models.Model):
    """One word to one person about a sitting, or that for comparison none was said.

    What came of it is not written down but found: see `followed_by_making`.
    """

    class Kind(models.TextChoices):
        CREATE = "create", "An invitation to make something"
        MOOD = "mood", "How is it so far?"
        BREAK = "break", "A break"

    class Answer(models.TextChoices):
        GOOD = "good", "Good"
        FAIR = "fair", "So-so"
        BAD = "bad", "Not so good"
        SKIPPED = "skipped", "Skipped"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="nudges"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    held_out = models.BooleanField("not shown, for comparison", default=False)
    seed = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.CharField(max_length=7, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = NudgeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-shown_at"], name="nudge_of_person"),
            models.Index(fields=["-shown_at"], name="nudge_latest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="nudge_answer_and_time_come_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id} at {self.shown_at:%H:%M}"
