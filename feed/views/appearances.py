from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cameos.models import Cameo
from feed import services
from feed.forms import AppearancesForm
from feed.views.library import chosen_clips
from generation.models import Asset, CastMember, Generation
from sora_site.accounts.models import as_user
from sora_site.core.media import serve

GRID: Final = 20  # tiles a page
ON_A_TILE: Final = (  # columns; the others are many
    "cast_at",
    "clip__prompt",
    "clip__size",
    "clip__state",
    "clip__post__id",
    "maker__handle",
    "cameo__handle",
    "cameo__owner__handle",
)


@require_safe
@login_required
@never_cache
def appearances(request: HttpRequest) -> HttpResponse:
    """Show every clip with the viewer, their pets and things in it, whoever made it."""
    viewer = as_user(request.user)
    form = AppearancesForm(request.GET, cameos=Cameo.objects.of(viewer).with_owners())
    kept = form.keep(CastMember.objects.showing(viewer).standing()).newest_first()
    tiles = kept.select_related("clip__post", "maker", "cameo__owner").only(*ON_A_TILE)
    found = list(tiles[: GRID + 1])
    shown, more = found[:GRID], len(found) > GRID
    context = {"form": form, "members": _one_a_clip(shown), "last": shown[-1].pk if more else None}
    return render(request, "feed/appearances.html", context)


def _one_a_clip(members: list[CastMember]) -> list[CastMember]:
    return list({member.clip_id: member for member in reversed(members)}.values())[::-1]


@require_POST
@login_required
def remove(request: HttpRequest) -> HttpResponse:
    """Ask about the chosen clips that show the viewer, then take them down."""
    viewer, chosen = as_user(request.user), chosen_clips(request)
    shown = CastMember.objects.showing(viewer).standing().filter(clip__in=chosen)
    members = list(shown.select_related("clip__post", "maker").newest_first())
    if "sure" not in request.POST and members:
        context = {"members": _one_a_clip(members), "others": _others(members, viewer.pk)}
        return render(request, "feed/remove_appearances.html", context)
    block = "block" in request.POST
    gone = services.remove_appearances(owner=viewer, chosen=chosen, block=block)
    if gone.clips:
        told = f"{gone.clips} clip{'s' * (gone.clips > 1)} taken down for good."
        messages.success(request, f"{told} Nobody can see any of it any more.")
    else:
        messages.info(request, "Nothing was taken down: choose clips that show you.")
    return redirect("feed:appearances")


def _others(members: list[CastMember], viewer: UUID) -> list[str]:
    handles = (member.maker.handle for member in members if member.maker_id != viewer)
    return list(dict.fromkeys(handles))


@require_safe
@login_required
def asset(request: HttpRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """Serve a file of a clip that shows the viewer."""
    shown = CastMember.objects.filter(owner=as_user(request.user)).standing()
    clips = Generation.objects.completed().filter(cast__in=shown)
    files = Asset.objects.filter(generation__in=clips, kind__in=Asset.MADE)
    file = get_object_or_404(files, generation=pk, kind=kind)
    return serve(request, file.name, content_type=file.content_type, private=True)
