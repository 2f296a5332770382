"""When a sitting at the feed has lasted long enough for a word about it.

Nobody is to be kept scrolling: a sitting is judged by minutes, by clips since its person last made
or said something, and by signs of a loop. What thresholds there are is the caller's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Stage(IntEnum):
    """What is due, each of them more than the one before."""

    NONE = 0
    CREATE = 1  # a card that invites to make something
    MOOD = 2  # the feed ends: a steer box and one question
    BREAK = 3


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """From when on each stage is due, and how signs of a loop bring it nearer."""

    create_minutes: float = 20
    create_items: int = 40
    mood_minutes: float = 40
    break_minutes: float = 60
    skipped: float = 0.5  # of the clips shown, after less than two seconds
    opens: int = 4  # of the feed, within an hour
    haste: float = 1.25  # how much more a minute weighs for each sign


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One stretch of time at the feed, without a rest in it."""

    minutes: float
    items: int  # clips since the person last made, remixed or said something
    shown: int = 0  # clips, all of them
    skips: int = 0  # of these, gone on from within two seconds
    opens: int = 1  # of the feed, within the last hour
    at_night: bool = False  # where the person lives


def signs_of_a_loop(sitting: Sitting, thresholds: Thresholds) -> int:
    """Count what speaks for scrolling on without wanting to."""
    hurried = sitting.shown > 0 and sitting.skips / sitting.shown >= thresholds.skipped
    return sum([hurried, sitting.opens >= thresholds.opens, sitting.at_night])


def stage_of(sitting: Sitting, thresholds: Thresholds) -> Stage:
    """Find the most that is due in a sitting."""
    felt = sitting.minutes * thresholds.haste ** signs_of_a_loop(sitting, thresholds)
    if felt >= thresholds.break_minutes:
        return Stage.BREAK
    if felt >= thresholds.mood_minutes:
        return Stage.MOOD
    if felt >= thresholds.create_minutes and sitting.items >= thresholds.create_items:
        return Stage.CREATE
    return Stage.NONE


def wait_before_going_on(dismissed: int, *, first: float, most: float) -> float:
    """Return the seconds before a break can be dismissed: twice as many with each time."""
    return float(min(first * 2 ** min(dismissed, 16), most))
