"""Sessions in the database, found by nothing but what a session's key can look like."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpRequest, HttpResponse


class SessionStore(DatabaseSessionStore):
    """Takes a cookie that cannot be a key for no session, not for a question to the database."""

    def _validate_session_key(self, key: str | None) -> bool:
        return key is not None and len(key) == 32 and key.isascii() and key.isalnum()


class SessionMiddleware(DjangoSessionMiddleware):
    """Takes a dead session's cookie away from a page that is opened, not from one that fetches.

    A new password gives a session a new key. What a page fetched at that moment with the old one
    is answered later: it would take the new cookie away, and sign the person out.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answered = super().process_response(request, response)
        cookie = answered.cookies.get(settings.SESSION_COOKIE_NAME)
        opened = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        if cookie is not None and not cookie.value and not opened:
            del answered.cookies[settings.SESSION_COOKIE_NAME]
        return answered
