from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from generation import lines, services
from generation.models import Asset, Generation
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError, Gone
from sora_site.core.media import serve

NAME_LIMIT = 60  # characters of a downloaded file
LINGER = timedelta(minutes=2)  # how long the tray keeps what has just ended


@require_safe
@login_required
@never_cache
def tray(request: HttpRequest) -> HttpResponse:
    """Answer with the viewer's running clips and those that ended just now."""
    recent = Q(finished_at__gte=timezone.now() - LINGER) & ~Q(state=Generation.State.CANCELLED)
    clips = list(
        Generation.objects.of(as_user(request.user))
        .shelved()
        .with_sight()
        .filter(Q(state__in=Generation.ACTIVE) | recent)
        .order_by("-created_at")[:10]
    )
    found = lines.standings(clips)
    rows = [{"clip": clip, "standing": found.get(clip.pk)} for clip in clips]
    return render(request, "generation/_tray.html", {"rows": rows})


@require_POST
@login_required
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    clip = get_object_or_404(Generation.objects.of(as_user(request.user)), pk=pk)
    if not services.cancel_clip(clip=clip):
        messages.info(request, "This clip had already ended.")
    return redirect(clip)


@require_POST
@login_required
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    clip = get_object_or_404(Generation.objects.of(as_user(request.user)), pk=pk)
    try:
        return redirect(services.retry_clip(clip=clip))
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(clip)


@require_POST
@login_required
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    clip = get_object_or_404(Generation.objects.of(as_user(request.user)), pk=pk)
    try:
        services.delete_clip(clip=clip)
    except Gone as refusal:
        messages.error(request, str(refusal))
        return redirect(clip)
    messages.success(request, "The clip and its files are deleted.")
    return redirect("feed:library")


@require_safe
@login_required
def asset(request: HttpRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """Serve a file of one of the viewer's own clips."""
    own = Generation.objects.of(as_user(request.user)).shown()
    files = Asset.objects.filter(generation__in=own)
    file = get_object_or_404(files.select_related("generation"), generation=pk, kind=kind)
    response = serve(request, file.name, content_type=file.content_type, private=True)
    if "download" in request.GET:
        name = f"{_title(file.generation)}.{file.name.rpartition('.')[2]}"
        disposition = content_disposition_header(as_attachment=True, filename=name)
        response["Content-Disposition"] = str(disposition)
    return response


def _title(clip: Generation) -> str:
    """Make a file's name of the beginning of a prompt, in any script."""
    words = slugify(clip.prompt[:200], allow_unicode=True)[:NAME_LIMIT].strip("-")
    return words or f"clip-{clip.pk}"
