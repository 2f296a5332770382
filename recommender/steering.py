"""The instructions in force as one plan, and what the ranker needs to follow it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache

from recommender.asking import asked
from recommender.models import Instruction
from recommender.ranking.parser import parse
from recommender.ranking.plan import Feeling, Plan, Wish
from recommender.ranking.pool import Targets
from recommender.ranking.targets import aimed
from recommender.ranking.understanding import understand
from sora_site.accounts.models import User
from sora_site.core.embedding import EmbeddingUnavailable, embed

logger = logging.getLogger(__name__)


def understood(text: str) -> Plan:
    """Understand an instruction: by its words, by meaning, and what is left by a language model.

    Without the embedder words alone must do; without a language model, or an answer of it in
    time, what is left is listed in the plan as not understood.
    """
    try:
        plan = understand(text, embed)
    except EmbeddingUnavailable as missing:
        logger.warning("recommender.words_alone", extra={"why": str(missing)})
        plan = parse(text)
    if plan.is_empty or plan.not_understood:
        return asked(text) or plan
    return plan


def in_force(person: User) -> list[Instruction]:
    """List the instructions that hold now, the newest first."""
    return list(Instruction.objects.of(person).active().newest_first())


def joined(instructions: Iterable[Instruction]) -> Plan:
    """Make one plan of several instructions, the newest first.

    Of the same subject the newest says how it is wanted; "only" holds as the newest says it.
    """
    wishes: list[Wish] = []
    feelings: dict[str, Feeling] = {}
    social = None
    surprise = False
    for plan in (each.plan for each in instructions):
        spoken_of = {part for wish in wishes for parts in wish.any_of for part in parts}
        limited = any(wish.polarity == "only" for wish in wishes)
        wishes += [
            wish
            for wish in plan.wishes
            if not (limited and wish.polarity == "only")
            and not all(part in spoken_of for parts in wish.any_of for part in parts)
        ]
        for feeling in plan.feelings:
            feelings.setdefault(feeling.mood, feeling)
        social = social or plan.social
        surprise = surprise or plan.surprise
    return Plan(
        wishes=tuple(wishes[:24]),
        feelings=tuple(feelings.values())[:6],
        social=social,
        surprise=surprise,
    )


@lru_cache(maxsize=512)
def targets_of(plan: Plan) -> Targets:
    """Make a plan ready for ranking; remembered, for it takes the embedder.

    :raises EmbeddingUnavailable: if the model cannot be loaded.
    """
    return Targets() if plan.is_empty else aimed(plan, embed)
