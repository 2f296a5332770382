from generation.services.boards import (
    MOST_SECONDS,
    MOST_SHOTS,
    BoardOrder,
    BoardRefused,
    ShotOrder,
    ShotsRefused,
    change_shot,
    order_of,
    request_board,
)
from generation.services.clips import StillRunning, bar_clip, cancel_clip, delete_clip
from generation.services.fitting import ClipRefused
from generation.services.prompts import PromptRefused, clean_prompt
from generation.services.queueing import GivenFile, enqueue
from generation.services.requests import (
    ClipOrder,
    clips_left_today,
    new_job,
    request_clip,
    request_variations,
)
from generation.services.retries import retry_clip
from generation.services.starting import starting_picture
from generation.services.storyboards import (
    Card,
    Written,
    blank_card,
    delete_storyboard,
    edited,
    made_shots,
    make_storyboard,
    save_storyboard,
    storyboard_of,
)

__all__ = [
    "MOST_SECONDS",
    "MOST_SHOTS",
    "BoardOrder",
    "BoardRefused",
    "Card",
    "ClipOrder",
    "ClipRefused",
    "GivenFile",
    "PromptRefused",
    "ShotOrder",
    "ShotsRefused",
    "StillRunning",
    "Written",
    "bar_clip",
    "blank_card",
    "cancel_clip",
    "change_shot",
    "clean_prompt",
    "clips_left_today",
    "delete_clip",
    "delete_storyboard",
    "edited",
    "enqueue",
    "made_shots",
    "make_storyboard",
    "new_job",
    "order_of",
    "request_board",
    "request_clip",
    "request_variations",
    "retry_clip",
    "save_storyboard",
    "starting_picture",
    "storyboard_of",
]
