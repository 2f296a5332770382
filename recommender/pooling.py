"""Candidates as the ranker wants them: everything about them that it looks at, in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection

from recommender.columns import Rows, edition, flag, key, read, real, whole
from recommender.learning import TIE_DAYS
from recommender.meanings import meanings_of
from recommender.ranking.pool import (
    FAR,
    Candidates,
    Counters,
    Floats,
    Ints,
    Names,
    Source,
    Ties,
    named,
)
from recommender.sourcing import USUAL_PRIOR, Found, author_priors
from sora_site.accounts.models import User
from sora_site.core.ids import array

COUNTED: Final = tuple(field.name for field in fields(Counters))
NEAR_FAMILY: Final = 2.0  # steps, where only the family is known

_ROWS: Final = f"""
    SELECT asked.place, item.author_id, item.family, item.reusable, item.adults_only,
           length(item.text) AS letters,
           extract(epoch FROM now() - item.published_at)::float8 / 3600 AS age,
           item.id, item.xmin AS written, item.ctid AS stands,
           follow.id IS NOT NULL AS follow,
           follow.id IS NOT NULL AND back.id IS NOT NULL AS mutual,
           {", ".join(f"coalesce(tally.{name}, 0) AS {name}" for name in COUNTED)},
           extract(epoch FROM now() - tie.at)::float8 / 86400 AS tie_age,
           coalesce(tie.day, 0) AS day, coalesce(tie.week, 0) AS week,
           coalesce(tie.month, 0) AS month
      FROM unnest(%(items)s::uuid[]) WITH ORDINALITY AS asked(id, place)
      JOIN recommender_item item ON item.id = asked.id
      LEFT JOIN recommender_tally tally ON tally.item_id = item.id
      LEFT JOIN accounts_follow follow
        ON follow.follower_id = %(viewer)s AND follow.followee_id = item.author_id
      LEFT JOIN accounts_follow back
        ON back.follower_id = item.author_id AND back.followee_id = %(viewer)s
      LEFT JOIN recommender_tie tie
        ON tie.person_id = %(viewer)s AND tie.author_id = item.author_id
     WHERE item.author_id <> %(viewer)s
     ORDER BY asked.place
"""  # noqa: S608 - the names are ours
_SENT: Final = {
    "place": whole("place"),
    "author": key("author_id"),
    "family": key("family"),
    "reusable": real("reusable"),
    "letters": whole("letters"),
    "adults_only": flag("adults_only"),
    "age": real("age"),
    "follow": flag("follow"),
    "mutual": flag("mutual"),
    **{name: whole(name) for name in COUNTED},
    **{
        f"affinity_{days}": real(
            f"coalesce({name} * 0.5::float8 ^ (greatest(tie_age, 0) / {days}), 0)"
        )
        for name, days in zip(("day", "week", "month"), TIE_DAYS, strict=True)
    },
    "edition": edition("id", "written", "stands"),
}


def pooled(viewer: User, found: Found, *, learned: bool, worded: bool = True) -> Candidates:
    """Read everything about some candidates. At most three queries.

    One is for what this process did not meet before, one for texts if `worded`. Without `learned` nothing is used that follows from what the viewer did.
    """
    facts = {"items": array(found.ids), "viewer": viewer.pk}
    rows = read(_ROWS, _SENT, facts)
    there = found.take(rows["place"] - 1)
    priors = author_priors()
    meanings = meanings_of(there.ids, rows["edition"])
    return Candidates(
        ids=there.ids,
        authors=named(rows["author"].tolist()),
        families=named(rows["family"].tolist()),
        texts=_texts(there.ids) if worded else named([""] * len(rows)),
        sources=_sources(there, rows),
        vectors=meanings.vectors,
        facets=meanings.facets,
        moods=meanings.moods,
        ties=_ties(there, rows, learned=learned),
        counters=Counters(**{name: _floats(rows[name]) for name in COUNTED}),
        ages=_floats(rows["age"]),
        author_priors=_floats([priors.get(one, USUAL_PRIOR) for one in rows["author"].tolist()]),
        reusable=_floats(rows["reusable"]),
        letters=_floats(rows["letters"]),
        similar=np.zeros(len(rows), np.float32),
        adults_only=rows["adults_only"],
    )


def _floats(values: Any) -> Floats:
    return np.asarray(values, np.float32)


def _texts(items: Names) -> Names:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, text FROM recommender_item WHERE id = ANY(%s::uuid[])", [array(items)]
        )
        known: Mapping[UUID, str] = dict(cursor.fetchall())
    return named([known.get(item, "") for item in items])


def _sources(found: Found, rows: Rows) -> Ints:
    """Add what ties the viewer to the author, wherever a candidate was found."""
    mutual, follow = int(Source.MUTUAL), int(Source.FOLLOWING)
    sources: Ints = found.sources | np.where(rows["mutual"], mutual, rows["follow"] * follow)
    return sources


def _ties(found: Found, rows: Rows, *, learned: bool) -> Ties:
    def has(source: Source) -> Floats:
        return _floats((found.sources & int(source)) > 0)

    return Ties(
        follow=_floats(rows["follow"]),
        mutual=_floats(rows["mutual"]),
        cameo=has(Source.CAMEO),
        **{
            name: _floats(rows[name]) * np.float32(learned)
            for name in (f"affinity_{days}" for days in TIE_DAYS)
        },
        remix_distance=np.where(has(Source.LINEAGE) > 0, NEAR_FAMILY, FAR).astype(np.float32),
        friends_remixed=found.friends_remixed,
        friends_liked=found.friends_liked,
    )
