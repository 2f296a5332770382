"""What follows from what somebody did: their taste and their ties, reckoned anew each time.

Both are functions of the interactions that are there, so that an interaction which is undone or
forgotten leaves nothing behind. Whoever calls this holds the person's profile locked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection
from django.utils import timezone

from recommender.models import Interaction, Profile, Tie
from recommender.ranking.pool import WIDTH, Floats

Kind = Interaction.Kind

LIKING: Final = {
    Kind.LIKE: 1.0,
    Kind.SAVE: 1.0,
    Kind.COMMENT: 1.5,
    Kind.SHARE: 1.5,
    Kind.FOLLOW: 2.0,
    Kind.REMIX_OPENED: 1.5,
    Kind.REMIX: 3.0,
    Kind.CREATE: 3.0,
}
DISLIKING: Final = {Kind.SKIP: 0.2, Kind.HIDE: 1.0, Kind.LESS_LIKE: 2.0, Kind.REPORT: 2.0}
READ: Final = 300  # interactions, the latest
REACH: Final = timedelta(days=90)
FADING: Final = timedelta(days=21)  # of what was liked and disliked
FADING_NOW: Final = timedelta(minutes=15)  # within a session
TIE_DAYS: Final = (1, 7, 30)

_TOLD: Final = """
    SELECT done.kind, done.at, item.author_id, vector_send(item.vector), item.facets
      FROM recommender_interaction done JOIN recommender_item item ON item.id = done.item_id
     WHERE done.person_id = %(person)s AND done.kind <> 'view' AND done.at > %(since)s
       AND item.vector IS NOT NULL
     ORDER BY done.at DESC, done.id DESC LIMIT %(most)s
"""


@dataclass(frozen=True)
class Deed:
    """One telling interaction, with what it was done to."""

    kind: str
    at: datetime
    author: UUID
    vector: Floats
    facets: Floats


def learn(profile: Profile) -> None:
    """Reckon the taste and the ties of one person from what they did, and write both down."""
    told = _told(profile.person_id)
    liked = [deed for deed in told if deed.kind in LIKING]
    disliked = [deed for deed in told if deed.kind in DISLIKING]
    now = [deed for deed in liked if deed.at >= profile.began_at]
    profile.long = _middle(liked, LIKING, FADING)
    profile.session = _middle(now, LIKING, FADING_NOW)
    profile.negative = _middle(disliked, DISLIKING, FADING)
    profile.tastes = _tastes(liked)
    profile.changed_at = timezone.now()
    profile.save()
    _tie(profile.person_id, liked)


def unpacked(sent: Sequence[bytes | memoryview]) -> Floats:
    """Read vectors as PostgreSQL sends them: (n, 384). Two 16-bit numbers come before each."""
    rows = np.frombuffer(b"".join(sent), ">f4").reshape(len(sent), WIDTH + 1)
    return rows[:, 1:].astype(np.float32)


Affinity = tuple[float, float, float]  # faded over a day, a week and a month


def affinities(person: UUID) -> dict[UUID, Affinity]:
    """Read a person's ties as they are now."""
    now = timezone.now()
    return {
        tie.author_id: (
            tie.day * faded(now - tie.at, TIE_DAYS[0]),
            tie.week * faded(now - tie.at, TIE_DAYS[1]),
            tie.month * faded(now - tie.at, TIE_DAYS[2]),
        )
        for tie in Tie.objects.filter(person=person)
    }


def _told(person: UUID) -> list[Deed]:
    facts: dict[str, Any] = {"person": person, "since": timezone.now() - REACH, "most": READ}
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, facts)
        rows = cursor.fetchall()
    if not rows:
        return []
    vectors = unpacked([row[3] for row in rows])
    return [
        Deed(row[0], row[1], row[2], vector, np.frombuffer(row[4], "<f2").astype(np.float32))
        for row, vector in zip(rows, vectors, strict=True)
    ]


def _weights(deeds: Sequence[Deed], worth: dict[Any, float], fading: timedelta) -> Floats:
    """Weigh deeds by what they are worth, and by their age beside the latest of them."""
    latest = max(deed.at for deed in deeds)
    ages = np.array([(latest - deed.at) / fading for deed in deeds])
    weights: Floats = (np.array([worth[deed.kind] for deed in deeds]) * np.exp(-ages)).astype(
        np.float32
    )
    return weights


def _middle(deeds: Sequence[Deed], worth: dict[Any, float], fading: timedelta) -> Floats | None:
    if not deeds:
        return None
    summed = _weights(deeds, worth, fading) @ np.stack([deed.vector for deed in deeds])
    length = float(np.linalg.norm(summed))
    middle: Floats | None = summed / length if length > 1e-6 else None
    return middle


def _tastes(liked: Sequence[Deed]) -> bytes:
    if not liked:
        return b""
    weights = _weights(liked, LIKING, FADING)
    mean = weights @ np.stack([deed.facets for deed in liked]) / weights.sum()
    return np.asarray(mean, "<f2").tobytes()


def _tie(person: UUID, liked: Sequence[Deed]) -> None:
    """Write down the ties to whoever made what was liked, as of now, and no others."""
    now = timezone.now()
    authors = {deed.author for deed in liked} - {person}
    ties = [
        _summed(person, author, [d for d in liked if d.author == author], now) for author in authors
    ]
    Tie.objects.filter(person=person).exclude(author__in=authors).delete()
    Tie.objects.bulk_create(
        ties,
        update_conflicts=True,
        unique_fields=["person", "author"],
        update_fields=["day", "week", "month", "at"],
    )


def _summed(person: UUID, author: UUID, deeds: Sequence[Deed], now: datetime) -> Tie:
    day, week, month = (
        sum(LIKING[Kind(d.kind)] * faded(now - d.at, days) for d in deeds) for days in TIE_DAYS
    )
    return Tie(person_id=person, author_id=author, day=day, week=week, month=month, at=now)


def faded(age: timedelta, days: int) -> float:
    """Say how much is left of something after some time: half of it after as many days."""
    return float(0.5 ** (max(age.total_seconds(), 0) / (days * 86_400)))
