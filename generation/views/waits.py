from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from generation import services
from generation.forms.waits import WaitForm
from sora_site.accounts.models import as_user


@require_safe
@login_required
@never_cache
def wait(request: HttpRequest) -> HttpResponse:
    """Say how long the clip that stands in the composer would take, if it were sent now."""
    form = WaitForm(request.GET)
    standing = None
    if form.is_valid():
        standing = services.foresee(author=as_user(request.user), **form.cleaned_data)
    return render(request, "generation/_wait.html", {"standing": standing})
