from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cameos import services
from cameos.forms.loans import AskForm
from cameos.models import Cameo, Grant
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError


@login_required
@never_cache
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the owner of a cameo for leave to use it."""
    viewer = as_user(request.user)
    cameo = get_object_or_404(Cameo.objects.askable_by(viewer).with_owners(), pk=pk)
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.ask(cameo=cameo, person=viewer, message=form.cleaned_data["message"])
            except DomainError as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
            else:
                messages.success(request, f"{cameo.owner.display_name} is asked. You are told.")
                return redirect(cameo.owner)
    return render(request, "cameos/ask.html", {"cameo": cameo, "form": form}, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a request of the viewer's own back."""
    asked = Grant.objects.filter(person=as_user(request.user)).select_related("cameo__owner")
    grant = get_object_or_404(asked, cameo=pk)
    services.withdraw(grant=grant)
    messages.success(request, "Your request is taken back.")
    return redirect(grant.cameo.owner)
