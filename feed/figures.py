"""What staff see of the feed: what comes of it, whether it obeys, and that it takes no more time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

import numpy as np
from django.db import connection
from django.db.models import Avg, Count, Exists, F, OuterRef, Q
from django.utils import timezone

from feed.models import Nudge, Pace
from recommender.models import Impression, Instruction, Interaction, Item, RankerVersion, Slate
from recommender.ranking.features import KEY, NAMES
from recommender.ranking.gate import UNWANTED, WANTED
from recommender.ranking.pool import CONNECTED
from recommender.training import fault_in
from sora_site.accounts.models import User

LATELY: Final = timedelta(days=7)
SAMPLE: Final = 5_000  # of the latest clips shown under an instruction, that are looked at
LONG: Final = 60 * 60  # seconds at the feed on a day
Figures = dict[str, Any]
Kind = Interaction.Kind

PAGES: Final = """
    SELECT count(*), avg(people), avg(clips)
      FROM (SELECT count(*) AS clips, count(DISTINCT item.author_id) AS people
              FROM recommender_impression shown JOIN recommender_item item ON item.id = shown.item_id
             WHERE shown.at > %(since)s GROUP BY shown.slate) page
"""
WAYS: Final = """
    SELECT way, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY milliseconds),
           percentile_cont(0.95) WITHIN GROUP (ORDER BY milliseconds)
      FROM recommender_slate WHERE at > %(since)s GROUP BY way ORDER BY 2 DESC
"""


def everything() -> Figures:
    """Gather the figures of the last seven days, in a fixed number of queries."""
    since = timezone.now() - LATELY
    return {
        "days": LATELY.days,
        "making": _making(since),
        "shown": _shown(since),
        "asked": _asked(since),
        "ways": _ways(since),
        "rankers": _rankers(),
        "time": _time(),
        "nudges": _nudges(since),
    }


def rate(part: float, whole: float) -> float | None:
    """Return a share in per cent, or None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _making(since: datetime) -> Figures:
    """Say what comes of what is seen."""
    done = Interaction.objects.since(since)
    counts = dict(done.values_list("kind").annotate(Count("pk")).order_by())
    simulated = Q(person__in=User.objects.simulated())
    people = done.aggregate(
        all=Count("person", distinct=True),
        simulated=Count("person", distinct=True, filter=simulated),
        makers=Count("person", distinct=True, filter=Q(kind__in=[Kind.REMIX, Kind.CREATE])),
    )
    made = counts.get(Kind.REMIX, 0) + counts.get(Kind.CREATE, 0)
    return {
        "views": counts.get(Kind.VIEW, 0),
        "made": made,
        "rate": rate(made, counts.get(Kind.VIEW, 0)),
        "people": people["all"],
        "simulated": people["simulated"],
        "makers": rate(people["makers"], people["all"]),
        "unwanted": sum(counts.get(kind, 0) for kind in (Kind.HIDE, Kind.LESS_LIKE, Kind.REPORT)),
    }


def _shown(since: datetime) -> Figures:
    """Say how connected, various and wide what is shown is."""
    shown = Impression.objects.filter(at__gt=since)
    counts = shown.annotate(tie=F("source").bitand(int(CONNECTED))).aggregate(
        all=Count("pk"),
        connected=Count("pk", filter=Q(tie__gt=0)),
        explored=Count("pk", filter=Q(explored=True)),
        items=Count("item", distinct=True),
    )
    with connection.cursor() as cursor:
        cursor.execute(PAGES, {"since": since})
        pages, people, clips = cursor.fetchone()
    return {
        "clips": counts["all"],
        "pages": pages,
        "connected": rate(counts["connected"], counts["all"]),
        "explored": rate(counts["explored"], counts["all"]),
        "diversity": rate(people or 0, clips or 0),
        "coverage": rate(counts["items"], Item.objects.understood().count()),
    }


def _asked(since: datetime) -> Figures:
    """Say how much the feed is steered, and whether it does what it is told."""
    given = Instruction.objects.filter(given_at__gt=since)
    slates = Slate.objects.filter(at__gt=since)
    steered = Impression.objects.filter(at__gt=since, plan__isnull=False, slate=OuterRef("pk"))
    pages = slates.aggregate(all=Count("pk"), steered=Count("pk", filter=Exists(steered)))
    counts = given.aggregate(
        all=Count("pk"),
        people=Count("person", distinct=True),
        lost=Count("pk", filter=~Q(plan_data__not_understood=[])),
    )
    return {
        "given": counts["all"],
        "people": counts["people"],
        "lost": rate(counts["lost"], counts["all"]),
        "pages": rate(pages["steered"], pages["all"]),
        **_obedience(since),
    }


def _obedience(since: datetime) -> Figures:
    """Look at what was shown under instructions: how much has what was wanted, or not wanted."""
    steered = Impression.objects.filter(at__gt=since, plan__isnull=False, features_key=KEY)
    rows = steered.order_by("-at").values_list("features", flat=True)[:SAMPLE]
    table = np.array([np.frombuffer(row, "<f4") for row in rows], np.float32)
    if not len(table):
        return {"looked_at": 0, "unwanted": None, "wanted": None}
    unwanted, wanted = (table[:, NAMES.index(name)] for name in ("unwanted", "wanted_most"))
    asked = wanted[wanted > 0]
    return {
        "looked_at": len(table),
        "unwanted": rate(int((unwanted >= UNWANTED).sum()), len(table)),
        "wanted": rate(int((asked >= WANTED).sum()), len(asked)),
    }


def _ways(since: datetime) -> list[Figures]:
    names = dict(Slate.Way.choices)
    with connection.cursor() as cursor:
        cursor.execute(WAYS, {"since": since})
        rows = cursor.fetchall()
    return [
        {
            "way": names.get(way, way),
            "degraded": way in Slate.DEGRADED,
            "pages": pages,
            "p50": round(p50 or 0),
            "p95": round(p95 or 0),
        }
        for way, pages, p50, p95 in rows
    ]


def _rankers() -> list[Figures]:
    """Say which trained versions rank, how they did when they were judged, and what is wrong."""
    return [
        {
            "kind": version.get_kind_display(),
            "name": version.name,
            "since": version.promoted_at,
            "ndcg": version.metrics.get("new", {}).get("ndcg"),
            "rules": version.metrics.get("rules", {}).get("ndcg"),
            "simulated": version.metrics.get("simulated", False),
            "fault": fault_in(version),
        }
        for version in RankerVersion.objects.serving().order_by("kind")
    ]


def _time() -> Figures:
    """Say how long people are at the feed on a day: a guard rail, never an aim."""
    today = Pace.objects.filter(seen_at__gt=timezone.now() - timedelta(days=1), today__gt=0)
    counted = today.aggregate(
        people=Count("pk"), mean=Avg("today"), long=Count("pk", filter=Q(today__gte=LONG))
    )
    return {
        "people": counted["people"],
        "minutes": round((counted["mean"] or 0) / 60),
        "long": rate(counted["long"], counted["people"]),
    }


def _nudges(since: datetime) -> list[Figures]:
    """Say what came of nudges, beside people to whom none was said."""
    nudges = Nudge.objects.filter(shown_at__gt=since)
    made = Nudge.objects.followed_by_making().filter(pk=OuterRef("pk"))
    counted = nudges.annotate(made=Exists(made)).values("kind", "held_out")
    rows = counted.annotate(
        all=Count("pk"),
        followed=Count("pk", filter=Q(made=True)),
        good=Count("pk", filter=Q(answer=Nudge.Answer.GOOD)),
        fair=Count("pk", filter=Q(answer=Nudge.Answer.FAIR)),
        bad=Count("pk", filter=Q(answer=Nudge.Answer.BAD)),
    ).order_by("kind", "held_out")
    names = dict(Nudge.Kind.choices)
    return [
        row | {"name": names[row["kind"]], "rate": rate(row["followed"], row["all"])}
        for row in rows
    ]
