from __future__ import annotations

from contextlib import suppress
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from feed.forms import SHELVES, Shelf, ShelfForm
from generation import services
from generation.models import Generation
from sora_site.accounts.models import as_user

GRID: Final = 24  # tiles a page
AT_ONCE: Final = 200  # clips deleted


@require_safe
@login_required
@never_cache
def library(request: HttpRequest) -> HttpResponse:
    """Show what the viewer asked for, the newest first."""
    viewer = as_user(request.user)
    clips = Generation.objects.of(viewer).shelved().with_sight()
    form = ShelfForm(request.GET)
    kept = form.keep(clips).select_related("post").order_by("-created_at", "-pk")
    context = {
        "form": form,
        "shelves": Shelf,
        "page": Paginator(kept, GRID).get_page(request.GET.get("page")),
        "draft_count": clips.filter(SHELVES[Shelf.DRAFTS]).count(),
        "room": services.room_of(viewer),
    }
    return render(request, "feed/library.html", context)


@require_POST
@login_required
def delete_chosen(request: HttpRequest) -> HttpResponse:
    """Ask about the chosen clips of the viewer, then delete them."""
    viewer = as_user(request.user)
    chosen = chosen_clips(request)
    clips = Generation.objects.of(viewer).shelved().filter(pk__in=chosen).select_related("post")
    if "sure" not in request.POST and clips:
        return render(request, "feed/delete_chosen.html", {"clips": clips.order_by("-created_at")})
    before = services.room_of(viewer).used
    deleted = services.delete_clips(author=viewer, chosen=chosen)
    freed = filesizeformat(before - services.room_of(viewer).used)
    if deleted:
        messages.success(request, f"{deleted} clip{'s' * (deleted > 1)} deleted, {freed} freed.")
    else:
        messages.info(request, "Nothing was deleted: choose clips that are not being made.")
    return redirect("feed:library")


def chosen_clips(request: HttpRequest) -> list[UUID]:
    """Read which clips were ticked."""
    chosen: list[UUID] = []
    for text in request.POST.getlist("clip")[:AT_ONCE]:
        with suppress(ValueError):
            chosen.append(UUID(text))
    return chosen


@require_POST
@login_required
def see_all(request: HttpRequest) -> HttpResponse:
    """Take the badge off all clips that the viewer has not opened."""
    services.see_clips(clips=Generation.objects.of(as_user(request.user)))
    return redirect("feed:library")
