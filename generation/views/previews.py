from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from generation import services
from generation.forms.composer import ComposerForm
from generation.models import Asset, Generation
from generation.services import ClipOrder, GivenFile
from generation.views.composer import composer, refuse, shown
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError, TooMany


@require_POST
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Preview what is in the composer: htmx gets it in its place, others on a page of its own."""
    form = ComposerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form, 422)
    after = services.preview_of(as_user(request.user), form.cleaned_data["previewed"])
    try:
        preview = preview_for(request, form.order(), given=form.given(), after=after)
    except DomainError as refusal:
        refuse(form, refusal)
        return _refused(request, form, refusal.status)
    if not request.headers.get("HX-Request"):
        return redirect("generation:previewed", preview.pk)
    return render(request, "generation/_preview.html", shown(preview))


def preview_for(
    request: HttpRequest,
    order: ClipOrder,
    *,
    given: Sequence[GivenFile] = (),
    after: Generation | None = None,
) -> Generation:
    """Queue a preview for the viewer, unless they ask for one after the other.

    :raises DomainError: as `preview_clip`; `TooMany` if there were too many of late.
    """
    if not ratelimit.consume(request, action="preview"):
        raise TooMany("That were many previews in a short time. Wait a minute and try again.")
    return services.preview_clip(
        author=as_user(request.user), order=order, request_key=uuid4(), given=given, after=after
    )


def _refused(request: HttpRequest, form: ComposerForm, status: int) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return composer(request, form, status=status)
    reasons = [reason for errors in form.errors.values() for reason in errors]
    context = {"refusals": reasons}
    return render(request, "generation/_preview.html", context, status=status)


@require_safe
@login_required
@never_cache
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one of the viewer's previews in whatever state it is; htmx gets it alone."""
    previews = Generation.objects.of(as_user(request.user)).previews()
    preview = get_object_or_404(previews, pk=pk)
    alone = request.headers.get("HX-Request")
    template = "generation/_preview.html" if alone else "generation/preview.html"
    started = preview.assets.filter(kind=Asset.Kind.START).exists()
    return render(request, template, shown(preview) | {"started": started})
