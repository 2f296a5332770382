"""What may be asked of the recommender. One module a theme; the rest of the site imports from here."""

from recommender.ranking.pool import Source
from recommender.services.chips import Chip, chips_in, chips_of
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
from recommender.services.holding_back import HeldBack, held_back
from recommender.services.instructions import (
    InstructionRefused,
    active_instructions,
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
    "HeldBack",
    "InstructionRefused",
    "Interest",
    "Known",
    "Page",
    "Source",
    "Terms",
    "TieHeld",
    "UnknownPage",
    "active_instructions",
    "chips_in",
    "chips_of",
    "delete_instruction",
    "end",
    "end_all",
    "explain",
    "forget_everything",
    "forget_interest",
    "forget_item",
    "forget_tie",
    "held_back",
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
