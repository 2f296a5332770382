"""What people say under a post."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from feed.models import Comment, Post
from feed.services.clock import note_act
from feed.services.mentions import people_named, tell_mentioned
from recommender.models import Interaction
from recommender.services import record
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import CommentsFrom, Follow, User
from sora_site.core.errors import DomainError, Gone, TooMany
from sora_site.core.text import has_controls
from sora_site.notifications.models import Notification
from sora_site.notifications.services import forget_words, notify

COMMENT_LIMIT: Final = 500  # characters
COMMENTS_A_MINUTE: Final = 10


class CommentRefused(DomainError):
    """The comment cannot stand under this post as it is."""


def closed_to(*, post: Post, viewer: User) -> str:
    """Say why a viewer who sees a post may not comment on it; empty if they may."""
    author = post.author
    if viewer.pk == author.pk or _hears_everyone(author):
        return ""
    if author.comments_from == CommentsFrom.NOBODY:
        return f"{author.display_name} takes no comments."
    if Follow.objects.filter(follower=author, followee=viewer).exists():
        return ""
    return f"Only people whom {author.display_name} follows may comment here."


def _hears_everyone(author: User) -> bool:
    wished = author.comments_from == CommentsFrom.EVERYONE
    return wished and policy_for(author).strangers_may_comment


@transaction.atomic
def add_comment(
    *, post: Post, author: User, text: str, request_key: UUID, parent: Comment | None = None
) -> Comment:
    """Say something under a post; the same `request_key` gives the same comment.

    A reply to a reply joins the thread it stands in.

    :raises CommentRefused: if the text cannot be used or the post is closed to its author.
    :raises TooMany: if the author wrote as many in a minute as one person may.
    :raises Gone: if the post or the comment replied to was taken down meanwhile.
    """
    text = _clean_comment(text)
    if reason := closed_to(post=post, viewer=author):
        raise CommentRefused(reason)
    _lock_post(post)
    if known := Comment.objects.filter(author=author, request_key=request_key).first():
        return known
    _require_calm(author)
    if parent is not None and not Comment.objects.filter(pk=parent.pk, post=post).exists():
        raise Gone("The comment you reply to has just been deleted. Your text is kept below.")
    thread = parent.parent_id or parent.pk if parent else None
    comment = Comment.objects.create(
        post=post, author=author, text=text, request_key=request_key, parent_id=thread
    )
    _recount_comments(post)
    record(person=author, item=post.pk, kind=Interaction.Kind.COMMENT)
    _tell_of(comment, parent)
    note_act(person=author)
    return comment


@transaction.atomic
def delete_comment(*, comment: Comment) -> None:
    """Delete a comment and the replies to it; again is no error."""
    _lock_post(comment.post)
    _forget_words(comment)
    Comment.objects.filter(pk=comment.pk).delete()
    _recount_comments(comment.post)


def _clean_comment(text: str) -> str:
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if not text:
        raise CommentRefused("Write something first.")
    if len(text) > COMMENT_LIMIT:
        raise CommentRefused(
            f"The comment has {len(text)} characters; {COMMENT_LIMIT} is the most."
            " Your text is kept below."
        )
    if has_controls(text, allowed="\n"):
        raise CommentRefused("The comment has characters in it that cannot be shown.")
    return text


def _require_calm(author: User) -> None:
    lately = timezone.now() - timedelta(minutes=1)
    if author.comments.filter(written_at__gt=lately).count() >= COMMENTS_A_MINUTE:
        raise TooMany("That was a lot at once. Wait a minute; your text is kept below.")


def _lock_post(post: Post) -> None:
    if not Post.objects.select_for_update(no_key=True).filter(pk=post.pk).exists():
        raise Gone("This post has just been taken down.")


def _recount_comments(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(comment_count=post.comments.count())


def _forget_words(comment: Comment) -> None:
    """Take what goes with a comment out of the inboxes in which it is quoted."""
    root = comment.parent_id or comment.pk
    thread = Comment.objects.filter(Q(pk=root) | Q(parent=root))
    going = thread.filter(Q(pk=comment.pk) | Q(parent=comment.pk))
    texts = list(going.values_list("text", flat=True))
    forget_words(
        recipients={
            comment.post.author_id,
            *thread.values_list("author_id", flat=True),
            *people_named(*texts).values_list("pk", flat=True),
        },
        urls=[_place(comment.post), comment.get_absolute_url()],
        texts=texts,
    )


def _place(post: Post) -> str:
    return reverse("feed:comments", args=[post.pk])


def _tell_of(comment: Comment, parent: Comment | None) -> None:
    """Tell whoever is replied to, if they still see the post, its author, and people it names."""
    seen = parent and Post.objects.visible_to(parent.author).filter(pk=comment.post_id).exists()
    if parent is not None and seen:
        notify(
            recipient=parent.author,
            kind=Notification.Kind.REPLIED,
            actor=comment.author,
            url=comment.get_absolute_url(),
            text=comment.text,
        )
    if parent is None or parent.author_id != comment.post.author_id:
        notify(
            recipient=comment.post.author,
            kind=Notification.Kind.COMMENTED,
            actor=comment.author,
            url=_place(comment.post),
            text=comment.text,
        )
    tell_mentioned(
        post=comment.post,
        author=comment.author,
        text=comment.text,
        url=comment.get_absolute_url(),
        but={comment.post.author_id} | ({parent.author_id} if parent else set()),
    )
