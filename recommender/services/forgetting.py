"""Making the feed forget: afterwards it is as if what is forgotten had never happened."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from uuid import UUID

import numpy as np
from django.core.cache import cache
from django.db import transaction

from recommender.doing import count, locked_profile, recount_session
from recommender.learning import learn
from recommender.models import Impression, Instruction, Interaction, Profile, Slate
from recommender.ranking.facets import KEYS
from sora_site.accounts.models import User
from sora_site.core.errors import Gone

ABOUT: Final = 0.5  # how likely a facet is of what counts as being about it


def forget_interest(*, person: User, facet: str) -> int:
    """Forget all that was done with clips about something; return how many doings went.

    :raises Gone: if there is no such facet.
    """
    if facet not in KEYS:
        raise Gone("There is no such interest.")
    place = KEYS.index(facet)
    done = Interaction.objects.of(person).select_related("item").iterator()
    return _forget(person, [one.pk for one in done if _about(one.item.facets, place)])


def forget_tie(*, person: User, author: User) -> int:
    """Forget all that was done with somebody's clips. Who follows whom stays as it is."""
    done = Interaction.objects.of(person).filter(item__author=author)
    return _forget(person, list(done.values_list("pk", flat=True)))


def forget_item(*, person: User, item: UUID) -> int:
    """Forget all that was done with one clip."""
    done = Interaction.objects.of(person).filter(item=item)
    return _forget(person, list(done.values_list("pk", flat=True)))


@transaction.atomic
def forget_everything(*, person: User) -> None:
    """Forget all that the feed knows of a person: doings, taste, ties, instructions, pages shown."""
    profile = locked_profile(person)
    _forget(person, list(Interaction.objects.of(person).values_list("pk", flat=True)))
    Instruction.objects.of(person).delete()
    Impression.objects.filter(person=person).delete()
    Slate.objects.of(person).delete()
    Profile.objects.filter(pk=profile.pk).delete()
    cache.delete(f"recommender.good.{person.pk}")


@transaction.atomic
def _forget(person: User, doings: Collection[int]) -> int:
    """Take some doings out of the history, out of the tallies and out of what followed of them."""
    profile = locked_profile(person)
    gone = Interaction.objects.of(person).filter(pk__in=doings)
    count(list(gone.values_list("item_id", "kind")), -1)
    number = gone.delete()[0]
    recount_session(profile)
    learn(profile)
    return number


def _about(stored: bytes | memoryview, place: int) -> bool:
    facets = np.frombuffer(stored, "<f2")
    return len(facets) == len(KEYS) and float(facets[place]) >= ABOUT
