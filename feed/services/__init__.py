"""What may be asked about posts. One module a theme; the rest of the site imports from here."""

from feed.services.comments import CommentRefused, add_comment, closed_to, delete_comment
from feed.services.pace import PAGE, SLATE, Paused, Turn, turn_page
from feed.services.posts import (
    CAPTION_LIMIT,
    CaptionRefused,
    NotReady,
    end_likes,
    publish,
    set_like,
    set_remixable,
    withdraw,
)

__all__ = [
    "CAPTION_LIMIT",
    "PAGE",
    "SLATE",
    "CaptionRefused",
    "CommentRefused",
    "NotReady",
    "Paused",
    "Turn",
    "add_comment",
    "closed_to",
    "delete_comment",
    "end_likes",
    "publish",
    "set_like",
    "set_remixable",
    "turn_page",
    "withdraw",
]
