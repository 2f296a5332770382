from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from sora_site.accounts.ages import opens_again, policy_for, within_hours
from sora_site.accounts.models import User

# What stays open at all hours: to read what one is told, to see and change what is set, to leave.
OPEN: Final = frozenset(["about", "health", "accounts:picture"])
OPEN_GROUPS: Final = (
    "account_",
    "mfa_",
    "notifications:",
    "privacy:",
    "socialaccount_",
    "usersessions_",
)
SETTINGS: Final = "/settings/"


class HoursMiddleware:
    """Closes the site to a young person outside the hours that a guardian set.

    Costs adults no query and young people one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        person = request.user
        if not isinstance(person, User) or within_hours(person, policy := policy_for(person)):
            return None
        request.is_closed = True  # type: ignore[attr-defined]  # for the frame of every page
        if _stays_open(request):
            return None
        opens_at = opens_again(person, policy)
        response = _closed(request, f"{opens_at:%H:%M}", [str(each) for each in policy.hours])
        response["Retry-After"] = str(max(int((opens_at - timezone.now()).total_seconds()), 1))
        response["Cache-Control"] = "private, no-store"
        return response


def _stays_open(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name in OPEN or name.startswith(OPEN_GROUPS) or request.path.startswith(SETTINGS)


def _closed(request: HttpRequest, opens_at: str, hours: list[str]) -> HttpResponse:
    """Answer 403 in the form that was asked for: a page, JSON, or a line for anything else."""
    words = f"Closed until {opens_at}. Your guardian set the hours {' and '.join(hours)}."
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": {"code": "closed", "message": words}}, status=403)
    is_part = request.headers.get("HX-Request") or request.headers.get(
        "Sec-Fetch-Dest", ""
    ) not in {
        "",
        "document",
    }
    if is_part:
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
    context = {"opens_at": opens_at, "hours": hours}
    return render(request, "accounts/closed.html", context, status=403)
