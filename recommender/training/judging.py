"""Whether what was learned may rank: better on pages it never saw, obedient, connected, quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from time import perf_counter
from typing import Any, Final

import numpy as np
from django.conf import settings
from django.utils import timezone

from recommender.models import Impression
from recommender.pooling import pooled
from recommender.ranking.arranging import Rules
from recommender.ranking.facets import KEYS
from recommender.ranking.features import NAMES
from recommender.ranking.gate import UNWANTED, WANTED
from recommender.ranking.lexicon import FACETS
from recommender.ranking.pipeline import rank
from recommender.ranking.plan import Plan, Polarity, Wish
from recommender.ranking.pool import Candidates, Floats, Viewer
from recommender.ranking.scoring import Scorer
from recommender.sourcing import Aims, gather
from recommender.training.comparing import TOP, Gains, Reranked, makes, ndcg
from sora_site.accounts.models import User

PEOPLE: Final = 12  # whose candidates are ranked to see whether a scorer obeys
ENOUGH: Final = 20  # candidates, to see anything
TRIED: Final[tuple[tuple[Polarity, float], ...]] = (
    ("only", WANTED),
    ("more", WANTED),
    ("no", UNWANTED),
)
ROWS_TIMED: Final = 500
ROUNDS_TIMED: Final = 60
SLACK: Final = 0.02  # of obedience, and of the share by people one has ties with
LESS_MADE: Final = 0.95  # of what people make by the rules, that they must make at least
PLAIN_SLACK: Final = 0.01  # of NDCG that following instructions may cost where there are none


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How one scorer did. Shares are means over pages, in [0, 1]; nan where nothing tells."""

    pages: int  # that were ranked anew
    ndcg: float
    makes: float  # how often what stands in the upper half of a page is made something of
    obeys: float  # of the first ten, where something is asked for
    violates: float  # … that have what was not wanted
    connected: float  # of the first ten, by those one has ties with, of as many as there could be
    p95_ms: float  # to score 500 candidates

    def as_metrics(self) -> dict[str, Any]:
        return {k: None if np.isnan(v) else v for k, v in asdict(self).items()}


@dataclass(frozen=True)
class Verdict:
    """Whether a scorer may rank; if not, why."""

    reasons: tuple[str, ...]

    @property
    def passes(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, kw_only=True)
class Contest:
    """What a new scorer gains over others, page by page."""

    rules: Gains  # on every page, ranked by what did not learn from it
    newest: Gains  # over the rules, on the newest pages
    serving: Gains | None = None  # over what serves now, if anything does, on the newest pages


def figures(scorer: Scorer, shown: Sequence[Reranked], pools: Sequence[Candidates]) -> Figures:
    """Say how a scorer ranked pages anew, and let it follow instructions over some candidates."""
    tried = [found for pool in pools for found in _tried(scorer, pool)]
    return Figures(
        pages=len(shown),
        ndcg=ndcg(shown),
        makes=makes(shown),
        obeys=_mean([share for kind, share in tried if kind in {"only", "more"}]),
        violates=_mean([share for kind, share in tried if kind == "no"]),
        connected=_mean([share for kind, share in tried if kind == "connected"]),
        p95_ms=_p95(scorer),
    )


def judged(*, new: Figures, rules: Figures, contest: Contest) -> Verdict:
    """Hold a new scorer against the rules and against what serves now."""
    reasons = [*_on_pages(contest), *_on_makings(new, rules), *_on_wishes(new, rules)]
    if new.p95_ms > settings.RANKER_P95_MS:
        reasons.append(f"It takes {new.p95_ms:.0f} ms; {settings.RANKER_P95_MS:g} are allowed.")
    return Verdict(tuple(reasons))


def _on_pages(contest: Contest) -> Iterator[str]:
    rules, newest, serving = contest.rules, contest.newest, contest.serving
    if not rules.surely_better:
        yield (
            "Its NDCG does not surely beat that of the rules:"
            f" {rules.mean:+.4f}, give or take {rules.give_or_take:.4f}."
        )
    if newest.surely_worse:
        yield f"On the newest pages its NDCG is below that of the rules: {newest.mean:+.4f}."
    if serving is not None and not serving.mean > 0:
        yield f"Its NDCG does not beat that of what serves now: {serving.mean:+.4f}."


def _on_makings(new: Figures, rules: Figures) -> Iterator[str]:
    if new.makes < rules.makes * LESS_MADE:
        yield f"People would make less: {new.makes:.2%} of clips against {rules.makes:.2%}."


def _on_wishes(new: Figures, rules: Figures) -> Iterator[str]:
    if new.obeys < rules.obeys - SLACK:
        yield f"It obeys less than the rules: {new.obeys:.2f} against {rules.obeys:.2f}."
    if new.violates > max(rules.violates, 0.03):
        yield f"It shows what was not wanted: {new.violates:.2f}."
    if new.connected < rules.connected - SLACK:
        yield (
            "It forgets the people one has ties with:"
            f" {new.connected:.2f} against {rules.connected:.2f}."
        )


def some_pools() -> list[Candidates]:
    """Gather the candidates of some people who were here lately, as their next page would."""
    lately = timezone.now() - timedelta(days=settings.IMPRESSION_DAYS)
    shown = Impression.objects.filter(at__gte=lately).order_by().values("person").distinct()
    people = User.objects.filter(pk__in=shown[: PEOPLE * 4]).order_by("pk")[:PEOPLE]
    pools = [pooled(one, gather(one, Aims()), learned=True) for one in people]
    return [pool for pool in pools if len(pool) >= ENOUGH]


def _tried(scorer: Scorer, pool: Candidates) -> Iterator[tuple[str, float]]:
    """Ask for each facet that some but not all have, and see what the first ten have of it."""
    for at, key in enumerate(KEYS):
        has = pool.facets[:, at]
        if TOP <= (has >= WANTED).sum() <= 0.6 * len(pool):
            for kind, least in TRIED:
                first = _first(scorer, pool, key, kind, has)
                if len(first):
                    yield kind, float((first >= least).mean())
    tied = pool.connected.astype(np.float32)
    if tied.any():
        yield (
            "connected",
            float(_first(scorer, pool, "", "more", tied).sum()) / min(TOP, tied.sum()),
        )


def _first(
    scorer: Scorer, pool: Candidates, facet: str, polarity: Polarity, values: Floats
) -> Floats:
    """Return the values of the first ten under a wish for a facet, or under none."""
    named = ((FACETS[facet].names[0],),) if facet else ()
    plan = Plan(wishes=(Wish(polarity=polarity, any_of=named),)) if named else Plan()
    slate, _ = rank(
        pool,
        Viewer(plan=plan),
        scorer=scorer,
        rules=Rules(size=TOP, connected_share=settings.CONNECTED_SHARE, explore_share=0),
        rng=np.random.default_rng(1),
    )
    row_of = {item: row for row, item in enumerate(pool.ids)}
    return values[[row_of[item] for item in slate.ids]]


def _p95(scorer: Scorer) -> float:
    rows = np.random.default_rng(1).random((ROWS_TIMED, len(NAMES))).astype(np.float32)
    took = []
    for _ in range(ROUNDS_TIMED):
        started = perf_counter()
        scorer.scores(rows)
        took.append((perf_counter() - started) * 1000)
    return float(np.percentile(took, 95))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if len(values) else float("nan")
