from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sora_site.accounts.models import Invite, as_user
from sora_site.accounts.services import rollout


@login_required
def invites(request: HttpRequest) -> HttpResponse:
    """Show the viewer's own invite codes and who came by them."""
    mine = Invite.objects.filter(issued_by=as_user(request.user)).select_related("redeemed_by")
    return render(request, "accounts/invites.html", {"invites": mine.order_by("redeemed_at", "pk")})


@require_POST
@login_required
def revoke_invite(request: HttpRequest, pk: int) -> HttpResponse:
    invite = get_object_or_404(Invite, pk=pk, issued_by=as_user(request.user))
    rollout.revoke_invite(invite=invite)
    return redirect("accounts:invites")
