"""Pages of a feed as they are kept: what was shown, where, why, and how that came about."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from recommender.models import Impression, Interaction, Profile, RankerVersion, Slate
from recommender.ranking.features import KEY
from recommender.ranking.pool import Placed, Source, Trace
from recommender.tracing import packed
from sora_site.core.ids import array
from sora_site.core.statements import prepared


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
    seen = trace.rows[[rows[one.id] for one in placed]].astype("<f4")
    told = {
        "features": [row.tobytes() for row in seen],
        "features_key": KEY,
        "ranker": ranker.pk if ranker else None,
        "plan": instruction,
    }
    return _written(slate, placed, told)


def keep_unranked(slate: Slate, placed: Sequence[Placed]) -> Page:
    """Write down a page that no ranker made; nothing is to be learned from it."""
    nothing = {"features": [b""] * len(placed), "features_key": "", "ranker": None, "plan": None}
    return _written(slate, placed, nothing)


_IMPRESSIONS: Final = """
    INSERT INTO recommender_impression (
        id, person_id, item_id, slate, position, source, reasons, features, features_key,
        propensity, explored, score, ranker_id, plan, at)
    SELECT gen_random_uuid(), %(person)s, one.item, %(slate)s, one.position, one.source,
           one.reasons::jsonb, one.features, %(features_key)s, one.propensity, one.explored,
           one.score, %(ranker)s, %(plan)s, %(at)s
      FROM unnest(%(items)s::uuid[], %(positions)s::int[], %(sources)s::int[], %(reasons)s::text[],
                  %(features)s::bytea[], %(propensities)s::float8[], %(explored)s::boolean[],
                  %(scores)s::float8[])
           AS one(item, position, source, reasons, features, propensity, explored, score)
"""


@transaction.atomic(savepoint=False)
def _written(slate: Slate, placed: Sequence[Placed], told: dict[str, Any]) -> Page:
    slate.save(force_insert=True)
    facts: dict[str, Any] = {
        "person": slate.person_id,
        "slate": slate.pk,
        "at": slate.at,
        "items": array(one.id for one in placed),
        "positions": [one.position for one in placed],
        "sources": [int(one.source) for one in placed],
        "reasons": [json.dumps(one.reasons) for one in placed],
        "propensities": [one.propensity for one in placed],
        "explored": [one.explored for one in placed],
        "scores": [one.score for one in placed],
    }
    with prepared() as cursor:
        cursor.execute(_IMPRESSIONS, facts | told)
    _count_served([one.id for one in placed])
    return Page(slate=slate, placed=tuple(placed))


@dataclass(frozen=True, kw_only=True)
class Unwanted:
    """What a person should not be shown now."""

    seen: frozenset[UUID]  # lately
    hidden: frozenset[UUID]  # by themselves, for good

    @property
    def all(self) -> frozenset[UUID]:
        return self.seen | self.hidden


_UNWANTED: Final = """
    SELECT item_id, kind IN ('hide', 'less_like', 'report')
      FROM recommender_interaction
     WHERE person_id = %(person)s
       AND (at >= %(since)s OR kind IN ('hide', 'less_like', 'report'))
     UNION
    SELECT item_id, false
      FROM recommender_impression shown
     WHERE person_id = %(person)s AND at >= %(began)s
       AND (slate = %(previous)s
            OR EXISTS (SELECT FROM recommender_slate next WHERE next.previous_id = shown.slate))
"""


def unwanted_by(profile: Profile, *, since: datetime, previous: UUID | None) -> Unwanted:
    """Find what a person saw since a moment, scrolled past in this session, or does not want.

    `previous` is the page before the one that is being made. One query.
    """
    facts: dict[str, Any] = {
        "person": profile.person_id,
        "since": since,
        "began": profile.began_at,
        "previous": previous,
    }
    with prepared() as cursor:
        cursor.execute(_UNWANTED, facts)
        rows = cursor.fetchall()
    hidden = frozenset([item for item, is_hidden in rows if is_hidden])
    return Unwanted(
        seen=frozenset([item for item, is_hidden in rows if not is_hidden]), hidden=hidden
    )


def hidden_by(person: UUID) -> set[UUID]:
    """Find what a person does not want to see again."""
    kinds = (Interaction.Kind.HIDE, Interaction.Kind.LESS_LIKE, Interaction.Kind.REPORT)
    hidden = Interaction.objects.filter(person=person, kind__in=kinds)
    return set(hidden.values_list("item_id", flat=True))


def _count_served(items: Collection[UUID]) -> None:
    """Count one more serving of each, in one order everywhere, so that nobody waits in a ring."""
    with prepared() as cursor:
        cursor.execute(
            "WITH due AS (SELECT item_id FROM recommender_tally WHERE item_id = ANY(%(items)s::uuid[])"
            " ORDER BY item_id FOR NO KEY UPDATE)"
            " UPDATE recommender_tally tally SET serves = serves + 1"
            "   FROM due WHERE tally.item_id = due.item_id",
            {"items": array(items)},
        )
