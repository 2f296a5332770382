from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from sora_site.accounts.models.people import CameoAudience, User
from sora_site.accounts.models.rollout import new_code, shown_code

CODE_LIFE: Final = timedelta(days=1)
LEAVE: Final = timedelta(days=7)  # how long limits hold after the young person ended a link


def code_end() -> datetime:
    """When a guardian code made now expires."""
    return timezone.now() + CODE_LIFE


class GuardianCodeQuerySet(models.QuerySet["GuardianCode"]):
    def open(self) -> GuardianCodeQuerySet:
        return self.filter(used_at=None, expires_at__gt=timezone.now())


class GuardianCode(models.Model):
    """One code that a young person or an adult hands to the other to propose a link."""

    code = models.CharField(max_length=24, unique=True, default=new_code, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian_codes"
    )
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(default=code_end, editable=False)
    used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = GuardianCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"guardian code {self.pk}"

    @property
    def shown_code(self) -> str:
        return shown_code(self.code)


class GuardianshipQuerySet(models.QuerySet["Guardianship"]):
    def open(self) -> GuardianshipQuerySet:
        """Keep links that hold or are proposed."""
        staying = Q(leaves_at=None) | Q(leaves_at__gt=Now())
        return self.filter(staying, ended_at=None)

    def lapsed(self) -> GuardianshipQuerySet:
        """Keep links the young person left so long ago that they hold no more."""
        return self.filter(ended_at=None, leaves_at__lte=timezone.now())

    def seen_by(self, person: User, *, young: bool) -> GuardianshipQuerySet:
        """Keep open links of a person, in the part that their age gives them."""
        mine = self.filter(young=person) if young else self.filter(guardian=person)
        return mine.open().select_related("young", "guardian").order_by("pk")

    def in_force(self) -> GuardianshipQuerySet:
        """Keep links both sides accepted and nobody ended."""
        return self.open().filter(accepted_at__isnull=False)


class Guardianship(models.Model):
    """One adult's care for one young person's account, with the limits the adult set.

    It gives no access to anything private. It is proposed by whoever entered the other's code
    and holds once the other accepts; ended links stay as history. When the young person ends it,
    it holds on for a week unless the guardian agrees sooner.
    """

    young = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardianships"
    )
    guardian = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wards"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    leaves_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="The young person ended it as of then."
    )
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField("limits set at", default=timezone.now, editable=False)

    continuous_scroll = models.BooleanField("the feed may go on by itself", default=False)
    personalised = models.BooleanField("the feed may learn from what is watched", default=False)
    feed_minutes = models.PositiveSmallIntegerField(
        "minutes of the feed a day", null=True, blank=True
    )
    opens_at = models.TimeField("use from", null=True, blank=True)
    closes_at = models.TimeField("use until", null=True, blank=True)
    daily_generations = models.PositiveSmallIntegerField("clips a day", null=True, blank=True)
    cameo_audience = models.CharField(
        "widest cameo audience", max_length=10, choices=CameoAudience, blank=True
    )

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["young", "guardian"],
                condition=Q(ended_at=None),
                name="guardianship_one_open_link_for_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(young=F("guardian")), name="nobody_is_their_own_guardian"
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False) & ~Q(opens_at=F("closes_at")),
                name="guardianship_hours_have_two_different_ends",
            ),
            models.CheckConstraint(
                condition=Q(leaves_at=None) | Q(accepted_at__isnull=False),
                name="guardianship_is_left_only_after_it_was_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guardian_id} is guardian of {self.young_id}"

    @property
    def is_in_force(self) -> bool:
        return self.accepted_at is not None

    def other_than(self, person: User) -> User:
        """Find the person on the other side."""
        return self.guardian if person.pk == self.young_id else self.young
