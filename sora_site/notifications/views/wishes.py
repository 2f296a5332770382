from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sora_site.accounts.models import as_user
from sora_site.notifications.delivery.mail import DIGEST, read_stop_token
from sora_site.notifications.forms import WishesForm
from sora_site.notifications.models import Notification
from sora_site.notifications.models.rules import RULES, Channel
from sora_site.notifications.services.wishes import stop_mail as stop


@login_required
def wishes(request: HttpRequest) -> HttpResponse:
    """Show and keep how the viewer wants to hear of things."""
    person = as_user(request.user)
    form = WishesForm(person, request.POST) if request.method == "POST" else WishesForm(person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved. That is how you hear of things from now on.")
        return redirect("notifications:settings")
    context = {"form": form, "channels": Channel.labels, "time_zone": person.time_zone}
    status = 422 if form.errors else 200
    return render(request, "notifications/settings.html", context, status=status)


@csrf_exempt  # mail programs press the button by themselves (RFC 8058); the link is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the e-mails a link in one of them names; needs no account, only the link."""
    try:
        person, what = read_stop_token(token)
    except BadSignature as error:
        raise Http404 from error
    if request.method == "POST":
        stop(person_id=UUID(person), what=what)
    about = "" if what == DIGEST else RULES[Notification.Kind(what)].label
    context = {"about": about, "stopped": request.method == "POST"}
    return render(request, "notifications/stop_mail.html", context)
