"""What an instruction was understood as: plain data that a person can read and change."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Polarity = Literal["only", "more", "less", "no"]
Mood = Literal[
    "calm",
    "lively",
    "funny",
    "happy",
    "sad",
    "scary",
    "romantic",
    "cosy",
    "inspiring",
    "nostalgic",
    "cute",
    "beautiful",
]
Length = Literal[
    "session", "minutes", "hours", "tonight", "today", "days", "weekday", "week", "pinned"
]

EARLY: Final = 4  # o'clock: the night belongs to the day before
A_DAY: Final = timedelta(days=1)


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wish(Frozen):
    """What is wanted or not wanted: any of `any_of`, where each is all of its parts.

    "only cats or dogs in the snow" is `any_of=(("cats", "snow"), ("dogs", "snow"))`.
    """

    polarity: Polarity
    any_of: tuple[tuple[str, ...], ...] = Field(min_length=1, max_length=12)
    together: bool = False  # "cats and dogs": those with both come first


class Feeling(Frozen):
    """A mood that is wanted, or not."""

    mood: Mood
    wanted: bool = True


class Duration(Frozen):
    """How long the instruction lasts."""

    length: Length = "session"
    count: int = Field(default=1, ge=1, le=365)  # of minutes, hours or days; or the day: Monday 1

    def ends_at(self, now: datetime) -> datetime | None:
        """Return when it is over, in the person's own time; None if no clock ends it."""
        dawn = now.replace(hour=EARLY, minute=0, second=0, microsecond=0)
        today = now if now >= dawn else now - A_DAY
        over = dawn if now < dawn else dawn + A_DAY
        ends = {
            "minutes": now + timedelta(minutes=self.count),
            "hours": now + timedelta(hours=self.count),
            "days": now + timedelta(days=self.count),
            "tonight": over,
            "today": over,
            "weekday": over + timedelta(days=(self.count - today.isoweekday()) % 7),
            "week": over + timedelta(days=7 - today.isoweekday()),
        }
        return ends.get(self.length)


class Plan(Frozen):
    """An instruction as it was understood."""

    wishes: tuple[Wish, ...] = Field(default=(), max_length=24)
    feelings: tuple[Feeling, ...] = Field(default=(), max_length=6)
    social: Polarity | None = None  # of people one follows and friends
    surprise: bool = False
    reset: bool = False
    lasts: Duration = Duration()
    not_understood: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether following the plan changes nothing."""
        return not (self.wishes or self.feelings or self.social or self.surprise or self.reset)
