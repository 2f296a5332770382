"""Where candidates come from: one query over all sources, the closest to the viewer first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final, Self
from uuid import UUID, uuid4

import numpy as np
from django.utils import timezone
from pgvector import Vector

from recommender.columns import key, read, real, whole
from recommender.models import Interaction
from recommender.ranking.pool import Columns, Floats, Ints, Names, Source, named
from recommender.reckoning import trending
from sora_site.accounts.models import User
from sora_site.core.ids import array, of_bytes

EACH: Final = 120  # neighbours of each vector
EXACTNESS: Final = 160  # of the index: how many it compares before it answers
FRIENDS: Final = timedelta(days=14)  # back from now, of what one's circle did
LATEST: Final = 100  # doings of the viewer, for which companions are looked up
LIKED: Final = [str(kind) for kind in Interaction.LIKING]


@dataclass(frozen=True)
class Found(Columns):
    """Candidates: where each came from, and how many of the viewer's circle like or remixed it."""

    ids: Names  # (n,) of UUID, each once
    sources: Ints  # (n,) of Source
    friends_liked: Floats  # (n,)
    friends_remixed: Floats  # (n,)
    similar: Floats  # (n,) how much what the viewer liked speaks for it

    def __len__(self) -> int:
        return len(self.ids)

    def among(self, ids: Collection[UUID]) -> Self:
        """Keep those that are among some ids."""
        return self.take(np.array([one in ids for one in self.ids], np.bool_))


@dataclass(frozen=True, kw_only=True)
class Aims:
    """What to look for; None is what is not known, or not to be used."""

    long: Floats | None = None
    session: Floats | None = None
    instruction: Floats | None = None
    without: Collection[UUID] = ()  # items that are not wanted
    alike: bool = True  # to what the viewer liked, by what others liked along with it


_CIRCLE: Final = """
    WITH unwanted AS MATERIALIZED (
        SELECT unnest(%(without)s::uuid[])
    ), circle AS MATERIALIZED (
        SELECT followee_id AS id, EXISTS (
                   SELECT FROM accounts_follow back
                    WHERE back.follower_id = one.followee_id AND back.followee_id = %(viewer)s
               ) AS mutual
          FROM accounts_follow one WHERE follower_id = %(viewer)s
    )
"""
_FOLLOWED: Final = """
    (SELECT newest.id, CASE WHEN circle.mutual THEN {mutual} ELSE {following} END AS source,
            0 AS liked, 0 AS remixed, 0 AS alike
       FROM circle CROSS JOIN LATERAL (
            SELECT id, published_at FROM recommender_item
             WHERE author_id = circle.id AND id NOT IN (TABLE unwanted)
             ORDER BY published_at DESC LIMIT 10) AS newest
      ORDER BY newest.published_at DESC LIMIT 200)
"""
_LIKED: Final = """
    (SELECT done.item_id, {circle}, count(DISTINCT circle.id) FILTER (WHERE done.kind <> 'remix'),
            count(DISTINCT circle.id) FILTER (WHERE done.kind = 'remix'), 0
       FROM circle CROSS JOIN LATERAL (
            SELECT item_id, kind FROM recommender_interaction
             WHERE person_id = circle.id AND kind <> 'view' AND at > %(friends_since)s
               AND kind IN ('like', 'save', 'remix') AND item_id NOT IN (TABLE unwanted)
             ORDER BY at DESC LIMIT 15) AS done
      GROUP BY done.item_id ORDER BY count(*) DESC, done.item_id LIMIT 100)
"""
_LINEAGE: Final = """
    (SELECT id, {lineage}, 0, 0, 0 FROM recommender_item
      WHERE family IN (SELECT family FROM recommender_item
                        WHERE author_id = %(viewer)s ORDER BY published_at DESC LIMIT 50)
        AND author_id <> %(viewer)s AND id NOT IN (TABLE unwanted)
      ORDER BY published_at DESC LIMIT 50)
"""
_FRESH: Final = """
    (SELECT id, {fresh}, 0, 0, 0 FROM recommender_item
      WHERE id NOT IN (TABLE unwanted) ORDER BY published_at DESC, id DESC LIMIT 60)
"""
_RANDOM: Final = """
    (SELECT id, {random}, 0, 0, 0 FROM recommender_item
      WHERE id > %(anywhere)s AND id NOT IN (TABLE unwanted) ORDER BY id LIMIT 25)
"""
_OFFERED: Final = """
    (SELECT id, source, 0, 0, 0
       FROM unnest(%(offered)s::uuid[], %(offered_for)s::int[]) AS one(id, source))
"""
_TRENDING: Final = """
    (SELECT id, {trending}, 0, 0, 0 FROM unnest(%(trending)s::uuid[]) AS id
      WHERE id NOT IN (TABLE unwanted) LIMIT 60)
"""
_SIMILAR: Final = """
    (SELECT near.other_id, {similar}, 0, 0, sum(near.weight)
       FROM (SELECT DISTINCT item_id
               FROM (SELECT item_id FROM recommender_interaction
                      WHERE person_id = %(viewer)s AND kind <> 'view'
                        AND kind = ANY(%(liking)s::text[])
                      ORDER BY at DESC LIMIT {latest}) AS latest) AS liked
       JOIN recommender_companion near ON near.item_id = liked.item_id
      WHERE near.other_id NOT IN (TABLE unwanted)
      GROUP BY near.other_id ORDER BY sum(near.weight) DESC, near.other_id LIMIT 60)
"""
_NEAREST: Final = """
    (SELECT id, {source}, 0, 0, 0 FROM recommender_item
      WHERE vector IS NOT NULL ORDER BY vector <=> %({name})s::vector LIMIT {each})
"""
_ALL: Final = """
    {circle}
    SELECT id, bit_or(source) AS source, sum(liked) AS liked, sum(remixed) AS remixed,
           sum(alike) AS alike
      FROM ({sources}) AS one(id, source, liked, remixed, alike)
     WHERE id NOT IN (TABLE unwanted) GROUP BY id
"""
_SENT: Final = {
    "id": key("id"),
    "alike": real("alike"),
    **{name: whole(name) for name in ("source", "liked", "remixed")},
}


def gather(
    viewer: User, aims: Aims, *, offered: Mapping[UUID, Source] = MappingProxyType({})
) -> Found:
    """Find candidates for a viewer, about 500, each with all its sources. One query.

    `offered` are more of them, which the caller knows of. The viewer's own are left out.
    """
    nearest = (
        ("long", Source.LONG, aims.long),
        ("session", Source.SESSION, aims.session),
        ("instruction", Source.INSTRUCTION, aims.instruction),
    )
    vectors = {name: Vector(at).to_text() for name, _, at in nearest if at is not None}
    near = [
        _NEAREST.format(source=int(source), name=name, each=EACH)
        for name, source, _ in nearest
        if name in vectors
    ]
    parts = [_FOLLOWED, _LIKED, _LINEAGE, _OFFERED, _TRENDING, _FRESH, _RANDOM]
    parts += [_SIMILAR] if aims.alike else []
    bits = {str(source.name).lower(): int(source) for source in Source} | {"latest": LATEST}
    sources = " UNION ALL ".join([*(part.format(**bits) for part in parts), *near])
    facts: dict[str, Any] = {
        "viewer": viewer.pk,
        "without": array(aims.without),
        "friends_since": timezone.now() - FRIENDS,
        "trending": trending(),
        "liking": LIKED,
        "anywhere": uuid4(),
        "offered": array(offered),
        "offered_for": [int(source) for source in offered.values()],
    }
    facts |= vectors
    rows = read(_ALL.format(circle=_CIRCLE, sources=sources), _SENT, facts)
    return Found(
        ids=named(of_bytes(rows["id"].tolist())),
        sources=rows["source"].astype(np.int64),
        friends_liked=rows["liked"].astype(np.float32),
        friends_remixed=rows["remixed"].astype(np.float32),
        similar=rows["alike"].astype(np.float32),
    )
