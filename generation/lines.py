"""Where clips stand in line and how long they will wait: the order of `dispatch`, foreseen.

The line of a pool is looked at once in a while, whoever asks, and kept for that long.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from generation.models import Generation, RenderWorker
from sora_site.accounts.models import User

TIMING: Final = ("state", "started_at", "progress", "estimated_seconds")
FRESH_FOR: Final = 2  # seconds that a line is kept
SEEN: Final = 1000  # places; further behind nobody counts
KNOWN: Final = 10  # per cent, from which on the pace of a render says when it ends

# Each clip waits for its person's earlier ones, as they will have been charged by then.
FORESEEN: Final = """
    SELECT clip.id, clip.rank, clip.used, clip.estimated_seconds,
           count(*) OVER () AS clips, sum(clip.estimated_seconds) OVER () AS work
      FROM (
          SELECT waiting.id, waiting.rank, waiting.created_at, waiting.estimated_seconds,
                 coalesce(share.used_seconds
                          * power(0.5::float8, least(1000, extract(epoch FROM %(now)s - share.used_at)::float8
                                                           / %(half_life)s)), 0)
                 + coalesce(sum(waiting.estimated_seconds) OVER earlier, 0)
                   / coalesce((%(weights)s::jsonb ->> person.tier)::float8, 1) AS used
            FROM generation_generation waiting
            JOIN accounts_user person ON person.id = waiting.author_id
            LEFT JOIN generation_rendershare share ON share.person_id = waiting.author_id
           WHERE waiting.pool = %(pool)s
             AND waiting.state IN ('queued', 'rendering', 'finishing')
             AND (waiting.state = 'queued' OR waiting.leased_until <= %(now)s)
          WINDOW earlier AS (PARTITION BY waiting.author_id
                             ORDER BY waiting.rank, waiting.created_at, waiting.id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) clip
     ORDER BY clip.rank, clip.used, clip.created_at, clip.id
     LIMIT %(seen)s
"""
# What the person of a new clip will have used by the time it is due.
USED: Final = """
    SELECT coalesce((SELECT used_seconds
                            * power(0.5::float8, least(1000, extract(epoch FROM %(now)s - used_at)::float8
                                                             / %(half_life)s))
                       FROM generation_rendershare WHERE person_id = %(person)s), 0)
           + coalesce((SELECT sum(estimated_seconds) FROM generation_generation
                        WHERE author_id = %(person)s AND pool = %(pool)s AND state = 'queued'
                          AND rank <= %(rank)s), 0) / %(weight)s
"""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A clip's place, from 1, and how it goes on; None where nobody can say."""

    place: int | None  # None: further behind than anybody counts
    starts_in: float | None  # seconds; None while no worker renders such clips
    ready_in: float | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """Who waits in a pool, first to last."""

    places: dict[UUID, int]  # from 0
    keys: list[tuple[int, float]]  # rank, and what the person will have used
    before: list[float]  # seconds of work before each, and before whoever came last
    clips: int
    work: float  # seconds, of all of them
    running: int
    under_way: float  # seconds, of what is being rendered
    at_once: int

    def standing(self, index: int, seconds: float) -> Standing:
        """Say how a clip of so many seconds of work at this place goes on."""
        seen = index < len(self.keys) or self.clips <= SEEN
        ahead = self.before[min(index, len(self.keys))] if seen else self.work
        if not self.at_once:
            return Standing(place=index + 1 if seen else None, starts_in=None, ready_in=None)
        free = index + self.running < self.at_once
        starts_in = 0.0 if free else (ahead + self.under_way) / self.at_once
        return Standing(
            place=index + 1 if seen else None, starts_in=starts_in, ready_in=starts_in + seconds
        )


def standings(clips: Iterable[Generation]) -> dict[UUID, Standing]:
    """Say where those of the clips stand that wait for their turn."""
    waiting = [clip for clip in clips if clip.state == Generation.State.QUEUED]
    found = {}
    for pool in {clip.pool for clip in waiting}:
        mine = [clip for clip in waiting if clip.pool == pool]
        line = _line(pool, knowing=[clip.pk for clip in mine])
        for clip in mine:
            index = line.places.get(clip.pk, SEEN)
            found[clip.pk] = line.standing(index, clip.estimated_seconds)
    return found


def expected_wait(person: User, job: Generation) -> Standing:
    """Say where a new job would stand if its person asked for it now; it has been fitted."""
    line = _line(job.pool)
    preview = job.operation == Generation.Operation.PREVIEW
    rank = Generation.Rank.BULK if job.bulk else Generation.Rank.INTERACTIVE
    rank = Generation.Rank.PREVIEW if preview else rank
    facts = _facts(job.pool) | {"person": person.pk, "rank": rank}
    facts |= {"weight": settings.RENDER_WEIGHTS.get(person.tier, 1.0)}
    with connection.cursor() as cursor:
        cursor.execute(USED, facts)
        used: float = cursor.fetchone()[0]
    return line.standing(bisect_right(line.keys, (int(rank), used)), job.estimated_seconds)


def time_left(clip: Generation) -> float | None:
    """How many seconds a clip that is being rendered still takes; None if it is not."""
    if clip.started_at is None or clip.state not in Generation.RUNNING:
        return None
    elapsed = (timezone.now() - clip.started_at).total_seconds()
    if clip.progress >= KNOWN:
        return elapsed * (100 - clip.progress) / clip.progress
    return max(clip.estimated_seconds - elapsed, 0.0)


def waiting_order(pool: str, limit: int = SEEN) -> list[UUID]:
    """Clips in the order in which they would be claimed if nothing changed."""
    return list(_look(pool).places)[:limit]


def _line(pool: str, *, knowing: Iterable[UUID] = ()) -> Line:
    """Look at a line, or remember it, unless it should know a clip that it does not."""
    key = f"line:{pool}"
    line: Line | None = cache.get(key)
    if line is None or (line.clips <= SEEN and any(pk not in line.places for pk in knowing)):
        line = _look(pool)
        cache.set(key, line, FRESH_FOR)
    return line


def _look(pool: str) -> Line:
    with connection.cursor() as cursor:
        cursor.execute(FORESEEN, _facts(pool))
        rows = cursor.fetchall()
    lasts = _under_way(pool)
    before = [0.0]
    for row in rows:
        before.append(before[-1] + row[3])
    return Line(
        places={row[0]: index for index, row in enumerate(rows)},
        keys=[(row[1], row[2]) for row in rows],
        before=before,
        clips=rows[0][4] if rows else 0,
        work=rows[0][5] if rows else 0.0,
        running=len(lasts),
        under_way=sum(lasts),
        at_once=RenderWorker.objects.slots_of(pool),
    )


def _under_way(pool: str) -> list[float]:
    running = Generation.objects.running().filter(pool=pool, leased_until__gt=timezone.now())
    return [time_left(clip) or 0.0 for clip in running.only(*TIMING)]


def _facts(pool: str) -> dict[str, Any]:
    return {
        "pool": pool,
        "now": timezone.now(),
        "half_life": float(settings.RENDER_SHARE_HALF_LIFE),
        "weights": json.dumps(settings.RENDER_WEIGHTS),
        "seen": SEEN,
    }
