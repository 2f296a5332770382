from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cameos import services
from cameos.forms.cameos import NameForm, PortrayalForm, RestrictionsForm, UntilForm
from cameos.models import Cameo
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
    save = partial(services.set_portrayal, cameo=cameo)
    said = "Saved. Clips made from now on follow it."
    return _settled(request, cameo, _Asked("portrayal_form", form, "portrayal"), save, said)


@require_POST
@login_required
def restrictions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set what a cameo is never shown with."""
    cameo, form = own(request, pk), RestrictionsForm(request.POST)
    save = partial(services.set_restrictions, cameo=cameo)
    said = "Saved. Clips that ask for it are refused from now on."
    return _settled(request, cameo, _Asked("restrictions_form", form, "words"), save, said)


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

    def save(*, until: date) -> None:
        end = datetime.combine(until, time.max, ZoneInfo(cameo.owner.time_zone))
        services.set_expiry(cameo=cameo, expires_at=end)

    said = "Saved. Nobody can use it after that day."
    return _settled(request, cameo, _Asked("until_form", form, "until"), save, said)


@require_POST
@login_required
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a cameo another name, and one of a pet or thing another handle."""
    cameo, form = own(request, pk), NameForm(request.POST)
    save = partial(services.rename_cameo, cameo=cameo)
    return _settled(request, cameo, _Asked("name_form", form, "name"), save, "Saved.")


@dataclass(frozen=True)
class _Asked:
    """A form of the cameo's page: what the page calls it, and the field that a refusal is about."""

    name: str
    form: Form
    field: str


def _settled(
    request: HttpRequest, cameo: Cameo, asked: _Asked, save: Callable[..., object], said: str
) -> HttpResponse:
    """Save what a form says, or show the page again with what is wrong."""
    status = 422
    if asked.form.is_valid():
        try:
            save(**asked.form.cleaned_data)
        except DomainError as refusal:
            asked.form.add_error(asked.field, str(refusal))
            status = refusal.status
        else:
            messages.success(request, said)
            return redirect("cameos:cameo", cameo.pk)
    return page_of(request, cameo, status=status, **{asked.name: asked.form})
