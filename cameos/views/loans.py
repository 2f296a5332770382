from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cameos import services
from cameos.forms.loans import AnswerForm, RevokeForm
from cameos.models import Cameo, Grant
from cameos.views.cameos import own
from sora_site.accounts.models import User, as_user
from sora_site.core.errors import DomainError


@require_POST
@login_required
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lend a cameo to whoever asked, for a while, or refuse."""
    viewer = as_user(request.user)
    grant = get_object_or_404(Grant.objects.answered_by(viewer), pk=pk)
    form = AnswerForm(request.POST)
    form.is_valid()
    granted = form.cleaned_data.get("granted", False)
    try:
        if granted:
            services.grant(grant=grant, term=form.term)
        else:
            services.refuse(grant=grant)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        name = grant.person.display_name
        messages.success(request, f"Lent to {name}." if granted else f"{name} is told no.")
    return redirect("cameos:cameo", grant.cameo_id)


@login_required
@never_cache
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what taking back from one person means, and do it."""
    viewer = as_user(request.user)
    grant = get_object_or_404(Grant.objects.answered_by(viewer), pk=pk)
    return _revoke(request, own(request, grant.cameo_id), grant.person)


@login_required
@never_cache
def revoke_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what taking back from everybody means, and do it."""
    return _revoke(request, own(request, pk), None)


def _revoke(request: HttpRequest, cameo: Cameo, person: User | None) -> HttpResponse:
    form = RevokeForm(request.POST or None)
    context = {"cameo": cameo, "person": person, "form": form}
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "cameos/revoke.html", context, status=status)
    services.revoke(cameo=cameo, person=person, take_down=form.take_down)
    who = person.display_name if person else "everybody"
    messages.success(request, f"Taken back from {who}. It holds at once.")
    return redirect("cameos:cameo", cameo.pk)
