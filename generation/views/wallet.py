from __future__ import annotations

from typing import Final
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from generation import ledger, services
from generation.models import CreditEntry
from generation.services.purchases import packs_for
from sora_site.accounts.models import as_user

LINES: Final = 30  # a page


@require_safe
@login_required
@never_cache
def wallet(request: HttpRequest) -> HttpResponse:
    """Show what the viewer has and how it came to that; a new day is written down first."""
    viewer = as_user(request.user)
    ledger.open_day(viewer)
    lines = CreditEntry.objects.filter(person=viewer).moving().newest_first()
    page = Paginator(lines.select_related("generation"), LINES).get_page(request.GET.get("page"))
    sold = {"packs": packs_for(viewer), "request_key": uuid4()}
    context = {"balance": services.balance_of(viewer), "page": page} | sold
    return render(request, "generation/credits.html", context)
