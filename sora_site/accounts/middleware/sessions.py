from __future__ import annotations

from collections.abc import Callable
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sora_site.accounts.adapter import SIGNED_IN

EVERY_S: Final = 300


class LastSeenMiddleware:
    """Notes when and from where a session was last used, once in five minutes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and SIGNED_IN in request.session and cache.add(f"seen:{key}", 1, EVERY_S):
            UserSession.objects.filter(session_key=key).update(
                last_seen_at=timezone.now(), ip=get_adapter().get_client_ip(request)
            )
        return self._get_response(request)
