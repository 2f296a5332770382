from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models import F, Q

from feed.models import Like, Post
from feed.recommending import recommend
from feed.services.arrivals import tell_who_waits
from feed.services.mentions import people_named, tell_mentioned
from generation import casting
from generation.models import Generation
from generation.tasks import note_refused_use
from recommender.models import Interaction
from recommender.services import record, undo, withdraw_items
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone
from sora_site.core.text import has_controls
from sora_site.notifications.models import Notification
from sora_site.notifications.services import forget_words, notify

CAPTION_LIMIT: Final = 300  # characters


class NotReady(Gone):
    """The clip cannot be posted in its present state."""


class LeaveMissing(Gone):
    """Somebody in the clip may not be shown by its author any more."""


class CaptionRefused(DomainError):
    """The caption cannot be used as it is."""


@transaction.atomic
def publish(*, clip: Generation, caption: str, remixable: bool = True) -> Post:
    """Show a completed clip to everybody; publishing it again gives the same post.

    Whose clip it was made from is told, if they may see the post.

    :raises NotReady: if the clip is not completed, or a moderator took it down before.
    :raises LeaveMissing: if somebody in it does not lend their cameo any more.
    :raises CaptionRefused: if the caption is too long or cannot be stored.
    """
    caption = _clean_caption(caption)
    _require_leave(clip)
    whole = Generation.objects.shelved().filter(pk=clip.pk)
    locked = whole.select_for_update(no_key=True).first()
    if locked is None or locked.state != Generation.State.COMPLETED:
        raise NotReady("Only a finished clip can be posted.")
    if locked.barred_at:
        raise NotReady("A moderator took this clip down. It is yours, but cannot be posted again.")
    post, begun = Post.objects.get_or_create(
        generation=locked,
        defaults={"author_id": locked.author_id, "caption": caption, "remixable": remixable},
    )
    if begun:
        recommend(post=post)
        url = post.get_absolute_url()
        tell_mentioned(post=post, author=post.author, text=post.caption, url=url)
        _tell_lender(post)
        transaction.on_commit(tell_who_waits)
    return post


def _require_leave(clip: Generation) -> None:
    """Ask anew; who takes their leave back meanwhile waits until the clip is posted."""
    try:
        casting.require_leave(clip)
    except casting.LeaveEnded as refusal:
        for cameo, why in refusal.whys.items():
            note_refused_use.send(str(clip.author_id), str(cameo.pk), why)
        raise LeaveMissing(
            f"{refusal} The clip stays in your library; it cannot be posted."
        ) from refusal


def set_remixable(*, post: Post, remixable: bool) -> None:
    """Say whether others may remix a post from now on."""
    Post.objects.filter(pk=post.pk).update(remixable=remixable)


def _clean_caption(caption: str) -> str:
    caption = " ".join(caption.split())
    if len(caption) > CAPTION_LIMIT:
        raise CaptionRefused(
            f"The caption has {len(caption)} characters; {CAPTION_LIMIT} is the most."
        )
    if has_controls(caption):
        raise CaptionRefused("The caption has characters in it that cannot be shown.")
    return caption


def _tell_lender(post: Post) -> None:
    """Tell whose post a clip was made from; not of what they could not open."""
    source = Post.objects.filter(generation=post.generation.borrowed_from_id)
    lent = source.select_related("author").first()
    if lent and Post.objects.visible_to(lent.author).filter(pk=post.pk).exists():
        notify(
            recipient=lent.author,
            kind=Notification.Kind.REMIXED,
            actor=post.author,
            url=post.get_absolute_url(),
        )


@transaction.atomic
def withdraw(*, post: Post) -> None:
    """Take a post down; the clip stays in its author's library."""
    forget_words(
        recipients=list(people_named(post.caption).values_list("pk", flat=True)),
        urls=[post.get_absolute_url()],
        texts=[post.caption],
    )
    withdraw_items(items=[post.pk])
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
    if changed:
        tell = record if liked else undo
        tell(person=viewer, item=post.pk, kind=Interaction.Kind.LIKE)
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
