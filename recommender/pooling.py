"""Candidates as the ranker wants them: everything about them that it looks at, in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from time import time
from typing import Any, Final
from uuid import UUID

import numpy as np

from recommender.columns import Rows, edition, numbers, read, reals, wholes
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
from recommender.reckoning import USUAL_PRIOR, author_priors
from recommender.sourcing import Found
from sora_site.accounts.models import User
from sora_site.core.ids import array
from sora_site.core.statements import prepared

TIES: Final = ("day", "week", "month")
COUNTED: Final = tuple(field.name for field in fields(Counters))
NEAR_FAMILY: Final = 2.0  # steps, where only the family is known

_ROWS: Final = f"""
    WITH follow AS MATERIALIZED (
        SELECT followee_id AS author, EXISTS (
                   SELECT FROM accounts_follow back
                    WHERE back.follower_id = one.followee_id AND back.followee_id = %(viewer)s
               ) AS mutual
          FROM accounts_follow one WHERE follower_id = %(viewer)s
    ), tie AS MATERIALIZED (
        SELECT author_id AS author, day, week, month,
               greatest(extract(epoch FROM now() - at)::float8 / 86400, 0) AS age
          FROM recommender_tie WHERE person_id = %(viewer)s
    )
    SELECT asked.place::int AS place, item.id, item.xmin AS written, item.ctid AS stands,
           (follow.author IS NOT NULL)::int AS follow, coalesce(follow.mutual, false)::int AS mutual,
           {", ".join(f"coalesce(tally.{name}, 0) AS {name}" for name in COUNTED)},
           {", ".join(f"coalesce(tie.{name}, 0) AS {name}" for name in ("age", *TIES))}
      FROM unnest(%(items)s::uuid[]) WITH ORDINALITY AS asked(id, place)
      JOIN recommender_item item ON item.id = asked.id
      LEFT JOIN recommender_tally tally ON tally.item_id = item.id
      LEFT JOIN follow ON follow.author = item.author_id
      LEFT JOIN tie ON tie.author = item.author_id
     WHERE item.author_id <> %(viewer)s
"""  # noqa: S608 - the names are ours
_SENT: Final = {
    "edition": edition("id", "written", "stands"),
    "wholes": wholes("place", "follow", "mutual", *COUNTED),
    "reals": reals("age", *TIES),
}


def pooled(viewer: User, found: Found, *, learned: bool, worded: bool = True) -> Candidates:
    """Read everything about some candidates. At most three queries.

    One is for what this process did not meet before, one for texts if `worded`. Without `learned` nothing is used that follows from what the viewer did.
    """
    rows = read(_ROWS, _SENT, {"items": array(found.ids), "viewer": viewer.pk})
    rows = rows[np.argsort(numbers(rows["wholes"])[:, 0])]
    places, follow, mutual, *counted = numbers(rows["wholes"]).T
    there = found.take(places.astype(np.int64) - 1)
    there = replace(there, sources=_tied(there.sources, follow, mutual))
    items, priors = meanings_of(there.ids, rows["edition"]), author_priors()
    authors = items.authors.tolist()
    return Candidates(
        ids=there.ids,
        authors=named(authors),
        families=named(items.families.tolist()),
        texts=_texts(there.ids) if worded else named([""] * len(rows)),
        sources=there.sources,
        vectors=items.vectors,
        facets=items.facets,
        moods=items.moods,
        ties=_ties(there, follow, mutual, _affinities(rows["reals"], learned=learned)),
        counters=Counters(*counted),
        ages=_floats((time() - items.published) / 3600),
        author_priors=_floats([priors.get(one, USUAL_PRIOR) for one in authors]),
        reusable=items.reusable,
        letters=items.letters,
        similar=there.similar,
        adults_only=items.adults_only,
    )


def _floats(values: Any) -> Floats:
    return np.asarray(values, np.float32)


def _texts(items: Names) -> Names:
    with prepared() as cursor:
        cursor.execute(
            "SELECT id, text FROM recommender_item WHERE id = ANY(%s::uuid[])", [array(items)]
        )
        known: Mapping[UUID, str] = dict(cursor.fetchall())
    return named([known.get(item, "") for item in items])


def _tied(sources: Ints, follow: Floats, mutual: Floats) -> Ints:
    """Add what ties the viewer to the author, wherever a candidate was found."""
    both, one = int(Source.MUTUAL), int(Source.FOLLOWING)
    tied: Ints = sources | np.where(mutual > 0, both, np.where(follow > 0, one, 0))
    return tied


def _affinities(sent: Rows, *, learned: bool) -> dict[str, Floats]:
    """Let what was done with an author's clips fade until now, at each pace."""
    age, *ties = numbers(sent).T
    return {
        f"affinity_{days}": _floats(tie * 0.5 ** (age / days) * learned)
        for tie, days in zip(ties, TIE_DAYS, strict=True)
    }


def _ties(found: Found, follow: Floats, mutual: Floats, affinities: dict[str, Floats]) -> Ties:
    def has(source: Source) -> Floats:
        return _floats((found.sources & int(source)) > 0)

    return Ties(
        follow=follow,
        mutual=mutual,
        cameo=has(Source.CAMEO),
        **affinities,
        remix_distance=np.where(has(Source.LINEAGE) > 0, NEAR_FAMILY, FAR).astype(np.float32),
        friends_remixed=found.friends_remixed,
        friends_liked=found.friends_liked,
    )
