from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Final
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from generation.engines.protocol import Relation
from generation.models.recalls import none_of, taken_from_sight
from generation.slots import DEFAULT_SLOT, SLOTS, Slot
from sora_site.accounts.models import Block, User
from sora_site.core.addresses import address
from sora_site.core.states import StateGraph

PROMPT_LIMIT: Final = 32_000  # characters
PREVIEWS_KEPT: Final = timedelta(hours=1)

LONGEST: Final = 120  # seconds, of any clip
WAYS: Final[tuple[Relation, ...]] = ("remix", "edit", "extend")


class GenerationQuerySet(models.QuerySet["Generation"]):
    def of(self, author: User) -> GenerationQuerySet:
        return self.filter(author=author)

    def shelved(self) -> GenerationQuerySet:
        """Keep what belongs in a library: neither previews nor single shots of a storyboard."""
        return self.exclude(operation__in=Generation.UNSHELVED)

    def previews(self) -> GenerationQuerySet:
        return self.filter(operation=Generation.Operation.PREVIEW)

    def made_to_keep(self) -> GenerationQuerySet:
        """Keep all but previews."""
        return self.exclude(operation=Generation.Operation.PREVIEW)

    def stale_previews(self) -> GenerationQuerySet:
        """Keep previews that have been there for their hour."""
        return self.previews().filter(created_at__lte=timezone.now() - PREVIEWS_KEPT)

    def unseen(self) -> GenerationQuerySet:
        """Keep what ended and was not opened since; cancelled clips ended by the author's hand."""
        ends = Generation.STATES.ends - {Generation.State.CANCELLED}
        return self.shelved().filter(state__in=sorted(ends), seen_at=None)

    def active(self) -> GenerationQuerySet:
        """Keep clips that are waiting or being made."""
        return self.filter(state__in=Generation.ACTIVE)

    def running(self) -> GenerationQuerySet:
        return self.filter(state__in=Generation.RUNNING)

    def completed(self) -> GenerationQuerySet:
        return self.filter(state=Generation.State.COMPLETED)

    def usable(self) -> GenerationQuerySet:
        """Keep clips that others may be made from."""
        return self.completed().filter(barred_at=None).shown()

    def asked_of_model(self) -> GenerationQuerySet:
        """Keep clips whose prompt the site's language model was asked to read."""
        return self.filter(engine_memory__has_key="screenplay")

    def shown(self) -> GenerationQuerySet:
        """Keep clips that nobody has taken down, and no block parts their maker from who is in them."""
        one, other = _parting()
        return self.filter(~one, ~other, none_of(taken_from_sight(OuterRef("pk"))))

    def with_sight(self) -> GenerationQuerySet:
        """Add `withheld`: why nobody is shown a clip, its maker neither; empty if it is shown."""
        one, other = _parting()
        why = Case(
            When(taken_from_sight(OuterRef("pk")), then=Value("taken back")),
            When(Q(one) | Q(other), then=Value("parted")),
            default=Value(""),
        )
        return self.annotate(withheld=why)

    def take_down(self, reason: str) -> bool:
        """Take a finished clip away for good: the one way out of being completed."""
        gone: dict[str, Any] = {"end_state": None, "account": {}, "engine_memory": {}}
        code = Generation.ReasonCode.CONSENT
        return (
            self.completed().update(
                state=Generation.State.REFUSED,
                reason=reason[:300],
                reason_code=code,
                seen_at=None,
                **gone,
            )
            == 1
        )

    def claimable(self) -> GenerationQuerySet:
        """Keep unfinished clips that no live worker holds."""
        lapsed = Q(state__in=Generation.RUNNING, leased_until__lte=timezone.now())
        return self.filter(Q(state=Generation.State.QUEUED) | lapsed)

    def shots_of(self, board: Generation) -> GenerationQuerySet:
        """Keep the shots of a storyboard, in order."""
        return self.filter(used_in__clip=board).order_by("used_in__place")

    def boards_of(self, shot: Generation) -> GenerationQuerySet:
        """Keep the storyboards that a shot belongs to."""
        boards = Generation.objects.filter(ingredients__source=shot)
        return self.filter(operation=Generation.Operation.BOARD, pk__in=boards.values("pk"))

    def waiting_for(self, shot: Generation) -> GenerationQuerySet:
        """Keep the storyboard that waits for a shot; none if it is no shot."""
        is_shot = shot.operation == Generation.Operation.SHOT
        return self.boards_of(shot).held_back() if is_shot else self.none()

    def stuck_boards(self) -> GenerationQuerySet:
        """Keep storyboards that wait although none of their shots is queued or being made."""
        moving = (Generation.State.QUEUED, *Generation.RUNNING)
        boards = Generation.objects.filter(ingredients__source__state__in=moving)
        held = self.held_back().filter(operation=Generation.Operation.BOARD)
        return held.exclude(pk__in=boards.values("pk"))

    def loose_shots(self) -> GenerationQuerySet:
        """Keep shots that no storyboard uses any more."""
        return self.filter(operation=Generation.Operation.SHOT, used_in=None)

    def held_back(self) -> GenerationQuerySet:
        """Keep clips that wait for others."""
        return self.filter(state=Generation.State.HELD)

    def held(self, job: Generation) -> GenerationQuerySet:
        """Keep the clip if this attempt still holds it: the fence of every write by a worker."""
        return self.filter(pk=job.pk, attempt=job.attempt, state__in=Generation.RUNNING)

    def move(self, to: Generation.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        if to in Generation.STATES.ends:
            changes |= {"finished_at": timezone.now(), "leased_until": None}
        allowed = self.filter(state__in=Generation.STATES.before(to))
        return allowed.update(state=to, **changes) == 1


def _parting() -> tuple[Exists, Exists]:
    """Tell of each clip whether its maker blocked somebody in it, or they the maker."""
    clip, maker = OuterRef("pk"), OuterRef("author")
    one = Block.objects.filter(blocker=maker, blocked__appearances__clip=clip)
    other = Block.objects.filter(blocked=maker, blocker__appearances__clip=clip)
    return Exists(one), Exists(other)


class Generation(models.Model):
    """One clip somebody asked for: the order, the job and, once completed, the draft."""

    class State(models.TextChoices):
        HELD = "held", "Waiting for other shots"
        QUEUED = "queued", "Waiting"
        RENDERING = "rendering", "Rendering"
        FINISHING = "finishing", "Finishing"
        COMPLETED = "completed", "Ready"
        FAILED = "failed", "Failed"
        REFUSED = "refused", "Refused"
        CANCELLED = "cancelled", "Cancelled"

    STATES: ClassVar = StateGraph(
        {
            State.HELD: frozenset({State.QUEUED, State.FAILED, State.REFUSED, State.CANCELLED}),
            State.QUEUED: frozenset({State.RENDERING, State.REFUSED, State.CANCELLED}),
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
                    State.REFUSED,  # who is in it took their leave back at the last moment
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
    ACTIVE: ClassVar = (State.HELD, State.QUEUED, *RUNNING)

    class Operation(models.TextChoices):
        CREATE = "create", "Made from a prompt"
        REMIX = "remix", "Remixed"
        EDIT = "edit", "Edited"
        EXTEND = "extend", "Extended"
        STITCH = "stitch", "Stitched"
        TRIM = "trim", "Trimmed"
        UPLOAD = "upload", "Uploaded"
        BOARD = "board", "Storyboard"
        SHOT = "shot", "Shot of a storyboard"
        PREVIEW = "preview", "Preview"

    UNSHELVED: ClassVar = (Operation.SHOT, Operation.PREVIEW)
    CHANGED: ClassVar = (Operation.REMIX, Operation.EDIT, Operation.EXTEND)
    """Rendered from one earlier clip."""

    CUT: ClassVar = (Operation.STITCH, Operation.TRIM, Operation.UPLOAD, Operation.BOARD)
    """Made from files that are there, by no engine."""
    FREE: ClassVar = (*CUT, Operation.PREVIEW)
    WAITING: ClassVar = (State.HELD, State.QUEUED)

    class Rank(models.IntegerChoices):
        """Who goes first, whatever people used; see `dispatch`."""

        PREVIEW = 0, "Preview"
        INTERACTIVE = 1, "Interactive"
        BULK = 2, "Bulk"

    class ReasonCode(models.TextChoices):
        """Why there is no clip, for machines; `reason` says it to people."""

        CONSENT = "consent", "Somebody in it took their leave back"
        CRASHED = "crashed", "The renderer kept crashing"
        ENGINE = "engine", "The engine failed"
        REFUSED = "refused", "The engine refused the order"
        MEMORY = "memory", "Not enough memory"
        UPSTREAM = "upstream", "A server that renders for this site failed"
        TIME = "time", "It took far too long"

    class Size(models.TextChoices):
        PORTRAIT = "720x1280", "Portrait"
        LANDSCAPE = "1280x720", "Landscape"
        PORTRAIT_HD = "1080x1920", "Portrait, 1080p"
        LANDSCAPE_HD = "1920x1080", "Landscape, 1080p"

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
        ANIME = "anime", "Anime"
        PENCIL = "pencil", "Pencil"
        CLAYMATION = "claymation", "Claymation"
        COMIC = "comic", "Comic"
        NEON = "neon", "Neon"
        PAPERCUT = "papercut", "Papercut"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="generations"
    )
    request_key = models.UUIDField(default=uuid4, editable=False)

    operation = models.CharField(max_length=8, choices=Operation, default=Operation.CREATE)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        help_text="What this was remixed, edited, extended or cut from.",
    )
    root = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="family",
        help_text="The first of its line.",
    )
    borrowed_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="lent_to",
        help_text="The nearest clip of somebody else in its line.",
    )

    prompt = models.TextField(max_length=PROMPT_LIMIT, blank=True)
    negative_prompt = models.TextField(max_length=PROMPT_LIMIT, blank=True)
    camera = models.CharField(max_length=200, blank=True)
    slot = models.CharField(max_length=20, default=DEFAULT_SLOT)
    size = models.CharField("width x height in pixels", max_length=9, default=Size.PORTRAIT)
    seconds = models.PositiveSmallIntegerField("seconds asked for", default=Seconds.EIGHT)
    added_seconds = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of an extension: what is new in it."
    )
    style = models.CharField(max_length=20, choices=Style, default=Style.ANY, blank=True)
    sound = models.BooleanField(default=True)
    seed = models.BigIntegerField()
    batch = models.UUIDField(null=True, blank=True, help_text="Variations asked for at once.")
    options = models.JSONField(
        default=dict, blank=True, help_text="What this operation alone needs, such as a cut."
    )

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    recipe = models.CharField(
        max_length=60,
        default="animatic",
        help_text="The engine it was ordered from, as settings named it then.",
    )
    pool = models.CharField(max_length=20)
    bulk = models.BooleanField(default=False, help_text="After everything a person waits for.")
    rank = models.GeneratedField(
        expression=Case(
            When(operation=Operation.PREVIEW, then=Rank.PREVIEW),
            When(bulk=True, then=Rank.BULK),
            default=Rank.INTERACTIVE,
        ),
        output_field=models.PositiveSmallIntegerField(choices=Rank),
        db_persist=True,
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(
        default=0, help_text="Attempts that ended with their worker, or with an error of ours."
    )
    worker = models.CharField("machine and process", max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    token_sent_at = models.DateTimeField(default=timezone.now)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    stage = models.CharField(max_length=80, blank=True)
    estimated_seconds = models.FloatField(default=0)  # of work

    engine = models.CharField(max_length=40, blank=True)
    engine_memory = models.JSONField(
        default=dict, blank=True, help_text="What an attempt leaves for the next."
    )
    end_state = models.JSONField(null=True, blank=True, help_text="Where an extension goes on.")
    duration = models.FloatField("seconds of the finished clip", default=0)
    account = models.JSONField(default=dict, blank=True)
    reason = models.CharField("why there is no clip", max_length=300, blank=True)
    reason_code = models.CharField(max_length=10, choices=ReasonCode, blank=True)
    barred_at = models.DateTimeField(
        "barred from being shown", null=True, blank=True, help_text="A moderator took it down."
    )

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(
        null=True, blank=True, help_text="When the author first opened it once it had ended."
    )

    objects = GenerationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["author", "pool", "rank", "created_at", "id"],
                condition=Q(state__in=["queued", "rendering", "finishing"]),
                name="generation_in_line",
            ),
            models.Index(
                fields=["author", "leased_until"],
                condition=Q(state__in=["rendering", "finishing"]),
                name="generation_running",
            ),
            models.Index(
                fields=["pool", "token_sent_at"],
                condition=Q(state__in=["queued", "rendering", "finishing"]),
                name="generation_tokens",
            ),
            models.Index(fields=["author", "-created_at"], name="generation_library"),
            models.Index(
                fields=["created_at"], condition=Q(state="held"), name="generation_held_back"
            ),
            models.Index(
                fields=["-finished_at"], condition=~Q(finished_at=None), name="generation_ended"
            ),
            models.Index(
                fields=["author"],
                condition=Q(seen_at=None, state__in=["completed", "failed", "refused"]),
                name="generation_unseen",
            ),
            models.Index(fields=["batch"], condition=~Q(batch=None), name="generation_batch"),
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
                condition=Q(finished_at=None)
                ^ ~Q(state__in=["held", "queued", "rendering", "finishing"]),
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
    def orientation(self) -> str:
        return "Portrait" if self.height > self.width else "Landscape"

    @property
    def slot_title(self) -> str:
        """The model that people chose; nothing of a clip that was cut or uploaded."""
        if self.operation in self.CUT:
            return ""
        slot = SLOTS.get(self.slot)
        return slot.title if slot else self.slot

    @property
    def story(self) -> str:
        """All that the clip was asked to show: of an edit or extension, with what it changes."""
        return "\n\n".join(part for part in (self.options.get("before"), self.prompt) if part)

    @property
    def length(self) -> float:
        """Seconds of the finished clip; as asked for, where nobody measured."""
        return self.duration or float(self.seconds)

    @property
    def is_usable(self) -> bool:
        """Whether other clips may be made from this one."""
        return self.state == self.State.COMPLETED and self.barred_at is None

    @property
    def ways(self) -> list[Relation]:
        """What the models of this site can make of this clip."""
        return [way for way in WAYS if self.slots_for(way)] if self.is_usable else []

    @property
    def is_remade_whole(self) -> bool:
        """Whether its prompt and seed are all there is to it, so that a remix keeps the rest."""
        return self.operation in {self.Operation.CREATE, self.Operation.REMIX}

    def slots_for(self, way: Relation) -> list[Slot]:
        """List the models that can do this with a clip of this size, length and origin."""
        too_long = way == "extend" and self.length + self.Seconds.FOUR > LONGEST
        unwritten = way != "extend" and not self.engine  # brought along: no words made it
        if too_long or unwritten:
            return []
        size = (self.width, self.height)
        return [slot for slot in SLOTS.values() if way in slot.relations and size in slot.sizes()]

    @property
    def rendered_seconds(self) -> int:
        """How much of the clip is rendered anew."""
        return self.added_seconds or self.seconds

    @property
    def price(self) -> int:
        """What it costs, in credits: cuts, previews and the site's own orders are free."""
        slot = SLOTS.get(self.slot)
        if slot is None or self.bulk or self.operation in self.FREE:
            return 0
        return slot.credits_for(self.rendered_seconds)

    @property
    def is_new(self) -> bool:
        """Whether its author has not opened it since it was made."""
        return self.seen_at is None and self.state == self.State.COMPLETED

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


def lease_end() -> datetime:
    """When a lease taken now lapses."""
    return timezone.now() + timedelta(seconds=settings.RENDER_LEASE)
