"""A training from end to end: read, learn, judge, and let it rank if it is better."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from recommender import serving
from recommender.models import Impression, RankerVersion
from recommender.ranking.booster import WARMER, Booster, fit
from recommender.ranking.features import KEY
from recommender.ranking.pool import Candidates
from recommender.training.comparing import Gains, Reranked, ndcg, reranked
from recommender.training.judging import (
    PLAIN_SLACK,
    Contest,
    Figures,
    Verdict,
    figures,
    judged,
    some_pools,
)
from recommender.training.lessons import Page, lessons, pages, steered_copies
from recommender.training.versions import keep, promote, refuse

logger = logging.getLogger(__name__)

Kind = RankerVersion.Kind
Progress = Callable[[str, float], None]  # what is done, and the share of it that is

TREES: Final = 200
PARTS: Final = 5  # of the pages: each is judged by what did not learn from it, the newest always
ENOUGH_PAGES: Final = 4_000  # of the newest, that tell enough alone
MOST: Final = 500_000  # impressions that are learned from, the newest: a gigabyte of memory
MOST_TO_WARM: Final = 100_000
RECENT: Final = timedelta(days=2)


class AlreadyTraining(Exception):
    """Another process trains."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one training. The version of a warming that was refused is not stored."""

    version: RankerVersion
    figures: Figures
    rules: Figures
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class _Course:
    """What one training works with."""

    taught: Sequence[Page]
    held_back: Sequence[Page]
    pools: Sequence[Candidates]
    seed: int
    progress: Progress
    impressions: int


def train(
    *,
    seed: int,
    until: datetime | None = None,
    promoting: bool = True,
    progress: Progress = lambda what, share: None,
) -> list[Outcome]:
    """Train both rankers anew on all that is kept, and let those that are better rank.

    The same impressions and seed make the same models.

    :raises NothingToLearn: if there is nothing to learn from.
    :raises AlreadyTraining: if another process does.
    :raises ModelUnusable: if LightGBM cannot be loaded.
    """
    end = until or timezone.now()
    with _alone():
        course = _course(end - timedelta(days=settings.IMPRESSION_DAYS), end, MOST, seed, progress)
        return [_settled(course, kind, promoting=promoting) for kind in (Kind.BASE, Kind.STEERABLE)]


def there_is_enough() -> bool:
    """Say whether enough was shown to train at all."""
    since = timezone.now() - timedelta(days=settings.IMPRESSION_DAYS)
    shown = Impression.objects.filter(at__gte=since, features_key=KEY)
    return shown.count() >= int(settings.RANKER_LEAST_IMPRESSIONS)


def measure(*, version: RankerVersion | None, seed: int) -> Figures:
    """Say how a version, or the rules, do on the newest pages and on some people's candidates.

    :raises ModelUnusable: if the version's file cannot be used.
    """
    now = timezone.now()
    kept = timedelta(days=settings.IMPRESSION_DAYS)
    course = _course(now - kept, now, MOST, seed, lambda what, share: None)
    scorer = serving.load(version) if version else serving.RULES
    kind = version.kind if version else Kind.BASE
    shown = reranked(scorer, _of_kind(course.held_back, kind, seed))
    return figures(scorer, shown, course.pools)


def warm_up(*, seed: int, promoting: bool = True) -> list[Outcome]:
    """Add a few trees, learned from what is recent, to what was last trained whole and ranks.

    :raises NothingToLearn: if there is nothing to learn from.
    :raises AlreadyTraining: if another process trains.
    """
    now = timezone.now()
    with _alone():
        versions = list(RankerVersion.objects.serving().order_by("kind"))
        if not versions:
            return []
        course = _course(now - RECENT, now, MOST_TO_WARM, seed, lambda what, share: None)
        return [_warmer(course, version, promoting=promoting) for version in versions]


def _warmer(course: _Course, version: RankerVersion, *, promoting: bool) -> Outcome:
    """Add trees to the model that was last trained whole, so that they never become too many."""
    name = version.metrics.get("warmed_from") or version.name
    whole = RankerVersion.objects.get(name=name)
    return _settled(course, version.kind, promoting=promoting, whole=whole)


def _course(since: datetime, until: datetime, most: int, seed: int, progress: Progress) -> _Course:
    shown = Impression.objects.filter(at__gte=since, at__lt=until, features_key=KEY)
    known = _newest(pages(since=since, until=until), most, shown.count(), progress)
    cut = round(len(known) * (1 - 1 / PARTS))
    return _Course(
        taught=known[:cut],
        held_back=known[cut:],
        pools=some_pools(),
        seed=seed,
        progress=progress,
        impressions=sum(len(page.labels) for page in known),
    )


def _newest(read: Iterable[Page], most: int, shown: int, progress: Progress) -> list[Page]:
    """Read pages, and keep the newest of them, with no more impressions than `most`."""
    kept: deque[Page] = deque()
    passed = held = 0
    for page in read:
        kept.append(page)
        passed, held = passed + len(page.labels), held + len(page.labels)
        while held > most:
            held -= len(kept.popleft().labels)
        progress("Reading pages", min(passed / max(shown, 1), 1.0))
    return list(kept)


def _learned(
    course: _Course, kind: str, taught: Sequence[Page], *, start: RankerVersion | None, what: str
) -> bytes:
    """Fit one ranker: the base on some pages, the other also on copies where somebody asks."""
    copies = steered_copies(taught, seed=course.seed) if kind == Kind.STEERABLE else ()
    trees = WARMER if start else TREES
    return fit(
        lessons([*taught, *copies]),
        seed=course.seed,
        trees=trees,
        start=serving.stored(start.name, start.file) if start else None,
        progress=lambda tree: course.progress(what, tree / trees),
    )


def _earlier(course: _Course, kind: str) -> Iterator[Reranked]:
    """Rank the older pages too, each part by a model that learned from the other parts.

    All are of one recipe, so together they tell of it what the newest pages alone could not.
    """
    known = course.taught
    cuts = [round(len(known) * part / (PARTS - 1)) for part in range(PARTS)]
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        what = f"Checking {kind}, {number} of {PARTS - 1}"
        others = [*known[:start], *known[end:], *course.held_back]
        model = _learned(course, kind, others, start=None, what=what)
        part = _of_kind(known[start:end], kind, course.seed)
        yield from reranked(Booster(model, name=kind), part)


def _of_kind(known: Sequence[Page], kind: str, seed: int) -> list[Page]:
    if kind == Kind.BASE:
        return [page for page in known if not page.asked]
    return [*known, *steered_copies(known, seed=seed)]


def _settled(
    course: _Course, kind: str, *, promoting: bool, whole: RankerVersion | None = None
) -> Outcome:
    """Learn and judge one model, write it down, and promote or refuse it."""
    model = _learned(course, kind, course.taught, start=whole, what=f"Learning {kind}")
    new, old, verdict = _judged(course, kind, Booster(model, name=kind), alone=whole is not None)
    metrics = {"new": new.as_metrics(), "rules": old.as_metrics(), "seed": course.seed}
    metrics |= {"impressions": course.impressions, "warmed_from": whole.name if whole else ""}
    course.progress(f"Judging {kind}", 1.0)
    reason = " ".join(verdict.reasons)
    if whole and not verdict.passes:
        version = RankerVersion(kind=kind, name=f"{kind}, warmed", metrics=metrics, reason=reason)
        return Outcome(version=version, figures=new, rules=old, verdict=verdict)
    version = keep(kind=kind, model=model, metrics=metrics)
    if not verdict.passes:
        refuse(version=version, reason=reason)
    elif promoting:
        promote(version=version)
    return Outcome(version=version, figures=new, rules=old, verdict=verdict)


def _judged(
    course: _Course, kind: str, scorer: Booster, *, alone: bool
) -> tuple[Figures, Figures, Verdict]:
    """Hold a model against the rules; where the newest pages are few, its recipe on all pages.

    A model that was warmed stands `alone`: what it is warmed from has seen the older pages.
    """
    newest = reranked(scorer, _of_kind(course.held_back, kind, course.seed))
    earlier = [] if alone or len(newest) >= ENOUGH_PAGES else list(_earlier(course, kind))
    shown = [*earlier, *newest]
    plain = reranked(serving.RULES, [one.page for one in shown])
    new, old = figures(scorer, shown, course.pools), figures(serving.RULES, plain, course.pools)
    contest = Contest(
        rules=Gains.of(shown, plain),
        newest=Gains.of(newest, plain[len(earlier) :]),
        serving=_against_serving(kind, newest),
    )
    verdict = judged(new=new, rules=old, contest=contest)
    return new, old, Verdict((*_too_few(course), *_plain(course, kind, scorer), *verdict.reasons))


def _against_serving(kind: str, newest: Sequence[Reranked]) -> Gains | None:
    current = RankerVersion.objects.serving().of_kind(kind).first()
    if current is None:
        return None
    scorer = serving.scorer_of(current)
    return Gains.of(newest, reranked(scorer, [one.page for one in newest]))


def _too_few(course: _Course) -> list[str]:
    least = settings.RANKER_LEAST_IMPRESSIONS
    if course.impressions >= least:
        return []
    return [f"It learned from {course.impressions:,} impressions; {least:,} are needed."]


def _plain(course: _Course, kind: str, scorer: Booster) -> list[str]:
    """Check that following instructions costs hardly anything where there are none."""
    plain = [page for page in course.held_back if not page.asked]
    base = RankerVersion.objects.serving().of_kind(Kind.BASE).first()
    if kind == Kind.BASE or base is None or not any(page.tells for page in plain):
        return []
    own, others = (ndcg(reranked(each, plain)) for each in (scorer, serving.scorer_of(base)))
    if own >= others - PLAIN_SLACK:
        return []
    return [f"Without an instruction its NDCG is {own:.4f}; that of the base is {others:.4f}."]


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process train at a time; whoever dies leaves the place to others."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('recommender.training'))")
        if not cursor.fetchone()[0]:
            raise AlreadyTraining("Another process trains just now.")
        yield
