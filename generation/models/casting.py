from __future__ import annotations

from collections import Counter
from typing import ClassVar, Final
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from cameos.models import Cameo
from generation.models.clips import Generation
from generation.models.recalls import Recall, none_of, taken_from_sight
from sora_site.accounts.models import Block, User

LATELY: Final = 100  # of somebody's uses that tell whom they like to cast
MOST_CAST: Final = 8  # cameos


class CastMemberQuerySet(models.QuerySet["CastMember"]):
    def showing(self, owner: User) -> CastMemberQuerySet:
        """Keep what shows a person, or what is theirs, by anybody: without single shots."""
        return self.filter(owner=owner, listed=True)

    def standing(self) -> CastMemberQuerySet:
        """Keep members of clips that are there or being made, without those being taken down."""
        there = (*Generation.ACTIVE, Generation.State.COMPLETED)
        return self.filter(none_of(taken_from_sight(OuterRef("clip"))), clip__state__in=there)

    def meant_by(self, recall: Recall) -> CastMemberQuerySet:
        """Keep members of clips that something is still to be done to because leave ended."""
        there = [*Generation.ACTIVE]
        if recall.kind in Recall.TAKING_DOWN:
            there.append(Generation.State.COMPLETED)
        return self.filter(_meaning(recall), clip__state__in=there, pk__lte=recall.left_to)

    def parted(self) -> CastMemberQuerySet:
        """Keep members whose owner and the clip's maker are parted by a block."""
        return self.filter(Exists(Block.objects.between(OuterRef("owner"), OuterRef("maker"))))

    def heard(self) -> CastMemberQuerySet:
        """Keep members who may be heard as they sound."""
        return self.filter(voice=True, clip__sound=True)

    def cast_most_by(self, maker: User) -> list[UUID]:
        """List the cameos that somebody cast most in their latest clips, those first."""
        latest = (
            self.filter(maker=maker, listed=True).order_by("-pk").values_list("cameo", flat=True)
        )
        return [cameo for cameo, _ in Counter(latest[:LATELY]).most_common(MOST_CAST)]

    def newest_first(self) -> CastMemberQuerySet:
        return self.order_by("-pk")

    def credited(self) -> CastMemberQuerySet:
        """Keep those who are named under a clip, with what names them."""
        return self.select_related("cameo__owner").order_by("pk")


class CastMember(models.Model):
    """One cameo in one clip, and the leave that the clip was made by, as it stood then."""

    clip = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="cast")
    cameo = models.ForeignKey(Cameo, on_delete=models.CASCADE, related_name="uses")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="appearances",
        help_text="Of the cameo: who is in the clip, whose pet or thing is.",
    )
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="castings",
        help_text="The clip's author.",
    )
    basis = models.CharField("by what leave", max_length=10)
    voice = models.BooleanField("with their voice", default=False)
    consent = models.JSONField(default=dict, help_text="What the ledger of consent keeps of it.")
    listed = models.BooleanField(default=True, help_text="Not of single shots and previews.")
    cast_at = models.DateTimeField(default=timezone.now, editable=False)
    recall = models.ForeignKey(
        Recall,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="members",
        editable=False,
        help_text="By which the clip goes as chosen, or because of what it was made of.",
    )

    objects = CastMemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clip", "cameo"], name="cast_once_in_a_clip"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-id"], condition=Q(listed=True), name="cast_of_owner"),
            models.Index(fields=["cameo", "-id"], name="cast_of_a_cameo"),
            models.Index(
                fields=["recall"], condition=Q(recall__isnull=False), name="cast_of_a_recall"
            ),
            models.Index(fields=["cameo", "maker"], name="cast_by_maker"),
        ]

    def __str__(self) -> str:
        return f"{self.cameo_id} in {self.clip_id}"


def _meaning(recall: Recall) -> Q:
    """Tell of members whether a recall means them."""
    marked = Q(recall=recall)
    if recall.kind == Recall.Kind.CHOSEN:
        return marked
    by = Q(maker=recall.person) if recall.person_id else ~Q(maker=F("owner"))
    return marked | (Q(cameo=recall.cameo_id) if recall.whole else Q(by, cameo=recall.cameo_id))


def cameos_in(clips: list[UUID]) -> list[UUID]:
    """List the cameos in some clips, each once."""
    found = CastMember.objects.filter(clip__in=clips).order_by("pk")
    return list(dict.fromkeys(found.values_list("cameo", flat=True)))
