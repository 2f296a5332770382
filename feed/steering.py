"""What somebody told their feed, as the steer box and its page show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from recommender.models import Instruction
from recommender.ranking.plan import Duration
from recommender.services import Chip, chips_in
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
TABS: Final = 3  # saved feeds that have a tab; the others are in the box


@dataclass(frozen=True, kw_only=True)
class Held:
    """One instruction in force, with the parts its owner can change."""

    instruction: Instruction
    chips: list[Chip]
    saved_as: str = ""  # the saved feed that says the same

    @property
    def not_understood(self) -> tuple[str, ...]:
        return self.instruction.plan.not_understood


@dataclass(frozen=True, kw_only=True)
class SavedFeed:
    """One feed kept under a name; it is on where an instruction in force says the same, `on_as`."""

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
        """The saved feeds that have a tab; the one that is on always has."""
        first = self.feeds[:TABS]
        return [*first, *(each for each in self.feeds[TABS:] if each.on_as)]

    @property
    def others(self) -> list[SavedFeed]:
        return [each for each in self.feeds[TABS:] if not each.on_as]

    @property
    def open(self) -> SavedFeed | None:
        """The saved feed that is on, the first of several."""
        return next((each for each in self.feeds if each.on_as), None)


def steer_box(viewer: User, *, said: str = "") -> SteerBox:
    """Gather what the steer box and the tabs show. One query."""
    active, saved = _active_and_saved(viewer)
    names = {each.on_as: each.instruction.name for each in saved}
    return SteerBox(
        held=[
            Held(instruction=each, chips=chips_in([each]), saved_as=names.get(each.pk, ""))
            for each in active
        ],
        feeds=saved,
        said=said,
    )


def saved_feeds(viewer: User) -> list[SavedFeed]:
    """List somebody's saved feeds by name, and which of them are on. One query."""
    return _active_and_saved(viewer)[1]


def _active_and_saved(viewer: User) -> tuple[list[Instruction], list[SavedFeed]]:
    mine = Instruction.objects.of(viewer)
    all_of_them = list((mine.active() | mine.saved()).newest_first())
    active = [each for each in all_of_them if each.is_active]
    named = sorted((each for each in all_of_them if each.name), key=lambda each: each.name)
    return active, [SavedFeed(instruction=each, on_as=_on_as(each, active)) for each in named]


def _on_as(saved: Instruction, active: list[Instruction]) -> UUID | None:
    """Find the instruction in force that is the saved one, or says the same."""
    same = (each.pk for each in active if each.plan == saved.plan)
    return saved.pk if saved.is_active else next(same, None)
