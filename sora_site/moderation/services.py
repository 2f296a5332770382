from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta
from typing import Final, TypeAlias

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from feed.models import Comment, Post
from feed.services import delete_comment, withdraw
from generation.models import Generation
from generation.services import bar_clip
from recommender.models import Interaction
from recommender.services import record
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import CannotBlock, set_block
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls
from sora_site.messaging.models import Message
from sora_site.messaging.services.threads import remove
from sora_site.moderation.models import Report
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

A_DAY: Final = 30  # reports of one person
WORDS_LIMIT: Final = 500  # characters

Reportable: TypeAlias = User | Post | Generation | Comment | Message


class CannotReport(DomainError):
    """The report cannot be taken as it is."""


class AlreadyDecided(Gone):
    """Somebody else decided the report first."""


class NotTheirs(DomainError):
    """A moderator may not decide what they are part of."""

    status = 403


@transaction.atomic
def file_report(*, reporter: User, thing: Reportable, reason: str, words: str = "") -> Report:
    """Tell the moderators about a person, a post, a clip, a comment or a message.

    An open report of the same thing by the same person stays as it is.

    :raises CannotReport: if it is the reporter's own, or the words cannot be kept.
    :raises TooMany: if the reporter has filed many today.
    """
    words = " ".join(words.split())
    subject, facts = _facts(thing)
    if subject.pk == reporter.pk:
        raise CannotReport("This is your own.")
    if len(words) > WORDS_LIMIT or has_controls(words):
        raise CannotReport(f"Please say it in plain words, {WORDS_LIMIT} characters at most.")
    list(User.objects.select_for_update(no_key=True).filter(pk=reporter.pk).values("pk"))
    filed = Report.objects.by(reporter)
    if known := filed.open().filter(subject=subject, about=facts["about"]).first():
        return known
    if filed.filter(reported_at__gt=timezone.now() - timedelta(days=1)).count() >= A_DAY:
        raise TooMany("You have reported a lot today. You can report more tomorrow.")
    if isinstance(thing, Post):
        record(person=reporter, item=thing.pk, kind=Interaction.Kind.REPORT)
    return Report.objects.create(
        reporter=reporter, subject=subject, reason=reason, words=words, **facts
    )


@transaction.atomic
def report_clips(
    *, reporter: User, clips: Collection[Generation], reason: str, words: str, block: bool
) -> None:
    """Tell the moderators about several clips for one reason, all or none of them.

    With `block`, whoever made them is blocked, too.

    :raises CannotReport, TooMany: as `file_report`.
    """
    for clip in clips:
        file_report(reporter=reporter, thing=clip, reason=reason, words=words)
    for maker in {clip.author for clip in clips} if block else ():
        with suppress(CannotBlock):
            set_block(blocker=reporter, blocked=maker, on=True)


@transaction.atomic
def decide_report(*, report: Report, moderator: User, verdict: Report.Verdict) -> None:
    """Uphold a report, which takes down what it is about, or dismiss it; the reporter is told.

    :raises AlreadyDecided: if another moderator was faster.
    :raises NotTheirs: if the moderator reported it or is who was reported.
    """
    if moderator.pk in {report.reporter_id, report.subject_id}:
        raise NotTheirs(f"You are part of report {report.pk}; somebody else has to decide it.")
    decided = Report.objects.open().filter(pk=report.pk)
    if not decided.update(verdict=verdict, decided_at=timezone.now(), decided_by=moderator):
        raise AlreadyDecided(f"Report {report.pk} was decided by somebody else just now.")
    if verdict == Report.Verdict.UPHELD:
        _take_down(report)
    if report.reporter is not None:
        notify(
            recipient=report.reporter,
            kind=Notification.Kind.REPORT_DECIDED,
            url=reverse("moderation:reports"),
        )


def _facts(thing: Reportable) -> tuple[User, dict[str, object]]:
    """Say who is behind a thing, and what a report keeps of it."""
    if isinstance(thing, User):
        return thing, {"about": "person", "shown": f"{thing.display_name}\n\n{thing.bio}".strip()}
    if isinstance(thing, Message):
        facts = {"about": f"message {thing.pk}", "message": thing, "post": thing.post}
        return thing.sender, facts | {"shown": thing.text}
    kind = {Post: "post", Generation: "clip", Comment: "comment"}[type(thing)]
    return thing.author, {"about": f"{kind} {thing.pk}", kind: thing, "shown": _words_of(thing)}


def _words_of(thing: Post | Generation | Comment) -> str:
    if isinstance(thing, Comment):
        return thing.text
    if isinstance(thing, Generation):
        return thing.prompt
    return f"{thing.caption}\n\n{thing.generation.prompt}".strip()


def _take_down(report: Report) -> None:
    """Take away what was reported, if it is still there, and tell whose it was why."""
    if report.message is not None:
        remove(message=report.message)
    elif report.comment is not None:
        delete_comment(comment=report.comment)
    elif report.clip is not None:
        _bar(report.clip)
    elif report.post is not None:
        _bar(report.post.generation)
    else:
        return
    notify(
        recipient=report.subject,
        kind=Notification.Kind.TAKEN_DOWN,
        url=reverse("about") + "#rules",
        text=f"A {report.kind} of yours: {report.get_reason_display()}",
    )


def _bar(clip: Generation) -> None:
    bar_clip(clip=clip)
    for post in Post.objects.filter(generation=clip):
        withdraw(post=post)
