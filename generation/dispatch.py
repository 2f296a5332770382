"""Who is rendered next: fair share over the queue in PostgreSQL.

A token on the broker names a pool; which clip it becomes is decided here, when a worker asks.
Interactive work goes before bulk; then the person who has had the least rendering lately; then
the oldest of that person's clips.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from generation.models import Generation, RenderShare, lease_end
from sora_site.accounts.models import User

RINGS: Final = 8  # tokens a sweep

# A person's use halves every half-life; work under way counts in full at once, so that fifty
# clips of one person cannot take every worker before the first of them is charged.
ORDER: Final = """
    WITH busy AS (
        SELECT author_id, count(*) AS clips, sum(estimated_seconds) AS seconds
          FROM generation_generation
         WHERE state IN ('rendering', 'finishing') AND leased_until > %(now)s
         GROUP BY author_id
    )
    SELECT job.id
      FROM generation_generation job
      LEFT JOIN generation_rendershare share ON share.person_id = job.author_id
      LEFT JOIN busy ON busy.author_id = job.author_id
     WHERE job.pool = %(pool)s
       AND (job.state = 'queued'
            OR (job.state IN ('rendering', 'finishing') AND job.leased_until <= %(now)s))
       AND coalesce(busy.clips, 0) < %(at_once)s
       AND NOT job.recipe = ANY(%(without)s)
     ORDER BY job.bulk,
              coalesce(share.used_seconds
                       * power(0.5, extract(epoch FROM %(now)s - share.used_at) / %(half_life)s),
                       0) + coalesce(busy.seconds, 0),
              job.created_at, job.id
     LIMIT %(limit)s
"""


def claim(pool: str, *, without: Sequence[str] = ()) -> Generation | None:
    """Lease the fairest waiting clip of a pool to this worker; None when there is none.

    Clips of the recipes named in `without` are left to others.

    Workers that ask at once are answered one after another, so that each sees what the others
    got; the attempt number grows: see `GenerationQuerySet.held`.
    """
    with transaction.atomic():
        _await_turn()
        chosen = _ordered(pool, limit=1, lock=True, without=without)
        if not chosen:
            return None
        job = Generation.objects.get(pk=chosen[0])
        job.attempt += 1
        Generation.objects.filter(pk=job.pk).move(
            Generation.State.RENDERING,
            attempt=job.attempt,
            leased_until=lease_end(),
            started_at=timezone.now(),
            progress=0,
            stage="",
        )
    job.refresh_from_db()
    return job


def waiting_order(pool: str, limit: int = 500) -> list[UUID]:
    """Clips in the order in which they would be claimed if nothing changed."""
    return _ordered(pool, limit=limit, lock=False)


def charge(job: Generation) -> None:
    """Add the time this attempt took to its author's share, unless they left meanwhile."""
    assert job.started_at is not None
    now = timezone.now()
    spent = max((now - job.started_at).total_seconds(), 0.0)
    with transaction.atomic():
        if not User.objects.select_for_update(no_key=True).filter(pk=job.author_id).exists():
            return
        RenderShare.objects.get_or_create(person_id=job.author_id)
        share = RenderShare.objects.select_for_update().get(person_id=job.author_id)
        age = (now - share.used_at).total_seconds()
        remembered = share.used_seconds * 0.5 ** (age / settings.RENDER_SHARE_HALF_LIFE)
        share.used_seconds, share.used_at = remembered + spent, now
        share.save(update_fields=["used_seconds", "used_at"])


def take_tokenless(pool: str) -> int:
    """How many tokens a pool needs: for claimable clips whose last one is old or was lost.

    Taking them stamps them, so that two sweepers do not both send. A few wake the workers, who
    then ring for each other; a token for every clip of a long queue would only pile up.
    """
    now = timezone.now()
    stale = now - timedelta(seconds=settings.RENDER_TOKEN_AGE)
    with transaction.atomic():
        jobs = list(
            Generation.objects.claimable()
            .filter(pool=pool, token_sent_at__lte=stale)
            .select_for_update(skip_locked=True)
            .order_by("token_sent_at")
            .values_list("pk", flat=True)[:RINGS]
        )
        Generation.objects.filter(pk__in=jobs).update(token_sent_at=now)
    return len(jobs)


def _await_turn() -> None:
    """Wait until nobody else is claiming; the turn ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('generation.claim'))")


def _ordered(pool: str, *, limit: int, lock: bool, without: Sequence[str] = ()) -> list[UUID]:
    query = ORDER + (" FOR UPDATE OF job SKIP LOCKED" if lock else "")
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {
                "pool": pool,
                "now": timezone.now(),
                "at_once": settings.RENDERS_AT_ONCE,
                "half_life": float(settings.RENDER_SHARE_HALF_LIFE),
                "limit": limit,
                "without": list(without),
            },
        )
        return [row[0] for row in cursor.fetchall()]
