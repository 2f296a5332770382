"""What operators see: the queue, the workers, what went wrong and what rendering took."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

import dramatiq
import redis
from django.conf import settings
from django.db import connection
from django.db.models import Count, F, Min, Q, Sum
from django.utils import timezone
from dramatiq.brokers.redis import RedisBroker

from generation import slots
from generation.models import Generation, RenderWorker
from recommender.figures import feed_figures

LATELY: Final = timedelta(hours=24)
ROWS: Final = 50  # of any list
State, Rank = Generation.State, Generation.Rank
Figures = dict[str, Any]

TOOK: Final = """
    SELECT recipe, size, coalesce(added_seconds, seconds) AS length, count(*),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY took), percentile_cont(0.95) WITHIN GROUP (ORDER BY took)
      FROM (SELECT *, extract(epoch FROM finished_at - started_at)::float8 AS took
              FROM generation_generation
             WHERE finished_at > %(since)s AND state = 'completed' AND started_at IS NOT NULL
               AND operation <> ALL(%(cut)s)) made
     GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT %(rows)s
"""


def everything() -> Figures:
    """Gather all figures, of now and of the last day, in a fixed number of queries."""
    now = timezone.now()
    workers = list(RenderWorker.objects.order_by("name")[:ROWS])
    return {
        "at": now,
        "pools": _pools(now, [worker for worker in workers if worker.is_alive]),
        "workers": [_worker(worker, now) for worker in workers],
        "leases": _leases(now),
        "endings": _endings(now),
        "failures": _failures(now),
        "readers": _readers(now),
        "times": _times(now),
        "feed": feed_figures(),
    }


def _pools(now: datetime, alive: list[RenderWorker]) -> list[Figures]:
    """Say of each pool how much waits, for how long, and who is there to do it."""
    live = Q(state__in=Generation.RUNNING, leased_until__gt=now)
    waits = ~live
    rows = (
        Generation.objects.filter(state__in=[State.QUEUED, *Generation.RUNNING])
        .values("pool")
        .annotate(
            waiting=Count("pk", filter=waits),
            previews=Count("pk", filter=waits & Q(rank=Rank.PREVIEW)),
            bulk=Count("pk", filter=waits & Q(rank=Rank.BULK)),
            running=Count("pk", filter=live),
            lapsed=Count("pk", filter=waits & ~Q(state=State.QUEUED)),
            oldest=Min("created_at", filter=waits),
            work=Sum("estimated_seconds", filter=waits, default=0.0),
        )
    )
    found: dict[str, Figures] = {row["pool"]: dict(row) for row in rows}
    names = [*settings.RENDER_POOLS, *(set(found) - set(settings.RENDER_POOLS))]
    needed = set(slots.pools_in_use())
    return [
        _pool(name, found.get(name, {}), [worker for worker in alive if name in worker.pools], now)
        for name in names
        if name in needed or name in found or any(name in worker.pools for worker in alive)
    ]


def _pool(name: str, row: Figures, workers: list[RenderWorker], now: datetime) -> Figures:
    at_once = sum(worker.threads for worker in workers)
    waiting, work = row.get("waiting", 0), row.get("work", 0.0)
    oldest = row.get("oldest")
    return {
        "pool": name,
        "waiting": waiting,
        "previews": row.get("previews", 0),
        "bulk": row.get("bulk", 0),
        "running": row.get("running", 0),
        "lapsed": row.get("lapsed", 0),
        "oldest_seconds": (now - oldest).total_seconds() if oldest else 0.0,
        "work_seconds": work,
        "clear_in_seconds": work / at_once if at_once else None,
        "workers": len(workers),
        "at_once": at_once,
        "tokens": _tokens(name),
        "unserved": bool(waiting and not at_once),
    }


def _tokens(pool: str) -> int | None:
    """How many bells hang in the broker; None where it does not say."""
    broker = dramatiq.get_broker()
    if not isinstance(broker, RedisBroker):
        return None
    try:
        return int(broker.client.hlen(f"{broker.namespace}:{pool}.msgs"))
    except redis.RedisError:
        return None


def _worker(worker: RenderWorker, now: datetime) -> Figures:
    return {
        "name": worker.name,
        "pools": worker.pools,
        "at_once": worker.threads,
        "lacks": worker.lacks,
        "alive": worker.is_alive,
        "up_seconds": (worker.seen_at - worker.started_at).total_seconds(),
        "seen_seconds": (now - worker.seen_at).total_seconds(),
    }


def _leases(now: datetime) -> list[Figures]:
    lease = timedelta(seconds=settings.RENDER_LEASE)
    held = Generation.objects.running().exclude(leased_until=None).order_by("started_at")
    return [
        {
            "clip": str(job.pk),
            "pool": job.pool,
            "recipe": job.recipe,
            "worker": job.worker,
            "state": job.state,
            "stage": job.stage,
            "progress": job.progress,
            "attempt": job.attempt,
            "crashes": job.crashes,
            "running_seconds": (now - (job.started_at or now)).total_seconds(),
            "seen_seconds": max((now - (job.leased_until or now) + lease).total_seconds(), 0.0),
            "lapsed": job.lease_expired,
        }
        for job in held[:ROWS]
    ]


def _endings(now: datetime) -> dict[str, int]:
    """Count what ended lately, by how."""
    ended = Generation.objects.filter(finished_at__gt=now - LATELY)
    counts = dict(ended.values_list("state").annotate(Count("pk")).order_by())
    return {str(state): counts.get(state, 0) for state in sorted(Generation.STATES.ends)}


def _failures(now: datetime) -> list[Figures]:
    failed = Generation.objects.filter(
        finished_at__gt=now - LATELY, state__in=[State.FAILED, State.REFUSED]
    )
    counted = failed.values("recipe", code=F("reason_code")).annotate(clips=Count("pk"))
    names = dict(Generation.ReasonCode.choices)
    return [
        row | {"meaning": names.get(row["code"], "Not said")}
        for row in counted.order_by("-clips", "code", "recipe")[:ROWS]
    ]


def _readers(now: datetime) -> dict[str, int]:
    """Count the prompts that the language model was asked to read lately, by who has read them."""
    asked = Generation.objects.asked_of_model().filter(finished_at__gt=now - LATELY)
    helped = Q(account__reader="model")
    return asked.aggregate(model=Count("pk", filter=helped), rules=Count("pk", filter=~helped))


def _times(now: datetime) -> list[Figures]:
    facts: Figures = {"since": now - LATELY, "cut": list(map(str, Generation.CUT)), "rows": ROWS}
    names = ("recipe", "size", "seconds", "clips", "p50", "p95")
    with connection.cursor() as cursor:
        cursor.execute(TOOK, facts)
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
