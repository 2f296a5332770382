from __future__ import annotations

import time
from typing import Any, Final

from allauth.account.forms import LoginForm
from allauth.account.views import ConfirmEmailView, LoginView, SignupView
from allauth.decorators import rate_limit
from allauth.socialaccount.views import SignupView as SocialSignupView
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.views.generic import FormView
from django_countries import countries

from sora_site.accounts.forms.join import AboutNewcomer, without_code
from sora_site.accounts.models import User
from sora_site.accounts.services import rollout
from sora_site.core.geoip import country_of

REFUSED: Final = 422
TOO_YOUNG: Final = "too_young_until"  # where the session keeps it, in seconds since 1970
REMEMBERED: Final = 24 * 60 * 60  # seconds
TURNED_AWAY: Final = (
    "A moment ago you gave a date of birth with which you cannot have an account yet. If that was"
    " a slip, come back tomorrow, or write to whoever runs this site."
)


class Joining(FormView[Any]):
    """What every way to join shares; a refused form answers 422 with everything typed kept."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | _prospects(country_of(self.request))

    def form_valid(self, form: AboutNewcomer) -> HttpResponse:
        if self.request.session.get(TOO_YOUNG, 0) > time.time():
            form.add_error("born_on", TURNED_AWAY)
            return _refused(self, form)
        try:
            response: HttpResponse = super().form_valid(form)
        except rollout.InviteRefused as refusal:
            form.add_error("invite", without_code(refusal))
        except IntegrityError as error:
            form.add_error(*_taken(error))
        else:
            self._say_if_code_was_kept(form)
            return response
        return self.form_invalid(form)

    def form_invalid(self, form: AboutNewcomer) -> HttpResponse:
        if form.has_error("born_on", "too_young"):  # another date a minute later is not believed
            self.request.session[TOO_YOUNG] = time.time() + REMEMBERED
        return _refused(self, form)

    def _say_if_code_was_kept(self, form: AboutNewcomer) -> None:
        asked = form.cleaned_data
        if asked["invite"] and form.newcomer and form.newcomer.is_waiting:
            reason = rollout.why_codes_rest(asked["region"], country_of(self.request))
            messages.info(self.request, f"{reason} Your code was not used: keep it for later.")


class JoinView(Joining, SignupView):
    """Sign up with a password."""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        invite = self.request.GET.get("invite", "")
        return initial | {"invite": invite, "region": country_of(self.request)}

    def get_default_success_url(self) -> str:
        return reverse(settings.ACCOUNT_SIGNUP_REDIRECT_URL)

    def get_authenticated_redirect_url(self) -> str:
        """Lead somebody who waits and was sent a link to where its code is entered."""
        code = self.request.GET.get("invite", "")
        if isinstance(self.request.user, User) and self.request.user.is_waiting and code:
            return f"{reverse('accounts:waiting')}?{urlencode({'invite': code})}"
        return self.get_next_url() or settings.LOGIN_REDIRECT_URL


class JoinByPasskeyView(JoinView):
    """Sign up without a password; there only where e-mail addresses are proven."""

    template_name = "account/signup_by_passkey.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.MFA_PASSKEY_SIGNUP_ENABLED:
            raise Http404
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"by_passkey": True}


class ConfirmAddressView(ConfirmEmailView):
    """Prove an address by a link, where no code is asked for."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED:
            raise Http404
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


@method_decorator(rate_limit(action="signup"), name="dispatch")
class JoinWithView(Joining, SocialSignupView):
    """Sign up with another site's account; who is refused may correct what they typed."""

    def form_valid(self, form: AboutNewcomer) -> HttpResponse:
        told = self.sociallogin.serialize()  # what follows forgets it, refused or not
        response = super().form_valid(form)
        if response.status_code == REFUSED:
            self.request.session["socialaccount_sociallogin"] = told
        return response


class SignInView(LoginView):
    """Sign in by handle or e-mail address; a refused form answers 422."""

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        return _refused(self, form)


def _refused(view: FormView[Any], form: Form) -> HttpResponse:
    return view.render_to_response(view.get_context_data(form=form), status=REFUSED)


def _prospects(seen_in: str) -> dict[str, Any]:
    """Collect what the page needs to say whom sign-up lets in at once."""
    everywhere = rollout.EVERYWHERE in settings.OPEN_REGIONS
    names = [countries.name(code) for code in settings.OPEN_REGIONS]
    return {
        "codes_cross": everywhere or settings.INVITES_CROSS_REGIONS,
        "everywhere": everywhere,
        "open_regions": get_text_list(names, "and"),
        "closed_country": "" if rollout.is_open(seen_in) else countries.name(seen_in),
    }


def _taken(error: IntegrityError) -> tuple[str, str]:
    """Say at which field somebody else was quicker."""
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if "handle" in broken:
        return "username", "This handle was taken just now. Please choose another."
    return "email", "This e-mail address was taken just now. If that was you, sign in."
