"""Where clips stand in line: the order of `dispatch`, foreseen as if nothing changed."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

# Each clip waits for its person's earlier ones, as they will have been charged by then.
FORESEEN: Final = """
    SELECT clip.id
      FROM (
          SELECT waiting.id, waiting.rank, waiting.created_at,
                 coalesce(share.used_seconds
                          * power(0.5::float8, least(1000, extract(epoch FROM %(now)s - share.used_at)::float8
                                                           / %(half_life)s)), 0)
                 + coalesce(sum(waiting.estimated_seconds) OVER earlier, 0) AS used
            FROM generation_generation waiting
            LEFT JOIN generation_rendershare share ON share.person_id = waiting.author_id
           WHERE waiting.pool = %(pool)s
             AND waiting.state IN ('queued', 'rendering', 'finishing')
             AND (waiting.state = 'queued' OR waiting.leased_until <= %(now)s)
          WINDOW earlier AS (PARTITION BY waiting.author_id
                             ORDER BY waiting.rank, waiting.created_at, waiting.id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) clip
     ORDER BY clip.rank, clip.used, clip.created_at, clip.id
     LIMIT %(limit)s
"""


def waiting_order(pool: str, limit: int = 500) -> list[UUID]:
    """Clips in the order in which they would be claimed if nothing changed."""
    facts: dict[str, Any] = {
        "pool": pool,
        "now": timezone.now(),
        "half_life": float(settings.RENDER_SHARE_HALF_LIFE),
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(FORESEEN, facts)
        return [row[0] for row in cursor.fetchall()]
