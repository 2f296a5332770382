"""What is found out for everybody by looking at every clip: a worker does, so that no page waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from threading import Lock
from time import time
from typing import Any, Final

from django.core.cache import cache
from django.db import connection

from sora_site.core.ids import array

TREND: Final = timedelta(days=3)
TREND_KEY: Final = "recommender.trending"
TREND_EVERY: Final = 60  # seconds
PRIORS_KEY: Final = "recommender.priors"
PRIORS_EVERY: Final = 600  # seconds
LATE: Final = 15  # how many times as late a worker may be before a page does its work

_TREND: Final = """
    SELECT done.item_id
      FROM recommender_interaction done JOIN recommender_tally tally USING (item_id)
     WHERE done.kind IN ('remix_opened', 'remix', 'create') AND done.at > now() - %(trend)s
     GROUP BY done.item_id, tally.views
     ORDER BY count(DISTINCT done.person_id) * 1.0 / (tally.views + 20) DESC, done.item_id
     LIMIT 200
"""
_PRIORS: Final = """
    SELECT uuid_send(item.author_id), (sum(remixes + creates) + 0.4) / (sum(views) + 20)::float8
      FROM recommender_tally tally JOIN recommender_item item ON item.id = tally.item_id
     WHERE tally.remixes + tally.creates > 0 OR tally.views >= 20
     GROUP BY item.author_id
"""
USUAL_PRIOR: Final = 0.02  # creations a view, of an author of whom nothing is known

_one_at_a_time: Final = Lock()


def trending() -> str:
    """Name what most of those who see it make something of, as `array` does."""
    known: str | None = cache.get(TREND_KEY)
    if known is not None:
        return known
    with _one_at_a_time:
        known = cache.get(TREND_KEY)
        return reckon_trending() if known is None else known


def reckon_trending() -> str:
    """Find it out, and remember it for all processes. One query over some days of doings."""
    found = array(row[0] for row in _rows(_TREND, {"trend": TREND}))
    cache.set(TREND_KEY, found, TREND_EVERY * LATE)
    return found


def author_priors() -> Mapping[bytes, float]:
    """Say how often views of an author's clips lead to clips, by the 16 bytes of the author's id."""
    with _one_at_a_time:
        return _priors_of(int(time() // PRIORS_EVERY))


@lru_cache(maxsize=1)
def _priors_of(_stretch: int) -> Mapping[bytes, float]:
    """Read them once in a stretch of time in each process: there are as many as there are people."""
    known: Mapping[bytes, float] | None = cache.get(PRIORS_KEY)
    return reckon_priors() if known is None else known


def reckon_priors() -> Mapping[bytes, float]:
    """Find them out, and remember them for all processes. One query over all clips."""
    found = {bytes(author): prior for author, prior in _rows(_PRIORS, {})}
    cache.set(PRIORS_KEY, found, PRIORS_EVERY * LATE)
    return found


def _rows(query: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
