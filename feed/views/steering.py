from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from feed import services as feeds
from feed.steering import LASTING, steer_box
from feed.views.places import id_in
from recommender import services
from recommender.models import Instruction
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError

EARLIER: Final = 20  # instructions a page of the history


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def steer(request: HttpRequest) -> HttpResponse:
    """Take an instruction in plain words, and show all that were given."""
    viewer = as_user(request.user)
    if request.method == "POST":
        return _told(request)
    earlier = Instruction.objects.of(viewer).over().filter(name="").newest_first()
    page = Paginator(earlier, EARLIER).get_page(request.GET.get("page"))
    box = steer_box(viewer, said=request.GET.get("said", ""))
    return render(request, "feed/steering.html", {"box": box, "page": page})


def _told(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        given = services.instruct(person=as_user(request.user), text=text)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return _back(request, said=text)
    if given.plan.is_empty:
        words = (
            "That was not understood, so nothing has changed. Try “more cats”, “no cars” or a mood."
        )
        messages.error(request, words)
        return _back(request, said=text)
    if given.plan.reset:
        messages.info(request, "Your feed starts over. What you pinned stays.")
    return _back(request)


@require_POST
@login_required
def change_wish(request: HttpRequest, pk: UUID, part: str) -> HttpResponse:
    """Turn one part of an instruction into only, more, less or no, or take it out."""
    viewer, wanted = as_user(request.user), request.POST.get("as", "")
    get_object_or_404(Instruction.objects.of(viewer), pk=pk)
    try:
        if wanted == "remove":
            services.remove_chip(person=viewer, instruction=pk, part=part)
        else:
            services.set_chip(person=viewer, instruction=pk, part=part, polarity=wanted)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return _back(request)


@require_POST
@login_required
def set_lasting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how long an instruction holds, or end it."""
    viewer, wanted = as_user(request.user), request.POST.get("lasts", "")
    get_object_or_404(Instruction.objects.of(viewer), pk=pk)
    try:
        if wanted in LASTING:
            services.set_lasting(person=viewer, instruction=pk, lasts=LASTING[wanted])
        else:
            services.end(person=viewer, instruction=pk)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return _back(request)


@require_POST
@login_required
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give an earlier or saved instruction again."""
    viewer = as_user(request.user)
    get_object_or_404(Instruction.objects.of(viewer), pk=pk)
    services.resume(person=viewer, instruction=pk)
    return _back(request)


@require_POST
@login_required
def open_feed(request: HttpRequest) -> HttpResponse:
    """Go to one of the viewer's saved feeds, or with none back to their own."""
    viewer, wanted = as_user(request.user), request.POST.get("feed", "")
    feed = id_in(wanted)
    if wanted:
        get_object_or_404(Instruction.objects.of(viewer).saved(), pk=feed)
    feeds.open_feed(viewer=viewer, feed=feed)
    return redirect("feed:home")


@require_POST
@login_required
def save_feed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep an instruction under a name, as a feed of its own."""
    viewer = as_user(request.user)
    get_object_or_404(Instruction.objects.of(viewer), pk=pk)
    try:
        saved = services.save_feed(person=viewer, instruction=pk, name=request.POST.get("name", ""))
        messages.success(request, f"Saved as “{saved.name}”. Only you see it until you share it.")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("feed:steering")


@require_POST
@login_required
def share_feed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a saved feed a link for friends, or take the link back."""
    viewer, shared = as_user(request.user), "shared" in request.POST
    get_object_or_404(Instruction.objects.of(viewer).saved(), pk=pk)
    services.share_feed(person=viewer, instruction=pk, shared=shared)
    words = (
        "Friends who have the link can open it now." if shared else "The link is no longer good."
    )
    messages.success(request, words)
    return redirect("feed:steering")


@require_POST
@login_required
def delete_instruction(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete an instruction of the viewer's own, in force, saved or over."""
    viewer = as_user(request.user)
    get_object_or_404(Instruction.objects.of(viewer), pk=pk)
    services.delete_instruction(person=viewer, instruction=pk)
    messages.success(request, "Deleted. Your feed knows nothing of it any more.")
    return redirect("feed:steering")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def shared_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Show a feed that a friend shared, and let the viewer follow it."""
    viewer = as_user(request.user)
    shared = Instruction.objects.shared_as(token).open_to(viewer).select_related("person")
    feed = get_object_or_404(shared)
    if request.method == "POST":
        services.open_shared(person=viewer, feed=feed)
        return redirect("feed:home")
    return render(request, "feed/shared_feed.html", {"feed": feed})


def _back(request: HttpRequest, *, said: str = "") -> HttpResponse:
    """Lead back to the feed or, if that was asked from there, to the page of instructions."""
    place = "feed:steering" if request.POST.get("from") == "page" else "feed:home"
    query = f"?{urlencode({'said': said[:1000]})}" if said else ""
    return redirect(f"{reverse(place)}{query}")
