"""Candidates to rank, made from a seed: plain columns with no database behind them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Final
from uuid import UUID

import numpy as np

from recommender.ranking import facets
from recommender.ranking.moods import MOODS
from recommender.ranking.pool import WIDTH, Candidates, Counters, Floats, Source, Ties, strangers

WORDS: Final = ("dog", "cat", "car", "boat", "tree", "city", "dance", "snow")


def uuids(count: int, *, kind: int = 0) -> list[UUID]:
    return [UUID(int=(kind << 64) + number) for number in range(1, count + 1)]


def unit(rng: np.random.Generator, count: int) -> Floats:
    vectors = rng.normal(size=(count, WIDTH)).astype(np.float32)
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Floats = vectors / lengths
    return units


def a_pool(
    count: int, *, seed: int = 7, authors: int = 20, connected: float = 0.4, families: int = 0
) -> Candidates:
    """Return candidates with ties and counts as a busy site would have them."""
    rng = np.random.default_rng(seed)
    people = uuids(authors, kind=1)
    texts = [f"a {WORDS[at % len(WORDS)]} number {at}" for at in range(count)]
    plain = strangers(
        uuids(count),
        vectors=unit(rng, count),
        authors=[people[at] for at in rng.integers(authors, size=count)],
        texts=texts,
    )
    tied = rng.random(count) < connected
    return replace(
        plain,
        families=plain.ids[rng.integers(families, size=count) % count] if families else plain.ids,
        sources=np.where(tied, int(Source.FOLLOWING), int(Source.TRENDING)).astype(np.int64),
        facets=facets.probabilities(texts, plain.vectors),
        moods=rng.normal(scale=0.1, size=(count, len(MOODS))).astype(np.float32),
        ties=replace(Ties.none(count), follow=tied.astype(np.float32)),
        counters=counted(rng, count),
        ages=rng.exponential(48, count).astype(np.float32),
        author_priors=rng.random(count).astype(np.float32) * 0.1,
    )


def counted(rng: np.random.Generator, count: int) -> Counters:
    views = rng.poisson(60, count)
    rates = {"likes": 0.2, "saves": 0.05, "hides": 0.02, "remixes": 0.03, "skips": 0.2}
    drawn = {name: rng.binomial(views, rate).astype(np.float32) for name, rate in rates.items()}
    zeros = {f.name: np.zeros(count, np.float32) for f in fields(Counters)}
    known = {"views": views.astype(np.float32), "serves": views.astype(np.float32)}
    return Counters(**zeros | known | drawn)
