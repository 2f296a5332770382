from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from generation import lines, services
from generation.forms.composer import ComposerForm
from generation.models import Generation
from generation.slots import SLOTS
from generation.views.casting import tray
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
from sora_site.core.pictures import PictureRefused

PLACES: Final = {services.PromptRefused: "prompt", PictureRefused: "picture"}  # of refusals


@login_required
def create(request: HttpRequest) -> HttpResponse:
    """Show the composer; take an order and lead to its clips as they are made."""
    if request.method != "POST":
        return composer(request, _first_form(request))
    form = ComposerForm(request.POST, request.FILES)
    if not form.is_valid():
        return composer(request, form, status=422)
    author = as_user(request.user)
    preview = services.preview_of(author, form.cleaned_data["previewed"])
    try:
        clips = services.request_variations(
            author=author,
            order=services.seeded_by(preview, form.order()),
            request_key=form.cleaned_data["request_key"],
            count=form.cleaned_data["count"],
            given=form.given(),
        )
    except DomainError as refusal:
        refuse(form, refusal)
        return composer(request, form, status=refusal.status)
    return _to(clips)


def _to(clips: list[Generation]) -> HttpResponse:
    if len(clips) == 1:
        return redirect(clips[0])
    return redirect("generation:together", clips[0].batch)


def _first_form(request: HttpRequest) -> ComposerForm:
    """Fill the form in as for an earlier clip of the viewer's, or with a prompt from a link."""
    if "from" in request.GET:
        try:
            own = Generation.objects.of(as_user(request.user)).filter(pk=request.GET["from"])
        except ValidationError as error:
            raise Http404("There is no such clip.") from error
        return ComposerForm.of(get_object_or_404(own))
    return ComposerForm(initial={"prompt": request.GET.get("prompt", "")[:2000]})


def refuse(form: ComposerForm, refusal: DomainError) -> None:
    """Say in a form why its order was refused, where it can be helped."""
    form.add_error(PLACES.get(type(refusal)), str(refusal))


def composer(
    request: HttpRequest, form: ComposerForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Show the composer with a form as it stands."""
    author = as_user(request.user)
    preview = services.preview_of(author, form.preview_id)
    context = {"form": form, "balance": services.balance_of(author)}
    context["tray"] = tray(services.tray_of(author), form["cast"].value() or ())
    context |= shown(preview) | more
    return render(request, "generation/create.html", context, status=status)


def shown(preview: Generation | None) -> dict[str, Any]:
    """Give what `generation/_preview.html` needs."""
    slot = SLOTS.get(preview.slot) if preview else None
    found = lines.standings([preview]) if preview else {}
    return {
        "preview": preview,
        "preview_standing": found.get(preview.pk) if preview else None,
        "model": slot,
        "alike": preview and slot and slot.recipe == preview.recipe,
    }


@require_safe
@login_required
def together(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show variations that the viewer asked for at once."""
    clips = Generation.objects.of(as_user(request.user)).filter(batch=batch)
    made = list(clips.with_sight().select_related("post").order_by("created_at", "pk"))
    if not made:
        raise Http404("There are no such clips.")
    found = lines.standings(made)
    rows = [{"clip": clip, "standing": found.get(clip.pk)} for clip in made]
    return render(request, "generation/together.html", {"rows": rows, "first": made[0]})
