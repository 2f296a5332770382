from generation.services.clips import StillRunning, bar_clip, cancel_clip, delete_clip
from generation.services.fitting import ClipRefused
from generation.services.prompts import PromptRefused, clean_prompt
from generation.services.queueing import GivenFile, enqueue
from generation.services.requests import (
    ClipOrder,
    clips_left_today,
    new_job,
    request_clip,
    retry_clip,
)

__all__ = [
    "ClipOrder",
    "ClipRefused",
    "GivenFile",
    "PromptRefused",
    "StillRunning",
    "bar_clip",
    "cancel_clip",
    "clean_prompt",
    "clips_left_today",
    "delete_clip",
    "enqueue",
    "new_job",
    "request_clip",
    "retry_clip",
]
