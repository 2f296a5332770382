"""The feed that is put together for one person, and what they say about single clips in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from django.core.cache import cache
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from feed.models import Post
from feed.services.clock import keep_time
from generation.models import CastMember
from recommender import services as recommender
from recommender.models import Interaction, Slate
from recommender.services import Source, Terms
from sora_site.accounts.ages import AgePolicy
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.core.statements import Statement

APPEARANCES: Final = 50  # the latest clips of others with oneself, among the candidates
SEEN_AT_ONCE: Final = 60  # clips that one message may tell of
ONCE: Final = 24 * 60 * 60  # seconds within which handing a link on again counts for nothing
WISHES: Final = {
    "hide": Interaction.Kind.HIDE,
    "less_like": Interaction.Kind.LESS_LIKE,
}


class UnknownWish(DomainError):
    """Nothing of this kind can be wished of a clip."""


@dataclass(frozen=True, kw_only=True)
class ForYou:
    """One page of somebody's own feed. Each post carries `reasons`, codes of why it is there."""

    posts: Sequence[Post]
    slate: Slate
    more: bool

    @property
    def is_unranked(self) -> bool:
        """Whether there was nothing to rank: what is shown instead is the caller's to say."""
        return self.slate.way == Slate.Way.LATEST and not self.posts


def has_own_feed(*, viewer: User, policy: AgePolicy) -> bool:
    """Tell whether a feed is put together for somebody: it learns from them, or they steer it."""
    return policy.personalised or bool(recommender.active_instructions(person=viewer))


def next_for_you(
    *, viewer: User, policy: AgePolicy, size: int, after: UUID | None = None
) -> ForYou:
    """Put together the page that comes after another, or the first.

    :raises UnknownPage: if there is no such page.
    """
    terms = Terms(size=size, learned=policy.personalised, offered=_showing(viewer))
    allowed = partial(_visible, viewer)
    return _with_posts(
        recommender.rank(person=viewer, allowed=allowed, after=after, terms=terms), viewer
    )


def same_for_you(*, viewer: User, slate: UUID) -> ForYou:
    """Show a page as it was, as far as its clips may still be seen.

    :raises UnknownPage: if there is no such page.
    """
    return _with_posts(recommender.page_of(person=viewer, slate=slate), viewer)


def beside(*, viewer: User, slate: UUID, post: Post) -> UUID | None:
    """Find the clip that comes after another on a page as it was shown; of the last, the one before.

    :raises UnknownPage: if there is no such page.
    """
    ids = recommender.page_of(person=viewer, slate=slate).ids
    if post.pk not in ids or len(ids) == 1:
        return None
    at = ids.index(post.pk)
    return ids[at + 1] if at + 1 < len(ids) else ids[at - 1]


def note_seen(*, viewer: User, seen: Collection[UUID], skipped: Collection[UUID]) -> None:
    """Note which clips somebody saw, and which of them they left at once."""
    chosen = list(dict.fromkeys([*seen, *skipped]))[:SEEN_AT_ONCE]
    may = _visible(viewer, chosen)
    doings = [(post, Interaction.Kind.VIEW) for post in chosen if post in may]
    doings += [(post, Interaction.Kind.SKIP) for post in skipped if post in may]
    recommender.record_many(person=viewer, doings=doings)
    keep_time(viewer=viewer, skips=len(set(skipped) & may))


def note_share(*, viewer: User, post: Post) -> None:
    """Note that somebody handed the link of a clip on; again within a day is the same."""
    if cache.add(f"feed.shared.{viewer.pk}.{post.pk}", 1, ONCE):
        recommender.record(person=viewer, item=post.pk, kind=Interaction.Kind.SHARE)


def note_remix(*, viewer: User, post: Post, made: bool) -> None:
    """Note that somebody looked at what could be made of a clip, or asked for it."""
    kind = Interaction.Kind.REMIX if made else Interaction.Kind.REMIX_OPENED
    recommender.record(person=viewer, item=post.pk, kind=kind)


def set_wish(*, viewer: User, post: Post, wish: str, wanted: bool) -> None:
    """Say that a clip, or whatever is like it, is not wanted; or take that back.

    :raises UnknownWish: if it is neither "hide" nor "less_like".
    """
    kind = WISHES.get(wish)
    if kind is None:
        raise UnknownWish("Choose “not interested” or “less like this”.")
    if wanted:
        recommender.record(person=viewer, item=post.pk, kind=kind)
    else:
        recommender.undo(person=viewer, item=post.pk, kind=kind)


def _showing(viewer: User) -> dict[UUID, Source]:
    """Name the latest posts of others that the viewer, or what is theirs, is in."""
    cast = CastMember.objects.showing(viewer).exclude(maker=viewer).filter(clip__post__isnull=False)
    posts = cast.newest_first().values_list("clip__post", flat=True)[:APPEARANCES]
    return dict.fromkeys(posts, Source.CAMEO)


def _visible(viewer: User, posts: Collection[UUID]) -> set[UUID]:
    return VISIBLE.among(posts, viewer=viewer.pk)


def _visible_posts(viewer: UUID, posts: RawSQL) -> QuerySet[Post, UUID]:
    shown = Post.objects.visible_to(User(pk=viewer)).filter(pk__in=posts)
    return shown.order_by().values_list("pk", flat=True)


VISIBLE: Final = Statement(_visible_posts)


def _with_posts(page: recommender.Page, viewer: User) -> ForYou:
    reasons = {placed.id: placed.reasons for placed in page.placed}
    visible = Post.objects.visible_to(viewer).filter(pk__in=page.ids)
    posts = {post.pk: post for post in visible.for_viewer(viewer)}
    ordered = [posts[item] for item in page.ids if item in posts]
    for post in ordered:
        post.reasons = reasons[post.pk]
    return ForYou(posts=ordered, slate=page.slate, more=page.more)
