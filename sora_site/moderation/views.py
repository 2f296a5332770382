from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feed.models import Comment, Post
from feed.views.library import chosen_clips
from generation.models import CastMember, Generation, GenerationQuerySet
from sora_site.accounts.models import Block, User, as_user
from sora_site.core.errors import DomainError
from sora_site.messaging.models import Message
from sora_site.moderation import services
from sora_site.moderation.forms import ReportForm
from sora_site.moderation.models import Report

REPORTS: Final = 30  # a page
LARGEST_ID: Final = 2**63 - 1


@require_safe
@login_required
def reports(request: HttpRequest) -> HttpResponse:
    """Show what the viewer reported and what became of it."""
    filed = Report.objects.by(as_user(request.user)).select_related("subject")
    page = Paginator(filed.order_by("-reported_at"), REPORTS).get_page(request.GET.get("page"))
    return render(request, "moderation/reports.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_person(request: HttpRequest, handle: str) -> HttpResponse:
    """Report somebody the viewer can see."""
    viewer = as_user(request.user)
    people = User.objects.visible_to(viewer).exclude(pk=viewer.pk)
    person = get_object_or_404(people, handle=handle.lower())
    return _report(request, person, person)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_post(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Report a post the viewer can see."""
    viewer = as_user(request.user)
    posts = Post.objects.visible_to(viewer).exclude(author=viewer)
    post = get_object_or_404(posts.select_related("author", "generation"), pk=pk)
    return _report(request, post, post.author)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_clip(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Report a clip that shows the viewer, from the moment it is asked for."""
    clip = get_object_or_404(_by_others_with(as_user(request.user)), pk=pk)
    return _report(request, clip, clip.author)


@require_POST
@login_required
def report_clips(request: HttpRequest) -> HttpResponse:
    """Report chosen clips that show the viewer, all for one reason, once they said which."""
    viewer = as_user(request.user)
    clips = list(_by_others_with(viewer).filter(pk__in=chosen_clips(request)).order_by("pk"))
    if not clips:
        messages.info(request, "Nothing was reported: choose clips that others made.")
        return redirect("feed:appearances")
    form = ReportForm(request.POST if "sure" in request.POST else None)
    if form.is_valid() and _filed(form, viewer, clips, block="block" in request.POST):
        messages.success(request, f"{len(clips)} clip{'s' * (len(clips) > 1)} reported. Thank you.")
        return redirect("moderation:reports")
    makers = dict.fromkeys(clip.author.handle for clip in clips)
    context = {"clips": clips, "makers": list(makers), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "moderation/report_chosen.html", context, status=status)


def _by_others_with(viewer: User) -> GenerationQuerySet:
    shown = CastMember.objects.showing(viewer).standing().values("clip")
    return Generation.objects.filter(pk__in=shown).exclude(author=viewer).select_related("author")


def _filed(form: ReportForm, viewer: User, clips: list[Generation], *, block: bool) -> bool:
    try:
        services.report_clips(reporter=viewer, clips=clips, block=block, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_comment(request: HttpRequest, pk: UUID, comment: int) -> HttpResponse:
    """Report a comment the viewer can see under a post they can see."""
    viewer = as_user(request.user)
    said = Comment.objects.visible_to(viewer).exclude(author=viewer)
    under = said.filter(post__in=Post.objects.visible_to(viewer).filter(pk=pk)).with_author()
    chosen = get_object_or_404(under, pk=min(comment, LARGEST_ID))
    return _report(request, chosen, chosen.author)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a message the viewer received; taking it back or blocking the viewer is no way out."""
    received = Message.objects.received_by(as_user(request.user))
    message = get_object_or_404(received.select_related("sender"), pk=min(pk, LARGEST_ID))
    return _report(request, message, message.sender)


def _report(request: HttpRequest, thing: services.Reportable, subject: User) -> HttpResponse:
    """Ask what is wrong; once it is filed, thank and offer to block."""
    viewer = as_user(request.user)
    form = ReportForm(request.POST if request.method == "POST" else None)
    context = {"thing": type(thing).__name__.lower(), "subject": subject, "form": form}
    if form.is_valid():
        try:
            services.file_report(reporter=viewer, thing=thing, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            blocked = Block.objects.between(viewer, subject).exists()
            return render(request, "moderation/thanks.html", context | {"blocked": blocked})
    status = 422 if form.is_bound else 200
    return render(request, "moderation/report.html", context, status=status)
