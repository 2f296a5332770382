from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from generation import figures


@require_safe
@never_cache
def ops(request: HttpRequest) -> HttpResponse:
    """Show staff how rendering goes; to everybody else there is no such page."""
    if not getattr(request.user, "is_staff", False):
        raise Http404("There is no such page.")
    alone = request.headers.get("HX-Request")
    template = "generation/_ops.html" if alone else "generation/ops.html"
    return render(request, template, {"figures": figures.everything()})
