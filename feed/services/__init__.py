"""What may be asked about posts. One module a theme; the rest of the site imports from here."""

from feed.services.appearances import Removed, remove_appearances
from feed.services.arrivals import tell_who_waits
from feed.services.clock import keep_time, note_act
from feed.services.comments import CommentRefused, add_comment, closed_to, delete_comment
from feed.services.feeds import open_feed
from feed.services.for_you import (
    SEEN_AT_ONCE,
    ForYou,
    UnknownWish,
    beside,
    has_own_feed,
    next_for_you,
    note_remix,
    note_seen,
    note_share,
    same_for_you,
    set_wish,
)
from feed.services.nudges import Answered, answer_nudge
from feed.services.pace import PAGE, SLATE, Paused, TooSoon, Turn, Why, go_on, turn_page
from feed.services.posts import (
    CAPTION_LIMIT,
    CaptionRefused,
    LeaveMissing,
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
    "SEEN_AT_ONCE",
    "SLATE",
    "Answered",
    "CaptionRefused",
    "CommentRefused",
    "ForYou",
    "LeaveMissing",
    "NotReady",
    "Paused",
    "Removed",
    "TooSoon",
    "Turn",
    "UnknownWish",
    "Why",
    "add_comment",
    "answer_nudge",
    "beside",
    "closed_to",
    "delete_comment",
    "end_likes",
    "go_on",
    "has_own_feed",
    "keep_time",
    "next_for_you",
    "note_act",
    "note_remix",
    "note_seen",
    "note_share",
    "open_feed",
    "publish",
    "remove_appearances",
    "same_for_you",
    "set_like",
    "set_remixable",
    "set_wish",
    "tell_who_waits",
    "turn_page",
    "withdraw",
]
