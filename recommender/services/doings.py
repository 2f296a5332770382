"""What people do with what is shown to them. It is counted, and learned from, at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from recommender import doing
from recommender.models import Interaction
from sora_site.accounts.models import User


def record(*, person: User, item: UUID, kind: Interaction.Kind) -> bool:
    """Write down that a person did something with an item; the next page knows of it.

    False if it changed nothing: it stands already, the item is not there or is the person's own.
    Where the feed does not learn from somebody, only what they do not want to see is kept.
    """
    return doing.do(person=person, item=item, kind=kind)


def record_many(*, person: User, doings: Sequence[tuple[UUID, Interaction.Kind]]) -> int:
    """Write down several things at once, such as what was seen; return how many were new."""
    return doing.do_all(person=person, doings=doings)


def undo(*, person: User, item: UUID, kind: Interaction.Kind) -> bool:
    """Take back a like, a saving, a follow, a report, *hide* or *less like this*."""
    return doing.undo(person=person, item=item, kind=kind)
