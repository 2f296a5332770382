from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sora_site.accounts.models import User
from sora_site.core.states import StateGraph

SALT: Final = "privacy.export"
EXPORT_EVERY: Final = timedelta(days=1)


class DataExportQuerySet(models.QuerySet["DataExport"]):
    def of(self, person: User) -> DataExportQuerySet:
        return self.filter(person=person)

    def active(self) -> DataExportQuerySet:
        """Keep exports that wait or are being built."""
        return self.filter(state__in=DataExport.ACTIVE)

    def ready(self) -> DataExportQuerySet:
        """Keep exports that can be downloaded now."""
        return self.filter(state=DataExport.State.READY, expires_at__gt=timezone.now())

    def recent(self) -> DataExportQuerySet:
        """Keep exports that are too new for another."""
        asked = self.filter(created_at__gt=timezone.now() - EXPORT_EVERY)
        return asked.exclude(state=DataExport.State.FAILED)

    def over(self) -> DataExportQuerySet:
        """Keep exports whose time is over, and failed ones as old."""
        past = timezone.now() - timedelta(days=settings.EXPORT_DAYS)
        failed = Q(state=DataExport.State.FAILED, created_at__lte=past)
        return self.filter(Q(expires_at__lte=timezone.now()) | failed)

    def claimable(self) -> DataExportQuerySet:
        """Keep unfinished exports that no live worker holds."""
        lapsed = Q(state=DataExport.State.BUILDING, leased_until__lte=timezone.now())
        return self.filter(Q(state=DataExport.State.WAITING) | lapsed)

    def claim(self, pk: UUID) -> DataExport | None:
        """Lease an export to this worker; None if it ended or another worker holds it."""
        won = self.claimable().filter(pk=pk)
        began = {"attempt": F("attempt") + 1, "leased_until": lease_end(), "progress": 0}
        if not won.move(DataExport.State.BUILDING, **began):
            return None
        return self.select_related("person").get(pk=pk)

    def held(self, job: DataExport) -> DataExportQuerySet:
        """Keep the export if this attempt still holds it: the fence of every write by a worker."""
        return self.filter(pk=job.pk, attempt=job.attempt, state=DataExport.State.BUILDING)

    def move(self, to: DataExport.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        if to != DataExport.State.BUILDING:
            changes |= {"leased_until": None}
        allowed = self.filter(state__in=DataExport.STATES.before(to))
        return allowed.update(state=to, **changes) == 1


class DataExport(models.Model):
    """One archive of everything the site holds about one person, made on their request."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        BUILDING = "building", "Being put together"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"

    STATES: ClassVar = StateGraph(
        {
            State.WAITING: frozenset({State.BUILDING}),
            State.BUILDING: frozenset(
                {
                    State.BUILDING,  # a second worker takes over from one that died
                    State.WAITING,
                    State.READY,
                    State.FAILED,
                }
            ),
            State.READY: frozenset(),
            State.FAILED: frozenset(),
        }
    )
    ACTIVE: ClassVar = (State.WAITING, State.BUILDING)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField("last sent to the workers", default=timezone.now)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    stage = models.CharField(max_length=80, blank=True)
    reason = models.CharField("why there is none", max_length=300, blank=True)
    name = models.CharField("name in the storage", max_length=200, blank=True)
    size = models.PositiveBigIntegerField("size in bytes", default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = DataExportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["rung_at"],
                condition=Q(state__in=["waiting", "building"]),
                name="export_unfinished",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=["waiting", "building"]),
                name="export_one_at_a_time_for_each_person",
            ),
            models.CheckConstraint(
                condition=Q(leased_until=None) ^ Q(state="building"),
                name="export_is_leased_exactly_while_it_is_built",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None, name="") ^ Q(state="ready", expires_at__isnull=False),
                name="export_has_a_file_and_an_end_exactly_when_ready",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="export_progress_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"export {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:download", args=[self.ticket])

    @property
    def ticket(self) -> str:
        """The signed half of the link to the file; good as long as the file is kept."""
        return signing.dumps(str(self.pk), salt=SALT)

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE

    @property
    def is_ready(self) -> bool:
        return self.expires_at is not None and self.expires_at > timezone.now()

    @property
    def is_recent(self) -> bool:
        return self.state != self.State.FAILED and timezone.now() < self.created_at + EXPORT_EVERY

    @property
    def file_name(self) -> str:
        """What the file is called where it is saved."""
        return f"{settings.SITE_NAME}-{self.person.handle}-{self.created_at:%Y-%m-%d}.zip".lower()


class KeptRecord(models.Model):
    """What is kept apart of one account that was erased, until the record ends.

    It names nobody. Who knows the e-mail address, and has the site's key, can tell whether an
    account with it was erased and when.
    """

    fingerprint = models.CharField("keyed hash of the e-mail address", max_length=64)
    band = models.CharField("age band", max_length=10)
    region = models.CharField(max_length=2)
    joined_on = models.DateField()
    closed_on = models.DateField()
    upheld = models.JSONField("reports upheld against the account", default=list, blank=True)
    reason = models.CharField("why it is kept", max_length=200)
    ends_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["fingerprint"], name="kept_record_fingerprint"),
            models.Index(fields=["ends_at"], name="kept_record_end"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fingerprint", "joined_on"], name="kept_record_one_for_each_account"
            ),
        ]

    def __str__(self) -> str:
        return f"account closed on {self.closed_on:%Y-%m-%d}"


def lease_end() -> datetime:
    """When a lease taken now lapses."""
    return timezone.now() + timedelta(seconds=settings.EXPORT_LEASE)


def fingerprint(email: str) -> str:
    """Hash an e-mail address with the site's key; nobody without the key can try addresses."""
    return salted_hmac("privacy.kept", email.strip().lower(), algorithm="sha256").hexdigest()
