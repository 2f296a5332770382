"""What an instruction leaves alone: those one has ties with come first, and pages without one stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import mean
from typing import Final

import numpy as np
import numpy.typing as npt
from django.conf import settings

from recommender.ranking import facets, moods
from recommender.ranking.arranging import Rules
from recommender.ranking.heuristic import Heuristic
from recommender.ranking.pipeline import rank
from recommender.ranking.plan import Plan
from recommender.ranking.pool import Candidates, Floats, Source, Ties, Viewer, strangers
from recommender.ranking.understanding import understand
from sora_site.core.embedding import embed
from tests.recommender.pools import counted, uuids
from tests.recommender.suite import ITEMS, TOP, Question, obeys, read, shuffled

TIED: Final = 0.2  # of the pool
POOL: Final = 500  # clips, as many as a page is chosen from
WORTH: Final = 40  # clips that one viewer would make something of


@dataclass(frozen=True)
class Kept:
    """Means over the instructions of a set."""

    connected: float  # of the matches one has ties with, as far as they fit: share that comes first
    plain: float  # NDCG of the first ten without an instruction
    idle: float  # … with one that is nonsense
    count: int


def kept(name: str, *, every: int = 1) -> Kept:
    """Rank a set's clips as a page is ranked, a fifth of them by people the viewer has ties with.

    :param every: so many instructions apart, for whoever has little time.
    """
    items, vectors = shuffled(ITEMS.get(name, "items"))
    items, questions = items[:POOL], read(name)[::every]
    pool = _tied([item["text"] for item in items], vectors[:POOL])
    asked = [each for each in questions if each["type"] != "nonsense"]
    idle = [each for each in questions if each["type"] == "nonsense"]
    matches = [np.array([obeys(each, item) for item in items]) for each in asked]
    shares = [_connected(pool, each, match) for each, match in zip(asked, matches, strict=True)]
    told = [share for share in shares if share is not None]
    worth = _worth(pool)
    return Kept(
        connected=mean(told),
        plain=_ndcg(_page(pool, Plan()), worth),
        idle=mean(_ndcg(_page(pool, understand(one["text"], embed)), worth) for one in idle),
        count=len(told),
    )


def _tied(texts: list[str], vectors: Floats) -> Candidates:
    rng = np.random.default_rng(11)
    people = uuids(60, kind=1)
    plain = strangers(
        uuids(len(texts)),
        vectors=vectors,
        authors=[people[at] for at in rng.integers(len(people), size=len(texts))],
        texts=texts,
    )
    tied = rng.random(len(texts)) < TIED
    return replace(
        plain,
        sources=np.where(tied, int(Source.FOLLOWING), int(Source.TRENDING)).astype(np.int64),
        facets=facets.probabilities(texts, vectors),
        moods=moods.leanings(vectors, embed),
        ties=replace(Ties.none(len(texts)), follow=tied.astype(np.float32)),
        counters=counted(rng, len(texts)),
        ages=rng.exponential(48, len(texts)).astype(np.float32),
    )


def _page(pool: Candidates, plan: Plan) -> list[int]:
    rules = Rules(size=TOP, connected_share=settings.CONNECTED_SHARE, explore_share=0)
    slate, _ = rank(
        pool,
        Viewer(plan=plan),
        scorer=Heuristic(),
        rules=rules,
        rng=np.random.default_rng(1),
    )
    row_of = {item: row for row, item in enumerate(pool.ids)}
    return [row_of[item] for item in slate.ids]


def _connected(pool: Candidates, question: Question, match: npt.NDArray[np.bool_]) -> float | None:
    """Return the share, or None where nobody with ties made anything that matches."""
    tied = match & pool.connected
    page = _page(pool, understand(question["text"], embed))
    fit = min(TOP, len(page), int(tied.sum()))
    return float(tied[page].sum()) / fit if fit else None


def _worth(pool: Candidates) -> Floats:
    """Choose what a viewer would make something of: by the rules and by chance, half each."""
    rng = np.random.default_rng(13)
    drawn = rng.normal(size=len(pool)) + pool.connected
    worth: Floats = np.zeros(len(pool), np.float32)
    worth[np.argsort(-drawn)[:WORTH]] = 1
    return worth


def _ndcg(page: list[int], worth: Floats) -> float:
    discounts = 1 / np.log2(np.arange(2, len(page) + 2))
    return float(worth[page] @ discounts / (np.sort(worth)[::-1][: len(page)] @ discounts))


def sets_with_nonsense(names: list[str]) -> Iterator[str]:
    return (name for name in names if any(each["type"] == "nonsense" for each in read(name)))
