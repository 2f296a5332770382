"""What the recommender is told of posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef

from feed.models import Post, PostQuerySet
from recommender.models import Item
from recommender.services import publish_item, withdraw_items

FAMILIES: Final = UUID("6b0c4d0e-2f60-4f0e-9d8a-5d6d1c6f7a11")  # a clip's family does not name it


def recommend(*, post: Post) -> None:
    """Let a post be recommended: by its prompt, or its caption where nobody wrote one."""
    clip = post.generation
    publish_item(
        item=post.pk,
        author=post.author,
        family=uuid5(FAMILIES, str(clip.root_id or clip.pk)),
        text=clip.story or post.caption,
        published_at=post.posted_at,
    )


def unrecommended() -> PostQuerySet:
    """Find posts that the recommender does not know, the newest first."""
    known = Item.objects.filter(pk=OuterRef("pk"))
    posts = Post.objects.filter(~Exists(known)).select_related("author", "generation")
    return posts.newest_first()


def recommend_all(posts: Iterable[Post]) -> int:
    """Let posts be recommended; return how many there were."""
    count = 0
    for post in posts:
        recommend(post=post)
        count += 1
    return count


def withdraw_lost() -> int:
    """Withdraw items whose post went with its clip; return how many."""
    there = Post.objects.filter(pk=OuterRef("pk"))
    lost = list(Item.objects.filter(~Exists(there)).values_list("pk", flat=True))
    withdraw_items(items=lost)
    return len(lost)
