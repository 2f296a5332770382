from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from sora_site.accounts.models import User

OPEN: Final = frozenset(
    [
        "about",
        "health",
        "accounts:waiting",
        "accounts:redeem",
        "accounts:picture",  # visitors see these three too
        "feed:post",
        "feed:post_asset",
        "notifications:offline",  # they want to be told
        "notifications:open",
        "notifications:service_worker",
        "notifications:settings",
        "notifications:stop_mail",
        "notifications:subscribe",
        "notifications:unsubscribe",
    ]
)
OPEN_GROUPS: Final = (
    "account_",
    "admin:",  # asks for rights of its own
    "mfa_",
    "openid_connect_",
    "privacy:",
    "socialaccount_",
    "usersessions_",
)


class WaitingMiddleware:
    """Leads people on the waitlist to their place in the line, whatever else they open.

    Whatever concerns their own account stays open: signing in and out, their data, leaving.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if _is_open(request) or not isinstance(request.user, User) or not request.user.is_waiting:
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(reverse("accounts:waiting"))
        return redirect("accounts:waiting")


def _is_open(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name in OPEN or name.startswith(OPEN_GROUPS)
