"""What may be asked of the recommender. One module a theme; the rest of the site imports from here."""

from recommender.services.doings import record, record_follow, record_many, undo, wishes_of
from recommender.services.explaining import (
    Explanation,
    Interest,
    Known,
    TieHeld,
    explain,
    known_about,
)
from recommender.services.forgetting import (
    forget_everything,
    forget_interest,
    forget_item,
    forget_tie,
)
from recommender.services.instructions import (
    Chip,
    InstructionRefused,
    active_instructions,
    chips_of,
    delete_instruction,
    end,
    end_all,
    instruct,
    open_shared,
    remove_chip,
    resume,
    save_feed,
    set_chip,
    set_lasting,
    share_feed,
)
from recommender.services.items import publish_item, unread_items, withdraw_items
from recommender.services.ranking import Terms, UnknownPage, page_of, rank
from recommender.showing import Page

__all__ = [
    "Chip",
    "Explanation",
    "InstructionRefused",
    "Interest",
    "Known",
    "Page",
    "Terms",
    "TieHeld",
    "UnknownPage",
    "active_instructions",
    "chips_of",
    "delete_instruction",
    "end",
    "end_all",
    "explain",
    "forget_everything",
    "forget_interest",
    "forget_item",
    "forget_tie",
    "instruct",
    "known_about",
    "open_shared",
    "page_of",
    "publish_item",
    "rank",
    "record",
    "record_follow",
    "record_many",
    "remove_chip",
    "resume",
    "save_feed",
    "set_chip",
    "set_lasting",
    "share_feed",
    "undo",
    "unread_items",
    "wishes_of",
    "withdraw_items",
]
