from __future__ import annotations

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cameos import services
from cameos.forms.cameos import NameForm, PortrayalForm, RestrictionsForm, UntilForm
from cameos.views.cameos import own, page_of
from sora_site.core.errors import DomainError


@require_POST
@login_required
def audience(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set who may use a cameo."""
    cameo = own(request, pk)
    try:
        services.set_audience(cameo=cameo, audience=request.POST.get("audience", ""))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Saved. It holds from now on.")
    return redirect("cameos:cameo", pk)


@require_POST
@login_required
def portrayal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set how the owner wants to be shown."""
    cameo, form = own(request, pk), PortrayalForm(request.POST)
    if not form.is_valid():
        return page_of(request, cameo, status=422, portrayal_form=form)
    try:
        services.set_portrayal(cameo=cameo, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error("portrayal", str(refusal))
        return page_of(request, cameo, status=refusal.status, portrayal_form=form)
    messages.success(request, "Saved. Clips made from now on follow it.")
    return redirect("cameos:cameo", pk)


@require_POST
@login_required
def restrictions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set what a cameo is never shown with."""
    cameo, form = own(request, pk), RestrictionsForm(request.POST)
    if not form.is_valid():
        return page_of(request, cameo, status=422, restrictions_form=form)
    try:
        services.set_restrictions(cameo=cameo, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error("words", str(refusal))
        return page_of(request, cameo, status=refusal.status, restrictions_form=form)
    messages.success(request, "Saved. Clips that ask for it are refused from now on.")
    return redirect("cameos:cameo", pk)


@require_POST
@login_required
def voice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lend the voice, or without `lent` take it back."""
    lent = "lent" in request.POST
    services.set_voice(cameo=own(request, pk), lent=lent)
    said = "Your voice is lent with your cameo." if lent else "Your voice is yours alone again."
    messages.success(request, said)
    return redirect("cameos:cameo", pk)


@require_POST
@login_required
def until(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the last day on which clips may be made with a cameo, where its owner lives."""
    cameo, form = own(request, pk), UntilForm(request.POST)
    if not form.is_valid():
        return page_of(request, cameo, status=422, until_form=form)
    zone = ZoneInfo(cameo.owner.time_zone)
    end = datetime.combine(form.cleaned_data["until"], time.max, zone)
    try:
        services.set_expiry(cameo=cameo, expires_at=end)
    except DomainError as refusal:
        form.add_error("until", str(refusal))
        return page_of(request, cameo, status=refusal.status, until_form=form)
    messages.success(request, "Saved. Nobody can use it after that day.")
    return redirect("cameos:cameo", pk)


@require_POST
@login_required
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a cameo another name, and one of a pet or thing another handle."""
    cameo, form = own(request, pk), NameForm(request.POST)
    if not form.is_valid():
        return page_of(request, cameo, status=422, name_form=form)
    try:
        services.rename_cameo(cameo=cameo, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error("name", str(refusal))
        return page_of(request, cameo, status=refusal.status, name_form=form)
    messages.success(request, "Saved.")
    return redirect("cameos:cameo", pk)
