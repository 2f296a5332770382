from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

import numpy as np
from django.conf import settings
from django.db.models import F

from recommender.models import (
    Impression,
    Instruction,
    Interaction,
    Item,
    Profile,
    Slate,
    Tally,
    Tie,
)
from recommender.ranking.facets import KEYS
from sora_site.core.personal_data import CHUNK, Holding, Row, stream

COUNTED: Final = (
    "serves",
    "views",
    "skips",
    "likes",
    "saves",
    "comments",
    "shares",
    "hides",
    "reports",
    "drafts",
    "remixes",
    "creates",
)


def _items(person: UUID) -> Iterator[Row]:
    items = Item.objects.filter(author=person).order_by("published_at", "pk")
    for item in items.select_related("tally").iterator(chunk_size=CHUNK):
        tally = getattr(item, "tally", None)
        yield {
            "clip": item.pk,
            "text": item.text,
            "published_at": item.published_at,
            "shows": _facets(item.facets),
            "counts": {name: getattr(tally, name, 0) for name in COUNTED},
        }


def _interactions(person: UUID) -> Iterable[Row]:
    done = Interaction.objects.filter(person=person).order_by("at", "pk")
    return stream(done.values("item", "kind", "at"))


def _taste(person: UUID) -> Iterator[Row]:
    for profile in Profile.objects.filter(person=person):
        yield {
            "interests": _facets(profile.tastes),
            "changed_at": profile.changed_at,
            "session_began_at": profile.began_at,
            "clips_seen_this_session": profile.depth,
        }
    ties = Tie.objects.filter(person=person).order_by("-month", "pk")
    yield from ties.values("day", "week", "month", "at", handle=F("author__handle"))


def _instructions(person: UUID) -> Iterable[Row]:
    given = Instruction.objects.filter(person=person).order_by("given_at", "pk")
    named = given.annotate(understood=F("plan_data"))
    return stream(
        named.values("text", "understood", "name", "lasts", "given_at", "expires_at", "ended_at")
    )


def _shown(person: UUID) -> Iterable[Row]:
    shown = Impression.objects.filter(person=person).order_by("at", "position")
    return stream(shown.values("item", "at", "position", "reasons"))


def _facets(stored: bytes | memoryview) -> dict[str, float]:
    """Read stored facets, as far as they are more likely than not."""
    likely = np.frombuffer(stored, "<f2")
    return {
        key: round(float(p), 2) for key, p in zip(KEYS, likely, strict=False) if float(p) >= 0.5
    }


HOLDINGS: Final = (
    Holding(
        key="recommended_clips",
        title="What the feed knows of your clips",
        what="Of each clip you posted: its words, what they are about, and how often it was shown,"
        " watched, skipped, liked, kept, commented on, handed on, hidden, reported and remixed.",
        kept="Until you take the post down.",
        models=(Item, Tally),
        rows=_items,
    ),
    Holding(
        key="feed_doings",
        title="What you did in the feed",
        what="Which clips you saw, left at once, liked, kept, commented on, handed on, remixed or"
        " did not want, and when. The feed learns from this and from nothing else.",
        kept=f"{settings.INTERACTION_DAYS} days, or until you make the feed forget it.",
        models=(Interaction,),
        rows=_interactions,
    ),
    Holding(
        key="feed_taste",
        title="What the feed takes you to like",
        what="Which subjects and whose clips you seem to like, reckoned from what you did.",
        kept="Until you make the feed forget it.",
        models=(Profile, Tie),
        rows=_taste,
    ),
    Holding(
        key="feed_instructions",
        title="What you told your feed",
        what="What you asked your feed for, how it was understood, how long it held, and the feeds"
        " you saved or shared.",
        kept="Until you delete it.",
        models=(Instruction,),
        rows=_instructions,
    ),
    Holding(
        key="feed_shown",
        title="What your feed showed you",
        what="Which clips were put into your feed, where, when and for which reasons.",
        kept=f"{settings.IMPRESSION_DAYS} days; how a page was put together in detail,"
        f" {settings.TRACE_HOURS} hours.",
        models=(Slate, Impression),
        rows=_shown,
    ),
)
