from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from feed import services
from feed.models import Post
from generation.views.lineage import change
from sora_site.accounts.models import as_user


@login_required
def remix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a clip from a post, as far as its author lets the viewer."""
    open_to_viewer = Post.objects.remixable_by(as_user(request.user))
    post = get_object_or_404(open_to_viewer.select_related("author", "generation"), pk=pk)
    return change(request, post.generation, {"action": request.path, "post": post})


@require_POST
@login_required
def set_remixable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one of the viewer's own posts to remixes, or close it."""
    own = get_object_or_404(Post.objects.by(as_user(request.user)), pk=pk)
    remixable = "remixable" in request.POST
    services.set_remixable(post=own, remixable=remixable)
    who = "Others may remix this post." if remixable else "Nobody else can remix this post now."
    messages.success(request, who)
    return redirect(own)
