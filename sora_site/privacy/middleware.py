from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

ALLOWED: Final = {
    "about",
    "account_logout",
    "health",
    "privacy:leaving",
    "privacy:keep",
    "privacy:stored",
}


class LeavingMiddleware:
    """Shows whoever asked to be deleted one page only: on which they may change their mind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        assert request.resolver_match is not None
        if request.resolver_match.view_name in ALLOWED:
            return None
        if not request.user.is_authenticated or request.user.erase_at is None:
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(reverse("privacy:leaving"))
        return redirect("privacy:leaving")
