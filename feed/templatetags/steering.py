from __future__ import annotations

from django import template

from recommender.ranking.explaining import reason

register = template.Library()


@register.filter
def in_words(code: str) -> str:
    """Say the code of a reason in plain words."""
    return reason(code).words
