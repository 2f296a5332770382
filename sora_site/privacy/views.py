from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
from sora_site.core.media import serve
from sora_site.privacy import services
from sora_site.privacy.forms import DeleteForm
from sora_site.privacy.holdings import HOLDINGS
from sora_site.privacy.models import DataExport
from sora_site.privacy.retention import RULES


@require_safe
def stored(request: HttpRequest) -> HttpResponse:
    """Say what is stored about people, how long, and what a deletion leaves."""
    context = {
        "holdings": HOLDINGS,
        "left": [holding for holding in HOLDINGS if holding.left],
        "rules": RULES,
        "grace_days": settings.ACCOUNT_GRACE_DAYS,
    }
    return render(request, "privacy/stored.html", context)


@require_safe
@login_required
@never_cache
def data(request: HttpRequest) -> HttpResponse:
    """Show what a person may do about their data; htmx gets the export alone."""
    fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return _data(request, "privacy/_export.html" if fragment else "privacy/data.html")


def _data(
    request: HttpRequest, template: str = "privacy/data.html", status: int = 200, refusal: str = ""
) -> HttpResponse:
    latest = DataExport.objects.of(as_user(request.user)).order_by("-created_at").first()
    context = {
        "export": latest,
        "refusal": refusal,
        "grace_days": settings.ACCOUNT_GRACE_DAYS,
        "export_days": settings.EXPORT_DAYS,
    }
    return render(request, template, context, status=status)


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of everything."""
    try:
        services.request_export(person=as_user(request.user))
    except DomainError as refusal:
        return _data(request, status=refusal.status, refusal=str(refusal))
    return redirect("privacy:data")


@require_safe
@login_required
def download(request: HttpRequest, ticket: str) -> HttpResponseBase:
    """Serve an archive to the person whose data is in it."""
    found = services.find_export(person=as_user(request.user), ticket=ticket)
    if found is None:
        raise Http404("There is no such archive.")
    response = serve(request, found.name, content_type="application/zip", private=True)
    response["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def deactivate(request: HttpRequest) -> HttpResponse:
    """Go away until the next sign-in."""
    services.deactivate(person=as_user(request.user))
    logout(request)
    messages.success(request, "You are away: nobody sees you. Sign in to come back.")
    return redirect("feed:home")


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
@never_cache
def delete(request: HttpRequest) -> HttpResponse:
    """Say what deleting means, and begin it for whoever proved again who they are."""
    person = as_user(request.user)
    form = DeleteForm(request.POST or None, person=person)
    if not form.is_valid():
        context = {"form": form, "grace_days": settings.ACCOUNT_GRACE_DAYS}
        status = 422 if request.method == "POST" else 200
        return render(request, "privacy/delete.html", context, status=status)
    erase_at = services.request_deletion(person=person)
    logout(request)
    when = f"{erase_at:%-d %B %Y}"
    messages.success(
        request, f"Your account will be deleted on {when}. Until then, sign in to keep it."
    )
    return redirect("feed:home")


@require_safe
@login_required
@never_cache
def leaving(request: HttpRequest) -> HttpResponse:
    """Tell whoever asked to be deleted when that is, and how to stay."""
    if as_user(request.user).erase_at is None:
        return redirect("privacy:data")
    return render(request, "privacy/leaving.html")


@require_POST
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Take a deletion back."""
    services.keep_account(person=as_user(request.user))
    messages.success(request, "Your account stays. Others can see you and your posts again.")
    return redirect("feed:home")
