"""What may stand in a text that people see."""

from __future__ import annotations

import unicodedata


def has_controls(text: str, *, allowed: str = "") -> bool:
    """Tell whether control characters or lone surrogates are in a text.

    Joiners and direction marks are no controls: emoji families and many scripts need them.
    """
    return any(unicodedata.category(c) in {"Cc", "Cs"} and c not in allowed for c in text)
