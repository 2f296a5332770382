"""Why something is shown, and what the feed holds about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import numpy as np
from django.conf import settings
from django.utils import timezone

from recommender.learning import affinities
from recommender.models import Impression, Instruction, Profile, Tie
from recommender.ranking.explaining import Reason, reason, shares
from recommender.ranking.facets import KEYS
from recommender.ranking.features import KEY
from recommender.ranking.lexicon import FACETS
from recommender.ranking.pool import Source
from recommender.serving import scorer_of
from recommender.steering import in_force
from sora_site.accounts.models import User
from sora_site.core.errors import Gone

INTERESTS: Final = 20
LEAST_INTEREST: Final = 0.15  # of a taste, to be told as an interest
TIES: Final = 30
LEAST_TIE: Final = 0.05


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Why one clip stood where it stood."""

    item: UUID
    at: datetime
    codes: tuple[str, ...]
    reasons: tuple[Reason, ...]  # in plain words, the most telling first
    source: Source
    explored: bool
    shares: tuple[tuple[str, float], ...]  # what each group of features added, of all, in words


@dataclass(frozen=True, kw_only=True)
class Interest:
    """A subject the person seems to like; `facet` is what it is forgotten by."""

    facet: str
    words: str
    strength: float  # in [0, 1]


@dataclass(frozen=True, kw_only=True)
class TieHeld:
    """Somebody whose clips the person does much with; strengths as of now."""

    author: User
    week: float
    month: float


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that the feed holds about a person and goes by."""

    interests: tuple[Interest, ...]
    ties: tuple[TieHeld, ...]
    instructions: tuple[Instruction, ...]
    changed_at: datetime | None

    def __bool__(self) -> bool:
        return bool(self.interests or self.ties or self.instructions)


def explain(*, person: User, item: UUID) -> Explanation:
    """Say why a clip was last shown to a person.

    :raises Gone: if it was not shown to them, or too long ago to know.
    """
    since = timezone.now() - timedelta(days=settings.IMPRESSION_DAYS)
    shown = Impression.objects.filter(person=person, at__gte=since, item=item)
    one = shown.select_related("ranker").order_by("-at").first()
    if one is None:
        raise Gone("Your feed did not bring this clip, or too long ago to know why.")
    return Explanation(
        item=item,
        at=one.at,
        codes=tuple(one.reasons),
        reasons=tuple(reason(code) for code in one.reasons),
        source=Source(one.source),
        explored=one.explored,
        shares=_shares(one),
    )


def _shares(one: Impression) -> tuple[tuple[str, float], ...]:
    if one.features_key != KEY:
        return ()
    row = np.frombuffer(one.features, "<f4")
    return tuple(shares(scorer_of(one.ranker).contributions(row)))


def known_about(*, person: User) -> Known:
    """Gather what the feed holds about a person. Three queries."""
    profile = Profile.objects.filter(person=person).first()
    return Known(
        interests=tuple(_interests(profile)) if profile else (),
        ties=tuple(_ties(person)),
        instructions=tuple(in_force(person)),
        changed_at=profile.changed_at if profile else None,
    )


def _interests(profile: Profile) -> list[Interest]:
    tastes = np.frombuffer(profile.tastes, "<f2")
    if len(tastes) != len(KEYS):
        return []
    strong = [at for at in np.argsort(-tastes, kind="stable") if tastes[at] >= LEAST_INTEREST]
    return [
        Interest(
            facet=KEYS[at], words=FACETS[KEYS[at]].names[0], strength=round(float(tastes[at]), 2)
        )
        for at in strong[:INTERESTS]
    ]


def _ties(person: User) -> list[TieHeld]:
    strengths = affinities(person.pk)
    ties = Tie.objects.filter(person=person, author__is_present=True).select_related("author")
    held = [
        TieHeld(
            author=tie.author, week=strengths[tie.author_id][1], month=strengths[tie.author_id][2]
        )
        for tie in ties
        if strengths.get(tie.author_id, (0.0, 0.0, 0.0))[2] >= LEAST_TIE
    ]
    return sorted(held, key=lambda tie: -tie.month)[:TIES]
