"""Settings of how somebody signs in, and where they are signed in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sora_site.accounts.models import as_user
from sora_site.accounts.services import sessions
from sora_site.core.devices import in_words


@require_safe
@login_required
@never_cache
def signing_in(request: HttpRequest) -> HttpResponse:
    """Show every way in at a glance."""
    person = as_user(request.user)
    authenticators = Authenticator.objects.filter(user=person).order_by("pk")
    by_type: dict[str, list[Authenticator]] = {}
    for authenticator in authenticators:
        by_type.setdefault(authenticator.type, []).append(authenticator)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    facts = {
        "passkeys": by_type.get(Authenticator.Type.WEBAUTHN, []),
        "app": by_type.get(Authenticator.Type.TOTP),
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "session_count": sessions.sessions_of(person).count(),
        "providers": get_social_adapter(request).list_providers(request),
    }
    return render(request, "mfa/index.html", facts)


@require_safe
@login_required
@never_cache
def where(request: HttpRequest) -> HttpResponse:
    """List where the viewer is signed in, this browser first."""
    person = as_user(request.user)
    UserSession.objects.create_from_request(request)
    rows = UserSession.objects.purge_and_list(person)
    rows.sort(key=lambda row: (not row.is_current(), -row.last_seen_at.timestamp()))
    seen = [{"row": row, "agent": in_words(row.user_agent)} for row in rows]
    return render(request, "usersessions/usersession_list.html", {"sessions": seen})


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the viewer out in one other place."""
    theirs = sessions.sessions_of(as_user(request.user), but=request.session.session_key)
    session = get_object_or_404(theirs, pk=pk)
    sessions.end_sessions(theirs.filter(pk=session.pk))
    messages.success(request, f"Signed out: {in_words(session.user_agent)}.")
    return redirect("usersessions_list")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign the viewer out everywhere but here."""
    person = as_user(request.user)
    sessions.end_sessions(sessions.sessions_of(person, but=request.session.session_key))
    messages.success(request, "You are signed out everywhere else.")
    return redirect("usersessions_list")
