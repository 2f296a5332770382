from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from sora_site.accounts.models import as_user
from sora_site.notifications import services
from sora_site.notifications.badge import badge_of
from sora_site.notifications.models import Notification

PAGE = 30
NEWS = 20  # lines told at once to a tab that comes back


@login_required
@vary_on_headers("HX-Request", "HX-Boosted")
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the viewer's inbox, newest first."""
    reader = as_user(request.user)
    lines = Notification.objects.inbox_of(reader).with_actors(reader).newest_first()
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "notifications/_lines.html" if fragment else "notifications/inbox.html"
    return render(request, template, {"page": page})


@require_safe
@never_cache
@login_required
def open_line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark a line as read and go where it leads."""
    reader = as_user(request.user)
    mine = Notification.objects.inbox_of(reader).with_actors(reader)
    line = get_object_or_404(mine, pk=pk)
    services.mark_read(recipient=reader, lines=[line.pk])
    return redirect(line.target)


@require_safe
@never_cache
@login_required
def news(request: HttpRequest) -> HttpResponse:
    """Answer with the badge, and the unread lines after the number a tab has seen up to."""
    reader = as_user(request.user)
    lines = Notification.objects.inbox_of(reader).unread().after(request.GET.get("after", ""))
    newest = lines.with_actors(reader).newest_first()[:NEWS]
    badge = badge_of(reader.pk)
    shown = render_to_string("notifications/_badge.html", {"unread_count": badge.unread})
    told = [
        {
            "id": str(line.pk),
            "seq": line.seq,
            "text": line.headline,
            "url": reverse("notifications:open", args=[line.pk]),
        }
        for line in newest
    ]
    return JsonResponse({"badge": shown, "seen": badge.seen, "lines": told})


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_read(recipient=as_user(request.user))
    return redirect("notifications:inbox")
