from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
from sora_site.notifications.delivery.endpoints import Address
from sora_site.notifications.services import browsers


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """Give the part of the site that browsers wake; it must lie above all pages."""
    return render(request, "notifications/sw.js", content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Say that there is no connection: kept by browsers for when it is so."""
    return render(request, "notifications/offline.html")


@require_POST
@login_required
def subscribe(request: HttpRequest) -> HttpResponse:
    """Keep what the browser's push manager gave, as JSON."""
    try:
        browsers.subscribe(
            person=as_user(request.user),
            address=_address(_asked(request)),
            session_key=request.session.session_key,
            agent=request.headers.get("User-Agent", ""),
        )
    except DomainError as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=refusal.status)
    return HttpResponse(status=204)


@require_POST
@login_required
def unsubscribe(request: HttpRequest) -> HttpResponse:
    """Forget one of the viewer's browsers; one of somebody else's is left alone."""
    endpoint = str(_asked(request).get("endpoint", ""))
    if endpoint.isascii() and endpoint.isprintable():  # else it is nobody's
        browsers.unsubscribe(person=as_user(request.user), endpoint=endpoint)
    return HttpResponse(status=204)


def _address(asked: dict[str, object]) -> Address:
    keys = asked.get("keys")
    given = asked | keys if isinstance(keys, dict) else asked
    return Address(*(str(given.get(name, ""))[:1000] for name in ("endpoint", "p256dh", "auth")))


def _asked(request: HttpRequest) -> dict[str, object]:
    """Read a JSON object; anything else is an empty one."""
    try:
        asked = json.loads(request.body)
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}
