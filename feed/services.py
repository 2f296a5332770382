from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from feed.models import Like, Pace, Post
from generation.models import Generation
from sora_site.accounts.ages import AgePolicy, policy_for
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls
from sora_site.notifications.models import Notification
from sora_site.notifications.services import notify

CAPTION_LIMIT: Final = 300  # characters
SLATE: Final = 20  # posts a request, where the feed goes on by itself
PAGE: Final = 10  # posts a page, where it goes page by page


class NotReady(Gone):
    """The clip cannot be posted in its present state."""


class CaptionRefused(DomainError):
    """The caption cannot be used as it is."""


class Paused(TooMany):
    """The person saw as many pages of the feed as come before a pause."""

    def __init__(self, until: datetime) -> None:
        super().__init__("Time for a pause from the feed.")
        self.until = until


@dataclass(frozen=True, kw_only=True)
class Turn:
    """How a feed may be shown to somebody now."""

    size: int  # posts
    by_page: bool
    pages_left: int = 0  # before the pause


def turn_page(*, viewer: User, page: str) -> Turn:
    """Let somebody see a page of a feed, and count it where feeds go page by page.

    `page` names the feed and the place in it; seeing the same again is not counted.

    :raises Paused: while a pause lasts, and when one is due.
    """
    policy = policy_for(viewer)
    if policy.continuous_scroll:
        return Turn(size=SLATE, by_page=False)
    pace = _count_page(viewer, page, policy)
    if pace.paused_until:
        raise Paused(pace.paused_until)
    left = policy.pages_before_pause - len(pace.pages)
    return Turn(size=PAGE, by_page=True, pages_left=max(left, 0))


@transaction.atomic
def _count_page(viewer: User, page: str, policy: AgePolicy) -> Pace:
    """Write down one more page, or that a pause begins; tabs of one person wait for each other."""
    Pace.objects.bulk_create([Pace(person=viewer)], ignore_conflicts=True)
    pace = Pace.objects.select_for_update().get(person=viewer)
    if pace.is_paused:
        return pace
    if pace.is_fresh:
        pace.pages, pace.paused_until = [], None
    if page in pace.pages:
        return pace
    pace.turned_at = timezone.now()
    if len(pace.pages) < policy.pages_before_pause:
        pace.pages.append(page)
    else:
        pace.paused_until = pace.turned_at + policy.pause
    pace.save()
    return pace


@transaction.atomic
def publish(*, clip: Generation, caption: str) -> Post:
    """Show a completed clip to everybody; publishing it again gives the same post.

    :raises NotReady: if the clip is not completed.
    :raises CaptionRefused: if the caption is too long or cannot be stored.
    """
    caption = " ".join(caption.split())
    if len(caption) > CAPTION_LIMIT:
        raise CaptionRefused(
            f"The caption has {len(caption)} characters; {CAPTION_LIMIT} is the most."
        )
    if has_controls(caption):
        raise CaptionRefused("The caption has characters in it that cannot be shown.")
    locked = Generation.objects.select_for_update(no_key=True).filter(pk=clip.pk).first()
    if locked is None or locked.state != Generation.State.COMPLETED:
        raise NotReady("Only a finished clip can be posted.")
    post, _ = Post.objects.get_or_create(
        generation=locked, defaults={"author_id": locked.author_id, "caption": caption}
    )
    return post


def withdraw(*, post: Post) -> None:
    """Take a post down; the clip stays in its author's library."""
    post.delete()


@transaction.atomic
def set_like(*, post: Post, viewer: User, liked: bool) -> bool:
    """Set or clear a like; True if that changed anything.

    :raises Gone: if the post was taken down, or hidden from the viewer, meanwhile.
    """
    posts = Post.objects.visible_to(viewer) if liked else Post.objects.all()
    if not posts.select_for_update(no_key=True, of=("self",)).filter(pk=post.pk).exists():
        raise Gone("This post has just been taken down.")
    if liked:
        changed = Like.objects.get_or_create(post=post, person=viewer)[1]
    else:
        changed = bool(Like.objects.filter(post=post, person=viewer).delete()[0])
    if changed:
        step = 1 if liked else -1
        Post.objects.filter(pk=post.pk).update(like_count=F("like_count") + step)
    if changed and liked and post.author_id != viewer.pk:
        notify(
            recipient=post.author,
            kind=Notification.Kind.LIKED,
            actor=viewer,
            url=post.get_absolute_url(),
        )
    return changed


@transaction.atomic
def end_likes(*, one: User, other: User) -> int:
    """Take back what two people liked of each other; return how many likes that were."""
    likes = Like.objects.filter(
        Q(person=one, post__author=other) | Q(person=other, post__author=one)
    )
    posts = Post.objects.filter(likes__in=likes).order_by("pk")
    locked = [post.pk for post in posts.select_for_update(no_key=True, of=("self",))]
    likes.filter(post__in=locked).delete()
    return Post.objects.filter(pk__in=locked).update(like_count=F("like_count") - 1)
