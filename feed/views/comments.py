from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from feed import services
from feed.conversation import conversation, thread
from feed.forms import CommentForm
from feed.models import Comment, Post
from sora_site.accounts.models import User, as_user, viewer_of
from sora_site.core.errors import DomainError, Gone


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def comments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what people said under a post, and take what the viewer says; htmx gets the list."""
    viewer = viewer_of(request.user)
    shown = get_object_or_404(Post.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    if request.method == "POST":
        return _say(request, shown) if viewer else redirect_to_login(request.path)
    return _conversation(request, shown, CommentForm(initial={"parent": _number(request, "reply")}))


def _say(request: HttpRequest, post: Post) -> HttpResponse:
    form = CommentForm(request.POST)
    try:
        said = _comment(post, as_user(request.user), form)
    except DomainError as refusal:
        form.add_error("text", str(refusal))
        return _conversation(request, post, form, status=refusal.status)
    if not request.headers.get("HX-Request"):
        return redirect(said)
    post.refresh_from_db(fields=["comment_count"])
    return _conversation(request, post, CommentForm())


def _comment(post: Post, viewer: User, form: CommentForm) -> Comment:
    if not form.is_valid():
        raise services.CommentRefused("That did not arrive whole. Send it again.")
    asked = form.cleaned_data
    visible = Comment.objects.filter(post=post).visible_to(viewer)
    parent = visible.filter(pk=asked["parent"]).first() if asked["parent"] else None
    if asked["parent"] and parent is None:
        raise Gone("The comment you reply to has just been deleted. Your text is kept below.")
    return services.add_comment(
        post=post,
        author=viewer,
        text=asked["text"],
        request_key=asked["request_key"],
        parent=parent,
    )


def _conversation(
    request: HttpRequest, post: Post, form: CommentForm, *, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request.user)
    root = _number(request, "thread")
    context = {
        "post": post,
        "form": form,
        "root": root,
        "closed": services.closed_to(post=post, viewer=viewer) if viewer else "",
        "conversation": conversation(post, viewer, after=_number(request, "after"))
        if root is None
        else thread(post, viewer, root=root),
    }
    fragment = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "feed/_comments.html" if fragment else "feed/comments.html"
    return render(request, template, context, status=status)


def _number(request: HttpRequest, name: str) -> int | None:
    """Read a comment's number out of the address."""
    try:
        number = int(request.GET.get(name, ""))
    except ValueError:
        return None
    return number if 0 < number < 2**63 else None


@require_POST
@login_required
def delete_comment(request: HttpRequest, pk: UUID, comment: int) -> HttpResponse:
    """Delete a comment of the viewer's own, or one under their post."""
    viewer = as_user(request.user)
    mine = Q(author=viewer) | Q(post__author=viewer)
    chosen = get_object_or_404(Comment.objects.filter(mine, post=pk), pk=comment)
    services.delete_comment(comment=chosen)
    if not request.headers.get("HX-Request"):
        return redirect("feed:comments", pk)
    shown = get_object_or_404(Post.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    return _conversation(request, shown, CommentForm())
