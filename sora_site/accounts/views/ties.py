from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sora_site.accounts.models import User, as_user
from sora_site.accounts.services import ties


@require_POST
@login_required
def follow(request: HttpRequest, handle: str) -> HttpResponse:
    """Follow or unfollow somebody; answer htmx with the button alone."""
    viewer = as_user(request.user)
    people = User.objects.visible_to(viewer).for_viewer(viewer)
    person = get_object_or_404(people, handle=handle.lower())
    ties.set_follow(follower=viewer, followee=person, followed="followed" in request.POST)
    if not request.headers.get("HX-Request"):
        return redirect(person)
    return render(request, "accounts/_follow.html", {"person": people.get(pk=person.pk)})
