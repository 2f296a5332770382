from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from generation import services
from generation.forms.lineage import TrimForm, UploadForm
from generation.models import LONGEST, Generation
from generation.services.cuts import MOST_PARTS
from sora_site.accounts.models import User, as_user
from sora_site.core.errors import DomainError

SHELF: Final = 24  # clips a page to choose from


@login_required
def trim(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cut the ends off one of the viewer's own clips."""
    viewer = as_user(request.user)
    clip = get_object_or_404(Generation.objects.of(viewer).shelved().usable(), pk=pk)
    form = TrimForm(request.POST or None, length=clip.length)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect(services.trim_clip(author=viewer, source=clip, **form.cleaned_data))
            except DomainError as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
    return render(request, "generation/trim.html", {"form": form, "clip": clip}, status=status)


@login_required
def stitch(request: HttpRequest) -> HttpResponse:
    """Choose clips of the viewer's own, put them in order and join them.

    What is chosen stands in the address, so that every step works without a script.
    """
    viewer = as_user(request.user)
    chosen = _chosen(viewer, (request.POST or request.GET).getlist("clip"))
    if request.method != "POST":
        return _desk(request, chosen)
    try:
        key = UUID(request.POST.get("request_key", ""))
        return redirect(services.stitch_clips(author=viewer, sources=chosen, request_key=key))
    except DomainError as refusal:
        return _desk(request, chosen, refusal=str(refusal), status=refusal.status)
    except ValueError:
        stale = "This page is out of date. Look at the order once more and send it again."
        return _desk(request, chosen, refusal=stale, status=422)


def _chosen(viewer: User, named: list[str]) -> list[Generation]:
    """Return the viewer's clips that are named, as often and in the order they are.

    :raises Http404: if one is not theirs to use.
    """
    named = named[: MOST_PARTS + 1]
    usable = Generation.objects.of(viewer).shelved().usable()
    try:
        found = {str(clip.pk): clip for clip in usable.filter(pk__in=named)}
        return [found[str(UUID(name))] for name in named]
    except (KeyError, ValueError, ValidationError) as error:
        raise Http404("There is no such clip.") from error


def _desk(
    request: HttpRequest, chosen: list[Generation], *, refusal: str = "", status: int = 200
) -> HttpResponse:
    own = Generation.objects.of(as_user(request.user)).shelved().usable()
    page = Paginator(own.order_by("-created_at"), SHELF).get_page(request.GET.get("page"))
    keys = [str(clip.pk) for clip in chosen]
    context = {
        "rows": [_row(keys, place, clip) for place, clip in enumerate(chosen)],
        "page": page,
        "shelf": [{"clip": clip, "add": _address([*keys, str(clip.pk)])} for clip in page],
        "refusal": refusal,
        "request_key": uuid4(),
        "seconds": sum(clip.length for clip in chosen),
        "longest": LONGEST,
        "full": len(chosen) >= MOST_PARTS,
    }
    return render(request, "generation/stitch.html", context, status=status)


def _row(keys: list[str], place: int, clip: Generation) -> dict[str, Any]:
    """Say of a chosen clip which addresses move it or leave it out."""
    row: dict[str, Any] = {"clip": clip, "without": _address(keys[:place] + keys[place + 1 :])}
    if place:
        row["earlier"] = _address(_swapped(keys, place - 1))
    if place + 1 < len(keys):
        row["later"] = _address(_swapped(keys, place))
    return row


def _swapped(keys: list[str], place: int) -> list[str]:
    return [*keys[:place], keys[place + 1], keys[place], *keys[place + 2 :]]


def _address(keys: list[str]) -> str:
    return "?" + urlencode({"clip": keys}, doseq=True)


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """Take a film of the viewer's own and lead to where it is seen being read."""
    form = UploadForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            asked = form.cleaned_data
            try:
                clip = services.upload_clip(
                    author=as_user(request.user),
                    file=asked["film"],
                    title=asked["title"],
                    request_key=asked["request_key"],
                )
                return redirect(clip)
            except DomainError as refusal:
                form.add_error("film", str(refusal))
                status = refusal.status
    context = {"form": form, "most": settings.UPLOAD_MEGABYTES, "longest": LONGEST}
    return render(request, "generation/upload.html", context, status=status)
