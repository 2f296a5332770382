from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from feed import services
from feed.lineage import family_of
from feed.models import Post
from generation.views.lineage import change
from sora_site.accounts.models import as_user, viewer_of


@login_required
def remix(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a clip from a post, as far as its author lets the viewer."""
    open_to_viewer = Post.objects.remixable_by(as_user(request.user))
    post = get_object_or_404(open_to_viewer.select_related("author", "generation"), pk=pk)
    answer = change(request, post.generation, {"action": request.path, "post": post})
    services.note_remix(
        viewer=as_user(request.user), post=post, made=answer.status_code == HTTPStatus.FOUND
    )
    return answer


@require_safe
def family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a post comes from, and what came of it."""
    viewer = viewer_of(request.user)
    posts = Post.objects.visible_to(viewer).select_related("author", "generation")
    post = get_object_or_404(posts, pk=pk)
    context = {"post": post, "family": family_of(post, viewer)}
    return render(request, "feed/family.html", context)


@require_POST
@login_required
def set_remixable(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one of the viewer's own posts to remixes, or close it."""
    own = get_object_or_404(Post.objects.by(as_user(request.user)), pk=pk)
    remixable = "remixable" in request.POST
    services.set_remixable(post=own, remixable=remixable)
    who = "Others may remix this post." if remixable else "Nobody else can remix this post now."
    messages.success(request, who)
    return redirect(own.generation)
