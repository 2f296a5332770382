from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from generation import services
from generation.forms.composer import ComposerForm
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError

FEW: Final = 5  # clips left today, from which on the composer says so


@login_required
def create(request: HttpRequest) -> HttpResponse:
    """Show the composer; take an order and lead to the clip as it is made."""
    if request.method != "POST":
        initial = {"prompt": request.GET.get("prompt", "")[:2000]}
        return _composer(request, ComposerForm(initial=initial))
    form = ComposerForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            clip = services.request_clip(
                author=as_user(request.user),
                order=form.order(),
                request_key=form.cleaned_data["request_key"],
            )
        except DomainError as refusal:
            form.add_error("prompt", str(refusal))
            status = refusal.status
        else:
            return redirect(clip)
    return _composer(request, form, status=status)


def _composer(request: HttpRequest, form: ComposerForm, *, status: int = 200) -> HttpResponse:
    left = services.clips_left_today(as_user(request.user))
    context = {"form": form, "left": left, "few_left": left <= FEW}
    return render(request, "generation/create.html", context, status=status)
