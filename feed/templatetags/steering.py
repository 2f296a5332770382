from __future__ import annotations

from typing import Any, Final

from django import template
from django.template import RequestContext

from feed.steering import steer_box as gathered
from recommender.ranking.explaining import reason
from sora_site.accounts.models import as_user

register = template.Library()

SAID: Final = "said"  # what was typed and could not be used


@register.inclusion_tag("feed/_steer.html", takes_context=True)
def steer_box(context: RequestContext) -> dict[str, Any]:
    """Show the box in which the viewer steers their feed. Two queries."""
    request = context["request"]
    box = gathered(as_user(request.user), said=request.GET.get(SAID, ""))
    return {"box": box, "user": request.user, "csrf_token": context.get("csrf_token")}


@register.filter
def in_words(code: str) -> str:
    """Say the code of a reason in plain words."""
    return reason(code).words
