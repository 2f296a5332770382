"""The parts of what people told their feed, as they see, change and remove them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recommender.models import Instruction
from recommender.ranking.plan import Plan, Polarity, Wish
from sora_site.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One part of an instruction as its owner sees, changes and removes it.

    `part` names it within its instruction: `wish-0`, `feeling-1`, `social`, `surprise`.
    """

    instruction: UUID
    part: str
    words: str
    polarity: Polarity | None  # of wishes and of people: what it can be changed to
    pinned: bool
    expires_at: datetime | None


def chips_of(*, person: User) -> list[Chip]:
    """List the parts of all instructions in force, the newest instruction first."""
    return chips_in(Instruction.objects.of(person).active().newest_first())


def chips_in(instructions: Iterable[Instruction]) -> list[Chip]:
    return [chip for each in instructions for chip in _chips(each)]


def part_of(plan: Plan, part: str) -> Plan:
    """Return a plan of one part of another; empty where there is none such."""
    kind, place = place_of(part)
    alone: dict[str, Plan] = {
        "wish": Plan(wishes=plan.wishes[place : place + 1]),
        "feeling": Plan(feelings=plan.feelings[place : place + 1]),
        "social": Plan(social=plan.social),
        "surprise": Plan(surprise=plan.surprise),
    }
    return alone.get(kind, Plan())


def place_of(part: str) -> tuple[str, int]:
    """Say of which kind a part is, and which of them."""
    kind, _, place = part.partition("-")
    return kind, int(place) if place.isdecimal() else 0


def _chips(held: Instruction) -> list[Chip]:
    plan = held.plan
    parts: list[tuple[str, str, Polarity | None]] = [
        *((f"wish-{at}", _words(wish), wish.polarity) for at, wish in enumerate(plan.wishes)),
        *(
            (f"feeling-{at}", each.mood if each.wanted else f"not {each.mood}", None)
            for at, each in enumerate(plan.feelings)
        ),
        *([("social", "my friends", plan.social)] if plan.social else []),
        *([("surprise", "surprise me", None)] if plan.surprise else []),
    ]
    return [
        Chip(
            instruction=held.pk,
            part=part,
            words=words,
            polarity=polarity,
            pinned=held.is_pinned,
            expires_at=held.expires_at,
        )
        for part, words, polarity in parts
    ]


def _words(wish: Wish) -> str:
    return (" and " if wish.together else " or ").join(" + ".join(parts) for parts in wish.any_of)
