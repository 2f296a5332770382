"""What a push says: who did what, and nothing of what they wrote, for others may see the screen."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from sora_site.notifications.models import Notification


def push_message(lines: Sequence[Notification]) -> dict[str, str]:
    """Sum up lines, the newest first; a later push about the same takes the place of this one."""
    newest = lines[0]
    if len(lines) == 1:
        opens = reverse("notifications:open", args=[newest.pk])
        return _message(newest.headline, url=opens, tag=str(newest.pk))
    body = f"{len(lines)} new notices. The latest: {newest.headline}."
    return _message(body, url=reverse("notifications:inbox"), tag="inbox")


def _message(body: str, *, url: str, tag: str) -> dict[str, str]:
    return {"title": settings.SITE_NAME, "body": body, "url": url, "tag": tag}
