"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from sora_site.core.pools import renders_elsewhere, video_models


def site(request: HttpRequest) -> dict[str, str | bool | list[str]]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "sign_up": settings.SIGN_UP,
        "renders_elsewhere": renders_elsewhere(),
        "asks_model": bool(settings.LLM_BASE_URL),
        "video_models": video_models(),
    }
