from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from generation.models import Purchase
from generation.payments import Forged, PaymentProvider
from generation.payments.rehearsal import RehearsalProvider
from generation.services import purchases
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError


class PackForm(forms.Form):
    """Which pack somebody wants."""

    credits = forms.IntegerField()
    request_key = forms.UUIDField()


@require_POST
@login_required
def buy(request: HttpRequest) -> HttpResponse:
    """Lead to where a pack is paid for."""
    _require_provider()
    form = PackForm(request.POST)
    if not form.is_valid():
        return _not_sold(request, "Choose one of these packs. Nothing was paid.")
    asked: dict[str, Any] = form.cleaned_data
    try:
        _, address = purchases.begin_purchase(
            person=as_user(request.user),
            credits_=asked["credits"],
            request_key=asked["request_key"],
        )
    except DomainError as refusal:
        return _not_sold(request, str(refusal))
    return redirect(address)


def _not_sold(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("generation:credits")


@require_safe
@login_required
@never_cache
def bought(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what became of a purchase of the viewer's."""
    own = get_object_or_404(Purchase.objects.of(as_user(request.user)), pk=pk)
    return render(request, "generation/bought.html", {"purchase": own})


@login_required
@never_cache
def till(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the buyer pay, or not, where payments are but rehearsed."""
    provider = _require_provider()
    own = get_object_or_404(Purchase.objects.of(as_user(request.user)), pk=pk)
    if not isinstance(provider, RehearsalProvider):
        raise Http404("Payments are not rehearsed here.")
    if request.method != "POST":
        return render(request, "generation/till.html", {"purchase": own})
    body, headers = provider.confirm(purchases.sale_of(own), paid="pay" in request.POST)
    purchases.confirm(body=body, headers=headers)
    return redirect(own)


@csrf_exempt
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Take the provider's word; its signature is the permission."""
    _require_provider()
    try:
        known = purchases.confirm(body=request.body, headers=request.headers)
    except Forged as forged:
        return HttpResponse(str(forged), status=400, content_type="text/plain")
    return HttpResponse(status=204 if known else 404)


def _require_provider() -> PaymentProvider:
    provider = purchases.payment_provider()
    if provider is None:
        raise Http404("Nothing is sold here.")
    return provider
