"""Before somebody is let in, and right after."""

from __future__ import annotations

from typing import Final

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from sora_site.accounts.forms.waiting import CodeForm
from sora_site.accounts.models import Invite, User, as_user
from sora_site.accounts.services import rollout
from sora_site.core.geoip import country_of

TOO_OFTEN: Final = "Too many codes were tried. Wait a minute, then try again."


@require_safe
@login_required
@never_cache
@vary_on_headers("HX-Request")
def waiting(request: HttpRequest) -> HttpResponse:
    """Show somebody's place in the line; htmx gets the place alone, whoever is in goes on."""
    person = as_user(request.user)
    fragment = request.headers.get("HX-Request")
    if not person.is_waiting:
        return HttpResponseClientRedirect(reverse("accounts:welcome")) if fragment else _go_on()
    if fragment:
        return render(request, "accounts/_place.html", {"ahead": rollout.place_of(person)})
    return _line(request, CodeForm(initial={"code": request.GET.get("invite", "")}))


@require_POST
@login_required
def redeem(request: HttpRequest) -> HttpResponse:
    """Let somebody who waits in by a code; guessing is slow."""
    person, form = as_user(request.user), CodeForm(request.POST)
    if not person.is_waiting:
        return _go_on()
    if not ratelimit.consume(request, action="invite_code"):
        form.add_error("code", TOO_OFTEN)
        return _line(request, form, status=429)
    if form.is_valid():
        try:
            code = form.cleaned_data["code"]
            rollout.redeem_invite(code=code, person=person, seen_in=country_of(request))
        except rollout.InviteRefused as refusal:
            form.add_error("code", str(refusal))
    return _line(request, form, status=422) if form.errors else _go_on()


@require_safe
@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    """Greet somebody who is in: who invited them, whom they may invite, what to do first."""
    person = as_user(request.user)
    inviters = User.objects.visible_to(person).for_viewer(person).inviters_of(person)
    context = {
        "inviter": inviters.first(),
        "invites": Invite.objects.open().filter(issued_by=person).order_by("pk"),
    }
    return render(request, "accounts/welcome.html", context)


def _go_on() -> HttpResponse:
    return redirect("accounts:welcome")


def _line(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    person = as_user(request.user)
    context = {
        "form": form,
        "ahead": rollout.place_of(person),
        "codes_rest": rollout.why_codes_rest(person.region, country_of(request)),
        "daily": settings.WAITLIST_DAILY,
    }
    return render(request, "accounts/waiting.html", context, status=status)
