from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import timedelta
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Now
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from cameos.models.grants import Grant
from cameos.models.keyrings import new_token
from cameos.models.preferences import Topic, Wish
from sora_site.accounts.ages import OF_AGE
from sora_site.accounts.models import Block, CameoAudience, Follow, Guardianship, User
from sora_site.core.states import StateGraph

LONGEST_LOAN: Final = timedelta(days=3652)  # ten years; then the owner is asked again
HANDLE: Final = RegexValidator(
    r"^[a-z][a-z0-9_]{1,23}\Z",
    "A handle has 2 to 24 small letters, digits or underscores and begins with a letter.",
)


def _grown_up() -> Q:
    """Owners who are of age where they live, counted as `accounts.ages` counts."""
    zone = F("owner__time_zone")
    there = Func(zone, Now(), function="timezone", output_field=models.DateTimeField())
    lived = Func(Cast(there, models.DateField()), F("owner__born_on"), function="age")
    years = Func(
        lived, template="date_part('year', %(expressions)s)", output_field=models.IntegerField()
    )
    return Q(GreaterThanOrEqual(years, OF_AGE))


def _mutuals(person: User) -> models.QuerySet[Any]:
    """Find whom a person follows who follow back."""
    followers = Follow.objects.filter(followee=person).values("follower")
    return Follow.objects.filter(follower=person, followee__in=followers).values("followee")


def full_handle(owner: str, own: str) -> str:
    """Write how a cameo is called by its owner's handle and its own, which is empty for a person."""
    return f"{owner}.{own}" if own else owner


class CameoQuerySet(models.QuerySet["Cameo"]):
    def of(self, owner: User) -> CameoQuerySet:
        """Keep a person's own cameos, without deleted ones."""
        return self.kept().filter(owner=owner)

    def kept(self) -> CameoQuerySet:
        return self.exclude(state=Cameo.State.DELETED)

    def ready(self) -> CameoQuerySet:
        """Keep cameos that clips can be made with."""
        return self.filter(state=Cameo.State.READY, expires_at__gt=Now())

    def run_out(self) -> CameoQuerySet:
        """Keep cameos whose time is over but that do not say so yet."""
        return self.filter(state=Cameo.State.READY, expires_at__lte=Now())

    def called(self, handle: str) -> CameoQuerySet:
        """Keep the cameo of this full handle: `olga` is Olga herself, `olga.rex` her dog."""
        owner, _, own = handle.lower().removeprefix("@").partition(".")
        return self.kept().filter(owner__handle=owner, handle=own)

    def beginning(self, handle: str) -> CameoQuerySet:
        """Keep cameos whose full handle begins so."""
        owner, dot, own = handle.lower().removeprefix("@").partition(".")
        if dot:
            return self.filter(owner__handle=owner, handle__startswith=own).exclude(handle="")
        return self.filter(owner__handle__startswith=owner)

    def castable_by(self, person: User) -> CameoQuerySet:
        """Keep what the person may cast at this moment: their own, and what is lent to them.

        Blocks, ages, guardians, the time that was given and whether owners are here are asked
        anew with each query.
        """
        return self.ready().filter(Q(owner=person) | self._lent(person))

    def tray_of(
        self, person: User, *, most: int | None = None, besides: Collection[UUID] | RawSQL = ()
    ) -> CameoQuerySet:
        """Keep what the composer offers unasked: one's own, what was granted, what mutuals lend.

        What is lent to everyone is found by searching, or is among `besides`. Of what was granted,
        `most` keeps about as many, the latest, and as many of what mutuals lend.
        """
        wide = (CameoAudience.MUTUALS, CameoAudience.EVERYONE)
        own = Cameo.objects.filter(owner=person)
        granted = Grant.objects.valid().filter(person=person, cameo__in=Cameo.objects.ready())
        mutuals = Cameo.objects.ready().filter(owner__in=_mutuals(person), audience__in=wide)
        if most is not None:
            granted = granted.order_by("-changed_at")[:most]
            mutuals = mutuals.order_by("pk")[:most]
        others = [Cameo.objects.filter(pk__in=besides).values("pk")] if besides else []
        near = own.values("pk").union(granted.values("cameo"), mutuals.values("pk"), *others)
        return self.castable_by(person).filter(pk__in=near)

    def askable_by(self, person: User) -> CameoQuerySet:
        """Keep cameos of others whose owner may be asked for leave by this person.

        Whoever is under 18 is asked by people they follow, and by nobody else.
        """
        followed = Follow.objects.filter(follower=OuterRef("owner"), followee=person)
        open_to = _grown_up() | Q(Exists(followed))
        return self.ready().filter(open_to, self._within_reach(person), ~self._closed(person))

    def met_by(self, viewer: User) -> CameoQuerySet:
        """Keep what a person may cast or ask for; add `lent` and, if they asked, what `became`."""
        this = OuterRef("pk")
        lent = Exists(Cameo.objects.castable_by(viewer).filter(pk=this))
        askable = Exists(Cameo.objects.askable_by(viewer).filter(pk=this))
        asked = Grant.objects.filter(cameo=this, person=viewer)
        return self.filter(lent | askable).annotate(  # type: ignore[no-redef]
            lent=lent, became=models.Subquery(asked.values("state"))
        )

    def with_owners(self) -> CameoQuerySet:
        return self.select_related("owner")

    def move(self, to: Cameo.State, **changes: Any) -> bool:
        """Enter a state from wherever the graph allows it; False if it does not."""
        allowed = self.filter(state__in=Cameo.STATES.before(to))
        return allowed.update(state=to, **changes) == 1

    def _lent(self, person: User) -> Q:
        granted = Exists(Grant.objects.valid().filter(cameo=OuterRef("pk"), person=person))
        follows = Follow.objects.filter(follower=person, followee=OuterRef("owner"))
        followed = Follow.objects.filter(follower=OuterRef("owner"), followee=person)
        mutual = Q(Exists(follows)) & Q(Exists(followed))
        wide = Q(audience=CameoAudience.EVERYONE) | Q(audience=CameoAudience.MUTUALS) & mutual
        lent = Q(granted) | wide & _grown_up()
        return lent & self._within_reach(person) & ~self._closed(person)

    def _within_reach(self, person: User) -> Q:
        """Owners who are here and parted from the person by no block."""
        blocked = Exists(Block.objects.filter(blocker=person, blocked=OuterRef("owner")))
        blocking = Exists(Block.objects.filter(blocker=OuterRef("owner"), blocked=person))
        return Q(owner__is_present=True) & ~Q(blocked) & ~Q(blocking)

    def _closed(self, person: User) -> Q:
        """Cameos lent to nobody, or not to this person, by the owner's or a guardian's word."""
        revoked = Exists(
            Grant.objects.filter(cameo=OuterRef("pk"), person=person, state=Grant.State.REVOKED)
        )
        guarded = Guardianship.objects.in_force().filter(
            young=OuterRef("owner"), cameo_audience=CameoAudience.ME
        )
        kept_in = Q(Exists(guarded)) & ~_grown_up()
        return Q(audience=CameoAudience.ME) | Q(owner=person) | Q(revoked) | kept_in


class Cameo(models.Model):
    """One likeness that clips can be made with: a person's own, their pet, thing or character.

    A deleted one stays as a row without its name, for the clips and the ledger that point to it;
    what it looked and sounded like is gone.
    """

    class Kind(models.TextChoices):
        SELF = "self", "Me"
        PET = "pet", "Pet"
        OBJECT = "object", "Object"
        CHARACTER = "character", "Character"

    class State(models.TextChoices):
        DRAFT = "draft", "Not captured yet"
        CHECKING = "checking", "Being checked"
        IN_REVIEW = "in_review", "With a moderator"
        READY = "ready", "Ready"
        REFUSED = "refused", "Refused"
        DELETED = "deleted", "Deleted"

    STATES: ClassVar = StateGraph(
        {
            State.DRAFT: frozenset({State.CHECKING, State.DELETED}),
            State.CHECKING: frozenset(
                {State.READY, State.REFUSED, State.IN_REVIEW, State.DRAFT, State.DELETED}
            ),
            State.IN_REVIEW: frozenset({State.READY, State.REFUSED, State.DRAFT, State.DELETED}),
            State.REFUSED: frozenset({State.CHECKING, State.DELETED}),
            State.READY: frozenset({State.READY, State.DRAFT, State.DELETED}),
            State.DELETED: frozenset(),
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cameos"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SELF)
    name = models.CharField(max_length=50, blank=True)
    handle = models.CharField(
        max_length=24,
        blank=True,
        validators=[HANDLE],
        help_text="What follows the owner's handle and a dot; empty: it is the owner.",
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    reason = models.CharField("why it was refused", max_length=300, blank=True)

    audience = models.CharField(max_length=10, choices=CameoAudience, default=CameoAudience.ME)
    voice_lent = models.BooleanField("others may use the voice, too", default=False)
    portrayal = models.TextField(max_length=500, blank=True)
    wishes = ArrayField(models.CharField(max_length=20, choices=Wish), default=list, blank=True)
    banned_topics = ArrayField(
        models.CharField(max_length=20, choices=Topic), default=list, blank=True
    )
    banned_words = models.TextField(
        max_length=500, blank=True, help_text="Words and short phrases, parted by commas or lines."
    )

    take = models.PositiveSmallIntegerField(
        default=0, help_text="Which of its references is current; 0: none."
    )
    takes = models.PositiveSmallIntegerField(default=0, editable=False)
    sealed_key = models.TextField(
        blank=True, editable=False, help_text="Opens its files; encrypted by its owner's key."
    )
    salt = models.CharField(max_length=32, default=new_token, editable=False)
    made_from = models.UUIDField(
        "clip of the owner's that it is taken from", null=True, editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_at = models.DateTimeField("reference taken at", null=True, blank=True, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    lent: bool  # these two by `met_by`
    became: str | None

    objects = CameoQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "handle"],
                condition=~Q(state="deleted"),
                name="cameo_handle_is_unique_among_its_owners",
            ),
            models.CheckConstraint(
                condition=Q(state="deleted")
                | Q(kind="self", handle="")
                | ~Q(kind="self") & ~Q(handle=""),
                name="cameo_of_oneself_goes_by_ones_own_handle",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready")
                | Q(take__gt=0, taken_at__isnull=False, expires_at__isnull=False),
                name="cameo_that_is_ready_has_a_reference",
            ),
            models.CheckConstraint(
                condition=Q(expires_at=None)
                | Q(expires_at__lte=F("taken_at") + Value(LONGEST_LOAN)),
                name="cameo_is_lent_ten_years_at_most",
            ),
            models.CheckConstraint(
                condition=Q(state="deleted") ^ Q(deleted_at=None),
                name="cameo_that_is_deleted_says_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "audience"],
                condition=Q(state="ready"),
                name="cameo_ready_of_owner",
            ),
            models.Index(
                fields=["expires_at"], condition=Q(state="ready"), name="cameo_running_out"
            ),
            models.Index(
                fields=["made_from"], condition=Q(made_from__isnull=False), name="cameo_from_clip"
            ),
            models.Index(
                fields=["handle"],
                condition=Q(state="ready"),
                opclasses=["varchar_pattern_ops"],
                name="cameo_handle_beginning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/cameos/{self.pk}"

    def fingerprint(self, text: str) -> str:
        """Stand for words of the owner's in the ledger; once the salt is gone, for nothing."""
        return hashlib.sha256(f"{self.salt}:{text}".encode()).hexdigest()

    @property
    def full_handle(self) -> str:
        """How it is called in a prompt, without the @: `olga`, or `olga.rex`. Needs the owner."""
        return full_handle(self.owner.handle, self.handle)

    @property
    def is_ready(self) -> bool:
        """Whether clips can be made with it now."""
        return (
            self.state == self.State.READY
            and self.expires_at is not None
            and self.expires_at > timezone.now()
        )

    @property
    def shows_person(self) -> bool:
        return self.kind == self.Kind.SELF

    @property
    def folder(self) -> str:
        """The folder of the storage in which its files lie, and nothing else."""
        return f"cameos/{self.pk}"
