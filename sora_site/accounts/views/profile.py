"""The viewer's own profile as it is edited, and everybody's pictures."""

from __future__ import annotations

from typing import IO
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from sora_site.accounts.forms.profile import ProfileForm
from sora_site.accounts.models import Picture, User, as_user
from sora_site.accounts.services import profiles
from sora_site.core.media import serve
from sora_site.core.pictures import PictureRefused


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what the viewer says of themselves."""
    person = as_user(request.user)
    if request.method != "POST":
        return _page(request, ProfileForm.of(person))
    form = ProfileForm(request.POST)
    if form.is_valid():
        try:
            profiles.change_profile(person=person, profile=form.profile())
        except profiles.HandleRefused as refusal:
            form.add_error("handle", str(refusal))
        except profiles.TimeZoneLocked as refusal:
            form.add_error("time_zone", str(refusal))
        else:
            messages.success(request, "Saved.")
            return redirect("accounts:profile")
    return _page(request, form, status=422)


@require_POST
@login_required
def change_picture(request: HttpRequest, kind: str) -> HttpResponse:
    """Take an uploaded picture in, or take the present one away."""
    if kind not in Picture.values:
        raise Http404("There is no such picture.")
    person = as_user(request.user)
    try:
        if "remove" in request.POST:
            profiles.remove_picture(person=person, kind=Picture(kind))
        else:
            profiles.set_picture(person=person, kind=Picture(kind), upload=_upload(request))
    except PictureRefused as refusal:
        refused = {f"{kind}_refusal": f"{refusal} The picture you had is kept."}
        return _page(request, ProfileForm.of(person), status=refusal.status, **refused)
    return redirect("accounts:profile")


def _upload(request: HttpRequest) -> IO[bytes]:
    upload = request.FILES.get("picture")
    if upload is None or upload.file is None:
        raise PictureRefused("Choose a picture first.")
    return upload.file


def _page(
    request: HttpRequest, form: ProfileForm, *, status: int = 200, **refused: str
) -> HttpResponse:
    return render(request, "accounts/profile.html", {"form": form} | refused, status=status)


@require_safe
def picture(request: HttpRequest, pk: UUID, picture: str) -> HttpResponseBase:
    """Serve a picture that somebody shows now; visitors see those of open accounts."""
    viewer = request.user if isinstance(request.user, User) else None
    people = User.objects.visible_to(viewer).filter(pk=pk)
    if viewer is None:
        people = people.filter(is_private=False)
    name = f"people/{pk}/{picture}.webp"
    get_object_or_404(people, Q(avatar=name) | Q(banner=name))
    return serve(request, name, content_type="image/webp", private=True, lasting=True)
