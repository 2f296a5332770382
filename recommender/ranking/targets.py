"""Making a plan ready for ranking: the only time an instruction waits for the embedder."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from recommender.ranking.concepts import Embed, Matrix, framed, looked_for
from recommender.ranking.moods import LIKE
from recommender.ranking.plan import Plan
from recommender.ranking.pool import Targets


def aimed(plan: Plan, embed: Embed) -> Targets:
    """Embed what a plan names, and where to look for what it wants."""
    phrases = tuple(dict.fromkeys(_looked_for(plan)))
    wanted = tuple(dict.fromkeys(_wanted(plan)))
    vectors = embed([*phrases, *wanted])
    return Targets(
        vector=_middle(vectors[len(phrases) :]) if wanted else None,
        phrases=phrases,
        vectors=vectors[: len(phrases)],
    )


def _looked_for(plan: Plan) -> Iterator[str]:
    for wish in plan.wishes:
        for parts in wish.any_of:
            for phrase in parts:
                for words in looked_for(phrase):
                    yield from framed(words)


def _wanted(plan: Plan) -> Iterator[str]:
    for wish in plan.wishes:
        if wish.polarity in {"only", "more"}:
            yield from (" ".join(parts) for parts in wish.any_of)
    for feeling in plan.feelings:
        if feeling.wanted:
            yield from LIKE[feeling.mood][:3]


def _middle(vectors: Matrix) -> Matrix:
    mean = vectors.mean(axis=0)
    unit: Matrix = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
    return unit
