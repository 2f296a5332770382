"""What people sign in with, in words."""

from __future__ import annotations

from typing import Final

import ua_parser

LONGEST: Final = 512  # of a header that is looked at


def in_words(user_agent: str) -> str:
    """Say browser and system as their owner would, such as “Firefox on Android”."""
    seen = ua_parser.parse(user_agent[:LONGEST])
    browser = seen.user_agent.family.removeprefix("Mobile ") if seen.user_agent else ""
    system = (seen.device and seen.device.family in {"iPhone", "iPad"} and seen.device.family) or (
        seen.os.family if seen.os else ""
    )
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or "An unknown browser"
