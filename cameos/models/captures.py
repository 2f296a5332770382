from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cameos.models.cameos import Cameo
from cameos.models.keyrings import new_token
from sora_site.core.states import StateGraph

BEGIN_WITHIN: Final = timedelta(seconds=90)  # after the challenge was given
SEND_WITHIN: Final = timedelta(minutes=5)  # after the recording began
LEASE: Final = timedelta(minutes=5)  # of a check; longer than any takes
CHECKS: Final = 3  # that may crash, before a person looks instead


class CaptureQuerySet(models.QuerySet["Capture"]):
    def open(self) -> CaptureQuerySet:
        """Keep challenges that can still be answered."""
        now = timezone.now()
        unbegun = Q(begun_at=None, issued_at__gt=now - BEGIN_WITHIN)
        return self.filter(unbegun | Q(begun_at__gt=now - SEND_WITHIN), state=Capture.State.OPEN)

    def lapsed(self) -> CaptureQuerySet:
        """Keep challenges that nobody answered in time."""
        now = timezone.now()
        late = Q(begun_at=None, issued_at__lte=now - BEGIN_WITHIN)
        return self.filter(late | Q(begun_at__lte=now - SEND_WITHIN), state=Capture.State.OPEN)

    def claimable(self) -> CaptureQuerySet:
        """Keep captures that wait for their check, or whose check died."""
        died = Q(state=Capture.State.CHECKING, leased_until__lte=timezone.now())
        return self.filter(Q(state=Capture.State.RECEIVED) | died)

    def in_review(self) -> CaptureQuerySet:
        return self.filter(state=Capture.State.IN_REVIEW)

    def failed(self) -> CaptureQuerySet:
        """Keep films recorded here that did not pass."""
        return self.filter(state=Capture.State.REFUSED, way=Capture.Way.CAMERA)

    def unfinished(self) -> CaptureQuerySet:
        """Keep captures of which something may still come."""
        return self.exclude(state__in=Capture.STATES.ends)

    def stored(self) -> CaptureQuerySet:
        """Keep captures whose film is still there."""
        return self.exclude(name="")

    def spent(self) -> CaptureQuerySet:
        """Keep captures whose film has done its duty and is to go."""
        return self.stored().filter(state__in=Capture.STATES.ends)

    def held(self, capture: Capture) -> CaptureQuerySet:
        """Keep the capture if this attempt still holds it: the fence of every write by a check."""
        return self.filter(pk=capture.pk, attempt=capture.attempt, state=Capture.State.CHECKING)

    def move(self, to: Capture.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        if to != Capture.State.CHECKING:
            changes |= {"leased_until": None}
        if to in Capture.STATES.ends:
            changes |= {"ended_at": timezone.now()}
        allowed = self.filter(state__in=Capture.STATES.before(to))
        return allowed.update(state=to, **changes) == 1


class Capture(models.Model):
    """One answer to one challenge: a film of the owner, a film or a picture of a pet or a thing, until it was judged.

    The film is encrypted and goes as soon as the capture has ended; its figures stay.
    """

    class State(models.TextChoices):
        OPEN = "open", "Waiting for the film"
        RECEIVED = "received", "Waiting for the check"
        CHECKING = "checking", "Being checked"
        IN_REVIEW = "in_review", "With a moderator"
        PASSED = "passed", "Passed"
        REFUSED = "refused", "Refused"
        LAPSED = "lapsed", "Not answered in time"

    STATES: ClassVar = StateGraph(
        {
            State.OPEN: frozenset({State.RECEIVED, State.LAPSED}),
            State.RECEIVED: frozenset({State.CHECKING, State.IN_REVIEW, State.LAPSED}),
            State.CHECKING: frozenset(
                {
                    State.CHECKING,  # another worker takes over from one that died
                    State.PASSED,
                    State.REFUSED,
                    State.IN_REVIEW,
                    State.LAPSED,
                }
            ),
            State.IN_REVIEW: frozenset({State.PASSED, State.REFUSED, State.LAPSED}),
            State.PASSED: frozenset(),
            State.REFUSED: frozenset(),
            State.LAPSED: frozenset(),
        }
    )

    class Way(models.TextChoices):
        """How it was made, and so who can judge it."""

        CAMERA = "camera", "Recorded here"
        UPLOAD = "upload", "Uploaded"
        NO_SPEECH = "no_speech", "Recorded without speech"
        NO_MOTION = "no_motion", "Recorded without movements"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    cameo = models.ForeignKey(Cameo, on_delete=models.CASCADE, related_name="captures")
    way = models.CharField(max_length=10, choices=Way, default=Way.CAMERA)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    nonce = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    steps = models.JSONField("movements, in order", default=list, blank=True)
    digits = models.CharField("digits to say", max_length=16, blank=True)
    session = models.CharField("digest of the session it is bound to", max_length=64, blank=True)
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    begun_at = models.DateTimeField(null=True, blank=True, editable=False)
    received_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    name = models.CharField("name of the film in the storage", max_length=200, blank=True)
    content_type = models.CharField(max_length=60, blank=True)
    take = models.PositiveSmallIntegerField(
        default=0, help_text="Under which its references are kept; 0: there are none."
    )
    sha256 = models.CharField(max_length=64, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(default=timezone.now, editable=False)

    figures = models.JSONField(
        default=dict, blank=True, help_text="What each check measured, and with which models."
    )
    reason = models.CharField("why, in words for the person", max_length=300, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = CaptureQuerySet.as_manager()

    class Meta:
        permissions: ClassVar = [("review_capture", "Can watch and decide captures")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cameo"],
                condition=Q(state__in=["open", "received", "checking", "in_review"]),
                name="capture_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="checking") ^ Q(leased_until=None),
                name="capture_is_leased_while_it_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["passed", "refused", "lapsed"]) ^ Q(ended_at=None),
                name="capture_that_ended_says_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["received_at"],
                condition=Q(state__in=["received", "checking", "in_review"]),
                name="capture_queue",
            ),
            models.Index(fields=["cameo", "-issued_at"], name="capture_of_a_cameo"),
        ]

    def __str__(self) -> str:
        return f"capture {self.pk}: {self.state}"

    @property
    def is_photo(self) -> bool:
        """Whether a picture was sent in place of a film."""
        return self.content_type.startswith("image/")

    @property
    def challenge(self) -> dict[str, Any]:
        """The challenge as the browser and the check read it."""
        return {"steps": self.steps, "digits": self.digits}
