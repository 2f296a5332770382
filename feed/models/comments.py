from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from feed.models.posts import Post
from sora_site.accounts.models import Block, User


class CommentQuerySet(QuerySet["Comment"]):
    def visible_to(self, viewer: User | None) -> CommentQuerySet:
        """Keep comments of people who are here and whom neither viewer nor post's author blocks."""
        by_author = Block.objects.between(OuterRef("post__author"), OuterRef("author"))
        shown = self.filter(~Exists(by_author), author__is_present=True)
        if viewer is None:
            return shown
        return shown.filter(~Exists(Block.objects.between(viewer, OuterRef("author"))))

    def threads(self) -> CommentQuerySet:
        """Keep comments that answer the post itself, newest first."""
        return self.filter(parent=None).order_by("-pk")

    def first_replies(self, threads: list[Comment], *, each: int) -> CommentQuerySet:
        """Keep the first replies to each of some comments, oldest first."""
        place = Window(RowNumber(), partition_by=F("parent"), order_by=F("pk").asc())
        replies = self.filter(parent__in=threads).annotate(place=place)
        return replies.filter(place__lte=each).order_by("pk")

    def reply_counts(self, threads: list[Comment]) -> dict[int, int]:
        """Count the replies to each of some comments; those without are left out."""
        counted = self.filter(parent__in=threads).values("parent_id").annotate(number=Count("pk"))
        return {row["parent_id"]: row["number"] for row in counted}

    def with_author(self) -> CommentQuerySet:
        return self.select_related("author")


class Comment(models.Model):
    """What one person said under one post, to everybody who sees it or in reply to a comment."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    request_key = models.UUIDField(default=uuid4, editable=False)
    text = models.CharField(max_length=500)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["post", "parent", "-id"], name="comment_under_post"),
            models.Index(fields=["author", "-written_at"], name="comment_of_author"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "request_key"], name="comment_one_for_each_request"
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.post_id}"

    def get_absolute_url(self) -> str:
        thread = self.parent_id or self.pk
        return f"{reverse('feed:comments', args=[self.post_id])}?thread={thread}"
