"""Lists of people: who follows whom, who asks to, who is blocked."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sora_site.accounts.candidates import people_called, suggested_people
from sora_site.accounts.models import FollowRequest, User, as_user
from sora_site.core.text import typed_words

PAGE: Final = 30
SUGGESTED: Final = 24
WORDS: Final = 5  # that are looked for


@require_safe
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Find people by name or handle; without either, suggest some."""
    viewer = as_user(request.user)
    typed = request.GET.get("q", "")[:100]
    if words := typed_words(typed, most=WORDS):
        context: dict[str, object] = {"found": people_called(viewer, words)[:PAGE], "typed": typed}
    else:
        mutuals = suggested_people(viewer, limit=SUGGESTED)
        known = User.objects.visible_to(viewer).for_viewer(viewer).in_bulk(mutuals)
        context = {"suggested": [(known[pk], mutuals[pk]) for pk in mutuals if pk in known]}
    return render(request, "accounts/people.html", context)


@require_safe
@login_required
def followers(request: HttpRequest, handle: str) -> HttpResponse:
    """Show who follows somebody, newest first."""
    viewer, person = _viewer_and(request, handle)
    people = User.objects.visible_to(viewer).for_viewer(viewer).followers_of(person)
    return _list(request, person, people.order_by("-following__followed_at"), tab="followers")


@require_safe
@login_required
def following(request: HttpRequest, handle: str) -> HttpResponse:
    """Show whom somebody follows, newest first."""
    viewer, person = _viewer_and(request, handle)
    people = User.objects.visible_to(viewer).for_viewer(viewer).followed_by(person)
    return _list(request, person, people.order_by("-followers__followed_at"), tab="following")


def _viewer_and(request: HttpRequest, handle: str) -> tuple[User, User]:
    viewer = as_user(request.user)
    return viewer, get_object_or_404(User.objects.open_to(viewer), handle=handle.lower())


def _list(request: HttpRequest, person: User, people: QuerySet[User], *, tab: str) -> HttpResponse:
    page = Paginator(people, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/ties.html", {"person": person, "page": page, "tab": tab})


@require_safe
@login_required
def follow_requests(request: HttpRequest) -> HttpResponse:
    """Show who waits to follow the viewer."""
    asked = FollowRequest.objects.present().filter(target=as_user(request.user))
    asked = asked.select_related("requester")
    page = Paginator(asked.order_by("-requested_at"), PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/follow_requests.html", {"page": page})


@require_safe
@login_required
def blocked(request: HttpRequest) -> HttpResponse:
    """Show whom the viewer has blocked."""
    blocks = as_user(request.user).blocks.select_related("blocked").order_by("-blocked_at")
    page = Paginator(blocks, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/blocked.html", {"page": page})
