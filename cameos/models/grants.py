from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from sora_site.accounts.models import User
from sora_site.core.states import StateGraph

ASKED_FOR: Final = timedelta(days=30)  # then a request that nobody answered is over


class GrantQuerySet(models.QuerySet["Grant"]):
    def valid(self) -> GrantQuerySet:
        """Keep permissions that hold now."""
        unexpired = Q(expires_at=None) | Q(expires_at__gt=Now())
        return self.filter(unexpired, state=Grant.State.GRANTED)

    def waiting(self) -> GrantQuerySet:
        """Keep requests that the owner has still to answer, by people who are here."""
        asked = Q(state=Grant.State.ASKED, asked_at__gt=timezone.now() - ASKED_FOR)
        return self.filter(asked, person__is_present=True)

    def over(self) -> GrantQuerySet:
        """Keep permissions and requests whose time is over but that do not say so yet."""
        now = timezone.now()
        ran_out = Q(state=Grant.State.GRANTED, expires_at__lte=now)
        return self.filter(ran_out | Q(state=Grant.State.ASKED, asked_at__lte=now - ASKED_FOR))

    def end_untold(self) -> GrantQuerySet:
        """Keep permissions that ended together with many others, whose people were not told yet."""
        return self.filter(end_untold=True)

    def answered_by(self, owner: User) -> GrantQuerySet:
        """Keep what this person decides on, without who is blocked."""
        return self.filter(
            cameo__owner=owner, person__in=User.objects.visible_to(owner)
        ).select_related("cameo", "person")

    def latest_first(self) -> GrantQuerySet:
        return self.order_by("-changed_at", "pk")

    def after(self, place: Grant | None) -> GrantQuerySet:
        """Keep what comes after a grant when read latest first; everything, with None."""
        if place is None:
            return self
        older = Q(changed_at__lt=place.changed_at)
        # The first condition says nothing new but is what the index can be entered by.
        return self.filter(
            older | Q(changed_at=place.changed_at, pk__gt=place.pk),
            changed_at__lte=place.changed_at,
        )

    def move(self, to: Grant.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        allowed = self.filter(state__in=Grant.STATES.before(to))
        return allowed.update(state=to, changed_at=timezone.now(), **changes) == 1


class Grant(models.Model):
    """Where one person stands with one cameo of somebody else: asked, granted or refused.

    There is one row for each two, and the ledger keeps what it went through. `REVOKED` bars the
    person whatever the audience, until the owner grants again.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        GRANTED = "granted", "Granted"
        REFUSED = "refused", "Refused"
        REVOKED = "revoked", "Taken back"
        EXPIRED = "expired", "Over"

    STATES: ClassVar = StateGraph(
        {
            State.ASKED: frozenset({State.GRANTED, State.REFUSED, State.REVOKED, State.EXPIRED}),
            State.GRANTED: frozenset({State.GRANTED, State.REVOKED, State.EXPIRED}),
            State.REFUSED: frozenset({State.ASKED, State.GRANTED, State.REVOKED}),
            State.REVOKED: frozenset({State.GRANTED}),
            State.EXPIRED: frozenset({State.ASKED, State.GRANTED, State.REVOKED}),
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    cameo = models.ForeignKey("cameos.Cameo", on_delete=models.CASCADE, related_name="grants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cameo_grants"
    )
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    message = models.CharField("what for, in the words of who asked", max_length=200, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Empty: with the cameo.")
    end_untold = models.BooleanField(
        "still to be told that it ended", default=False, editable=False
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cameo", "person"], name="grant_one_for_a_cameo_and_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_at__isnull=False),
                name="grant_that_was_asked_for_says_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "state", "cameo"], name="grant_of_a_person"),
            models.Index(
                fields=["expires_at"], condition=Q(state="granted"), name="grant_running_out"
            ),
            models.Index(fields=["person", "-asked_at"], name="grant_asked_by"),
            models.Index(
                fields=["person", "-changed_at"],
                condition=Q(state="granted"),
                name="grant_latest_of_a_person",
            ),
            models.Index(
                fields=["cameo", "-changed_at", "id"],
                condition=Q(state="granted"),
                name="grant_latest_of_a_cameo",
            ),
            models.Index(
                fields=["cameo", "asked_at"],
                condition=Q(state="asked"),
                name="grant_waiting_for_an_answer",
            ),
            models.Index(fields=["cameo"], condition=Q(end_untold=True), name="grant_end_untold"),
        ]

    def __str__(self) -> str:
        return f"{self.cameo_id} to {self.person_id}: {self.state}"
