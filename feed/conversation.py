"""What people said under a post, as a page of threads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from feed.models import Comment, CommentQuerySet, Post
from sora_site.accounts.models import User

THREADS: Final = 20  # a page
REPLIES_SHOWN: Final = 3  # under each thread of a page
REPLIES: Final = 200  # under a thread that is shown alone


@dataclass
class Thread:
    """A comment and the replies to it that are shown."""

    comment: Comment
    replies: list[Comment] = field(default_factory=list)
    hidden: int = 0  # replies that are there but not shown


@dataclass(frozen=True)
class Conversation:
    """A page of threads, newest first, and the comment after which the next page begins."""

    threads: list[Thread]
    next_after: int | None = None


def conversation(post: Post, viewer: User | None, *, after: int | None) -> Conversation:
    """Read a page of what a viewer may see under a post. Three queries."""
    comments = Comment.objects.filter(post=post).visible_to(viewer)
    older = comments.filter(pk__lt=after) if after is not None else comments
    chosen = list(older.threads().with_author()[: THREADS + 1])
    shown = chosen[:THREADS]
    threads = _with_replies(comments, shown, each=REPLIES_SHOWN)
    return Conversation(threads, shown[-1].pk if len(chosen) > THREADS else None)


def thread(post: Post, viewer: User | None, *, root: int) -> Conversation:
    """Read one thread, whole; empty if the viewer may not see it or it is gone."""
    comments = Comment.objects.filter(post=post).visible_to(viewer)
    chosen = list(comments.threads().with_author().filter(pk=root))
    return Conversation(_with_replies(comments, chosen, each=REPLIES))


def _with_replies(comments: CommentQuerySet, chosen: list[Comment], *, each: int) -> list[Thread]:
    replies = defaultdict(list)
    for reply in comments.first_replies(chosen, each=each).with_author():
        replies[reply.parent_id].append(reply)
    counts = comments.reply_counts(chosen)
    return [
        Thread(one, replies[one.pk], counts.get(one.pk, 0) - len(replies[one.pk])) for one in chosen
    ]
