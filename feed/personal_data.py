from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from feed.models import Comment, Like, Nudge, Pace, Post
from sora_site.core.personal_data import Holding, Row, stream

PACE: Final = (
    "pages",
    "turned_at",
    "paused_until",
    "seen_at",
    "watched",
    "items",
    "shown",
    "skips",
    "opened",
    "acted_at",
    "stage",
    "dismissed",
    "may_go_on_at",
    "day",
    "today",
)


def _posts(person: UUID) -> Iterable[Row]:
    posts = Post.objects.filter(author=person).order_by("posted_at", "pk")
    shown = posts.values(
        "id", "caption", "remixable", "posted_at", "like_count", clip=F("generation_id")
    )
    return stream(shown)


def _likes(person: UUID) -> Iterable[Row]:
    likes = Like.objects.filter(person=person).order_by("pk")
    return stream(likes.values("post", "liked_at"))


def _comments(person: UUID) -> Iterable[Row]:
    comments = Comment.objects.filter(author=person).order_by("pk")
    return stream(comments.values("post", "text", "written_at"))


def _pace(person: UUID) -> Iterable[Row]:
    return stream(Pace.objects.filter(person=person).values(*PACE))


def _nudges(person: UUID) -> Iterable[Row]:
    nudges = Nudge.objects.filter(person=person).order_by("shown_at", "pk")
    return stream(nudges.values("kind", "held_out", "shown_at", "answer", "answered_at"))


@transaction.atomic
def _erase_likes(person: UUID) -> None:
    """Take the person's likes off the posts they are counted on."""
    liked = Post.objects.filter(likes__person=person).order_by("pk")
    posts = [post.pk for post in liked.select_for_update(of=("self",), no_key=True)]
    Like.objects.filter(person=person, post__in=posts).delete()
    Post.objects.filter(pk__in=posts).update(like_count=F("like_count") - 1)


@transaction.atomic
def _erase_comments(person: UUID) -> None:
    """Take the person's comments away, with the replies to them, and count anew."""
    spoken = Post.objects.filter(comments__author=person).order_by("pk").distinct()
    posts = list(spoken.values_list("pk", flat=True))
    Comment.objects.filter(author=person).delete()
    for post in Post.objects.filter(pk__in=posts).select_for_update(no_key=True).order_by("pk"):
        Post.objects.filter(pk=post.pk).update(comment_count=post.comments.count())


HOLDINGS: Final = (
    Holding(
        key="posts",
        title="Your posts",
        what="Which clips you showed to others, with their captions, and how often they were"
        " liked.",
        kept="Until you take them down.",
        models=(Post,),
        rows=_posts,
    ),
    Holding(
        key="likes",
        title="Your likes",
        what="Which posts you liked and when.",
        kept="Until you take the like back or the post is gone.",
        models=(Like,),
        rows=_likes,
        erase=_erase_likes,
        left="What other people made and wrote stays theirs, also where it mentions you.",
    ),
    Holding(
        key="comments",
        title="Your comments",
        what="What you said under posts, and when.",
        kept="Until you or the post's author delete it, or the post is gone.",
        models=(Comment,),
        rows=_comments,
        erase=_erase_comments,
    ),
    Holding(
        key="pace",
        title="Your pace in the feed",
        what="How long your last sitting at the feed was, with how many clips, and, under 18, which"
        " pages you turned, so that a pause comes after a while.",
        kept="Until your next sitting; the last one as long as your account.",
        models=(Pace,),
        rows=_pace,
    ),
    Holding(
        key="nudges",
        title="Words about your pace",
        what="When the feed invited you to make something, asked how it is, or paused, and what you"
        " answered.",
        kept=f"{settings.NUDGE_DAYS} days.",
        models=(Nudge,),
        rows=_nudges,
    ),
)
