from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from sora_site.accounts.ages import Band, policy_for
from sora_site.accounts.models import as_user
from sora_site.accounts.services import wishes


@login_required
@never_cache
def feed_wishes(request: HttpRequest) -> HttpResponse:
    """Show how the viewer's feed goes on, and let them say whether it learns."""
    viewer = as_user(request.user)
    if request.method == "POST":
        wishes.set_personalised(person=viewer, on="personalised" in request.POST)
        messages.success(request, "Saved.")
        return redirect("accounts:feed_wishes")
    policy = policy_for(viewer)
    context = {
        "policy": policy,
        "is_young": policy.band is Band.TEEN,
        "pause_minutes": int(policy.pause.total_seconds()) // 60,
        "may_choose": wishes.may_personalise(viewer),
    }
    return render(request, "accounts/feed_wishes.html", context)
