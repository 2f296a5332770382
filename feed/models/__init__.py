"""Rows of what people show and do. One module a theme; the rest of the site imports from here."""

from feed.models.comments import Comment, CommentQuerySet
from feed.models.pace import Nudge, NudgeQuerySet, Pace
from feed.models.posts import Like, Place, Post, PostQuerySet

__all__ = [
    "Comment",
    "CommentQuerySet",
    "Like",
    "Nudge",
    "NudgeQuerySet",
    "Pace",
    "Place",
    "Post",
    "PostQuerySet",
]
