"""What may be asked about notices. `notify` is the one way to tell anybody anything."""

from sora_site.notifications.services.inbox import (
    forget_each_other,
    forget_words,
    mark_read,
    notify,
    notify_many,
)
from sora_site.notifications.services.live import end_sockets, live_group, push, push_many

__all__ = [
    "end_sockets",
    "forget_each_other",
    "forget_words",
    "live_group",
    "mark_read",
    "notify",
    "notify_many",
    "push",
    "push_many",
]
