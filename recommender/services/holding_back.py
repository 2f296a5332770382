"""What the instructions in force keep away from somebody, and which of their parts does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from recommender.pooling import pooled
from recommender.ranking.gate import read
from recommender.ranking.pipeline import texts_of
from recommender.ranking.plan import Plan
from recommender.ranking.pool import Candidates, Flags, Targets, named
from recommender.services.chips import Chip, chips_in, part_of
from recommender.sourcing import Found
from recommender.steering import in_force, joined, targets_of
from sora_site.accounts.models import User
from sora_site.core.embedding import EmbeddingUnavailable


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """What of some items is kept away: `parts` that do, with how many each, the strictest first."""

    read: int  # items of which is known what they are about; no others can be held against a wish
    hidden: int
    parts: tuple[tuple[Chip, int], ...] = ()


def held_back(*, person: User, items: Collection[UUID]) -> HeldBack:
    """Hold some items against what a person asked for. Five queries."""
    instructions = in_force(person)
    plan = joined(instructions)
    pool = pooled(person, _found(items), learned=False)
    pool = pool.take(np.flatnonzero(pool.vectors.any(axis=1)))
    targets = _targets(plan)
    plans = {each.pk: each.plan for each in instructions}
    parts = [
        (chip, int((~_kept(alone, pool, targets)).sum()))
        for chip in chips_in(instructions)
        if _is_in(alone := part_of(plans[chip.instruction], chip.part), plan)
    ]
    hiding = sorted((each for each in parts if each[1]), key=lambda each: -each[1])
    hidden = int((~_kept(plan, pool, targets)).sum())
    return HeldBack(read=len(pool), hidden=hidden, parts=tuple(hiding))


def _found(items: Collection[UUID]) -> Found:
    nothing = np.zeros(len(items), np.float32)
    return Found(named(list(items)), np.zeros(len(items), np.int64), nothing, nothing, nothing)


def _is_in(alone: Plan, whole: Plan) -> bool:
    """Tell whether a part holds: a newer instruction may have taken its place."""
    return set(alone.wishes) <= set(whole.wishes) and alone.social in {None, whole.social}


def _kept(plan: Plan, pool: Candidates, targets: Targets) -> Flags:
    reading = read(plan, texts_of(pool, targets))
    if plan.social == "only":
        return reading.kept & pool.connected
    if plan.social == "no":
        return reading.kept & ~pool.connected
    kept: Flags = np.asarray(reading.kept, np.bool_)
    return kept


def _targets(plan: Plan) -> Targets:
    try:
        return targets_of(plan)
    except EmbeddingUnavailable:
        return Targets()
