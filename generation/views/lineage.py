from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from generation import services
from generation.engines.protocol import Relation
from generation.forms.lineage import ChangeForm
from generation.models import Generation
from generation.views.casting import tray
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError

SERVICES: Final = {
    "remix": services.remix_clip,
    "edit": services.edit_clip,
    "extend": services.extend_clip,
}


@login_required
def remix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remix, edit or extend one of the viewer's own clips."""
    own = Generation.objects.of(as_user(request.user)).shelved()
    source = get_object_or_404(own, pk=pk)
    return change(request, source, {"action": request.path})


def change(request: HttpRequest, source: Generation, context: dict[str, Any]) -> HttpResponse:
    """Show what can be made of a clip the viewer may use; take it and lead to what comes of it.

    `context` says in `action` where the form is sent, and in `post` which post the clip is of.
    """
    way = _chosen(request, source.ways)
    shown = context | {"source": source, "way": way, "ways": source.ways}
    if request.method != "POST":
        return _page(request, ChangeForm.first(source, way), shown)
    form = ChangeForm(request.POST, source=source, way=way)
    if not form.is_valid():
        return _page(request, form, shown, status=422)
    try:
        clip = SERVICES[way](
            author=as_user(request.user),
            source=source,
            change=form.change(),
            request_key=form.cleaned_data["request_key"],
        )
    except DomainError as refusal:
        form.add_error("prompt", str(refusal))
        return _page(request, form, shown, status=refusal.status)
    return redirect(clip)


def _chosen(request: HttpRequest, ways: list[Relation]) -> Relation:
    """Return what is wanted of the clip, or the first that can be had.

    :raises Http404: if nothing can be made of it, or not that.
    """
    wanted = request.GET.get("way", ways[0] if ways else "")
    for way in ways:
        if way == wanted:
            return way
    raise Http404("This cannot be made from this clip.")


def _page(
    request: HttpRequest, form: ChangeForm, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    author, source = as_user(request.user), context["source"]
    kept = [member.cameo.full_handle for member in source.cast.credited()]
    chips = tray(services.tray_of(author), form["cast"].value() or (), without=kept)
    shown = context | {"form": form, "balance": services.balance_of(author)}
    shown |= {"tray": chips, "kept_cast": kept}
    return render(request, "generation/remix.html", shown, status=status)
