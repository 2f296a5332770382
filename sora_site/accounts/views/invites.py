from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sora_site.accounts.models import Invite, User, as_user
from sora_site.accounts.services import rollout


@login_required
def invites(request: HttpRequest) -> HttpResponse:
    """Show the viewer's own invite codes and who came by them."""
    viewer = as_user(request.user)
    friends = Prefetch("redeemed_by", User.objects.visible_to(viewer).for_viewer(viewer))
    mine = Invite.objects.filter(issued_by=viewer).prefetch_related(friends)
    return render(request, "accounts/invites.html", {"invites": mine.order_by("redeemed_at", "pk")})


@require_POST
@login_required
def revoke_invite(request: HttpRequest, pk: int) -> HttpResponse:
    invite = get_object_or_404(Invite, pk=pk, issued_by=as_user(request.user))
    rollout.revoke_invite(invite=invite)
    return redirect("accounts:invites")
