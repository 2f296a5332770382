from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, SignupView
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpResponse
from django.views.generic import FormView

from sora_site.accounts.forms.join import SignupForm
from sora_site.accounts.services import rollout


class JoinView(SignupView):
    """Sign up with an invite code; a refused form answers 422 with everything typed kept."""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        return initial | {"invite": self.request.GET.get("invite", "")}

    def form_valid(self, form: SignupForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except rollout.InviteRefused as refusal:
            form.add_error("invite", str(refusal))
        except IntegrityError:
            form.add_error("username", "This handle or e-mail address was taken just now.")
        else:
            return response
        return self.form_invalid(form)

    def form_invalid(self, form: SignupForm) -> HttpResponse:
        return _refused(self, form)


class SignInView(LoginView):
    """Sign in by handle or e-mail address; a refused form answers 422."""

    def form_invalid(self, form: LoginForm) -> HttpResponse:
        return _refused(self, form)


def _refused(view: FormView[Any], form: Form) -> HttpResponse:
    return view.render_to_response(view.get_context_data(form=form), status=422)
