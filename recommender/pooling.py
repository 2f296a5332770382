"""Candidates as the ranker wants them: everything about them that it looks at, in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from recommender.learning import TIE_DAYS, faded, unpacked
from recommender.models import Tie
from recommender.ranking.facets import KEYS
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import FAR, WIDTH, Candidates, Counters, Floats, Source, Ties, named
from recommender.sourcing import USUAL_PRIOR, Found, author_priors
from sora_site.accounts.models import Follow, User

COUNTED: Final = tuple(field.name for field in fields(Counters))
Affinity = tuple[float, float, float]  # faded over a day, a week and a month

NEAR_FAMILY: Final = 2.0  # steps, where only the family is known
_COLUMNS: Final = f"""
    SELECT item.id, item.author_id, item.family, item.text, vector_send(item.vector), item.facets,
           item.moods, item.reusable, item.adults_only,
           extract(epoch FROM now() - item.published_at)::float8 / 3600,
           {", ".join(f"coalesce(tally.{name}, 0)" for name in COUNTED)}
      FROM recommender_item item LEFT JOIN recommender_tally tally ON tally.item_id = item.id
     WHERE item.id = ANY(%(items)s)
"""  # noqa: S608 - the names are ours


def pooled(viewer: User, found: Mapping[UUID, Found], *, learned: bool) -> Candidates:
    """Read everything about some candidates. Three queries, four if `learned`.

    Without `learned` nothing is used that follows from what the viewer did.
    """
    rows = _rows(list(found))
    ids = [row[0] for row in rows]
    authors = [row[1] for row in rows]
    circle = _circle(viewer)
    tied = [_closer(found[row[0]], mutual=circle.get(row[1])) for row in rows]
    counts = np.array([row[10:] for row in rows], np.float32).reshape(len(rows), len(COUNTED))
    priors = author_priors()
    return Candidates(
        ids=named(ids),
        authors=named(authors),
        families=named([row[2] for row in rows]),
        texts=named([row[3] for row in rows]),
        sources=np.array([int(one.source) for one in tied], np.int64),
        vectors=_vectors([row[4] for row in rows]),
        facets=_halves([row[5] for row in rows], len(KEYS)),
        moods=_halves([row[6] for row in rows], len(MOODS)),
        ties=_ties(authors, tied, affinities(viewer) if learned else {}),
        counters=Counters(**{name: counts[:, at] for at, name in enumerate(COUNTED)}),
        ages=_floats([row[9] for row in rows]),
        author_priors=_floats([priors.get(str(author), USUAL_PRIOR) for author in authors]),
        reusable=_floats([row[7] for row in rows]),
        similar=np.zeros(len(rows), np.float32),
        adults_only=np.array([row[8] for row in rows], np.bool_),
    )


def _rows(items: list[UUID]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, {"items": items})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _floats(values: Sequence[float]) -> Floats:
    return np.array(values, np.float32)


def _vectors(sent: Sequence[bytes | None]) -> Floats:
    """Read the vectors; of what was not read yet it is nothing."""
    vectors = np.zeros((len(sent), WIDTH), np.float32)
    read = [row for row, vector in enumerate(sent) if vector is not None]
    if read:
        vectors[read] = unpacked([vector for vector in sent if vector is not None])
    return vectors


def _halves(stored: Sequence[bytes], width: int) -> Floats:
    whole = [bytes(row) if len(row) == 2 * width else bytes(2 * width) for row in stored]
    return np.frombuffer(b"".join(whole), "<f2").reshape(len(stored), width).astype(np.float32)


def _circle(viewer: User) -> dict[UUID, bool]:
    """Say whom the viewer follows, and which of them follow back."""
    back = Follow.objects.filter(follower=OuterRef("followee"), followee=viewer)
    ties = Follow.objects.filter(follower=viewer).annotate(mutual=Exists(back))
    return dict(ties.values_list("followee_id", "mutual"))


def _closer(found: Found, *, mutual: bool | None) -> Found:
    """Add what ties the viewer to the author, wherever the candidate was found."""
    if mutual is None:
        return found
    return replace(found, source=found.source | (Source.MUTUAL if mutual else Source.FOLLOWING))


def _ties(authors: Sequence[UUID], found: Sequence[Found], held: Mapping[UUID, Affinity]) -> Ties:
    followed = Source.FOLLOWING | Source.MUTUAL
    nothing = (0.0, 0.0, 0.0)
    day, week, month = (
        _floats([held.get(author, nothing)[at] for author in authors]) for at in range(3)
    )
    lineage = [Source.LINEAGE in one.source for one in found]
    return Ties(
        follow=_floats([bool(one.source & followed) for one in found]),
        mutual=_floats([Source.MUTUAL in one.source for one in found]),
        cameo=_floats([Source.CAMEO in one.source for one in found]),
        affinity_1=day,
        affinity_7=week,
        affinity_30=month,
        remix_distance=np.where(lineage, NEAR_FAMILY, FAR).astype(np.float32),
        friends_remixed=_floats([one.friends_remixed for one in found]),
        friends_liked=_floats([one.friends_liked for one in found]),
    )


def affinities(viewer: User) -> dict[UUID, Affinity]:
    """Read the viewer's ties as they are now."""
    now = timezone.now()
    return {
        tie.author_id: (
            tie.day * faded(now - tie.at, TIE_DAYS[0]),
            tie.week * faded(now - tie.at, TIE_DAYS[1]),
            tie.month * faded(now - tie.at, TIE_DAYS[2]),
        )
        for tie in Tie.objects.filter(person=viewer)
    }
