from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from feed.models import Post
from feed.views.places import id_in, place_of
from recommender import services
from recommender.ranking.explaining import TASTE
from sora_site.accounts.models import User, as_user
from sora_site.core.errors import Gone


@require_safe
@login_required
@never_cache
@vary_on_headers("HX-Request")
def why(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why a post is in the viewer's feed; htmx gets the words alone."""
    viewer = as_user(request.user)
    post = get_object_or_404(Post.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    alone = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "feed/_why.html" if alone else "feed/why.html"
    at = id_in(request.GET.get("at", ""))
    context = {"post": post, "at": at, "in_sheet": alone, **_reasons(viewer, post)}
    return render(request, template, context)


def _reasons(viewer: User, post: Post) -> dict[str, Any]:
    try:
        explanation = services.explain(person=viewer, item=post.pk)
    except Gone as unknown:
        return {"unknown": str(unknown)}
    tastes = [code.removeprefix(TASTE) for code in explanation.codes if code.startswith(TASTE)]
    weighty = [(words, round(share * 100)) for words, share in explanation.shares]
    return {
        "why": explanation,
        "by_tie": any(reason.about == "tie" for reason in explanation.reasons),
        "taste": tastes[0] if tastes else "",
        "shares": [each for each in weighty if each[1]][:5],
    }


@require_POST
@login_required
def forget(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the feed forget what it learned from a post, or from all of its author's."""
    viewer = as_user(request.user)
    post = get_object_or_404(Post.objects.visible_to(viewer).select_related("author"), pk=pk)
    place = place_of(request, post, otherwise=reverse("feed:home"))
    if request.POST.get("what") == "person":
        services.forget_tie(person=viewer, author=post.author)
    else:
        services.forget_item(person=viewer, item=post.pk)
    messages.success(request, "Forgotten. Your next page is made without it.")
    return redirect(place)
