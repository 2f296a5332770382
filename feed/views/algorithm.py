from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from feed import figures
from feed.algorithm import parameters, recorded, unwanted
from recommender import services
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import User, as_user
from sora_site.accounts.services import wishes
from sora_site.core.errors import DomainError

RECORDED: Final = 20  # doings a page


@require_safe
@login_required
@never_cache
def algorithm(request: HttpRequest) -> HttpResponse:
    """Show all that the viewer's feed holds about them, each part with a way to take it out."""
    viewer = as_user(request.user)
    page = Paginator(recorded(viewer), RECORDED).get_page(request.GET.get("page"))
    context = {
        "known": services.known_about(person=viewer),
        "page": page,
        "unwanted": unwanted(viewer)[:RECORDED],
        "policy": policy_for(viewer),
        "may_choose": wishes.may_personalise(viewer),
        "days": settings.INTERACTION_DAYS,
    }
    return render(request, "feed/algorithm.html", context)


@require_POST
@login_required
def personalise(request: HttpRequest) -> HttpResponse:
    """Let the viewer's feed learn, or not."""
    try:
        wishes.set_personalised(person=as_user(request.user), on="personalised" in request.POST)
        messages.success(request, "Saved. It holds from your next page on.")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("feed:algorithm")


@require_POST
@login_required
def forget_interest(request: HttpRequest, facet: str) -> HttpResponse:
    """Forget all that the viewer did with clips about something."""
    try:
        services.forget_interest(person=as_user(request.user), facet=facet)
    except DomainError as gone:
        raise Http404(str(gone)) from gone
    messages.success(request, "Forgotten. Your next page is made without it.")
    return redirect("feed:algorithm")


@require_POST
@login_required
def forget_tie(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget all that the viewer did with somebody's clips."""
    viewer = as_user(request.user)
    person = get_object_or_404(User.objects.visible_to(viewer), pk=pk)
    services.forget_tie(person=viewer, author=person)
    messages.success(request, "Forgotten. Whom you follow stays as it is.")
    return redirect("feed:algorithm")


@require_POST
@login_required
def forget_doing(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget all that the viewer did with one clip, also one that they see no longer."""
    viewer = as_user(request.user)
    doing = get_object_or_404(recorded(viewer), pk=pk)
    services.forget_item(person=viewer, item=doing.item_id)
    messages.success(request, "Forgotten. Your next page is made without it.")
    return redirect("feed:algorithm")


@require_POST
@login_required
def start_over(request: HttpRequest) -> HttpResponse:
    """Forget everything the feed knows of the viewer."""
    services.forget_everything(person=as_user(request.user))
    messages.success(request, "Forgotten, all of it. Your feed begins anew.")
    return redirect("feed:algorithm")


@require_safe
def how_ranking_works(request: HttpRequest) -> HttpResponse:
    """Tell anybody what decides the order of the feed."""
    return render(request, "feed/how_ranking_works.html", {"parameters": parameters()})


@require_safe
@never_cache
def ops(request: HttpRequest) -> HttpResponse:
    """Show staff what comes of the feed; to everybody else there is no such page."""
    if not getattr(request.user, "is_staff", False):
        raise Http404("There is no such page.")
    return render(request, "feed/ops.html", {"figures": figures.everything()})
