from __future__ import annotations

import secrets
from datetime import datetime
from typing import ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from recommender.models.people import QUIET
from recommender.ranking.parser import LONGEST
from recommender.ranking.plan import Plan
from sora_site.accounts.models import Block, Follow, User

NAME_LIMIT: Final = 60  # characters


def new_token() -> str:
    """Return what nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


class InstructionQuerySet(models.QuerySet["Instruction"]):
    def of(self, person: User) -> InstructionQuerySet:
        return self.filter(person=person)

    def active(self) -> InstructionQuerySet:
        """Keep those that hold now: neither ended nor run out."""
        lasting = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(lasting, ended_at=None)

    def over(self) -> InstructionQuerySet:
        """Keep those that ended or ran out: the history."""
        return self.filter(Q(ended_at__isnull=False) | Q(expires_at__lte=timezone.now()))

    def saved(self) -> InstructionQuerySet:
        """Keep those with a name: feeds of their own, in force or not."""
        return self.exclude(name="")

    def shared_as(self, token: str) -> InstructionQuerySet:
        """Keep the one that whoever has this token may open, while its owner is here."""
        return self.filter(share_token=token, person__is_present=True).exclude(share_token=None)

    def open_to(self, viewer: User) -> InstructionQuerySet:
        """Keep a viewer's own, and those of people tied to them by following, with no block between."""
        follows = Exists(Follow.objects.filter(follower=viewer, followee=OuterRef("person")))
        followed = Exists(Follow.objects.filter(follower=OuterRef("person"), followee=viewer))
        blocked = Exists(Block.objects.between(viewer, OuterRef("person")))
        return self.filter(Q(person=viewer) | Q(follows) | Q(followed), ~blocked)

    def newest_first(self) -> InstructionQuerySet:
        return self.order_by("-given_at", "-pk")


class Instruction(models.Model):
    """What one person told their feed, in their words and as it was understood.

    A session's instruction runs out when the session does: `expires_at` moves on with every page.
    What ended stays, so that the table is also the history, until its owner deletes it.
    """

    class Lasts(models.TextChoices):
        SESSION = "session", "This session"
        A_WHILE = "while", "For a while"
        PINNED = "pinned", "Until I end it"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="instructions",
        db_index=False,
    )
    text = models.CharField(max_length=LONGEST, blank=True)
    plan_data = models.JSONField("as it was understood")
    lasts = models.CharField(max_length=8, choices=Lasts, default=Lasts.SESSION)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField("name of the saved feed", max_length=NAME_LIMIT, blank=True)
    share_token = models.CharField(max_length=32, unique=True, null=True, blank=True)
    opened_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="opened",
        help_text="The shared feed of somebody else that this was opened from.",
    )

    objects = InstructionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lasts="pinned", expires_at=None)
                | (~Q(lasts="pinned") & Q(expires_at__isnull=False)),
                name="instruction_expires_unless_pinned",
            ),
            models.UniqueConstraint(
                fields=["person", "name"],
                condition=~Q(name=""),
                name="instruction_saved_under_one_name_once",
            ),
            models.CheckConstraint(
                condition=Q(share_token=None) | ~Q(name=""),
                name="instruction_shared_has_a_name",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-given_at"], name="instruction_history"),
        ]

    def __str__(self) -> str:
        return f"instruction {self.pk}"

    @staticmethod
    def session_ends() -> datetime:
        """Say when a session that shows a sign of life now ends by silence."""
        return timezone.now() + QUIET

    @property
    def plan(self) -> Plan:
        return Plan.model_validate(self.plan_data)

    @property
    def is_active(self) -> bool:
        running = self.expires_at is None or self.expires_at > timezone.now()
        return self.ended_at is None and running

    @property
    def is_pinned(self) -> bool:
        return self.lasts == self.Lasts.PINNED
