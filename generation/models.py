from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sora_site.accounts.ages import local_day
from sora_site.accounts.models import User
from sora_site.core.addresses import address
from sora_site.core.states import StateGraph

PROMPT_LIMIT: Final = 32_000  # characters


class GenerationQuerySet(models.QuerySet["Generation"]):
    def of(self, author: User) -> GenerationQuerySet:
        return self.filter(author=author)

    def active(self) -> GenerationQuerySet:
        """Keep clips that are waiting or being made."""
        return self.filter(state__in=Generation.ACTIVE)

    def running(self) -> GenerationQuerySet:
        return self.filter(state__in=Generation.RUNNING)

    def completed(self) -> GenerationQuerySet:
        return self.filter(state=Generation.State.COMPLETED)

    def claimable(self) -> GenerationQuerySet:
        """Keep unfinished clips that no live worker holds."""
        lapsed = Q(state__in=Generation.RUNNING, leased_until__lte=timezone.now())
        return self.filter(Q(state=Generation.State.QUEUED) | lapsed)

    def held(self, job: Generation) -> GenerationQuerySet:
        """Keep the clip if this attempt still holds it: the fence of every write by a worker."""
        return self.filter(pk=job.pk, attempt=job.attempt, state__in=Generation.RUNNING)

    def move(self, to: Generation.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        if to in Generation.STATES.ends:
            changes |= {"finished_at": timezone.now(), "leased_until": None}
        allowed = self.filter(state__in=Generation.STATES.before(to))
        return allowed.update(state=to, **changes) == 1


class Generation(models.Model):
    """One clip somebody asked for: the order, the job and, once completed, the draft."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RENDERING = "rendering", "Rendering"
        FINISHING = "finishing", "Finishing"
        COMPLETED = "completed", "Ready"
        FAILED = "failed", "Failed"
        REFUSED = "refused", "Refused"
        CANCELLED = "cancelled", "Cancelled"

    STATES: ClassVar = StateGraph(
        {
            State.QUEUED: frozenset({State.RENDERING, State.CANCELLED}),
            State.RENDERING: frozenset(
                {
                    State.RENDERING,  # a second worker takes over from one that died
                    State.QUEUED,
                    State.FINISHING,
                    State.FAILED,
                    State.REFUSED,
                    State.CANCELLED,
                }
            ),
            State.FINISHING: frozenset(
                {
                    State.RENDERING,
                    State.QUEUED,
                    State.COMPLETED,
                    State.FAILED,
                    State.CANCELLED,
                }
            ),
            State.COMPLETED: frozenset(),
            State.FAILED: frozenset(),
            State.REFUSED: frozenset(),
            State.CANCELLED: frozenset(),
        }
    )
    RUNNING: ClassVar = (State.RENDERING, State.FINISHING)
    ACTIVE: ClassVar = (State.QUEUED, *RUNNING)

    class Size(models.TextChoices):
        PORTRAIT = "720x1280", "Portrait"
        LANDSCAPE = "1280x720", "Landscape"

    class Seconds(models.IntegerChoices):
        FOUR = 4, "4 s"
        EIGHT = 8, "8 s"
        TWELVE = 12, "12 s"
        SIXTEEN = 16, "16 s"
        TWENTY = 20, "20 s"

    class Style(models.TextChoices):
        ANY = "", "Auto"
        CINEMATIC = "cinematic", "Cinematic"
        WATERCOLOUR = "watercolour", "Watercolour"
        NOIR = "noir", "Noir"
        PIXEL = "pixel", "Pixel"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="generations"
    )
    request_key = models.UUIDField(default=uuid4, editable=False)

    prompt = models.TextField(max_length=PROMPT_LIMIT)
    size = models.CharField(max_length=9, choices=Size, default=Size.PORTRAIT)
    seconds = models.PositiveSmallIntegerField(choices=Seconds, default=Seconds.EIGHT)
    style = models.CharField(max_length=20, choices=Style, default=Style.ANY, blank=True)
    seed = models.BigIntegerField()

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    pool = models.CharField(max_length=20)
    bulk = models.BooleanField(default=False, help_text="After everything a person waits for.")
    attempt = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    token_sent_at = models.DateTimeField(default=timezone.now)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    stage = models.CharField(max_length=80, blank=True)
    estimated_seconds = models.FloatField(default=0)  # of work

    engine = models.CharField(max_length=40, blank=True)
    account = models.JSONField(default=dict, blank=True)
    reason = models.CharField("why there is no clip", max_length=300, blank=True)
    barred_at = models.DateTimeField(
        "barred from being shown", null=True, blank=True, help_text="A moderator took it down."
    )

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = GenerationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["pool", "bulk", "created_at"],
                condition=Q(state__in=["queued", "rendering", "finishing"]),
                name="generation_unfinished",
            ),
            models.Index(fields=["author", "-created_at"], name="generation_library"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "request_key"], name="generation_one_for_each_request"
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="generation_progress_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=Q(leased_until=None) ^ Q(state__in=["rendering", "finishing"]),
                name="generation_is_leased_exactly_while_it_runs",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) ^ ~Q(state__in=["queued", "rendering", "finishing"]),
                name="generation_has_an_end_exactly_when_it_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"clip {self.pk}"

    def get_absolute_url(self) -> str:
        return address("feed:draft", self.pk)

    @property
    def width(self) -> int:
        return int(self.size.split("x")[0])

    @property
    def height(self) -> int:
        return int(self.size.split("x")[1])

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE

    @property
    def lease_expired(self) -> bool:
        return self.leased_until is not None and self.leased_until <= timezone.now()

    @property
    def not_understood(self) -> list[str]:
        """Words of the prompt that changed nothing in the clip, in the engine's account."""
        words: list[str] = self.account.get("not_understood", [])
        return words


class Asset(models.Model):
    """One stored file of a completed clip."""

    class Kind(models.TextChoices):
        VIDEO = "video", "Video"
        THUMBNAIL = "thumbnail", "Thumbnail"
        SPRITES = "sprites", "Sprite sheet"
        CAPTIONS = "captions", "Captions"

    CONTENT_TYPES: ClassVar = {
        Kind.VIDEO: "video/mp4",
        Kind.THUMBNAIL: "image/webp",
        Kind.SPRITES: "image/jpeg",
        Kind.CAPTIONS: "text/vtt; charset=utf-8",
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


class RenderShare(models.Model):
    """How much rendering one person has had lately; it halves with time.

    The person with the least goes first.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="render_share",
    )
    used_seconds = models.FloatField(default=0)  # of rendering, as of used_at
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_seconds__gte=0), name="render_share_is_never_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.used_seconds:.1f} s as of {self.used_at:%H:%M:%S}"


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    def used_by(self, person: User) -> int:
        """How many clips the person has asked for in their present day."""
        today = self.filter(person=person, day__gte=local_day(person))
        return today.values_list("used", flat=True).first() or 0

    def spend(self, person: User) -> None:
        """Count one clip; whoever calls holds the person's row."""
        day = local_day(person)
        row = self.filter(person=person).first() or Allowance(person=person, day=day)
        if row.day < day:  # never back: who moves to another time zone gains no second day
            row.day, row.used = day, 0
        row.used += 1
        row.save()

    def give_back(self, person: User, asked_at: datetime) -> None:
        """Count one clip less, unless the day on which it was asked for is over."""
        day = asked_at.astimezone(ZoneInfo(person.time_zone)).date()
        self.filter(person=person, day=day, used__gt=0).update(used=F("used") - 1)


class Allowance(models.Model):
    """How many clips one person asked for in their latest day. Deleting clips gives none back."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="clip_allowance",
    )
    day = models.DateField("day, where the person lives")
    used = models.PositiveIntegerField(default=0)

    objects = AllowanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id}: {self.used} on {self.day}"


def lease_end() -> datetime:
    """When a lease taken now lapses."""
    return timezone.now() + timedelta(seconds=settings.RENDER_LEASE)
