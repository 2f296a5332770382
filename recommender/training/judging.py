"""Whether what was learned may rank: better on pages it never saw, obedient, connected, quick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from math import ceil
from time import perf_counter
from typing import Any, Final

import numpy as np
from django.conf import settings
from django.utils import timezone

from recommender.models import Impression
from recommender.pooling import pooled
from recommender.ranking.arranging import Rules
from recommender.ranking.booster import GAINS
from recommender.ranking.facets import KEYS
from recommender.ranking.features import NAMES
from recommender.ranking.gate import UNWANTED, WANTED
from recommender.ranking.lexicon import FACETS
from recommender.ranking.pipeline import rank
from recommender.ranking.plan import Plan, Polarity, Wish
from recommender.ranking.pool import Candidates, Floats, Viewer
from recommender.ranking.scoring import Scorer
from recommender.sourcing import Aims, gather
from recommender.training.lessons import MADE, Page
from sora_site.accounts.models import User

TOP: Final = 10
PEOPLE: Final = 12  # whose candidates are ranked to see whether a scorer obeys
ENOUGH: Final = 20  # candidates, to see anything
ROWS_TIMED: Final = 500
ROUNDS_TIMED: Final = 60
SURE: Final = 1.64  # standard errors by which the rules are to be beaten
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


def figures(scorer: Scorer, known: Sequence[Page], pools: Sequence[Candidates]) -> Figures:
    """Let a scorer rank pages anew, and follow instructions over some people's candidates."""
    tried = [found for pool in pools for found in _tried(scorer, pool)]
    return Figures(
        pages=len(known),
        ndcg=_mean(ndcgs(scorer, known)),
        makes=makes(scorer, known),
        obeys=_mean([share for kind, share in tried if kind in {"only", "more"}]),
        violates=_mean([share for kind, share in tried if kind == "no"]),
        connected=_mean([share for kind, share in tried if kind == "connected"]),
        p95_ms=_p95(scorer),
    )


def judged(
    *, new: Figures, rules: Figures, gains: Sequence[float], serving: Figures | None
) -> Verdict:
    """Hold a new scorer against the rules and against what serves now.

    `gains` are the NDCG of the new one less that of the rules, page by page.
    """
    reasons = [
        *_on_pages(new, gains, serving),
        *_on_makings(new, rules),
        *_on_wishes(new, rules),
    ]
    if new.p95_ms > settings.RANKER_P95_MS:
        reasons.append(f"It takes {new.p95_ms:.0f} ms; {settings.RANKER_P95_MS:g} are allowed.")
    return Verdict(tuple(reasons))


def _on_pages(new: Figures, gains: Sequence[float], serving: Figures | None) -> Iterator[str]:
    error = float(np.std(gains)) / max(len(gains), 1) ** 0.5
    if not gains or not float(np.mean(gains)) > SURE * error:
        yield (
            f"NDCG {new.ndcg:.4f} does not surely beat the rules:"
            f" {_mean(gains):+.4f}, give or take {SURE * error:.4f}."
        )
    if serving is not None and not new.ndcg > serving.ndcg:
        yield f"NDCG {new.ndcg:.4f} does not beat {serving.ndcg:.4f} of what serves now."


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


def ndcgs(scorer: Scorer, known: Sequence[Page]) -> list[float]:
    """Return the NDCG of the first ten of each page that tells something, ranked anew."""
    telling = [page for page in known if page.tells]
    if not telling:
        return []
    scores = scorer.scores(np.vstack([page.rows for page in telling]))
    ends = np.cumsum([len(page.labels) for page in telling])[:-1]
    return [_ndcg(own, page) for own, page in zip(np.split(scores, ends), telling, strict=True)]


def _ndcg(scores: Floats, page: Page) -> float:
    gains = np.array(GAINS)[page.labels]
    discounts = 1 / np.log2(np.arange(2, min(TOP, len(gains)) + 2))
    found = gains[np.argsort(-scores, kind="stable")][:TOP] @ discounts
    return float(found / (np.sort(gains)[::-1][:TOP] @ discounts))


def makes(scorer: Scorer, known: Sequence[Page]) -> float:
    """Estimate how often people make something of what a scorer would put into the upper half.

    Each clip weighs as it was unlikely to be shown (SNIPS, over the pages that were shown).
    """
    if not known:
        return float("nan")
    scores = scorer.scores(np.vstack([page.rows for page in known]))
    ends = np.cumsum([len(page.labels) for page in known])[:-1]
    made = weighed = 0.0
    for own, page in zip(np.split(scores, ends), known, strict=True):
        upper = np.argsort(-own, kind="stable")[: ceil(len(own) / 2)]
        made += float(page.rarity[upper] @ (page.labels[upper] == MADE))
        weighed += float(page.rarity[upper].sum())
    return made / weighed


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
            for kind in ("only", "more"):
                yield kind, float((_first(scorer, pool, key, kind, has) >= WANTED).mean())
            yield "no", float((_first(scorer, pool, key, "no", has) >= UNWANTED).mean())
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
