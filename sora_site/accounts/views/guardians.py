from __future__ import annotations

from typing import Any, Final

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sora_site.accounts.ages import is_minor, policy_for
from sora_site.accounts.forms.guardians import LimitsForm, form_of
from sora_site.accounts.models import Guardianship, User, as_user
from sora_site.accounts.services import guardians as services
from sora_site.core.errors import DomainError

SHOWN_ONCE: Final = "guardian_code"  # where the session keeps a new code until it was shown


@require_safe
@login_required
@never_cache
def guardians(request: HttpRequest) -> HttpResponse:
    """Show who is linked with the viewer and what is set; htmx gets the links alone."""
    standing = _standing(as_user(request.user))
    if request.headers.get("HX-Request"):
        return render(request, "accounts/_guardians.html", standing)
    standing["code"] = request.session.pop(SHOWN_ONCE, "")
    return render(request, "accounts/guardians.html", standing)


@require_POST
@login_required
def guardian_code(request: HttpRequest) -> HttpResponse:
    """Make a code and show it once."""
    if refused := _slow_down(request):
        return refused
    code = services.issue_code(issuer=as_user(request.user))
    request.session[SHOWN_ONCE] = code.shown_code
    return redirect("accounts:guardians")


@require_POST
@login_required
def enter_guardian_code(request: HttpRequest) -> HttpResponse:
    """Take the code of the other side; they confirm it then."""
    if refused := _slow_down(request):
        return refused
    viewer, typed = as_user(request.user), request.POST.get("code", "")
    try:
        link = services.enter_code(person=viewer, code=typed)
    except DomainError as refusal:
        context = _standing(viewer) | {"typed": typed[:40], "refusal": str(refusal)}
        return render(request, "accounts/guardians.html", context, status=refusal.status)
    other = link.other_than(viewer)
    messages.success(request, f"{other.display_name} was asked and has to confirm it now.")
    return redirect("accounts:guardians")


@require_POST
@login_required
def accept_guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a link that the other side proposed."""
    viewer = as_user(request.user)
    services.accept(link=_link(viewer, pk), by=viewer)
    messages.success(request, "You are linked now.")
    return redirect("accounts:guardians")


@require_POST
@login_required
def end_guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link or, without `ended`, take back that one is leaving it."""
    viewer = as_user(request.user)
    link = _link(viewer, pk)
    if "ended" in request.POST:
        services.end(link=link, by=viewer)
    else:
        services.stay(link=link, young=viewer)
    return redirect("accounts:guardians")


@login_required
@never_cache
def ward(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a guardian set for one account, and set it; htmx gets what is set alone."""
    held = Guardianship.objects.in_force().filter(guardian=as_user(request.user))
    link = get_object_or_404(held.select_related("young"), pk=pk)
    if request.method == "POST":
        return _set_limits(request, link)
    if request.headers.get("HX-Request"):
        return render(request, "accounts/_ward.html", {"link": link})
    return _ward(request, link, form_of(link))


def _set_limits(request: HttpRequest, link: Guardianship) -> HttpResponse:
    form = LimitsForm(request.POST)
    if not form.is_valid():
        return _ward(request, link, form, status=422)
    try:
        services.set_limits(link=link, limits=form.limits(), seen_at=form.cleaned_data["seen_at"])
    except services.StaleLimits as refusal:
        link.refresh_from_db()
        messages.error(request, str(refusal))
        return _ward(request, link, form_of(link), status=refusal.status)
    except services.LimitsRefused as refusal:
        form.add_error("opens_at", str(refusal))
        return _ward(request, link, form, status=refusal.status)
    messages.success(request, f"Saved. {link.young.display_name} sees it too.")
    return redirect("accounts:ward", link.pk)


def _ward(
    request: HttpRequest, link: Guardianship, form: LimitsForm, *, status: int = 200
) -> HttpResponse:
    return render(request, "accounts/ward.html", {"link": link, "form": form}, status=status)


def _link(viewer: User, pk: int) -> Guardianship:
    links = Guardianship.objects.seen_by(viewer, young=is_minor(viewer))
    return get_object_or_404(links, pk=pk)


def _standing(viewer: User) -> dict[str, Any]:
    young = is_minor(viewer)
    links = list(Guardianship.objects.seen_by(viewer, young=young))
    return {
        "is_young": young,
        "links": [link for link in links if link.is_in_force],
        "waiting": [link for link in links if not link.is_in_force],
        "policy": policy_for(viewer),
    }


def _slow_down(request: HttpRequest) -> HttpResponse | None:
    refused: HttpResponse | None = ratelimit.consume_or_429(request, action="guardian_code")
    return refused
