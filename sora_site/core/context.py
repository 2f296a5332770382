"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from sora_site.core.pools import renders_elsewhere


def site(request: HttpRequest) -> dict[str, str | bool]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "sign_up": settings.SIGN_UP,
        "renders_elsewhere": renders_elsewhere(),
        "asks_model": bool(settings.LLM_BASE_URL),
    }
