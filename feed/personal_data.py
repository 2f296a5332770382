from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from feed.models import Like, Pace, Post
from sora_site.core.personal_data import Holding, Row, stream


def _posts(person: UUID) -> Iterable[Row]:
    posts = Post.objects.filter(author=person).order_by("posted_at", "pk")
    shown = posts.values("id", "caption", "posted_at", "like_count", clip=F("generation_id"))
    return stream(shown)


def _likes(person: UUID) -> Iterable[Row]:
    likes = Like.objects.filter(person=person).order_by("pk")
    return stream(likes.values("post", "liked_at"))


def _pace(person: UUID) -> Iterable[Row]:
    return stream(Pace.objects.filter(person=person).values("pages", "turned_at", "paused_until"))


@transaction.atomic
def _erase_likes(person: UUID) -> None:
    """Take the person's likes off the posts they are counted on."""
    liked = Post.objects.filter(likes__person=person).order_by("pk")
    posts = [post.pk for post in liked.select_for_update(of=("self",), no_key=True)]
    Like.objects.filter(person=person, post__in=posts).delete()
    Post.objects.filter(pk__in=posts).update(like_count=F("like_count") - 1)


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
        key="pace",
        title="Your pace in the feed",
        what="Under 18: which pages of the feed you turned last, so that a pause comes after some.",
        kept="Until you turn the next pages; the last of them as long as your account.",
        models=(Pace,),
        rows=_pace,
    ),
)
