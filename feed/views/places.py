"""Where in a feed somebody was, so that what they say about a clip leads back there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from feed import services
from feed.models import Post
from recommender.services import UnknownPage
from sora_site.accounts.models import as_user


def place_of(request: HttpRequest, post: Post, *, otherwise: str) -> str:
    """Name the address to go back to from a form: `at` a page of a feed, or `back` on one read by time.

    On a page of somebody's own feed it is the clip after this one, which may be gone by then.
    """
    back, at = request.POST.get("back", ""), id_in(request.POST.get("at", ""))
    if at is not None:
        beside = _beside(request, post, at)
        return f"{reverse('feed:home')}?at={at}" + (f"#post-{beside}" if beside else "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return f"{back}#post-{post.pk}"
    return otherwise


def id_in(text: str) -> UUID | None:
    """Read an id; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _beside(request: HttpRequest, post: Post, at: UUID) -> UUID | None:
    try:
        return services.beside(viewer=as_user(request.user), slate=at, post=post)
    except UnknownPage:
        return None
