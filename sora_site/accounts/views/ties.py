"""Deeds between two people. Each states the wanted end, so that a double click is harmless."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sora_site.accounts.models import FollowRequest, User, as_user
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


@require_POST
@login_required
def remove_follower(request: HttpRequest, handle: str) -> HttpResponse:
    """Make somebody stop following the viewer; htmx takes the line away."""
    viewer = as_user(request.user)
    follower = get_object_or_404(User.objects.visible_to(viewer), handle=handle.lower())
    ties.remove_follower(person=viewer, follower=follower)
    if request.headers.get("HX-Request"):
        return HttpResponse()
    return redirect("accounts:followers", viewer.handle)


@require_POST
@login_required
def answer_follow_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline one request to follow the viewer; htmx gets the answered line."""
    asked = FollowRequest.objects.select_related("requester", "target")
    wish = get_object_or_404(asked, pk=pk, target=as_user(request.user))
    ties.answer_follow_request(request=wish, accepted="accepted" in request.POST)
    if not request.headers.get("HX-Request"):
        return redirect("accounts:follow_requests")
    return render(request, "accounts/_answered.html", {"person": wish.requester})


@require_POST
@login_required
def block(request: HttpRequest, handle: str) -> HttpResponse:
    """Block or unblock somebody."""
    viewer = as_user(request.user)
    person = get_object_or_404(User.objects.known_to(viewer), handle=handle.lower())
    on = "blocked" in request.POST
    ties.set_block(blocker=viewer, blocked=person, on=on)
    done = "is blocked. Neither of you sees the other." if on else "is not blocked any more."
    messages.success(request, f"@{person.handle} {done}")
    return redirect("accounts:blocked")
