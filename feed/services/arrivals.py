"""The first clips of a site, for whoever looks at a feed in which there is nothing yet."""

from __future__ import annotations

from typing import Final

from feed.models import Post
from sora_site.accounts.models import User
from sora_site.notifications.services import push_many

FEW: Final = 20  # posts up to which somebody may be waiting for the next


def tell_who_waits() -> None:
    """Tell open tabs that clips came, while there are so few that a feed may be empty."""
    if Post.objects.order_by()[: FEW + 1].count() <= FEW:
        push_many(list(User.objects.present().values_list("pk", flat=True)), "clips-came")
