"""What may stand in a text that people see."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MENTION: Final = re.compile(r"(?<![\w@/.])@([A-Za-z][A-Za-z0-9_]{1,23})(?![\w@])")


def has_controls(text: str, *, allowed: str = "") -> bool:
    """Tell whether control characters or lone surrogates are in a text.

    Joiners and direction marks are no controls: emoji families and many scripts need them.
    """
    return any(unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed for c in text)


def mentioned(text: str) -> list[str]:
    """Find the handles a text names with the sign before them, each once, in their order."""
    return list(dict.fromkeys(handle.lower() for handle in MENTION.findall(text)))


def typed_words(text: str, *, most: int) -> list[str]:
    """Split what somebody typed into at most so many words that can be looked for."""
    return "".join(c if c.isprintable() else " " for c in text).split()[:most]


def lasting(seconds: float) -> str:
    """Say a length of time as people do: 8 s, 3 min, 2 h 5 min, 4 days."""
    whole = max(round(seconds), 0)
    if whole < 90:
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{round(hours / 24)} days"
