"""What somebody told their feed, as the steer box and its page show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from recommender.models import Instruction
from recommender.ranking.plan import Duration
from recommender.services import Chip, active_instructions, chips_in
from sora_site.accounts.models import User

SUGGESTED: Final = (
    ("Relaxing", "I want to be relaxed"),
    ("Funny", "make me laugh"),
    ("Animals", "more animals"),
    ("Nature", "more nature"),
    ("My friends", "more from my friends"),
    ("Surprise me", "surprise me"),
)
POLARITIES: Final = (("only", "Only"), ("more", "More"), ("less", "Less"), ("no", "None"))
LASTING: Final = {
    "session": Duration(length="session"),
    "today": Duration(length="today"),
    "days": Duration(length="days", count=3),
    "pinned": Duration(length="pinned"),
}
TABS: Final = 3  # saved feeds that have a tab; the others are on the page of instructions


@dataclass(frozen=True, kw_only=True)
class Held:
    """One instruction in force, with the parts its owner can change."""

    instruction: Instruction
    chips: list[Chip]

    @property
    def not_understood(self) -> tuple[str, ...]:
        return self.instruction.plan.not_understood


@dataclass(frozen=True, kw_only=True)
class SavedFeed:
    """One feed kept under a name; it is on where an instruction in force says the same."""

    instruction: Instruction
    on_as: UUID | None


@dataclass(frozen=True, kw_only=True)
class SteerBox:
    """What somebody's feed follows now, and what they could ask of it."""

    held: list[Held]
    feeds: list[SavedFeed]
    said: str = ""  # what was typed and could not be used
    suggested: tuple[tuple[str, str], ...] = SUGGESTED
    polarities: tuple[tuple[str, str], ...] = POLARITIES

    @property
    def tabs(self) -> list[SavedFeed]:
        return self.feeds[:TABS]


def steer_box(viewer: User, *, said: str = "") -> SteerBox:
    """Gather what the steer box shows. Two queries."""
    active = active_instructions(person=viewer)
    chips: dict[UUID, list[Chip]] = {}
    for chip in chips_in(active):
        chips.setdefault(chip.instruction, []).append(chip)
    saved = Instruction.objects.of(viewer).saved().order_by("name")
    return SteerBox(
        held=[Held(instruction=each, chips=chips.get(each.pk, [])) for each in active],
        feeds=[SavedFeed(instruction=each, on_as=_on_as(each, active)) for each in saved],
        said=said,
    )


def _on_as(saved: Instruction, active: list[Instruction]) -> UUID | None:
    """Find the instruction in force that is the saved one, or says the same."""
    same = (each.pk for each in active if each.plan == saved.plan)
    return saved.pk if saved.is_active else next(same, None)
