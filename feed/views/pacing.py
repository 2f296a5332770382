from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from feed import services
from feed.models import Nudge
from feed.views.pages import way_on
from sora_site.accounts.models import as_user

ANSWERS: Final = {each.value: each for each in Nudge.Answer}


@require_POST
@login_required
def go_on(request: HttpRequest) -> HttpResponse:
    """Dismiss a break, once it may be."""
    try:
        services.go_on(viewer=as_user(request.user))
    except services.TooSoon as refusal:
        messages.error(request, str(refusal))
    return redirect("feed:home")


@require_POST
@login_required
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take how somebody says their feed is, and offer to change it; htmx gets the card alone."""
    asked = get_object_or_404(Nudge.objects.asked(as_user(request.user)), pk=pk)
    given = ANSWERS.get(request.POST.get("answer", ""), Nudge.Answer.SKIPPED)
    place = way_on(request.POST.get("after", ""))
    try:
        services.answer_nudge(nudge=asked, answer=given)
    except services.Answered as refusal:
        messages.info(request, str(refusal))
    context = {"nudge": asked, "answer": given, "after": place}
    alone = request.headers.get("HX-Request")
    template = "feed/_answered.html" if alone else "feed/answered.html"
    return render(request, template, context)
