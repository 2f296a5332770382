from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from generation import services
from generation.forms.characters import CharacterForm
from generation.models import Generation
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError


@login_required
@never_cache
def character(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a character from one of the viewer's own finished clips, and lead to its check."""
    author = as_user(request.user)
    own = Generation.objects.of(author).shelved().completed()
    clip = get_object_or_404(own, pk=pk)
    form = CharacterForm(request.POST or None, length=clip.length)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect(_begun(form, clip))
            except DomainError as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
    context = {"clip": clip, "form": form, "why_not": _why_not(clip)}
    return render(request, "generation/character.html", context, status=status)


def _begun(form: CharacterForm, clip: Generation) -> str:
    asked = form.cleaned_data
    capture = services.make_character(
        author=clip.author,
        clip=clip,
        look=form.look(),
        name=asked["name"],
        handle=asked["handle"],
    )
    return reverse("cameos:outcome", args=[capture.cameo_id, capture.pk])


def _why_not(clip: Generation) -> str:
    try:
        services.require_own_drawing(clip=clip)
    except services.NoCharacter as refusal:
        return str(refusal)
    return ""
