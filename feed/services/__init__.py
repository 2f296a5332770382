"""What may be asked about posts. One module a theme; the rest of the site imports from here."""

from feed.services.clock import keep_time, note_act
from feed.services.comments import CommentRefused, add_comment, closed_to, delete_comment
from feed.services.nudges import Answered, answer_nudge
from feed.services.pace import PAGE, SLATE, Paused, TooSoon, Turn, Why, go_on, turn_page
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
    "Answered",
    "CaptionRefused",
    "CommentRefused",
    "NotReady",
    "Paused",
    "TooSoon",
    "Turn",
    "Why",
    "add_comment",
    "answer_nudge",
    "closed_to",
    "delete_comment",
    "end_likes",
    "go_on",
    "keep_time",
    "note_act",
    "publish",
    "set_like",
    "set_remixable",
    "turn_page",
    "withdraw",
]
