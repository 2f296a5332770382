from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from generation import helping, services
from generation.forms.composer import ComposerForm
from generation.forms.helping import HelpForm
from generation.helping import Help, Wish
from generation.slots import SLOTS
from generation.views.composer import composer
from sora_site.core.errors import DomainError, TooMany


@require_POST
@login_required
def help_writing(request: HttpRequest) -> HttpResponse:
    """Offer changes to the prompt in the composer, put in those that are chosen, or take back."""
    step = request.POST.get("step")
    if step == "use":
        return _use(request)
    if step == "undo":
        return _written(request, request.POST.get("before", ""))
    try:
        offered = _offered(request)
    except DomainError as refusal:
        return _shown(request, {"help": Help(note=str(refusal))}, status=refusal.status)
    packed = HelpForm.packed(offered.pieces)
    return _shown(request, {"help": offered, "packed": packed})


def _offered(request: HttpRequest) -> Help:
    prompt = services.clean_prompt(request.POST.get("prompt", ""))
    if not ratelimit.consume(request, action="help"):
        raise TooMany("That was much help in a short time. Wait a minute and try again.")
    slot = SLOTS.get(request.POST.get("slot", ""))
    seconds = request.POST.get("seconds", "")
    wish = Wish(
        seconds=int(seconds) if seconds in {"4", "8", "12", "16", "20"} else Wish.seconds,
        sound=slot is None or slot.has_sound,
        style="cinematic" if request.POST.get("style") else "",
    )
    return helping.expand(prompt, wish)


def _use(request: HttpRequest) -> HttpResponse:
    form = HelpForm(request.POST)
    if not form.is_valid():
        note = "That did not arrive whole. Your prompt is as it was: ask for help again."
        return _shown(request, {"help": Help(note=note)}, status=422)
    return _written(
        request,
        form.prompt(take=request.POST.getlist("take")),
        before=request.POST.get("prompt", ""),
    )


def _shown(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Answer with the help alone, or with the whole composer as it was."""
    if request.headers.get("HX-Request"):
        return render(request, "generation/_help.html", context, status=status)
    return composer(request, ComposerForm(request.POST), status=status, **context)


def _written(request: HttpRequest, prompt: str, *, before: str = "") -> HttpResponse:
    """Answer with the prompt as it now is, and with a way back."""
    data = request.POST.copy()
    data["prompt"] = prompt
    form = ComposerForm(data)
    if request.headers.get("HX-Request"):
        context = {"form": form, "before": before, "swapped": True}
        return render(request, "generation/_prompt.html", context)
    return composer(request, form, before=before)
