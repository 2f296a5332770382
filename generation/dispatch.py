"""Who is rendered next: fair share over the queue in PostgreSQL.

A token on the broker names a pool; which clip it becomes is decided here, when a worker asks.
Previews go before everything, interactive work before bulk; then the person who has had the least
rendering lately; then the oldest of that person's clips. A claim walks an index of people
(`RenderTurn`) in this order and takes the first who may go: see docs/adr.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import inf, log2
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from generation.models import Generation, RenderShare, RenderTurn, lease_end, this_worker
from sora_site.accounts.models import User

RINGS: Final = 8  # tokens a sweep
LOOKS: Final = 20  # at a line whose people others serve at this very moment
GLANCES: Final = 2  # of them before asking whether anybody waits at all
LEAST: Final = 0.001  # seconds that any claim costs, so that it shows in the share
CHUNK: Final = 500  # people whose turns are looked at in one go

# A share that changed since this statement began has another score than its turn: such a person
# is passed over like one whose share is locked, so nobody is served by an outdated order.
IN_LINE: Final = """
      FROM generation_renderturn turn
      JOIN generation_rendershare share
        ON share.person_id = turn.person_id AND share.score = turn.score
      CROSS JOIN LATERAL (
          SELECT clip.id, clip.author_id, clip.estimated_seconds, clip.state <> 'queued' AS lapsed
            FROM generation_generation clip
           WHERE clip.author_id = turn.person_id AND clip.pool = turn.pool
             AND clip.rank = turn.rank
             AND clip.state IN ('queued', 'rendering', 'finishing')
             AND (clip.state = 'queued' OR clip.leased_until <= %(now)s)
             AND clip.recipe <> ALL(%(without)s)
           ORDER BY clip.created_at, clip.id
           LIMIT 1
             {lock_clip}
      ) job
     WHERE turn.pool = %(pool)s
       AND (SELECT count(*) FROM generation_generation busy
             WHERE busy.author_id = turn.person_id
               AND busy.state IN ('rendering', 'finishing') AND busy.leased_until > %(now)s
               AND (busy.rank = 0) = (turn.rank = 0)) < %(at_once)s
     ORDER BY turn.rank, turn.score, turn.since, turn.person_id
     LIMIT 1
"""

# One statement, so one round trip. What a claim will cost is charged at once, or fifty clips of
# one person could take every worker before the first of them is paid for.
CLAIM: Final = f"""
    WITH next AS MATERIALIZED (
        SELECT job.* {IN_LINE.format(lock_clip="FOR NO KEY UPDATE SKIP LOCKED")}
           FOR NO KEY UPDATE OF share SKIP LOCKED
    ), charged AS (
        UPDATE generation_rendershare share
           SET used_seconds = owed.seconds, used_at = %(now)s,
               score = ln(owed.seconds) / ln(2.0::float8)
                       + extract(epoch FROM %(now)s)::float8 / %(half_life)s
          FROM (SELECT next.author_id,
                       old.used_seconds
                       * power(0.5::float8, least(1000, extract(epoch FROM %(now)s - old.used_at)::float8
                                                        / %(half_life)s))
                       + greatest(%(least)s,
                                  CASE WHEN next.lapsed THEN 0 ELSE next.estimated_seconds END)
                         / coalesce((%(weights)s::jsonb ->> person.tier)::float8, 1) AS seconds
                  FROM next
                  JOIN generation_rendershare old ON old.person_id = next.author_id
                  JOIN accounts_user person ON person.id = next.author_id) owed
         WHERE share.person_id = owed.author_id
        RETURNING share.person_id, share.score
    ), moved AS (
        UPDATE generation_renderturn turn SET score = charged.score
          FROM charged WHERE turn.person_id = charged.person_id
    )
    UPDATE generation_generation clip
       SET state = 'rendering', attempt = clip.attempt + 1, leased_until = %(leased_until)s,
           started_at = %(now)s, progress = 0, stage = '', worker = %(worker)s,
           crashes = clip.crashes + next.lapsed::int
      FROM next WHERE clip.id = next.id
    RETURNING clip.*
"""  # noqa: S608 - put together from constants
SOMEBODY: Final = f"SELECT EXISTS (SELECT 1 {IN_LINE.format(lock_clip='')})"


def claim(pool: str, *, without: Sequence[str] = ()) -> Generation | None:
    """Lease the fairest waiting clip of a pool to this worker; None when there is none.

    Clips of the recipes named in `without` are left to others. The attempt number grows: see
    `GenerationQuerySet.held`.
    """
    for look in range(LOOKS):
        for job in Generation.objects.raw(CLAIM, facts(pool, without)):
            return job
        if look + 1 >= GLANCES and not somebody_waits(pool, without=without):
            return None
        time.sleep(random.uniform(0.0005, 0.002))  # noqa: S311 - who is passed over is in no danger
    return None


def somebody_waits(pool: str, *, without: Sequence[str] = ()) -> bool:
    """Tell whether a claim might find something now."""
    with connection.cursor() as cursor:
        cursor.execute(SOMEBODY, facts(pool, without))
        return bool(cursor.fetchone()[0])


def charge(job: Generation) -> None:
    """Set the time this attempt took against what was charged for it, unless its author left."""
    assert job.started_at is not None
    now = timezone.now()
    spent = max((now - job.started_at).total_seconds(), 0.0)
    with transaction.atomic():
        author = User.objects.select_for_update(no_key=True).filter(pk=job.author_id).first()
        if author is None:
            return
        RenderShare.objects.get_or_create(person_id=job.author_id)
        share = RenderShare.objects.select_for_update(no_key=True).get(person_id=job.author_id)
        foreseen = _remembered(max(job.estimated_seconds, LEAST), now - job.started_at)
        weight = settings.RENDER_WEIGHTS.get(author.tier, 1.0)
        used = _remembered(share.used_seconds, now - share.used_at)
        set_use(share, seconds=max(used - foreseen / weight, 0.0) + spent / weight, at=now)


def set_use(share: RenderShare, *, seconds: float, at: datetime) -> None:
    """Say how much somebody has used as of a time; the caller holds the row."""
    share.used_seconds, share.used_at = seconds, at
    half_lives = at.timestamp() / settings.RENDER_SHARE_HALF_LIFE
    share.score = log2(seconds) + half_lives if seconds > 0 else -inf
    share.save(update_fields=["used_seconds", "used_at", "score"])
    RenderTurn.objects.filter(person_id=share.person_id).update(score=share.score)


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
            .select_for_update(skip_locked=True, no_key=True)
            .order_by("token_sent_at")
            .values_list("pk", flat=True)[:RINGS]
        )
        Generation.objects.filter(pk__in=jobs).update(token_sent_at=now)
    return len(jobs)


def drop_idle_turns() -> int:
    """Remove from the lines who has no clips left in them; return how many turns went.

    Their shares are held first: whoever queues a clip meanwhile waits, and then joins anew.
    """
    with transaction.atomic():
        idle = RenderTurn.objects.idle().order_by("person").values("person")[:CHUNK]
        shares = RenderShare.objects.filter(person__in=idle)
        held = shares.select_for_update(skip_locked=True, no_key=True)
        people = list(held.values_list("person", flat=True))
        return RenderTurn.objects.filter(person__in=people).idle().delete()[0]


def _remembered(seconds: float, age: timedelta) -> float:
    """How much of a use still counts."""
    return float(seconds * 0.5 ** (age.total_seconds() / settings.RENDER_SHARE_HALF_LIFE))


def facts(pool: str, without: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the statements need to know."""
    return {
        "pool": pool,
        "without": list(without),
        "now": timezone.now(),
        "leased_until": lease_end(),
        "at_once": settings.RENDERS_AT_ONCE,
        "half_life": float(settings.RENDER_SHARE_HALF_LIFE),
        "least": LEAST,
        "weights": json.dumps(settings.RENDER_WEIGHTS),
        "worker": this_worker(),
    }
