from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from generation.models import Asset, CastMember, Generation, any_of, none_of, taken_from_sight
from sora_site.accounts.models import Block, Follow, User
from sora_site.core.addresses import address

A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Place:
    """A place in a feed read newest first; it holds even when its post is taken down.

    In one read by likes it has as many as the post had there.
    """

    posted_at: datetime
    post: UUID
    likes: int | None = None

    def __str__(self) -> str:
        where = f"{self.posted_at.isoformat()}~{self.post}"
        return where if self.likes is None else f"{where}~{self.likes}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read what `str` wrote.

        :raises ValueError: if it is anything else.
        """
        time, _, rest = text.partition("~")
        post, _, likes = rest.partition("~")
        posted_at = datetime.fromisoformat(time)
        if posted_at.tzinfo is None:
            raise ValueError(text)
        try:
            return cls(posted_at.astimezone(UTC), UUID(post), int(likes[:9]) if likes else None)
        except OverflowError as error:
            raise ValueError(text) from error


class PostQuerySet(QuerySet["Post"]):
    def visible_to(self, viewer: User | None) -> PostQuerySet:
        """Keep posts a viewer, or with None an anonymous visitor, may see."""
        shown = self.filter(author__is_present=True).lent_to(viewer)
        if viewer is None:
            return shown.filter(author__is_private=False)
        followed = Exists(Follow.objects.filter(follower=viewer, followee=OuterRef("author")))
        blocked = Exists(Block.objects.between(viewer, OuterRef("author")))
        open_to_them = Q(author__is_private=False) | Q(author=viewer) | followed
        return shown.filter(open_to_them, ~blocked)

    def lent_to(self, viewer: User | None) -> PostQuerySet:
        """Keep posts that nobody in them took down, and in which no block parts anybody.

        That is, nobody from their maker, or from the viewer.
        """
        cast = CastMember.objects.filter(clip=OuterRef("generation"))
        parted = Q(any_of(cast.parted())) | taken_from_sight(OuterRef("generation"))
        if viewer is not None:
            blocked = Exists(Block.objects.between(viewer, OuterRef("owner")))
            parted |= Q(any_of(cast.filter(blocked)))
        return self.filter(none_of(parted))

    def remixable_by(self, viewer: User) -> PostQuerySet:
        """Keep visible posts whose authors let the viewer remix them."""
        return self.visible_to(viewer).filter(Q(remixable=True) | Q(author=viewer))

    def by(self, author: User) -> PostQuerySet:
        return self.filter(author=author)

    def after(self, place: Place | None) -> PostQuerySet:
        """Keep what comes after a place when read newest first."""
        if place is None:
            return self
        older = Q(posted_at__lt=place.posted_at)
        # The first condition says nothing new but is what the index can be entered by.
        return self.filter(
            older | Q(posted_at=place.posted_at, pk__lt=place.post), posted_at__lte=place.posted_at
        )

    def newest_first(self) -> PostQuerySet:
        return self.order_by("-posted_at", "-pk")

    def of_the_week(self) -> PostQuerySet:
        return self.filter(posted_at__gt=timezone.now() - A_WEEK)

    def below(self, place: Place | None) -> PostQuerySet:
        """Keep what comes after a place when read most liked first."""
        if place is None or place.likes is None:
            return self
        older = Q(posted_at__lt=place.posted_at) | Q(posted_at=place.posted_at, pk__lt=place.post)
        return self.filter(Q(like_count__lt=place.likes) | Q(older, like_count=place.likes))

    def most_liked_first(self) -> PostQuerySet:
        return self.order_by("-like_count", "-posted_at", "-pk")

    def for_viewer(self, viewer: User | None) -> PostQuerySet:
        """Add what a card shows: author, clip, cast, whose clip it is after, and the viewer's like."""
        origins = Post.objects.visible_to(viewer).select_related("author", "generation")
        origin = Prefetch("generation__borrowed_from__post", queryset=origins)
        liked = Like.objects.filter(person=viewer, post=OuterRef("pk"))
        followed = Follow.objects.filter(follower=viewer, followee=OuterRef("author"))
        cast = Prefetch("generation__cast", queryset=CastMember.objects.credited())
        posts = self.select_related("author", "generation").prefetch_related(origin, cast)
        return posts.annotate(liked=Exists(liked), followed=Exists(followed))


class Post(models.Model):
    """One clip its author has shown to everybody."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts"
    )
    generation = models.OneToOneField(Generation, on_delete=models.CASCADE, related_name="post")
    caption = models.CharField(max_length=300, blank=True)
    remixable = models.BooleanField(
        "others may remix it", default=True, help_text="Its author always may."
    )
    posted_at = models.DateTimeField(default=timezone.now, editable=False)
    like_count = models.PositiveIntegerField(default=0, editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)

    reasons: tuple[str, ...] = ()  # codes of why it stands in a feed, until one says so

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-posted_at", "-id"], name="post_latest"),
            models.Index(fields=["author", "-posted_at", "-id"], name="post_of_author"),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"

    def get_absolute_url(self) -> str:
        return address("feed:post", self.pk)

    @property
    def video_url(self) -> str:
        return address("feed:post_asset", self.pk, Asset.Kind.VIDEO)

    @property
    def thumbnail_url(self) -> str:
        return address("feed:post_asset", self.pk, Asset.Kind.THUMBNAIL)

    @property
    def captions_url(self) -> str:
        return address("feed:post_asset", self.pk, Asset.Kind.CAPTIONS)

    @property
    def place(self) -> Place:
        return Place(self.posted_at, self.pk)

    @property
    def place_by_likes(self) -> Place:
        return Place(self.posted_at, self.pk, self.like_count)

    @property
    def title(self) -> str:
        """The caption, or the prompt of a post without one."""
        return self.caption or self.generation.prompt


class Like(models.Model):
    """One person's like of one post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="likes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="likes"
    )
    liked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person"], name="like_only_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} likes {self.post_id}"
