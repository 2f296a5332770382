from __future__ import annotations

from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cameos import services
from cameos.forms.cameos import FilmForm, ThingForm
from cameos.models import SEND_WITHIN, Cameo, Capture
from cameos.telling import told_of
from cameos.views.cameos import own
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError

TRIES: Final = 3  # by oneself; then a moderator is offered first
OPENED: Final = "camera=(self), microphone=(self)"


@login_required
@never_cache
def film(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the camera, and take a film from a file; only here may a page open the camera."""
    cameo = own(request, pk)
    taken = FilmForm if cameo.shows_person else ThingForm
    form = taken(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                sent = services.upload_film(cameo=cameo, **form.cleaned_data)
                return redirect("cameos:outcome", pk, sent.pk)
            except DomainError as refusal:
                form.add_error("film", str(refusal))
                status = refusal.status
    most = settings.CAPTURE_MEGABYTES
    context = {
        "cameo": cameo,
        "form": form,
        "begin": reverse("cameos:challenge", args=[pk]),
        "most": most,
        "most_bytes": most * 2**20,
        "longest": settings.CAPTURE_SECONDS,
    }
    response = render(request, "cameos/film.html", context, status=status)
    response["Permissions-Policy"] = OPENED
    return response


@require_POST
@login_required
def challenge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what to do and to say before the camera, and for how long that holds."""
    cameo = own(request, pk)
    try:
        capture = services.open_capture(cameo=cameo, session=_session(request))
    except DomainError as refusal:
        return _refused(refusal)
    places = [pk, capture.pk]
    return JsonResponse(
        {
            "steps": capture.steps,
            "digits": capture.digits,
            "begun": reverse("cameos:begun", args=places),
            "send": reverse("cameos:send", args=places),
        }
    )


@require_POST
@login_required
def begun(request: HttpRequest, pk: UUID, capture: UUID) -> HttpResponse:
    """Note that the film of a challenge begins, and say for how long it can be sent."""
    found = _capture(request, pk, capture)
    try:
        services.begin_capture(capture=found, session=_session(request))
    except DomainError as refusal:
        return _refused(refusal)
    return JsonResponse({"seconds": int(SEND_WITHIN.total_seconds())})


@require_POST
@login_required
def send(request: HttpRequest, pk: UUID, capture: UUID) -> HttpResponse:
    """Take the film of a challenge."""
    found = _capture(request, pk, capture)
    form = FilmForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse(
            {"refusal": " ".join(map(str, form.errors.get("film", [])))}, status=422
        )
    try:
        sent = form.cleaned_data["film"]
        services.send_film(capture=found, session=_session(request), film=sent)
    except DomainError as refusal:
        return _refused(refusal)
    return JsonResponse({"url": reverse("cameos:outcome", args=[pk, capture])}, status=201)


@require_safe
@login_required
@never_cache
def outcome(request: HttpRequest, pk: UUID, capture: UUID) -> HttpResponse:
    """Show how a film's check stands; htmx gets that alone."""
    found = _capture(request, pk, capture)
    context = {
        "cameo": found.cameo,
        "capture": found,
        "active": found.state not in Capture.STATES.ends,
        "findings": told_of(found),
        "over": found.cameo.captures.failed().count() >= TRIES,
    }
    alone = request.headers.get("HX-Request")
    return render(request, "cameos/_outcome.html" if alone else "cameos/outcome.html", context)


def _capture(request: HttpRequest, pk: UUID, capture: UUID) -> Capture:
    captures = Capture.objects.filter(cameo__in=Cameo.objects.of(as_user(request.user)))
    return get_object_or_404(captures.select_related("cameo__owner"), pk=capture, cameo=pk)


def _session(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _refused(refusal: DomainError) -> JsonResponse:
    return JsonResponse({"refusal": str(refusal)}, status=refusal.status)
