"""What people may do with clips that show them, whoever made those."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from generation.models import Generation
from generation.services import remove_clips
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import CannotBlock, set_block


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What became of clips that somebody wanted gone."""

    clips: int
    people: int  # who made them and are blocked now


@transaction.atomic
def remove_appearances(*, owner: User, chosen: Collection[UUID], block: bool = False) -> Removed:
    """Take down clips that show a person, with their files, posts and remixes that show them.

    From the commit on nobody sees them; a worker deletes them. The makers keep the prompt and read
    why. Clips that do not show the person are left alone. With `block`, the makers are blocked too.
    """
    count = remove_clips(clips=chosen, owner=owner)
    made = Generation.objects.filter(cast__owner=owner, pk__in=chosen).values("author")
    makers = User.objects.filter(pk__in=made).exclude(pk=owner.pk)
    blocked = 0
    for maker in makers.order_by("pk") if block else ():
        with suppress(CannotBlock):
            blocked += set_block(blocker=owner, blocked=maker, on=True)
    return Removed(clips=count, people=blocked)
