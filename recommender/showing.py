"""Pages of a feed as they are kept: what was shown, where, why, and how that came about."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection, transaction

from recommender.models import Impression, Interaction, Profile, RankerVersion, Slate
from recommender.ranking.features import KEY
from recommender.ranking.pool import Placed, Source, Stage, Trace

TRACED_ROWS: Final = 60  # candidates, the best, whose features a trace tells


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of one person's feed.

    A page of the last good clips is not in the database, for the database was slow.
    """

    slate: Slate
    placed: tuple[Placed, ...]

    @property
    def ids(self) -> list[UUID]:
        return [placed.id for placed in self.placed]

    @property
    def more(self) -> bool:
        return self.slate.more


def kept_page(slate: Slate) -> Page:
    """Read a page as it was shown, without what was withdrawn since, or is not wanted any more."""
    shown = Impression.objects.filter(person=slate.person_id, at=slate.at, slate=slate.pk)
    shown = shown.exclude(item__in=hidden_by(slate.person_id))
    placed = tuple(
        Placed(
            id=one.item_id,
            position=one.position,
            score=one.score,
            source=Source(one.source),
            reasons=tuple(one.reasons),
            propensity=one.propensity,
            explored=one.explored,
        )
        for one in shown.order_by("position")
    )
    return Page(slate=slate, placed=placed)


def keep(
    slate: Slate,
    placed: Sequence[Placed],
    trace: Trace,
    *,
    ranker: RankerVersion | None = None,
    instruction: UUID | None = None,
) -> Page:
    """Write a page down, with what the ranker saw of each clip, and count that it was served."""
    slate.trace = packed(trace)
    rows = {item: row for row, item in enumerate(trace.ids)}
    shown = [_impression(slate, one) for one in placed]
    for one in shown:
        one.features = np.asarray(trace.rows[rows[one.item_id]], "<f4").tobytes()
        one.features_key = KEY
        one.ranker, one.plan = ranker, instruction
    return _written(slate, placed, shown)


def keep_unranked(slate: Slate, placed: Sequence[Placed]) -> Page:
    """Write down a page that no ranker made; nothing is to be learned from it."""
    return _written(slate, placed, [_impression(slate, one) for one in placed])


@transaction.atomic
def _written(slate: Slate, placed: Sequence[Placed], shown: Sequence[Impression]) -> Page:
    slate.save(force_insert=True)
    Impression.objects.bulk_create(shown)
    _count_served([one.id for one in placed])
    return Page(slate=slate, placed=tuple(placed))


def _impression(slate: Slate, one: Placed) -> Impression:
    return Impression(
        person_id=slate.person_id,
        item_id=one.id,
        slate=slate.pk,
        position=one.position,
        source=int(one.source),
        reasons=list(one.reasons),
        propensity=one.propensity,
        explored=one.explored,
        score=one.score,
        at=slate.at,
    )


def seen_by(profile: Profile, *, since: datetime) -> set[UUID]:
    """Find what a person saw since a moment, and what they scrolled past in this session."""
    viewed = Interaction.objects.filter(person=profile.person_id, at__gte=since)
    seen = set(viewed.values_list("item_id", flat=True))
    session = Slate.objects.filter(person=profile.person_id, at__gte=profile.began_at)
    passed = session.exclude(next=None).values("pk")
    shown = Impression.objects.filter(person=profile.person_id, at__gte=profile.began_at)
    return seen | set(shown.filter(slate__in=passed).values_list("item_id", flat=True))


def hidden_by(person: UUID) -> set[UUID]:
    """Find what a person does not want to see again."""
    kinds = (Interaction.Kind.HIDE, Interaction.Kind.LESS_LIKE, Interaction.Kind.REPORT)
    hidden = Interaction.objects.filter(person=person, kind__in=kinds)
    return set(hidden.values_list("item_id", flat=True))


def packed(trace: Trace) -> bytes:
    """Write a trace as compressed JSON: all stages, all scores, the features of the best."""
    order = np.argsort(-trace.scores, kind="stable")
    told = {
        "stages": [_told(stage) for stage in trace.stages],
        "features": list(trace.features),
        "scores": [[str(trace.ids[at]), round(float(trace.scores[at]), 4)] for at in order],
        "rows": {
            str(trace.ids[at]): [round(float(value), 4) for value in trace.rows[at]]
            for at in order[:TRACED_ROWS]
        },
    }
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode())


def _told(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "milliseconds": round(stage.milliseconds, 2),
        "kept": stage.kept,
        "left_out": {why: [str(item) for item in gone] for why, gone in stage.left_out.items()},
    }


def unpacked_trace(slate: Slate) -> dict[str, Any] | None:
    """Read what `packed` wrote; None once its time is over."""
    if not slate.trace:
        return None
    told: dict[str, Any] = json.loads(zlib.decompress(bytes(slate.trace)))
    return told


def _count_served(items: Collection[UUID]) -> None:
    """Count one more serving of each, in one order everywhere, so that nobody waits in a ring."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH due AS (SELECT item_id FROM recommender_tally WHERE item_id = ANY(%(items)s)"
            " ORDER BY item_id FOR NO KEY UPDATE)"
            " UPDATE recommender_tally tally SET serves = serves + 1"
            "   FROM due WHERE tally.item_id = due.item_id",
            {"items": list(items)},
        )
