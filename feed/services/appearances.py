"""What people may do with clips that show them, whoever made those."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from generation.models import Generation
from generation.services import remove_clip
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

    The makers keep the prompt and read why. Clips that do not show the person are left alone.
    With `block`, the makers are blocked too.
    """
    shown = Generation.objects.filter(cast__owner=owner, pk__in=chosen).distinct()
    clips = list(shown.select_related("author").order_by("pk"))
    count = sum(remove_clip(clip=clip, owner=owner) for clip in clips)
    makers = {clip.author_id: clip.author for clip in clips if clip.author_id != owner.pk}
    blocked = 0
    for maker in makers.values() if block else ():
        with suppress(CannotBlock):
            blocked += set_block(blocker=owner, blocked=maker, on=True)
    return Removed(clips=count, people=blocked)
