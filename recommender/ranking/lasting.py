"""How long an instruction is to last, as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from recommender.ranking.plan import Duration, Length

Lasting = Callable[[re.Match[str]], Duration | None]

NUMBERS: Final = {
    name: number
    for number, names in {
        1: "a an one another",
        2: "two couple pair",
        3: "three few some several",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve dozen",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        45: "forty-five",
        60: "sixty",
        90: "ninety",
    }.items()
    for name in names.split()
}
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS: Final[tuple[tuple[str, Length, int], ...]] = (
    ("minute", "minutes", 1),
    ("min", "minutes", 1),
    ("hour", "hours", 1),
    ("hr", "hours", 1),
    ("day", "days", 1),
    ("night", "days", 1),
    ("week", "days", 7),
    ("month", "days", 30),
    ("year", "days", 365),
)
UNIT: Final = {name: (length, times) for name, length, times in UNITS}
_NUMBER: Final = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_FOR: Final = r"(?:for|over)(?: about| around| at least| just| only)?"
COUNTED: Final = re.compile(
    rf"\b{_FOR}(?: the)?(?P<next> next| coming| following)?\s+"
    rf"(?:(?P<half>half an?|half of an) |(?P<quarter>(?:a )?quarter of an) |"
    rf"(?P<number>an? (?:couple|few|pair|dozen)|{_NUMBER})(?: of)?(?: more)?\s*)?"
    rf"(?P<unit>{'|'.join(UNIT)})s?(?P<more> and a half)?\b"
)
BY_DAY: Final = re.compile(
    rf"\b(?:until|till|til|up to|through|by)(?: the)?(?: end of)?(?: next| this| coming)? (?P<day>{'|'.join(DAYS)})(?: morning| evening| night)?\b"
)
WEEKEND: Final = re.compile(
    r"\b(?:for|over|until|till|during|on|through)?(?: the end of)?\s*(?:the|this|next) weekend\b|\bweekend long\b"
)
SAID: Final[tuple[tuple[re.Pattern[str], Length], ...]] = (
    (
        re.compile(
            r"\b(?:for |until |till |til |through |over )?(?:the )?(?:end of |rest of )?(?:the |this |all )?(?<!next )week\b"
            r"(?! (?:of|end))|\bfor the (?:next|coming) week\b|\buntil next week\b"
        ),
        "week",
    ),
    (
        re.compile(r"\b(?:for |until |till |just |during )?(?:tonight|this evening|this night)\b"),
        "tonight",
    ),
    (
        re.compile(
            r"\b(?:for |until |till |til |just |during )?(?:the )?(?:end of |rest of |remainder of )?"
            r"(?:today|the day|my day|this day)\b|\b(?:until|till|til) (?:tomorrow|midnight|i go to bed|bedtime)\b"
            r"|\bfor the rest of the day\b|\ball day today\b"
        ),
        "today",
    ),
    (
        re.compile(
            r"\b(?:just |only )?for (?:now|the moment|the time being|this session|a while|a bit|this visit)\b|\bright now\b|\bat the moment\b|\bthis time\b"
        ),
        "session",
    ),
    (
        re.compile(
            r"\b(?:from now on|forever(?: and ever)?|for good|(?<!have )(?<!has )(?<!had )(?<!'ve )(?<!'s )always|permanently|for ever|for the rest of my life|until further notice|until i say (?:so|otherwise|stop)|until i change my mind|indefinitely|for all time|for life)\b"
        ),
        "pinned",
    ),
)


def without_duration(said: str) -> tuple[str, Duration]:
    """Cut from a folded text how long it is to last; a session if it does not say."""
    for pattern, lasting in PATTERNS:
        for found in pattern.finditer(said):
            if lasts := lasting(found):
                rest = f"{said[: found.start()]} {said[found.end() :]}"
                return rest.strip(" ,"), lasts
    return said, Duration()


def _counted(found: re.Match[str]) -> Duration | None:
    """Return None for "over days", which says no number."""
    length, times = UNIT[found.group("unit")]
    if found.group("half") or found.group("quarter"):
        return Duration(length="minutes", count=30 if found.group("half") else 15)
    if not (found.group("number") or found.group("next")):
        return None
    words = (found.group("number") or "one").split()
    number = int(words[0]) if words[0].isdecimal() else NUMBERS[words[-1]]
    if found.group("more") and length == "hours":
        return Duration(length="minutes", count=min(number * 60 + 30, 365))
    return Duration(length=length, count=min(max(number, 1) * times, 365))


def _by_day(found: re.Match[str]) -> Duration:
    return Duration(length="weekday", count=DAYS.index(found.group("day")) + 1)


def _always(lasts: Duration) -> Lasting:
    return lambda _: lasts


PATTERNS: Final[tuple[tuple[re.Pattern[str], Lasting], ...]] = (
    (COUNTED, _counted),
    (BY_DAY, _by_day),
    (WEEKEND, _always(Duration(length="weekday", count=7))),
    *((pattern, _always(Duration(length=length))) for pattern, length in SAID),
)
