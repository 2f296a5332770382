"""allauth's pages about passkeys, where the site wants something done differently."""

from __future__ import annotations

from typing import Any

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.internal import auth, flows
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ListWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse

from sora_site.accounts.models import as_user
from sora_site.accounts.services.ways_in import may_lose_a_passkey, require_another_way_in


class SignInByPasskeyView(LoginWebAuthnView):
    """Sign in by a passkey and go on to the page that asked for it."""

    def form_valid(self, form: Form) -> HttpResponse:
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        response: HttpResponse = flows.perform_passwordless_login(self.request, passkey, login)
        return response


class PasskeysView(ListWebAuthnView):
    """List the viewer's passkeys."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"may_lose_one": may_lose_a_passkey(as_user(self.request.user))}


class AddPasskeyView(AddWebAuthnView):
    """Add a passkey: a key that knows its owner, never one that replaces a code only."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {
            "form": kwargs.get("form") or self.get_form(),
            "js_data": {"creation_options": options},
        }


class RemovePasskeyView(RemoveWebAuthnView):
    """Remove a passkey unless it is the last way in."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        require_another_way_in(as_user(self.request.user))
        response: HttpResponse = super().form_valid(form)
        return response


class ProveByPasskeyView(ReauthenticateWebAuthnView):
    """Ask for a passkey once more; one that is refused can be tried again."""

    def form_invalid(self, form: Form) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return response
