"""What people do with what is shown to them. It is counted, and learned from, at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from recommender import doing
from recommender.models import Interaction
from recommender.understanding import FOLLOWED_UP
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


def wishes_of(*, person: User, item: UUID) -> set[str]:
    """Say which of *hide* and *less like this* stand for an item, by their kinds."""
    kinds = (Interaction.Kind.HIDE, Interaction.Kind.LESS_LIKE)
    done = Interaction.objects.of(person).filter(item=item, kind__in=kinds)
    return set(done.values_list("kind", flat=True))


def record_follow(*, person: User, author: User) -> bool:
    """Write down that somebody followed whoever made what they saw last of them, within a day."""
    since = timezone.now() - FOLLOWED_UP
    seen = Interaction.objects.of(person).since(since).filter(item__author=author)
    last = seen.order_by("-at").values_list("item_id", flat=True).first()
    return last is not None and record(person=person, item=last, kind=Interaction.Kind.FOLLOW)
