"""Which items go together: those who made much of one made much of the other, too.

EASE (Steck, 2019): the weights by which the rows of what people liked are best rebuilt from one another,
none from itself, in closed form. Only the most liked items take part, and each keeps the best of its
companions, so that it takes a second and a page reads little.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.db import connection, transaction
from django.utils import timezone
from scipy import sparse

from recommender.models import Interaction
from recommender.ranking.pool import Floats
from sora_site.core.ids import array, of_bytes

SINCE: Final = timedelta(days=90)
MOST_ITEMS: Final = 2_000
MOST_PAIRS: Final = 1_000_000  # of a person and an item, the latest
LEAST_LIKED: Final = 2  # people; what one alone likes goes with nothing
COMPANIONS: Final = 50  # of each item: more find little more
RIDGE: Final = 100.0

_LIKED: Final = """
    WITH liked AS (
        SELECT person_id, item_id FROM recommender_interaction
         WHERE kind = ANY(%(kinds)s::text[]) AND at > %(since)s
         GROUP BY person_id, item_id ORDER BY max(at) DESC LIMIT %(pairs)s
    ), chosen AS (
        SELECT item_id FROM liked GROUP BY item_id HAVING count(*) >= %(least)s
         ORDER BY count(*) DESC, item_id LIMIT %(most)s
    )
    SELECT uuid_send(person_id), uuid_send(item_id) FROM liked JOIN chosen USING (item_id)
"""
_WRITTEN: Final = """
    INSERT INTO recommender_companion (item_id, other_id, weight)
    SELECT one.item, one.other, one.weight
      FROM unnest(%(items)s::uuid[], %(others)s::uuid[], %(weights)s::float8[])
           AS one(item, other, weight)
      JOIN recommender_item item ON item.id = one.item
      JOIN recommender_item other ON other.id = one.other
"""


@transaction.atomic
def relate_items() -> int:
    """Find out anew which items go together; return how many pairs do. Safe to repeat."""
    items, liked = _liked()
    rows, others, weights = best(ease(liked))
    named = np.array([*of_bytes(items), None], object)[:-1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('recommender_companion'))")
        cursor.execute("DELETE FROM recommender_companion")
        cursor.execute(
            _WRITTEN,
            {
                "items": array(named[rows]),
                "others": array(named[others]),
                "weights": weights.tolist(),
            },
        )
        pairs: int = cursor.rowcount
    return pairs


def _liked() -> tuple[list[bytes], sparse.csr_matrix]:
    """Read who made much of what: the items, and (people, items) of 0 and 1."""
    facts: dict[str, Any] = {
        "kinds": [str(kind) for kind in Interaction.LIKING],
        "since": timezone.now() - SINCE,
        "least": LEAST_LIKED,
        "most": MOST_ITEMS,
        "pairs": MOST_PAIRS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LIKED, facts)
        pairs = [(bytes(person), bytes(item)) for person, item in cursor.fetchall()]
    people = {one: row for row, one in enumerate(sorted({person for person, _ in pairs}))}
    items = {one: row for row, one in enumerate(sorted({item for _, item in pairs}))}
    rows = [people[person] for person, _ in pairs]
    columns = [items[item] for _, item in pairs]
    ones = np.ones(len(pairs), np.float32)
    return list(items), sparse.csr_matrix((ones, (rows, columns)), (len(people), len(items)))


def ease(liked: sparse.csr_matrix, *, ridge: float = RIDGE) -> Floats:
    """Say how much each item speaks for each other: (items, items), of (people, items) of 0 and 1."""
    together = (liked.T @ liked).toarray().astype(np.float64)
    inverse = np.linalg.inv(together + ridge * np.eye(len(together)))
    weights: Floats = (-inverse / np.diag(inverse)).astype(np.float32)
    np.fill_diagonal(weights, 0)
    return weights


def best(weights: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
    """Keep the best companions of each item: rows, columns and weights, all above zero."""
    count = len(weights)
    if count > COMPANIONS:
        least = np.partition(weights, count - COMPANIONS, axis=1)[:, count - COMPANIONS]
        weights = np.where(weights >= least[:, None], weights, 0)
    rows, others = np.nonzero(weights > 0)
    return rows, others, weights[rows, others]
