from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from generation import services
from sora_site.accounts.models import as_user


@require_safe
@login_required
@never_cache
def find_cast(request: HttpRequest) -> HttpResponse:
    """Offer cameos that the viewer may cast and whose handle begins with what was typed."""
    words = request.GET.get("find", "").strip().removeprefix("@")[:60]
    rows = [{"handle": each} for each in services.castable(as_user(request.user), words)]
    return render(request, "generation/_cast_found.html", {"tray": rows, "words": words})


def tray(
    offered: Sequence[str], ticked: Iterable[str], *, without: Collection[str] = ()
) -> list[dict[str, Any]]:
    """List the chips of a form: what is ticked first, then what is offered."""
    chosen = list(dict.fromkeys(ticked))
    handles = dict.fromkeys((*chosen, *(each for each in offered if each not in without)))
    return [{"handle": handle, "ticked": handle in chosen} for handle in handles]
