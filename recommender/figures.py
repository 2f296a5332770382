"""What operators see of the feed: how its pages came about, and what it waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from recommender.models import Item, RankerVersion, Slate

LATELY: Final = timedelta(hours=24)
_WAYS: Final = """
    SELECT way, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY milliseconds),
           percentile_cont(0.95) WITHIN GROUP (ORDER BY milliseconds), max(at)
      FROM recommender_slate WHERE at > %(since)s GROUP BY way ORDER BY way
"""


def feed_figures() -> dict[str, Any]:
    """Say how the pages of the last day were put together. Three queries."""
    with connection.cursor() as cursor:
        cursor.execute(_WAYS, {"since": timezone.now() - LATELY})
        rows = cursor.fetchall()
    versions = RankerVersion.objects.serving().order_by("kind")
    return {
        "pages": [
            {
                "way": way,
                "words": Slate.Way(way).label,
                "count": count,
                "p50_ms": round(p50),
                "p95_ms": round(p95),
                "last_at": last_at,
                "degraded": way in Slate.DEGRADED,
            }
            for way, count, p50, p95, last_at in rows
        ],
        "unread": Item.objects.filter(vector=None).count(),
        "serving": [{"kind": each.kind, "name": each.name} for each in versions],
    }
