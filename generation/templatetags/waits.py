from __future__ import annotations

from django import template

register = template.Library()


@register.filter
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
