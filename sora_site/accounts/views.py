from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, SignupView
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from sora_site.accounts import services
from sora_site.accounts.forms import SignupForm
from sora_site.accounts.models import Invite, User, as_user


class JoinView(SignupView):
    """Sign up with an invite code; a refused form answers 422 with everything typed kept."""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        return initial | {"invite": self.request.GET.get("invite", "")}

    def form_valid(self, form: SignupForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except services.InviteRefused as refusal:
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


@require_POST
@login_required
def follow(request: HttpRequest, handle: str) -> HttpResponse:
    """Follow or unfollow somebody; answer htmx with the button alone."""
    viewer = as_user(request.user)
    people = User.objects.active().for_viewer(viewer)
    person = get_object_or_404(people, handle=handle.lower())
    services.set_follow(follower=viewer, followee=person, followed="followed" in request.POST)
    if not request.headers.get("HX-Request"):
        return redirect(person)
    return render(request, "accounts/_follow.html", {"person": people.get(pk=person.pk)})


@login_required
def invites(request: HttpRequest) -> HttpResponse:
    """Show the viewer's own invite codes and who came by them."""
    mine = Invite.objects.filter(issued_by=as_user(request.user)).select_related("redeemed_by")
    return render(request, "accounts/invites.html", {"invites": mine.order_by("redeemed_at", "pk")})


@require_POST
@login_required
def revoke_invite(request: HttpRequest, pk: int) -> HttpResponse:
    invite = get_object_or_404(Invite, pk=pk, issued_by=as_user(request.user))
    services.revoke_invite(invite=invite)
    return redirect("accounts:invites")
