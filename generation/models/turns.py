from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from generation.models.clips import Generation


class RenderTurnQuerySet(models.QuerySet["RenderTurn"]):
    def idle(self) -> RenderTurnQuerySet:
        """Keep turns of people with no clip in that line, neither waiting nor being made."""
        clips = Generation.objects.filter(
            author=OuterRef("person"),
            pool=OuterRef("pool"),
            rank=OuterRef("rank"),
            state__in=[Generation.State.QUEUED, *Generation.RUNNING],
        )
        return self.exclude(Exists(clips))


class RenderTurn(models.Model):
    """Somebody's place among those whose clips one pool renders.

    The database itself adds a row when a clip of theirs is queued (a trigger, see the
    migration); the sweeper removes it when they have none left. So a claim looks at people, never
    at all of their clips. Whoever changes a row holds the person's `RenderShare`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="render_turns"
    )
    pool = models.CharField(max_length=20)
    rank = models.PositiveSmallIntegerField(choices=Generation.Rank)
    score = models.FloatField("score of their share")
    since = models.DateTimeField("when their first clip joined")

    objects = RenderTurnQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["pool", "rank", "score", "since"], name="render_turn_order"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "pool", "rank"], name="render_turn_one_in_each_line"
            ),
            models.CheckConstraint(condition=Q(rank__lte=2), name="render_turn_has_a_known_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.pool}, rank {self.rank}"
