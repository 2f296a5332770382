from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from sora_site.accounts.models import as_user
from sora_site.notifications import services
from sora_site.notifications.models import Notification

PAGE = 30


@login_required
@vary_on_headers("HX-Request", "HX-Boosted")
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the viewer's inbox, newest first."""
    lines = Notification.objects.inbox_of(as_user(request.user))
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "notifications/_lines.html" if fragment else "notifications/inbox.html"
    return render(request, template, {"page": page})


@login_required
def badge(request: HttpRequest) -> HttpResponse:
    """Answer with the unread badge alone, for tabs that heard of a change."""
    return render(request, "notifications/_badge.html")


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_read(recipient=as_user(request.user))
    return redirect("notifications:inbox")
