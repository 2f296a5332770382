"""Why a feed has nothing more to show, and what could be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from feed.models import Post
from generation.models import Generation
from recommender.services import Chip, active_instructions, held_back
from sora_site.accounts.models import User

LOOKED_AT: Final = 200  # clips, the newest, that are held against what was asked for


@dataclass(frozen=True, kw_only=True)
class Shortage:
    """What is there beyond what a feed shows somebody."""

    clips: int  # by others, which the viewer may see; LOOKED_AT stands for more
    unread: int = 0  # … of which nobody knows yet what they are about
    parts: tuple[tuple[Chip, int], ...] = ()  # of instructions, with how many of them each hides
    in_the_making: bool = False  # where there is no clip at all

    @property
    def is_a_sample(self) -> bool:
        return self.clips >= LOOKED_AT


def shortage_of(viewer: User, *, shown: bool) -> Shortage | None:
    """Look what is there that a feed does not show. At most eight queries, one for most.

    None where some clips were `shown` and nothing was asked for that could hide others.
    """
    if not (steered := bool(active_instructions(person=viewer))) and shown:
        return None
    others = Post.objects.visible_to(viewer).exclude(author=viewer).newest_first()
    newest = list(others.values_list("pk", flat=True)[:LOOKED_AT])
    if not newest:
        in_the_making = Generation.objects.made_to_keep().active().exists()
        return Shortage(clips=0, in_the_making=in_the_making)
    if not steered:
        return Shortage(clips=len(newest))
    held = held_back(person=viewer, items=newest)
    return Shortage(clips=len(newest), unread=len(newest) - held.read, parts=held.parts)
