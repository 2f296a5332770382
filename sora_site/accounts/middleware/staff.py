from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class TwoStepsMiddleware:
    """Leads staff who sign in with a password alone to set up a second step before the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not settings.STAFF_NEEDS_TWO_STEPS or match is None or match.app_name != "admin":
            return None
        if not getattr(request.user, "is_staff", False):
            return None
        if is_mfa_enabled(request.user, SECOND_STEPS):
            return None
        messages.warning(request, "The admin asks for a second step. Set one up here first.")
        return redirect("mfa_index")
